#include "formats/markdown/piece_builder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "formats/address/safe_address.h"
#include "formats/document/visit.h"
#include "formats/markdown/ascii.h"
#include "formats/markdown/bare_addresses.h"
#include "formats/markdown/destination.h"
#include "formats/markdown/formula.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"

namespace offprint::markdown {

using What = Piece::What;

void PieceBuilder::begin(bool in_cell) {
  pieces_.clear();
  scratch_.reset();
  shown_ = 0;
  in_cell_ = in_cell;
  if (!owed_.empty()) pieces_.push_back({What::Open, Kind::Span, 0, keep(owed_)});
}

// One row for each kind of inline. Blocks cannot be here (kKinds).
struct PieceBuilder::Inline {
  PieceBuilder& to;

  void operator()(const TextNode& n) const { to.literal(n.value); }
  void operator()(const Emphasis& n) const { to.emphasis(n.kind, n); }
  void operator()(const Strong& n) const { to.emphasis(n.kind, n); }
  void operator()(const Delete& n) const { to.emphasis(n.kind, n); }
  void operator()(const Underline& n) const { to.marked(n.kind, n, "<u>", "</u>"); }
  void operator()(const Mark& n) const { to.marked(n.kind, n, "<mark>", "</mark>"); }
  void operator()(const Superscript& n) const { to.marked(n.kind, n, "<sup>", "</sup>"); }
  void operator()(const Subscript& n) const { to.marked(n.kind, n, "<sub>", "</sub>"); }
  void operator()(const InlineCode& n) const { to.code(n.value); }
  void operator()(const Break&) const { to.add_break(); }
  void operator()(const Link& n) const { to.link(n); }
  void operator()(const Image& n) const { to.image(n); }
  void operator()(const Ruby& n) const { to.ruby(n); }
  void operator()(const FootnoteReference& n) const { to.reference(n); }
  void operator()(const InlineMath& n) const { to.formula(n.value); }
  template <class T>
    requires(!is(T::kKind, group::kPhrasing))
  void operator()(const T& n) const {
    to.add_children(n);
  }
};

void PieceBuilder::add(const Node& node) {
  if (!in_link_) name(node.kind == Kind::Link ? keep(targets_.tags_within(node)) : targets_.tags(node));
  visit(node, Inline{*this});
}

// Names go before a link, never into it: links hold no links.
void PieceBuilder::name(std::string_view tags) {
  if (tags.empty()) return;
  pieces_.push_back({What::Open, Kind::Span, 0, tags});
  owed_ += tags;
}

void PieceBuilder::add_children(const Node& parent) {
  for (const Node* child = parent.first; child != nullptr; child = child->next) add(*child);
}

void PieceBuilder::add_figure(const Node& figure) {
  for (const Node* child = figure.first; child != nullptr; child = child->next) {
    if (shows_anything()) add_break();
    add_figure_part(*child);
  }
}

void PieceBuilder::add_figure_part(const Node& part) {
  if (const auto* embed = as<Embed>(&part)) return add_embed(*embed);
  if (is(part.kind, group::kPicture)) return add(part);
  name(targets_.tags(part));
  add_children(part);
}

void PieceBuilder::add_terms(const Node& first) {
  for (const Node* term = &first; term != nullptr && term->kind == Kind::DefinitionTerm; term = term->next) {
    if (shows_anything()) add_break();
    emphasis(Kind::Strong, *term);
  }
}

void PieceBuilder::add_embed(const Embed& embed) {
  const std::size_t before = shown_;
  add_children(embed);
  if (embed.url.empty() || !is_safe_address(embed.url)) return literal(embed.title);
  if (shown_ > before) add_break();
  const std::size_t opened = open(Kind::Link, "[");
  literal(embed.title.empty() ? word(embed_word(embed.embed), language_) : embed.title);
  close_link(opened, embed.url, {});
}

// Breaks at a block's ends show nothing, and a backslash at its end would be one.
Pieces& PieceBuilder::finish() {
  const auto shows = [](const Piece& piece) {
    switch (piece.what) {
      case What::Literal: return !is_blank(piece.bytes);
      case What::Markup: return true;
      case What::Open:
      case What::Close: return piece.kind == Kind::Image;
      case What::Break: return false;
    }
    __builtin_unreachable();
  };
  const auto drop = [shows](auto from, auto to) {
    for (auto piece = from; piece != to && !shows(*piece); ++piece)
      if (piece->what == What::Break) *piece = {};
  };
  drop(pieces_.begin(), pieces_.end());
  drop(pieces_.rbegin(), pieces_.rend());
  join_literals();
  enclose_addresses(pieces_, scratch_);
  return pieces_;
}

// An address is found in one text, whatever nodes it came from. Marks find each other by number: what was joined stays,
// empty.
void PieceBuilder::join_literals() {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    std::size_t end = i;
    while (end < pieces_.size() && pieces_[end].what == What::Literal) ++end;
    if (end < i + 2) continue;
    made_.clear();
    for (std::size_t part = i; part < end; ++part) made_ += std::exchange(pieces_[part].bytes, {});
    pieces_[i].bytes = keep(made_);
    i = end - 1;
  }
}

namespace {

using LineSpace = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\r', '\r'}>;

}  // namespace

void PieceBuilder::add_break() { pieces_.push_back({What::Break, Kind::Break, 0, {}}); }

void PieceBuilder::literal(std::string_view text) {
  if (text.empty()) return;
  if (LineSpace::any(text)) {
    made_ = text;
    for (char& c : made_)
      if (is_space(c)) c = ' ';
    text = keep(made_);
  }
  if (!is_blank(text)) ++shown_;
  if (ends_with_formula() && is_digit(text.front())) markup("<!-- -->");  // $x$2 would go on
  pieces_.push_back({What::Literal, Kind::Text, 0, text});
}

void PieceBuilder::markup(std::string_view bytes) {
  ++shown_;
  pieces_.push_back({What::Markup, Kind::Text, 0, bytes});
}

std::size_t PieceBuilder::open(Kind kind, std::string_view bytes) {
  pieces_.push_back({What::Open, kind, 0, bytes});
  return pieces_.size() - 1;
}

void PieceBuilder::close(std::size_t opened, std::string_view bytes) {
  const auto mate = static_cast<std::uint32_t>(pieces_.size());
  pieces_.push_back({What::Close, pieces_[opened].kind, static_cast<std::uint32_t>(opened), bytes});
  pieces_[opened].mate = mate;
}

void PieceBuilder::close_link(std::size_t opened, std::string_view address, std::string_view title) {
  made_ = "](";
  append_destination(made_, address);
  if (!title.empty()) made_ += link_title(title);
  made_ += ')';
  close(opened, keep(made_));
}

// A mark around nothing that shows is left out: `****` would be text.
void PieceBuilder::marked(Kind kind, const Node& node, std::string_view before, std::string_view after) {
  const std::size_t shown = shown_;
  const std::size_t opened = open(kind, before);
  add_children(node);
  if (shown_ == shown) {
    pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(opened));
  } else {
    close(opened, after);
  }
}

// decide_marks gives it its bytes. Inside another of its kind it says nothing new.
void PieceBuilder::emphasis(Kind kind, const Node& node) {
  int& depth = depth_.at(static_cast<std::size_t>(kind));
  ++depth;
  if (depth == 1) {
    marked(kind, node, "", "");
  } else {
    add_children(node);
  }
  --depth;
}

bool PieceBuilder::ends_with_backtick() const { return !pieces_.empty() && pieces_.back().bytes.ends_with('`'); }

namespace {

// A fence of backticks that the code does not hold (CommonMark §6.1).
std::string code_span(std::string_view value) {
  std::vector<bool> used(value.size() + 2, false);  // lengths of runs
  for (std::size_t at = value.find('`'); at != std::string_view::npos; at = value.find('`', at)) {
    const std::size_t end = std::min(value.find_first_not_of('`', at), value.size());
    used[end - at] = true;
    at = end;
  }
  std::size_t length = 1;
  while (used[length]) ++length;
  const std::string fence(length, '`');
  const bool blank = value.find_first_not_of(' ') == std::string_view::npos;
  const bool stripped = value.front() == ' ' && value.back() == ' ' && !blank;  // one space of each end goes
  const bool padded = stripped || value.front() == '`' || value.back() == '`';
  std::string out = fence;
  if (padded) out += ' ';
  out += value;
  if (padded) out += ' ';
  return out + fence;
}

}  // namespace

// As <code> where backticks cannot say it: two runs that touch are one; in a cell, no escape tells `\|` in code from
// the cell's end; and a link that begins a block with `]:` in its text would define an address.
void PieceBuilder::code(std::string_view value) {
  if (value.empty()) return;
  std::string line(value);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  if (ends_with_backtick() || (in_cell_ && line.find("\\|") != std::string::npos) ||
      (in_link_ && line.find("]:") != std::string::npos)) {
    const std::size_t opened = open(Kind::InlineCode, "<code>");
    literal(keep(line));
    if (is_blank(line)) ++shown_;
    return close(opened, "</code>");
  }
  markup(keep(code_span(line)));
}

// A comment parts it from another formula, or the two would make `$$`.
void PieceBuilder::formula(std::string_view tex) {
  if (ends_with_formula()) markup("<!-- -->");
  markup(keep(inline_formula(tex, in_cell_)));
}

bool PieceBuilder::ends_with_formula() const {
  return !pieces_.empty() && pieces_.back().what == What::Markup && pieces_.back().bytes.ends_with('$');
}

void PieceBuilder::image(const Image& image) {
  const std::string_view address = pictures_.address(image);
  if (address.empty()) return;
  const std::size_t opened = open(Kind::Image, "![");
  literal(keep(line_ends_as_spaces(image.alt)));
  ++shown_;
  close_link(opened, address, image.title);
}

namespace {

// The text of a link that holds nothing else; "" for any other.
std::string_view only_text(const Link& link) {
  const auto* text = as<TextNode>(link.first);
  return text != nullptr && text->next == nullptr ? text->value.view() : std::string_view();
}

}  // namespace

void PieceBuilder::link(const Link& link) {
  if (link.bare && link.title.empty()) return add_children(link);
  std::string made;
  const std::string_view address = targets_.address(link.url, made);
  const bool nowhere = address.empty() && !link.url.empty();
  if (nowhere || !is_safe_address(address)) return add_children(link);
  if (only_text(link) == link.url.view() && link.title.empty() && is_autolink(link.url)) {
    return markup(keep(made_.assign("<").append(link.url.view()).append(">")));
  }
  const std::size_t shown = shown_;
  const std::size_t opened = open(Kind::Link, "[");
  in_link_ = true;
  add_children(link);
  in_link_ = false;
  if (shown_ == shown && link.first != nullptr) {  // around a picture that is left out
    pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(opened));
    return;
  }
  ++shown_;
  close_link(opened, address, link.title);
}

void PieceBuilder::ruby(const Ruby& ruby) {
  if (is_blank(ruby.annotation)) return add_children(ruby);
  const std::size_t opened = open(Kind::Ruby, "<ruby>");
  add_children(ruby);
  const std::size_t annotation = open(Kind::Ruby, "<rt>");
  literal(ruby.annotation);
  close(annotation, "</rt>");
  close(opened, "</ruby>");
}

void PieceBuilder::reference(const FootnoteReference& reference) {
  const Text shown = reference.label.empty() ? reference.identifier : reference.label;
  if (const std::string address = notes_.address_in_html(reference); !address.empty()) {
    markup(keep("<sup><a href=\"" + address + "\">"));
    literal(shown);
    return markup("</a></sup>");
  }
  if (const std::string* label = notes_.label(reference)) return markup(keep("[^" + *label + "]"));
  literal(keep("[" + std::string(shown.view()) + "]"));
}

}  // namespace offprint::markdown
