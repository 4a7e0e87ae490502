// The title once. Where the page says it again before the text, as a heading or a paragraph of its own, it is cut under
// --clean article; what differs in more than white space, letter case and a site's name behind it is no repetition. An
// article without a title takes its first heading of depth 1, which then stands in the metadata.
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

// Letters and signs without white space, ASCII in lower case.
std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const bool blank = is_space(c.value) || c.value == 0xA0 || c.value == 0x3000 ||
                       (c.value >= 0x2000 && c.value <= 0x200F) || c.value == 0xFEFF;
    if (!blank) {
      for (std::size_t i = 0; i < c.size; ++i)
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at + i])));
    }
    at += c.size;
  }
  return out;
}

// What stands between a title and the site's name in a <title>.
constexpr std::array<std::string_view, 9> kSuffixes{"-", "–", "—", "|", "｜", "_", "«", "·", "：："};

bool repeats(const std::string& title, const std::string& block) {
  if (block.empty() || title.substr(0, block.size()) != block) return false;
  if (title.size() == block.size()) return true;
  const std::string_view rest = std::string_view(title).substr(block.size());
  for (const std::string_view suffix : kSuffixes) {
    if (rest.substr(0, suffix.size()) == suffix && block.size() > rest.size()) return true;
  }
  return false;
}

constexpr int kBlocksBeforeText = 6;
constexpr std::size_t kProse = 240;    // bytes of paragraphs from which the text has begun
constexpr std::size_t kSentence = 60;  // a shorter paragraph is a date, a name, a label

}  // namespace

void cut_title(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Metadata& metadata = document.metadata;
  const std::string title = squeezed(metadata.title);
  int blocks = 0;
  std::size_t prose = 0;
  for (Node* block = document.root->first; block != nullptr && blocks < kBlocksBeforeText; ++blocks) {
    Node* const next = block->next;
    const std::string text = text_content(*block);
    const auto* heading = as<Heading>(block);
    if (block->kind == Kind::Paragraph && text.size() >= kSentence && !repeats(title, squeezed(text)))
      prose += text.size();
    if (prose > kProse) return;
    if (title.empty()) {
      if (block->kind == Kind::Paragraph) return;  // a heading behind text is a heading of the text
      if (heading != nullptr && heading->depth == 1 && has_text(*block)) {
        metadata.title = trim(text);
        if (options.clean == Clean::Article) {
          diagnostics.lifted("title", block->source.begin, text);
          detach(*block);
        }
        return;
      }
    } else if (options.clean == Clean::Article && (heading != nullptr || block->kind == Kind::Paragraph) &&
               repeats(title, squeezed(text))) {
      diagnostics.cut("title", block->source.begin, text);
      detach(*block);
    }
    block = next;
  }
}

}  // namespace offprint
