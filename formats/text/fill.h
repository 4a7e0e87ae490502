// Fills lines of a given width with prose.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "formats/text/prose.h"

namespace offprint {

class Fill {
 public:
  // `language` (BCP 47) chooses the rules of line breaking, and whether ambiguous characters count two columns. It
  // must outlive the object.
  explicit Fill(std::string_view language);

  // Begins; the prose must outlive the lines.
  void begin(const Prose& prose);
  // The next line, without spaces at its edges: up to the next Break, and of at most `columns` columns (no limit for
  // 0), wider only where it has no legal place to end. False at the end.
  bool next(int columns, std::string_view& line);

  // How many columns one line of text takes at most.
  int width(std::string_view text) const;
  // How many it takes where emoji are composed: what columns of a table are aligned by.
  int shown_width(std::string_view text) const;

 private:
  bool next_part();
  bool rest_fits(int columns) const;
  void find_breaks();

  std::string_view language_;
  bool ambiguous_wide_ = false;
  const Prose* prose_ = nullptr;
  std::size_t after_ = 0;             // where the next part begins, in the prose
  std::size_t range_ = 0;             // the first unbroken range that does not end before the part
  std::size_t part_begin_ = 0;        // of the part, in the prose
  std::string_view part_;             // the text between two Breaks
  std::size_t at_ = 0;                // of the part, how much is written
  std::vector<std::size_t> offsets_;  // legal ends of lines, in the part
  std::size_t offset_ = 0;            // the first that is not written
  bool in_part_ = false;
  bool broken_ = false;  // offsets_ is of this part
};

}  // namespace offprint
