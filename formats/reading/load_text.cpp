#include "formats/reading/load_text.h"

#include <cstdint>
#include <limits>
#include <string>

#include "formats/charset/charset.h"
#include "formats/charset/clean_text.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// UTF-8 with fewer than one ill-formed character in this many is damaged, and not text in another charset, which never
// reads as UTF-8 so well by chance.
constexpr std::size_t kGoodForOneBad = 4;

bool is_mostly_utf8(const Utf8Survey& survey) {
  const std::size_t bad = survey.bad - (survey.cut ? 1 : 0);
  return survey.good > 0 && bad * kGoodForOneBad <= survey.good;
}

struct Choice {
  std::string_view charset;
  std::size_t mark = 0;  // bytes of the BOM
  bool guessed = false;
};

Choice choose(std::string_view bytes, const Utf8Survey& survey) {
  const ByteOrderMark mark = byte_order_mark(bytes);
  if (mark.size > 0) return {mark.charset, mark.size, false};
  const bool wide_utf8 = survey.bad == 0 && survey.good > 0;  // which UTF-16 never is by chance
  const std::string_view wide = wide_utf8 ? std::string_view() : utf16_without_mark(bytes);
  if (!wide.empty()) return {wide, 0, true};
  if (survey.bad == 0 || is_mostly_utf8(survey)) return {kUtf8, 0, false};
  const std::string_view declared = declared_charset(bytes);
  if (!declared.empty()) return {declared, 0, false};
  return {detect_charset(bytes), 0, true};
}

Result<Choice> choose_named(std::string_view bytes, const std::string& label) {
  const auto named = charset_named(label);
  if (!named) return fail(named.error());
  const std::string_view charset = *named;
  const ByteOrderMark mark = byte_order_mark(bytes);
  const bool both_wide = mark.charset.starts_with("UTF-16") && charset.starts_with("UTF-16");
  if (both_wide || mark.charset == charset) return Choice{mark.charset, mark.size, false};
  return Choice{charset, 0, false};
}

}  // namespace

Result<void> load_text(std::string_view bytes, const ReadOptions& options, Document& document) {
  if (bytes.empty()) return fail(Fault::Empty, "the input is empty");
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
    return fail(Fault::TooLarge, "the input is larger than 4 GiB; split it");
  }
  Utf8Survey survey = survey_utf8(bytes);
  Choice choice;
  if (options.charset.empty()) {
    choice = choose(bytes, survey);
  } else {
    const Result<Choice> named = choose_named(bytes, options.charset);
    if (!named) return tl::unexpected(named.error());
    choice = *named;
  }
  std::size_t replaced = survey.bad;
  std::string_view text = bytes;
  Converted converted;
  if (choice.charset != kUtf8) {
    auto made = convert(bytes.substr(choice.mark), choice.charset);
    if (!made) return tl::unexpected(made.error());
    converted = std::move(*made);
    replaced = converted.replaced;
    text = converted.text;
    survey = survey_utf8(text);
  }
  if (auto filled = fill_buffer(text, survey, document); !filled) return filled;
  if (choice.guessed) document.diagnostics.report(DiagnosticCode::CharsetGuessed, 0, choice.charset);
  if (replaced > 0) {
    const std::size_t first = document.input().find("\xEF\xBF\xBD");
    document.diagnostics.report(DiagnosticCode::BytesReplaced, static_cast<std::uint32_t>(first), choice.charset,
                                static_cast<std::uint32_t>(replaced));
  }
  return {};
}

}  // namespace offprint
