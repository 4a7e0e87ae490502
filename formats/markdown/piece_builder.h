// From inline nodes to pieces.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "formats/document/document.h"
#include "formats/markdown/footnotes.h"
#include "formats/markdown/pictures.h"
#include "formats/markdown/piece.h"
#include "formats/markdown/targets.h"

namespace offprint::markdown {

class PieceBuilder {
 public:
  // All must outlive this. `language`: the document's, for words of our own.
  PieceBuilder(Pictures& pictures, const Footnotes& notes, const Targets& targets, std::string_view language)
      : pictures_(pictures), notes_(notes), targets_(targets), language_(language) {}

  // Forgets all pieces. `in_cell`: of a table with pipes.
  void begin(bool in_cell);
  void add(const Node& node);
  void add_children(const Node& parent);
  void add_figure(const Node& figure);  // pictures, captions and credits, one per line
  void add_figure_part(const Node& part);
  void add_terms(const Node& first);   // it and the terms beside it, one per line, bold
  void add_embed(const Embed& embed);  // the poster and a link, on a line each; its title, else what it is
  // Without breaks at either end. The caller may change them; they live until `begin`.
  Pieces& finish();
  bool shows_anything() const { return shown_ > 0; }

  // Names of a block go before the first thing that it shows.
  void owe(std::string_view tags) { owed_ += tags; }
  // Returns what no block since has shown, and owes it no longer.
  std::string settle() { return std::exchange(owed_, {}); }

 private:
  struct Inline;
  friend struct Inline;

  void add_break();
  void literal(std::string_view text);
  void markup(std::string_view bytes);
  void code(std::string_view value);
  void formula(std::string_view tex);
  bool ends_with_formula() const;
  void image(const Image& image);
  void link(const Link& link);
  void join_literals();
  void ruby(const Ruby& ruby);
  void reference(const FootnoteReference& reference);
  void emphasis(Kind kind, const Node& node);
  void marked(Kind kind, const Node& node, std::string_view open, std::string_view close);
  void name(std::string_view tags);
  std::size_t open(Kind kind, std::string_view bytes);
  void close(std::size_t opened, std::string_view bytes);
  void close_link(std::size_t opened, std::string_view address, std::string_view title);
  std::string_view keep(std::string_view bytes) { return scratch_.copy(bytes); }
  bool ends_with_backtick() const;

  Pictures& pictures_;
  const Footnotes& notes_;
  const Targets& targets_;
  std::string_view language_;
  Arena scratch_;
  std::string made_;  // room for what `keep` is to keep
  std::string owed_;  // tags of blocks that have shown nothing yet
  Pieces pieces_;
  std::size_t shown_ = 0;  // pieces that a reader sees
  bool in_cell_ = false;
  bool in_link_ = false;
  std::array<int, kKindCount> depth_{};  // of emphasis that is open, by kind
};

}  // namespace offprint::markdown
