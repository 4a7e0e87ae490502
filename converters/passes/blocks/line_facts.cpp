#include "converters/passes/blocks/line_facts.h"

#include <algorithm>
#include <array>

#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::array<char32_t, 16> kSentenceEnds{U'。', U'！', U'？', U'…', U'”',  U'」', U'』', U'）',
                                                 U'.',  U'!',  U'?',  U'"', U'：', U':',  U'；', U'’'};

}  // namespace

void add_text(LineFacts& line, std::string_view text) {
  if (text.empty()) return;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U) {
      ++line.columns;
      ++at;
    } else if (byte >= 0xE5U && byte <= 0xE9U && at + 2 < text.size()) {  // U+5000 to U+9FFF, all wide
      line.columns += 2;
      at += 3;
    } else {
      const CodePoint c = decode(text, at);
      line.columns += is_wide(c.value) ? 2 : 1;
      at += c.size;
    }
  }
  const char32_t last = decode_before(text, text.size()).value;
  line.ends_sentence = std::find(kSentenceEnds.begin(), kSentenceEnds.end(), last) != kSentenceEnds.end();
}

}  // namespace offprint
