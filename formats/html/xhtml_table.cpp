// Tables: which rows are the head, which column a cell is in.
#include <algorithm>
#include <utility>

#include "formats/document/cell_columns.h"
#include "formats/html/table_fit.h"
#include "formats/html/xhtml.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::uint16_t kMostRows = 65534;

bool is_header_row(const Node& row) {
  if (row.first == nullptr) return false;
  for (const Node* child = row.first; child != nullptr; child = child->next) {
    const auto* cell = as<TableCell>(child);
    if (cell == nullptr || !cell->header) return false;
  }
  return true;
}

// The first row that is not all header cells.
const Node* first_data_row(const Table& table) {
  const Node* row = table.first;
  while (row != nullptr && is_header_row(*row)) row = row->next;
  return row;
}

// Whether a cell of the rows above `end` reaches into or past it: then they cannot be a <thead>.
bool reaches(const Table& table, const Node* end) {
  int reach = 0;
  for (const Node* row = table.first; row != end; row = row->next, --reach) {
    for (const Node* child = row->first; child != nullptr; child = child->next) {
      reach = std::max<int>(reach, static_cast<const TableCell&>(*child).rowspan);
    }
  }
  return end != nullptr && reach > 0;
}

// The alignment of each cell's column, in document order; nothing if no column has one.
std::vector<Align> cell_alignments(const Table& table) {
  std::vector<Align> out;
  const std::size_t count = table.align == nullptr ? 0 : std::min<std::size_t>(table.columns, kMostColumns);
  if (std::all_of(table.align, table.align + count, [](Align align) { return align == Align::None; })) return out;
  CellColumns columns(count);
  for (const Node* row = table.first; row != nullptr; row = row->next) {
    for (const Node* child = row->first; child != nullptr; child = child->next) {
      const std::size_t column = columns.place(static_cast<const TableCell&>(*child));
      out.push_back(column < count ? table.align[column] : Align::None);
    }
    columns.end_row();
  }
  return out;
}

std::size_t count_children(const Node& node) {
  std::size_t count = 0;
  for (const Node* child = node.first; child != nullptr; child = child->next) ++count;
  return count;
}

std::string_view align_name(Align align) {
  switch (align) {
    case Align::None: return "";
    case Align::Left: return "left";
    case Align::Center: return "center";
    case Align::Right: return "right";
  }
  __builtin_unreachable();
}

// A page of a book does not scroll (epub/style.cpp).
std::string_view fit_class(TableFit::Print print) {
  switch (print) {
    case TableFit::Print::Plain: return "";
    case TableFit::Print::Tight: return " class=\"tight\"";
    case TableFit::Print::Dense: return " class=\"dense\"";
    case TableFit::Print::Denser: return " class=\"dense denser\"";
  }
  __builtin_unreachable();
}

}  // namespace

void XhtmlWriter::operator()(const Table& node) {
  const std::vector<Align> aligns = cell_alignments(node);
  std::span<const Align> rest(aligns);
  const Node* const data = first_data_row(node);
  const Node* const body = reaches(node, data) ? node.first : data;
  const TableFit fit = is_book() ? table_fit(node, options_.language) : TableFit();
  Cells divided(fit.long_words);
  open("table", node, is_book() ? fit_class(fit.print) : scrolls());
  out_ += '\n';
  if (const Node* caption = std::exchange(table_caption_, nullptr)) block("caption", *caption);
  bool above = true;
  for (const Node* row = node.first; row != nullptr; row = row->next) {
    if (row == node.first) out_ += row == body ? "<tbody>\n" : "<thead>\n";
    if (row == body && row != node.first) out_ += "</thead>\n<tbody>\n";
    above = above && row != data;
    const std::size_t cells = std::min(count_children(*row), rest.size());
    write_row(*row, rest.first(cells), above, divided);
    rest = rest.subspan(cells);
  }
  if (node.first != nullptr) out_ += body == nullptr ? "</thead>\n" : "</tbody>\n";
  out_ += "</table>\n";
}

void XhtmlWriter::write_row(const Node& row, std::span<const Align> align, bool head, Cells& divided) {
  open("tr", row);
  for (const Node* child = row.first; child != nullptr; child = child->next) {
    const Align own = align.empty() ? Align::None : align.front();
    if (!align.empty()) align = align.subspan(1);
    const auto& cell = static_cast<const TableCell&>(*child);
    const bool found = !divided.empty() && divided.front() == &cell;
    if (found) divided = divided.subspan(1);
    write_cell(cell, {own, head ? "col" : "row", found});
  }
  out_ += "</tr>\n";
}

void XhtmlWriter::write_cell(const TableCell& cell, CellPlace place) {
  const std::string_view tag = cell.header ? "th" : "td";
  std::string attributes;
  if (cell.header) append_attribute(attributes, "scope", place.scope);
  if (cell.colspan > 1) append_attribute(attributes, "colspan", std::to_string(std::min(cell.colspan, kMostColumns)));
  if (cell.rowspan > 1) append_attribute(attributes, "rowspan", std::to_string(std::min(cell.rowspan, kMostRows)));
  const std::string align(align_name(place.align));
  if (is_book()) {
    std::string classes = align;
    if (place.divided) classes += classes.empty() ? "long" : " long";
    if (!classes.empty()) append_attribute(attributes, "class", classes);
  }
  if (!align.empty() && !is_book()) append_attribute(attributes, "style", "text-align: " + align);
  open(tag, cell, attributes);
  children(cell);
  close(tag);
}

void XhtmlWriter::operator()(const TableRow& node) {
  Cells none;
  write_row(node, {}, is_header_row(node), none);
}

void XhtmlWriter::operator()(const TableCell& node) { write_cell(node, {Align::None, "col", false}); }

}  // namespace offprint
