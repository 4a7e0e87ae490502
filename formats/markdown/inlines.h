// The inlines of one block as Markdown: pieces, marks, lines, escapes, in this order.
#pragma once

#include <string>
#include <string_view>

#include "formats/markdown/escape.h"
#include "formats/markdown/piece_builder.h"

namespace offprint::markdown {

class Inlines {
 public:
  // All must outlive this. `language` is BCP 47.
  Inlines(Pictures& pictures, const Footnotes& notes, const Targets& targets, std::string_view language)
      : builder_(pictures, notes, targets, language), language_(language) {}

  // What is below a node, as lines joined by LF; "" if nothing would show. `columns`: of a line, 0 never wraps. Good
  // until the next call.
  std::string_view children(const Node& parent, Place place, int columns = 0);
  std::string_view figure(const Node& figure, int columns);
  std::string_view figure_part(const Node& part, int columns);
  std::string_view terms(const Node& first, int columns);
  std::string_view embed(const Embed& embed, int columns);

  // See PieceBuilder.
  void owe(std::string_view tags) { builder_.owe(tags); }
  std::string settle() { return builder_.settle(); }

 private:
  std::string_view render(Place place, int columns);

  PieceBuilder builder_;
  std::string_view language_;
  Flow flow_;
  std::string text_;  // the last call's
};

}  // namespace offprint::markdown
