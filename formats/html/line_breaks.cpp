#include "formats/html/line_breaks.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"
#include "formats/unicode/lines.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// wpautop's own list (wp-includes/formatting.php), in lower case.
constexpr auto kBlocks = std::to_array<std::string_view>(
    {"table",  "thead",   "tfoot",   "caption", "col",        "colgroup", "tbody",  "tr",     "td",         "th",
     "div",    "dl",      "dd",      "dt",      "ul",         "ol",       "li",     "pre",    "form",       "map",
     "area",   "p",       "h1",      "h2",      "h3",         "h4",       "h5",     "h6",     "hr",         "fieldset",
     "legend", "aside",   "article", "section", "header",     "hgroup",   "nav",    "figure", "figcaption", "details",
     "menu",   "summary", "footer",  "address", "blockquote", "style",    "script", "iframe", "textarea",   "center"});
constexpr auto kVerbatim = std::to_array<std::string_view>({"pre", "script", "style", "textarea"});

// The name of the tag that begins at the front of `text`, start or end; empty for none.
std::string_view tag_name(std::string_view text) {
  if (!text.starts_with('<')) return {};
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  const auto* const end = std::find_if_not(text.begin(), text.end(), is_alphanumeric);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

template <class List>
bool holds(const List& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view row) { return equals_ignoring_case(row, name); });
}

bool begins_with_block(std::string_view line) { return holds(kBlocks, tag_name(trim(line))); }

bool ends_with_block(std::string_view line) {
  line = trim(line);
  const std::size_t open = line.ends_with('>') ? line.rfind('<') : line.npos;
  return open != line.npos && holds(kBlocks, tag_name(line.substr(open)));
}

class Paragraphs {
 public:
  explicit Paragraphs(std::string_view html) : html_(html) { out_.reserve(html.size() + html.size() / 8); }

  std::string run() {
    for (std::size_t at = 0; at < html_.size(); at = after_line(html_, at)) line(line_at(html_, at));
    close();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) {
    const bool verbatim = !verbatim_.empty();
    follow(text);
    if (verbatim) {
      out_.append(text).append("\n");
      return;
    }
    if (is_blank(text)) return close();
    const bool block = begins_with_block(text);
    if (block) close();
    if (!open_ && !block) {
      out_ += "<p>";
      open_ = true;
    } else if (open_ && !after_block_) {
      out_ += "<br>";
    }
    out_.append(text).append("\n");
    after_block_ = ends_with_block(text);
  }

  void close() {
    if (open_) out_ += "</p>\n";
    open_ = false;
    after_block_ = false;
  }

  // Which element, if any, is open behind the line that keeps its line ends.
  void follow(std::string_view text) {
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
      const std::string_view tag = text.substr(at);
      const std::string_view name = tag_name(tag);
      const bool end = tag.starts_with("</");
      if (verbatim_.empty() && !end && holds(kVerbatim, name)) {
        verbatim_ = lower(name);
      } else if (end && equals_ignoring_case(verbatim_, name)) {
        verbatim_.clear();
      }
    }
  }

  std::string_view html_;
  std::string out_;
  std::string verbatim_;
  bool open_ = false;  // a paragraph
  bool after_block_ = false;
};

}  // namespace

std::string with_paragraphs(std::string_view html) { return Paragraphs(html).run(); }

std::string text_as_html(std::string_view text) {
  std::string escaped;
  append_xml_text(escaped, text);
  return with_paragraphs(escaped);
}

}  // namespace offprint
