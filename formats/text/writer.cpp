#include "formats/text/writer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/address/readable.h"
#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/math/line.h"
#include "formats/text/endnotes.h"
#include "formats/text/fill.h"
#include "formats/text/grid.h"
#include "formats/text/inlines.h"
#include "formats/text/prose.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/writing/line_writer.h"
#include "formats/writing/list_numbers.h"
#include "formats/writing/note_label.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 3> kBullets{"• ", "◦ ", "▪ "};  // by the depth of bullet lists
constexpr std::string_view kQuote = "> ";
constexpr std::string_view kCodeIndent = "    ";
constexpr std::string_view kDescriptionIndent = "    ";
constexpr std::string_view kRecordIndent = "  ";
constexpr std::string_view kThematicBreak = "* * *";
constexpr std::size_t kLongestLabel = 1000;  // bytes of a column's header that each row repeats
constexpr int kWidestGrid = 120;  // columns of a table where lines have no limit: what a terminal can still show

// "甲、乙 · 2020-10-12 11:54", or the part of it that is known.
std::string byline(const Metadata& metadata) {
  const std::string_view between = comma(metadata.language);
  std::string line;
  for (const std::string& author : metadata.authors) {
    if (!line.empty()) line += between;
    line += author;
  }
  if (!line.empty() && metadata.date()) line += " · ";
  return line + shown_date(metadata.date());
}

class TextWriter {
 public:
  TextWriter(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses)
      : document_(document),
        options_(options),
        language_(document.metadata.language),
        line_(output.main),
        inlines_(document, options, output, endnotes_, losses),
        fill_(language_) {}

  void write();

  // For `visit`: blocks.
  void operator()(const Paragraph& paragraph) { write_prose(inlines_.children(paragraph)); }
  void operator()(const Heading& heading);
  void operator()(const ThematicBreak& /*thematic_break*/) { line_.write(kThematicBreak); }
  void operator()(const BlockQuote& quote);
  void operator()(const List& list);
  void operator()(const Code& code);
  void operator()(const Table& table);
  void operator()(const Figure& figure);
  void operator()(const Gallery& gallery) { blocks(gallery); }
  void operator()(const Embed& embed) { write_prose(inlines_.picture(embed, {})); }
  void operator()(const DefinitionList& list);
  void operator()(const FootnoteDefinition& footnote) { footnotes_.push_back(&footnote); }
  void operator()(const Math& formula);
  // Phrasing content that a reader of documents let stand alone.
  template <class T>
    requires(!is(T::kKind, group::kFlow))
  void operator()(const T& node) {
    write_prose(inlines_.children(node));
  }

 private:
  void header();
  void notes();
  void addresses();

  void blocks(const Node& parent, bool tight = false);
  void item(const Node& item, std::string_view marker, bool tight);
  void write_grid(const Grid& grid, const std::vector<int>& widths);
  void write_records(const Grid& grid);
  void record_cell(const GridCell& cell, std::string_view label);

  void write_prose(const Prose& prose);
  void write_line(std::string_view text);
  void push(std::string_view first, std::string_view rest);
  int room() const;

  const Document& document_;
  const WriteOptions& options_;
  std::string_view language_;
  LineWriter line_;
  Endnotes endnotes_;
  Inlines inlines_;
  Fill fill_;
  std::vector<const FootnoteDefinition*> footnotes_;
  std::size_t bullet_depth_ = 0;
};

void TextWriter::write() {
  if (options_.header) header();
  blocks(*document_.root);
  notes();
  addresses();
  line_.finish();
}

void TextWriter::header() {
  const Metadata& metadata = document_.metadata;
  if (!metadata.title.empty()) write_line(metadata.title);
  line_.blank_line();
  if (const std::string line = byline(metadata); !line.empty()) write_line(line);
  line_.end_line();
  if (!metadata.url.empty()) line_.write(readable_address(spell_address(metadata.url)));
  line_.blank_line();
}

void TextWriter::notes() {
  if (footnotes_.empty()) return;
  line_.blank_line();
  write_line(word(Word::Notes, language_));
  std::size_t written = 0;
  while (written < footnotes_.size()) {  // a note may hold another
    const FootnoteDefinition& note = *footnotes_[written++];
    line_.blank_line();
    const std::string_view label = bare_label(note.label.empty() ? note.identifier : note.label);
    item(note, "[^" + std::string(label) + "] ", false);
  }
}

void TextWriter::addresses() {
  if (endnotes_.addresses().empty()) return;
  line_.blank_line();
  write_line(word(Word::Links, language_));
  line_.blank_line();
  std::size_t number = 0;
  for (const std::string& address : endnotes_.addresses()) {
    line_.write('[' + std::to_string(++number) + "] " + readable_address(address));
    line_.end_line();
  }
}

void TextWriter::blocks(const Node& parent, bool tight) {
  for (const Node* block = parent.first; block != nullptr; block = block->next) {
    if (block != parent.first && tight && block->kind == Kind::List) {
      line_.end_line();
    } else if (block != parent.first) {
      line_.blank_line();
    }
    visit(*block, *this);
  }
}

// A chapter's or section's heading has two empty lines before it, which is all that tells it from a paragraph.
void TextWriter::operator()(const Heading& heading) {
  if (heading.depth <= 2 && heading.parent == document_.root && heading.previous != nullptr && !line_.empty()) {
    line_.write({});
    line_.end_line();
  }
  write_prose(inlines_.children(heading));
}

void TextWriter::operator()(const BlockQuote& quote) {
  push(kQuote, kQuote);
  blocks(quote);
  line_.pop();
}

namespace {

// A task's box, in place of the bullet.
std::string_view box_of(const Node& node) {
  const auto* item = as<ListItem>(&node);
  if (item == nullptr || item->checked == Checked::None) return {};
  return item->checked == Checked::Yes ? "[x] " : "[ ] ";
}

}  // namespace

void TextWriter::operator()(const List& list) {
  ListNumbers numbers(list);
  const std::string_view bullet = kBullets.at(bullet_depth_ % kBullets.size());
  if (!list.ordered) ++bullet_depth_;
  for (const Node* child = list.first; child != nullptr; child = child->next) {
    if (child != list.first && list.spread) line_.blank_line();
    if (child != list.first && !list.spread) line_.end_line();
    std::string marker = list.ordered ? list_number(numbers(*child), list.style) + ". " : std::string(bullet);
    if (const std::string_view box = box_of(*child); !box.empty()) marker = (list.ordered ? marker : "").append(box);
    item(*child, marker, !list.spread);
  }
  if (!list.ordered) --bullet_depth_;
}

void TextWriter::item(const Node& item, std::string_view marker, bool tight) {
  push(marker, std::string(static_cast<std::size_t>(fill_.width(marker)), ' '));
  if (item.first == nullptr) line_.write({});
  blocks(item, tight);
  line_.pop();
}

void TextWriter::operator()(const Code& code) {
  push(kCodeIndent, kCodeIndent);
  line_.write_lines(code.value);
  line_.pop();
}

void TextWriter::operator()(const Figure& figure) {
  std::string said;
  for (const Node* child = figure.first; child != nullptr; child = child->next) {
    if (child->kind == Kind::Caption) said += text_content(*child);
  }
  for (const Node* child = figure.first; child != nullptr; child = child->next) {
    const bool exhibit = is(child->kind, group::kExhibit);
    if (child != figure.first && (exhibit || is(child->previous->kind, group::kExhibit))) line_.blank_line();
    if (exhibit) {
      visit(*child, *this);
      continue;
    }
    line_.end_line();
    write_prose(is(child->kind, group::kCaption) ? inlines_.children(*child) : inlines_.picture(*child, said));
  }
}

void TextWriter::operator()(const Math& formula) {
  push(kCodeIndent, kCodeIndent);
  line_.write_lines(math::readable_line(formula.value, "\n"));
  line_.pop();
}

void TextWriter::operator()(const DefinitionList& list) {
  for (const Node* child = list.first; child != nullptr; child = child->next) {
    if (child->kind == Kind::DefinitionTerm) {
      if (child->previous != nullptr && child->previous->kind == Kind::DefinitionDescription) line_.blank_line();
      line_.end_line();
      write_prose(inlines_.children(*child));
      continue;
    }
    line_.end_line();
    push(kDescriptionIndent, kDescriptionIndent);
    blocks(*child);
    line_.pop();
  }
}

void TextWriter::operator()(const Table& table) {
  Grid grid(table);
  if (grid.is_simple()) {
    const bool wrapping = options_.columns > 0;
    grid.read_prose(inlines_, !wrapping);
    const std::vector<int> widths = fit_columns(grid, wrapping ? room() : kWidestGrid, fill_);
    if (!widths.empty() && (wrapping || !wraps(grid, widths, fill_))) {
      write_grid(grid, widths);
      return;
    }
  }
  write_records(grid);
}

void TextWriter::write_grid(const Grid& grid, const std::vector<int>& widths) {
  const bool ruled = wraps(grid, widths, fill_);  // without rules a row's end would not show
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    for (const std::string& text : row_lines(grid, grid.rows[i], widths, fill_)) {
      line_.end_line();
      line_.write(text);
    }
    if (i + 1 == grid.rows.size() || (!ruled && i + 1 != grid.header_rows)) continue;
    line_.end_line();
    line_.write(rule_line(widths));
  }
}

namespace {

// Its text, the blocks parted by blanks.
void append_label(const Node& node, std::string& label) {
  if (node.first == nullptr || is(node.first->kind, group::kPhrasing)) {
    label.append(text_content(node)) += ' ';
    return;
  }
  for (const Node* child = node.first; child != nullptr; child = child->next) append_label(*child, label);
}

std::string label_of(const TableCell& cell) {
  std::string label;
  append_label(cell, label);
  return one_line(label);
}

}  // namespace

// A table that no grid can hold: its header once, then a record for each row, each cell on a line after its label.
void TextWriter::write_records(const Grid& grid) {
  std::vector<std::string_view> labels(grid.columns);
  std::deque<std::string> texts;  // of the labels
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    if (i > 0) line_.blank_line();
    if (i < grid.header_rows && grid.columns > 1) {
      for (const GridCell& cell : grid.rows[i].cells) {
        const std::string& text = texts.emplace_back(label_of(*cell.node));
        if (text.size() <= kLongestLabel) std::fill_n(labels.begin() + cell.column, cell.span, std::string_view(text));
      }
      if (!grid.rows[i].is_simple()) {  // no line holds it
        for (const GridCell& cell : grid.rows[i].cells) record_cell(cell, {});
        continue;
      }
      Prose prose;
      for (const GridCell& cell : grid.rows[i].cells) {
        if (!prose.empty()) prose.text += kColumnGap;
        prose.append(cell_prose(*cell.node, inlines_));
      }
      write_prose(prose);
      continue;
    }
    for (const GridCell& cell : grid.rows[i].cells) record_cell(cell, labels[cell.column]);
  }
}

void TextWriter::record_cell(const GridCell& cell, std::string_view label) {
  if (cell.node->first == nullptr) return;
  if (label.empty() && is_shaped(*cell.node->first)) {  // no line that the others could hang from
    line_.blank_line();
    blocks(*cell.node);
    return line_.blank_line();
  }
  line_.end_line();
  push({}, kRecordIndent);
  const bool is_flow = is(cell.node->first->kind, group::kFlow);
  Prose prose;
  if (!label.empty()) prose.text.append(label).append(colon(language_));
  if (!is_flow) prose.append(inlines_.children(*cell.node));
  write_prose(prose);
  if (is_flow) {
    line_.end_line();
    blocks(*cell.node);
  }
  line_.pop();
}

void TextWriter::write_prose(const Prose& prose) {
  std::string_view text;
  bool first = true;
  for (fill_.begin(prose); fill_.next(room(), text); first = false) {
    if (!first) line_.end_line();
    line_.write(text);
  }
}

// Metadata may hold what no node does: control characters, which a terminal would obey.
void TextWriter::write_line(std::string_view text) { write_prose({one_line(only_xml_chars(text)), {}}); }

// Beyond half the line, containers indent no further: a mark at their beginning is all they get.
void TextWriter::push(std::string_view first, std::string_view rest) {
  const bool deep = options_.columns > 0 && fill_.width(line_.prefix()) + fill_.width(rest) > options_.columns / 2;
  line_.push(first, deep ? std::string_view() : rest);
}

// Columns for the next line's text; 0 for no limit.
int TextWriter::room() const {
  if (options_.columns <= 0) return 0;
  return std::max(options_.columns - fill_.width(line_.prefix()), 1);
}

}  // namespace

void write_text(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  TextWriter(document, options, output, losses).write();
}

}  // namespace offprint
