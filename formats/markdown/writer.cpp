#include "formats/markdown/writer.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/html/xhtml.h"
#include "formats/markdown/destination.h"
#include "formats/markdown/footnotes.h"
#include "formats/markdown/front_matter.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/pictures.h"
#include "formats/markdown/table.h"
#include "formats/writing/line_writer.h"
#include "formats/writing/width.h"
#include "formats/writing/words.h"

namespace offprint {

namespace markdown {
namespace {

// The pictures of a table that is written as HTML.
class HtmlPlace final : public XhtmlPlace {
 public:
  explicit HtmlPlace(Pictures& pictures) : pictures_(pictures) {}
  Picture picture(const Image& image) override {
    const std::string_view address = pictures_.address(image);
    return {address.empty() ? Picture::Use::Left : Picture::Use::Shown, std::string(address)};
  }

 private:
  Pictures& pictures_;
};

class Writer {
 public:
  Writer(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses)
      : document_(document),
        options_(options),
        lines_(output.main),
        pictures_(document, options, output, losses),
        notes_(*document.root),
        inlines_(pictures_, notes_, document.metadata.language) {}

  void write() {
    if (options_.header) write_header();
    write_children(*document_.root);
    std::size_t noted = 0;
    while (noted < definitions_.size()) footnote(*definitions_[noted++]);  // a note may hold a note
    lines_.finish();
  }

  // Blocks: a method a kind.
  void operator()(const Paragraph& node) {
    const bool leads = begins_item() && node.parent->kind == Kind::ListItem;
    put(inlines_.children(node, leads ? Place::Item : Place::Paragraph, columns()));
  }
  void operator()(const Heading& node) {
    const std::string text = inlines_.children(node, Place::Heading);
    if (!text.empty()) put(std::string(node.depth, '#') + ' ' + text);
  }
  // `- ---` is one rule, and `---` on the first line of a file opens front matter.
  void operator()(const ThematicBreak&) { put(begins_item() || lines_.empty() ? "___" : "---"); }
  void operator()(const BlockQuote& node) {
    const std::size_t before = written_;
    const char list_before = std::exchange(list_end_, '\0');
    lines_.push("> ");
    write_children(node);
    lines_.pop();
    list_end_ = written_ == before ? list_before : '\0';
  }
  void operator()(const List& list);
  void operator()(const Code& node);
  void operator()(const Table& table);
  void operator()(const Figure& node);
  void operator()(const Gallery& node) { write_children(node); }
  void operator()(const Embed& node) { put(inlines_.embed(node, columns())); }
  void operator()(const DefinitionList& node) { write_children(node); }
  void operator()(const DefinitionTerm& node) { put(inlines_.children(node, Place::Paragraph, columns())); }
  void operator()(const DefinitionDescription& node) { write_children(node); }
  void operator()(const FootnoteDefinition& node) { definitions_.push_back(&node); }
  void operator()(const Math& node) { put("$$\n" + std::string(node.value.view()) + "\n$$"); }
  template <class T>
    requires(!is(T::kKind, group::kFlow))  // what never stands among blocks
  void operator()(const T&) {}

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  // Primitives.
  void put(std::string_view text) {
    if (text.empty()) return;
    lines_.write_lines(text);
    ++written_;
    list_end_ = '\0';
  }
  bool begins_item() const { return written_ == item_begin_; }
  int columns() const {
    constexpr int kLeast = 10;  // however deep the block stands
    if (options_.columns == 0) return 0;
    const bool wide = is_east_asian(document_.metadata.language);
    return std::max(kLeast, options_.columns - display_width(lines_.prefix(), wide));
  }

  void write_header() {
    const std::string matter = front_matter(document_.metadata);
    if (matter.empty()) return;
    lines_.write_lines(std::string_view(matter).substr(0, matter.size() - 1));
    lines_.blank_line();
  }

  // Blocks with an empty line between them; the first begins where its container does.
  void write_children(const Node& parent, bool tight = false) {
    std::size_t before = written_;
    const Node* last = nullptr;
    for (const Node* child = parent.first; child != nullptr; child = child->next) {
      if (last != nullptr) separate(*last, *child, tight);
      visit(*child, *this);
      if (written_ == before) continue;  // nothing to show
      before = written_;
      last = child;
    }
  }
  void separate(const Node& left, const Node& right, bool tight) {
    if (tight && left.kind == Kind::Paragraph && interrupts_paragraph(right)) {
      lines_.end_line();
    } else {
      lines_.blank_line();
    }
  }
  // The list may follow a paragraph without an empty line (CommonMark §5.2): it begins with 1, and not with an empty
  // item, whose mark would make the paragraph a heading.
  static bool interrupts_paragraph(const Node& node) {
    const auto* list = as<List>(&node);
    if (list == nullptr || list->first == nullptr || (list->ordered && list->start != 1)) return false;
    const Node* begin = list->first->first;
    return begin != nullptr && begin->kind == Kind::Paragraph && has_text(*begin);
  }

  // Two lists beside each other differ in their marks, and so do a list and one that begins its first item: `- - -` is
  // a rule.
  char list_mark(const List& list) const {
    const char last = begins_item() && list.parent->kind == Kind::ListItem ? item_mark_ : list_end_;
    if (list.ordered) return last == '.' ? ')' : '.';
    return last == '-' ? '*' : '-';
  }
  void write_item(const Node& item, std::string_view mark, bool tight) {
    const std::size_t begin = written_;
    lines_.push(mark, std::string(mark.size(), ' '));
    item_begin_ = begin;
    item_mark_ = mark[mark.size() - 2];
    list_end_ = '\0';
    write_children(item, tight);
    if (written_ == begin) {
      lines_.write("");
      ++written_;
    }
    lines_.pop();
    item_begin_ = kNowhere;
  }

  void footnote(const FootnoteDefinition& node) {
    lines_.blank_line();
    const std::string* label = notes_.label(node);
    if (label != nullptr) lines_.push("[^" + *label + "]: ", "    ");
    list_end_ = '\0';
    const std::size_t before = written_;
    write_children(node);
    if (label == nullptr) return;
    if (written_ == before) lines_.write("");
    lines_.pop();
  }

  const Document& document_;
  const WriteOptions& options_;
  LineWriter lines_;
  Pictures pictures_;
  Footnotes notes_;
  Inlines inlines_;
  std::vector<const FootnoteDefinition*> definitions_;  // to be written at the end
  std::size_t written_ = 0;                             // leaf blocks so far
  std::size_t item_begin_ = kNowhere;                   // `written_` where the item that is open began
  char item_mark_ = '\0';                               // its list's: - * . )
  char list_end_ = '\0';                                // the mark of the list that ended just now
};

void Writer::operator()(const List& list) {
  constexpr std::int64_t kMost = 999'999'999;  // nine digits (CommonMark §5.2)
  const char mark = list_mark(list);
  std::int64_t number = std::max<std::int64_t>(list.start, 0);
  for (const Node* item = list.first; item != nullptr; item = item->next, ++number) {
    if (item != list.first) list.spread ? lines_.blank_line() : lines_.end_line();
    const std::string digits = list.ordered ? std::to_string(std::min(number, kMost)) : std::string();
    write_item(*item, digits + mark + ' ', !list.spread);
  }
  if (list.first != nullptr) list_end_ = mark;
}

void Writer::operator()(const Code& node) {
  const std::string_view value = node.value;
  const char tick = node.lang.view().find('`') == std::string_view::npos ? '`' : '~';
  std::size_t longest = 2;
  for (std::size_t at = value.find(tick); at != std::string_view::npos; at = value.find(tick, at)) {
    const std::size_t end = std::min(value.find_first_not_of(tick, at), value.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  const std::string fence(longest + 1, tick);
  put(fence + info_string(node.lang));
  lines_.end_line();
  if (!value.empty()) {
    lines_.write_lines(value);
    lines_.end_line();
  }
  lines_.write(fence);
}

// What is no picture is a block of its own, above its caption.
void Writer::operator()(const Figure& node) {
  const Node* shown = node.first;
  while (shown != nullptr && !is(shown->kind, group::kExhibit)) shown = shown->next;
  if (shown == nullptr) return put(inlines_.figure(node, columns()));
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (child != node.first) lines_.blank_line();
    if (is(child->kind, group::kExhibit)) {
      visit(*child, *this);
    } else {
      put(inlines_.figure_part(*child, columns()));
    }
  }
}

void Writer::operator()(const Table& table) {
  if (fits_pipes(table)) return put(pipe_table(table, inlines_));
  XhtmlOptions html;
  html.form = XhtmlOptions::Form::Fragment;
  HtmlPlace place(pictures_);
  std::string out;
  XhtmlWriter(html, place, out).write(table);
  while (out.ends_with('\n')) out.pop_back();
  put(out);
}

}  // namespace
}  // namespace markdown

void write_markdown(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  markdown::Writer(document, options, output, losses).write();
}

}  // namespace offprint
