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
#include "formats/language/tags.h"
#include "formats/layout/width.h"
#include "formats/markdown/as_html.h"
#include "formats/markdown/destination.h"
#include "formats/markdown/footnotes.h"
#include "formats/markdown/formula.h"
#include "formats/markdown/front_matter.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/pictures.h"
#include "formats/markdown/plain_top.h"
#include "formats/markdown/table.h"
#include "formats/markdown/targets.h"
#include "formats/writing/line_writer.h"
#include "formats/writing/list_numbers.h"
#include "formats/writing/words.h"

namespace offprint {

namespace markdown {
namespace {

// The pictures and links of a table that is written as HTML.
class HtmlPlace final : public XhtmlPlace {
 public:
  HtmlPlace(Pictures& pictures, const Targets& targets) : pictures_(pictures), targets_(targets) {}
  Picture picture(const Image& image) override {
    const std::string_view address = pictures_.address(image);
    return {address.empty() ? Picture::Use::Left : Picture::Use::Shown, std::string(address)};
  }
  std::string link(const Node& node, std::string_view address) override {
    std::string made;
    return XhtmlPlace::link(node, targets_.address(address, made));
  }

 private:
  Pictures& pictures_;
  const Targets& targets_;
};

class Writer {
 public:
  Writer(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses)
      : document_(document),
        options_(options),
        top_(output.main),
        lines_(top_),
        pictures_(document, options, output, losses),
        notes_(*document.root),
        targets_(document, options.part),
        inlines_(pictures_, notes_, targets_, document.metadata.language) {}

  void write() {
    if (options_.header) write_header();
    write_children(*document_.root);
    std::size_t noted = 0;
    while (noted < definitions_.size()) footnote(*definitions_[noted++]);  // a note may hold a note
    put_names();
    lines_.finish();
  }

  // Blocks: a method a kind.
  void operator()(const Paragraph& node) {
    const bool leads = begins_item() && is_item(*node.parent);
    const std::string_view box = leads ? box_of(*node.parent) : std::string_view();
    put(box, inlines_.children(node, leads ? Place::Item : Place::Paragraph, columns()));
  }
  void operator()(const Heading& node) {
    constexpr std::string_view kMark = "###### ";
    const std::string_view text = inlines_.children(node, Place::Heading);
    if (!text.empty()) put(kMark.substr(kMark.size() - 1 - node.depth), text);
  }
  // `- ---` is one rule, and `---` on the first line of a file opens front matter.
  void operator()(const ThematicBreak&) {
    put_names();
    put(begins_item() || lines_.empty() ? "___" : "---");
  }
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
  void operator()(const DefinitionList& list);
  void operator()(const FootnoteDefinition& node) { definitions_.push_back(&node); }
  void operator()(const Math& node) { put(formula_block(node.value)); }
  template <class T>
    requires(!is(T::kKind, group::kFlow))  // what is never among blocks
  void operator()(const T&) {}

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  static constexpr std::string_view kIndent = "            ";  // of the longest mark of a list: "999999999. "

  // Primitives.
  void put(std::string_view text) {
    if (text.empty()) return;
    lines_.write_lines(text);
    ++written_;
    list_end_ = '\0';
  }
  void put(std::string_view before, std::string_view text) {
    if (before.empty()) return put(text);
    put(joined_.assign(before).append(text));
  }
  // For a block that is not text, and holds none that they could go into.
  void put_names() {
    const std::string names = inlines_.settle();
    if (names.empty()) return;
    put(names);
    lines_.blank_line();
  }
  bool begins_item() const { return written_ == item_begin_; }
  int columns() const {
    constexpr int kLeast = 10;  // however deep the block is
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
      if (child->kind != Kind::FootnoteDefinition) inlines_.owe(targets_.tags(*child));
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
    if (list == nullptr || list->first == nullptr) return false;
    if (list->ordered && ListNumbers(*list)(*list->first) != 1) return false;
    const Node* begin = list->first->first;
    return begin != nullptr && begin->kind == Kind::Paragraph && has_text(*begin);
  }

  // Adjacent lists differ in their marks, and so do a list and one that begins its first item: `- - -` is a rule.
  char list_mark(bool ordered, const Node& list) const {
    const char last = begins_item() && is_item(*list.parent) ? item_mark_ : list_end_;
    if (ordered) return last == '.' ? ')' : '.';
    return last == '-' ? '*' : '-';
  }
  // GFM's task list item: a box before its first words.
  static std::string_view box_of(const Node& node) {
    const auto* item = as<ListItem>(&node);
    if (item == nullptr || item->checked == Checked::None) return {};
    return item->checked == Checked::Yes ? "[x] " : "[ ] ";
  }
  void write_children_of_item(const Node& item, bool tight) {
    inlines_.owe(targets_.tags(item));
    const bool led = item.first != nullptr && item.first->kind == Kind::Paragraph;
    const std::string_view box = led ? std::string_view() : box_of(item);
    put(box.substr(0, box.find_last_of(']') + 1));
    if (!box.empty()) lines_.blank_line();
    write_children(item, tight);
  }
  // What is written between push and pop of an item's mark.
  static bool is_item(const Node& node) {
    return node.kind == Kind::ListItem || node.kind == Kind::DefinitionDescription;
  }
  template <class Write>
  void write_item(std::string_view mark, Write write) {
    const std::size_t begin = written_;
    lines_.push(mark, kIndent.substr(0, mark.size()));
    item_begin_ = begin;
    item_mark_ = mark[mark.size() - 2];
    list_end_ = '\0';
    write();
    if (written_ == begin) {
      lines_.write("");
      ++written_;
    }
    lines_.pop();
    item_begin_ = kNowhere;
  }

  void html(const Node& node);

  void footnote(const FootnoteDefinition& node) {
    lines_.blank_line();
    const std::string* label = notes_.label(node);
    if (label != nullptr) lines_.push("[^" + *label + "]: ", "    ");
    list_end_ = '\0';
    inlines_.owe(targets_.tags(node));
    inlines_.owe(notes_.tags(node));
    const std::size_t before = written_;
    write_children(node);
    if (label == nullptr) return;
    if (written_ == before) lines_.write("");
    lines_.pop();
  }

  const Document& document_;
  const WriteOptions& options_;
  PlainTop top_;
  LineWriter lines_;
  Pictures pictures_;
  Footnotes notes_;
  Targets targets_;
  Inlines inlines_;
  std::vector<const FootnoteDefinition*> definitions_;  // to be written at the end
  std::string joined_;                                  // room for `put`
  std::size_t written_ = 0;                             // leaf blocks so far
  std::size_t item_begin_ = kNowhere;                   // `written_` where the item that is open began
  char item_mark_ = '\0';                               // its list's: - * . )
  char list_end_ = '\0';                                // the mark of the list that has just ended
};

// Markdown counts up from a list's first number: an item with any other begins a list of its own, told from the one
// before by its mark.
void Writer::operator()(const List& list) {
  if (is_written_as_html(list)) return html(list);
  ListNumbers numbers(list);
  char mark = list_mark(list.ordered, list);
  std::int64_t due = list.ordered && list.first != nullptr ? ListNumbers(list)(*list.first) : 0;
  for (const Node* item = list.first; item != nullptr; item = item->next, ++due) {
    if (item != list.first) list.spread ? lines_.blank_line() : lines_.end_line();
    std::string before;
    if (list.ordered) {
      const std::int64_t number = numbers(*item);
      if (number != std::exchange(due, number)) mark = mark == '.' ? ')' : '.';
      before = std::to_string(number);
    }
    before += {mark, ' '};
    write_item(before, [&] { write_children_of_item(*item, !list.spread); });
  }
  if (list.first != nullptr) list_end_ = mark;
}

// Markdown has no such list: terms and their descriptions become an item, with the terms bold on its first lines.
void Writer::operator()(const DefinitionList& list) {
  const char mark = list_mark(false, list);
  for (const Node* at = list.first; at != nullptr;) {
    if (at != list.first) lines_.blank_line();
    write_item(std::string{mark, ' '}, [&] {
      for (const Node* term = at; term != nullptr && term->kind == Kind::DefinitionTerm; term = term->next)
        inlines_.owe(targets_.tags(*term));
      if (at->kind == Kind::DefinitionTerm) put(inlines_.terms(*at, columns()));
      while (at != nullptr && at->kind == Kind::DefinitionTerm) at = at->next;
      for (; at != nullptr && at->kind == Kind::DefinitionDescription; at = at->next) {
        if (!begins_item()) lines_.blank_line();
        inlines_.owe(targets_.tags(*at));
        write_children(*at);
      }
    });
  }
  if (list.first != nullptr) list_end_ = mark;
}

void Writer::operator()(const Code& node) {
  put_names();
  const std::string_view value = node.value;
  const std::string info = info_string(node.lang);
  const char tick = info.find('`') == std::string::npos ? '`' : '~';
  std::size_t longest = 2;
  for (std::size_t at = value.find(tick); at != std::string_view::npos; at = value.find(tick, at)) {
    const std::size_t end = std::min(value.find_first_not_of(tick, at), value.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  const std::string fence(longest + 1, tick);
  put(fence + info);
  lines_.end_line();
  if (!value.empty()) {
    lines_.write_lines(value);
    lines_.end_line();
  }
  lines_.write(fence);
}

// Anything but a picture is a block of its own, above its caption.
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
  if (!is_written_as_html(table)) return put(pipe_table(table, inlines_, targets_));
  html(table);
}

// HTML with its second brace or percent sign as a reference: the tags of templates are looked for in HTML too.
std::string without_shortcodes(std::string_view html) {
  std::string out;
  for (const char c : html) {
    const bool tag = !out.empty() && out.back() == '{' && (c == '{' || c == '%');
    tag ? void(out += c == '{' ? "&#123;" : "&#37;") : out.push_back(c);
  }
  return out;
}

// What Markdown cannot express. Names in it go before it.
void Writer::html(const Node& node) {
  for (const Node* part = node.first; part != nullptr; part = part->next) inlines_.owe(targets_.tags_within(*part));
  put_names();
  XhtmlOptions options;
  options.form = XhtmlOptions::Form::Fragment;
  HtmlPlace place(pictures_, targets_);
  std::string out;
  XhtmlWriter(options, place, out).write(node);
  while (out.ends_with('\n')) out.pop_back();
  put(without_shortcodes(out));
}

}  // namespace
}  // namespace markdown

void write_markdown(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  markdown::Writer(document, options, output, losses).write();
}

}  // namespace offprint
