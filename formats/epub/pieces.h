// Where a chapter that old reading systems could not open is cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/document/document.h"

namespace offprint {

// Adobe's readers before 2015 (Sony, Nook, Kobo's own EPUB 2) show nothing of a file beyond 300 KB of XHTML. What is
// estimated stays below, as markup of all kinds is only guessed at.
inline constexpr std::size_t kLargestPiece = 240'000;

// The pieces of one article, by its text alone: the same whatever else the book holds, and wherever its links lead.
// Must not outlive the document.
class Pieces {
 public:
  // One piece, if the chapter is not too long. Else cut before top blocks: before a heading where there is one in the
  // second half of a piece, never behind one. A block that is too long by itself stays whole.
  explicit Pieces(const Document& document);

  std::size_t count() const { return begins_.size() + 1; }
  // Whether a piece begins with that child of the root; the first piece's does not count.
  bool begins_at(const Node& child) const;
  // From 0. `node` is in the tree.
  std::size_t piece_of(const Node& node) const;

 private:
  void cut(const Document& document);

  std::vector<const Node*> begins_;
  std::unordered_map<const Node*, std::size_t> piece_;  // of a child of the root, where there are more
};

// The name of the file of a piece, from 0: NAME, NAME_2, NAME_3, without folder and extension. Names of chapters
// (ChapterNames) hold no "_".
std::string piece_name(std::string_view chapter, std::size_t piece);
// The name of the chapter that a file of that name, without folder and extension, is a later piece of; "" if it is
// none.
std::string_view chapter_of_piece(std::string_view name);

// Makes the links of each page (whole XHTML documents) to ids of another page lead there. `names` as piece_name gives
// them.
void link_pieces(std::vector<std::string>& pages, const std::vector<std::string>& names);

}  // namespace offprint
