// Quotations of a page: the marks around <q>.
#include <cstdint>
#include <string_view>

#include "formats/document/tree.h"
#include "formats/html/page_builder.h"
#include "formats/html/quotation_marks.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

enum class Side : std::uint8_t { Open, Close };

bool is_white(const Node& node) {
  const auto* text = as<TextNode>(&node);
  return text != nullptr && is_blank(text->value);
}

// The node on that side of the children, past white space between tags.
Node* outermost(const Node& parent, Side side) {
  Node* node = side == Side::Open ? parent.first : parent.last;
  if (node == nullptr || !is_white(*node)) return node;
  return side == Side::Open ? node->next : node->previous;
}

// The block whose first, or last, words are also the quotation's; null if these stand in the quotation itself, or in
// what is no prose.
Node* block_at(Node* node, Side side) {
  Node* block = nullptr;
  while (node != nullptr) {
    const bool box = node->kind == Kind::Division;
    const bool prose = node->kind == Kind::Paragraph || node->kind == Kind::Heading;
    if (box || prose) block = node;
    if (prose || !(box || node->kind == Kind::Span)) break;
    Node* const inner = outermost(*node, side);
    const bool words = inner != nullptr && inner->kind == Kind::Text;
    if (words && !box) break;
    node = inner;
  }
  return block;
}

// The white space on that side of the text becomes a text of its own: the mark goes between.
void part_white(Document& document, TextNode& text, Side side) {
  const Text all = text.value;
  const std::string_view words = trim(all);
  const std::size_t begin = static_cast<std::size_t>(words.data() - all.begin());
  const std::size_t end = begin + words.size();
  if (side == Side::Open && begin > 0) {
    insert_before(text, *document.make_text(all.part(0, begin), {text.source.begin, text.source.begin}));
    text.value = all.part(begin);
  } else if (side == Side::Close && end < all.size()) {
    insert_after(text, *document.make_text(all.part(end), {text.source.end, text.source.end}));
    text.value = all.part(0, end);
  }
}

void join(Document& document, Node& mark, Node* block, Side side) {
  if (block == nullptr || block->first == nullptr) return;
  Node* at = side == Side::Open ? block->first : block->last;
  if (auto* text = as<TextNode>(at); text != nullptr && !is_blank(text->value)) part_white(document, *text, side);
  at = outermost(*block, side);
  if (at == nullptr) return;
  detach(mark);
  if (side == Side::Open) {
    mark.source = {at->source.begin, at->source.begin};
    insert_before(*at, mark);
  } else {
    mark.source = {at->source.end, at->source.end};
    insert_after(*at, mark);
  }
}

}  // namespace

void PageBuilder::begin_quotation(const Read& read) {
  Frame& frame = frames_.back();
  ++frame.quotations;
  if (!frame.unquoted) frame.mark = quotation_mark(true, read.tag.begin);
}

void PageBuilder::end_quotation() {
  Node& open = *frames_.back().mark;
  const Node& into = *frames_.back().into;
  Node* const last = outermost(into, Side::Close);
  Node* const first = open.next == nullptr || !is_white(*open.next) ? open.next : open.next->next;
  Node& close = *quotation_mark(false, into.last->source.end);
  if (last == &open || first == nullptr) return;
  join(document_, open, block_at(first, Side::Open), Side::Open);
  join(document_, close, block_at(last, Side::Close), Side::Close);
}

Node* PageBuilder::quotation_mark(bool opening, std::uint32_t place) {
  const Frame& frame = frames_.back();
  const QuotationMarks marks = quotation_marks(frame.language, frame.quotations > 1);
  Node* const mark = document_.make_text(opening ? marks.open : marks.close, {place, place});
  append(*frame.into, *mark);
  return mark;
}

}  // namespace offprint
