#include "formats/epub/pieces.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

std::size_t text_size(std::string_view text) {
  constexpr std::size_t kReference = 4;  // "&amp;" beyond its character
  const auto marks = std::count_if(text.begin(), text.end(), [](char c) { return c == '&' || c == '<' || c == '>'; });
  return text.size() + kReference * static_cast<std::size_t>(marks);
}

// About how many bytes a node takes as XHTML, its children aside.
std::size_t own_size(const Node& node) {
  constexpr std::size_t kElement = 30;   // tags, an id, a class
  constexpr std::size_t kPicture = 150;  // with its file in the book
  switch (node.kind) {
    case Kind::Text: return text_size(static_cast<const TextNode&>(node).value);
    case Kind::InlineCode: return kElement + text_size(static_cast<const InlineCode&>(node).value);
    case Kind::Code: return kElement + text_size(static_cast<const Code&>(node).value);
    case Kind::Link: return 2 * kElement + 2 * text_size(static_cast<const Link&>(node).url);
    case Kind::Image: {
      const auto& image = static_cast<const Image&>(node);
      return kPicture + text_size(image.url) + text_size(image.alt) + text_size(image.title);
    }
    case Kind::Embed: return 2 * kPicture + 2 * text_size(static_cast<const Embed&>(node).url);
    case Kind::Math: {
      const auto& formula = static_cast<const Math&>(node);
      return kElement + std::max(formula.mathml.size(), text_size(formula.value));
    }
    case Kind::InlineMath: {
      const auto& formula = static_cast<const InlineMath&>(node);
      return kElement + std::max(formula.mathml.size(), text_size(formula.value));
    }
    case Kind::FootnoteReference:
    case Kind::FootnoteDefinition: return 5 * kElement;
    default: return kElement;
  }
}

std::size_t size_of(const Node& block) {
  std::size_t size = 0;
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) size += own_size(*at);
  return size;
}

struct Block {
  const Node* node;
  std::size_t size;
};

// The block of [first, end) that a new piece is best begun with; `end` where none of them is.
std::size_t best_cut(const std::vector<Block>& blocks, std::size_t first, std::size_t end) {
  std::size_t size = 0;
  std::size_t best = end;
  int depth = 7;
  for (std::size_t i = first; i < end; ++i) {
    const auto* heading = as<Heading>(blocks[i].node);
    if (i > first && heading != nullptr && size >= kLargestPiece / 2 && heading->depth <= depth) {
      best = i;
      depth = heading->depth;
    }
    size += blocks[i].size;
  }
  if (best != end) return best;
  while (best > first + 1 && blocks[best - 1].node->kind == Kind::Heading) --best;
  return best;
}

bool only_headings(const std::vector<Block>& blocks, std::size_t first, std::size_t end) {
  return std::all_of(blocks.begin() + static_cast<std::ptrdiff_t>(first),
                     blocks.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Block& block) { return block.node->kind == Kind::Heading; });
}

// Calls `see` with the part of each attribute of that name in a tag: its value's place and size.
void each_value(const std::string& page, std::string_view attribute,
                const std::function<void(std::size_t at, std::size_t size)>& see) {
  const std::string_view all = page;
  for (std::size_t at = all.find('<'); at != all.npos; at = all.find('<', at)) {
    const std::size_t end = std::min(all.find('>', at), all.size());  // which attributes have as a reference
    const std::string_view tag = all.substr(0, end);                  // and what is before it
    for (std::size_t found = tag.find(attribute, at); found != tag.npos; found = tag.find(attribute, found)) {
      found += attribute.size();
      see(found, std::min(tag.find('"', found), end) - found);
    }
    at = end;
  }
}

}  // namespace

Pieces::Pieces(const Document& document) {
  constexpr std::size_t kMostGrown = 8;  // times what was read: markup of a letter each
  const std::size_t read = document.buffer_size;
  if (read == 0 || read > kLargestPiece / kMostGrown) cut(document);
}

void Pieces::cut(const Document& document) {
  std::vector<Block> blocks;
  std::size_t whole = 0;
  for (const Node* child = document.root->first; child != nullptr; child = child->next) {
    blocks.push_back({child, size_of(*child)});
    whole += blocks.back().size;
  }
  if (whole <= kLargestPiece) return;
  std::size_t first = 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (size + blocks[i].size > kLargestPiece && !only_headings(blocks, first, i)) {
      first = best_cut(blocks, first, i);
      begins_.push_back(blocks[first].node);
      size = 0;
      for (std::size_t again = first; again < i; ++again) size += blocks[again].size;
    }
    size += blocks[i].size;
  }
  std::size_t piece = 0;
  for (const Block& block : blocks) {
    if (piece < begins_.size() && begins_[piece] == block.node) ++piece;
    piece_[block.node] = piece;
  }
}

bool Pieces::begins_at(const Node& child) const {
  return std::find(begins_.begin(), begins_.end(), &child) != begins_.end();
}

std::size_t Pieces::piece_of(const Node& node) const {
  if (begins_.empty()) return 0;
  const Node* at = &node;
  while (at->parent != nullptr && at->parent->parent != nullptr) at = at->parent;
  const auto found = piece_.find(at);
  return found == piece_.end() ? 0 : found->second;
}

std::string piece_name(std::string_view chapter, std::size_t piece) {
  std::string name(chapter);
  if (piece > 0) name += "_" + std::to_string(piece + 1);
  return name;
}

std::string_view chapter_of_piece(std::string_view name) {
  const std::size_t mark = name.rfind('_');
  if (mark == std::string_view::npos || mark + 1 == name.size()) return {};
  const std::string_view number = name.substr(mark + 1);
  return std::all_of(number.begin(), number.end(), is_digit) ? name.substr(0, mark) : std::string_view();
}

void link_pieces(std::vector<std::string>& pages, const std::vector<std::string>& names) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    each_value(pages[i], " id=\"",
               [&](std::size_t at, std::size_t size) { places.try_emplace(pages[i].substr(at, size), i); });
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string linked;
    std::size_t done = 0;
    each_value(pages[i], " href=\"", [&](std::size_t at, std::size_t size) {
      if (size < 2 || pages[i][at] != '#') return;
      const auto place = places.find(pages[i].substr(at + 1, size - 1));
      if (place == places.end() || place->second == i) return;
      linked.append(pages[i], done, at - done).append(names[place->second]).append(".xhtml");
      done = at;
    });
    if (done == 0) continue;
    linked.append(pages[i], done);
    pages[i] = std::move(linked);
  }
}

}  // namespace offprint
