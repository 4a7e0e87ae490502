#include "formats/math/pieces.h"

#include <algorithm>
#include <cstddef>

namespace offprint::math {

namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_thing(const Piece& piece) {
  return !piece.blank && (piece.role == Role::Ordinary || piece.role == Role::Large || piece.role == Role::Function);
}

Pieces without_blanks_around(const Pieces& pieces) {
  const auto shows = [](const Piece& piece) { return !piece.blank; };
  const auto first = std::find_if(pieces.begin(), pieces.end(), shows);
  const auto last = std::find_if(pieces.rbegin(), pieces.rend(), shows).base();
  return first < last ? Pieces(first, last) : Pieces();
}

// (…) as a whole.
bool is_enclosed(const Pieces& pieces) {
  if (pieces.size() < 2 || pieces.front().role != Role::Open || pieces.back().role != Role::Close) return false;
  int depth = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].role == Role::Open) ++depth;
    if (pieces[i].role == Role::Close) --depth;
    if (depth == 0) return i + 1 == pieces.size();
  }
  return false;
}

bool is_sign(const Piece& piece) { return piece.role == Role::Binary && (piece.text == "-" || piece.text == "+"); }

class Row {
 public:
  Row(const Pieces& pieces, bool tight) : pieces_(pieces), tight_(tight) {}

  std::string run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      add(pieces_[i], i + 1 < pieces_.size() ? &pieces_[i + 1] : nullptr);
    while (out_.ends_with(' ')) out_.pop_back();
    return std::move(out_);
  }

 private:
  void add(const Piece& piece, const Piece* next) {
    if (piece.blank) return blank();
    if (piece.fraction && is_factor(piece, next)) {
      out_ += "(" + piece.text + ")";
    } else if (piece.role == Role::Relation && !tight_) {
      blank();
      out_ += piece.text;
      if (next != nullptr) blank();
    } else {
      if (needs_blank(piece)) blank();
      out_ += piece.text;
      if (piece.role == Role::Punctuation && !tight_ && next != nullptr) blank();
    }
    last_ = &piece;
  }
  void blank() {
    if (!out_.empty() && !out_.ends_with(' ')) out_ += ' ';
  }
  // Beside what it is multiplied by, except the whole number of 3 1/2.
  bool is_factor(const Piece& /*piece*/, const Piece* next) const {
    const bool before =
        last_ != nullptr && (last_->role == Role::Close || (is_thing(*last_) && !last_->number)) && !last_->words;
    const bool after = next != nullptr && !next->words && (is_thing(*next) || next->role == Role::Open);
    return before || after;
  }
  bool needs_blank(const Piece& piece) const {
    if (last_ == nullptr || out_.empty() || !is_thing(piece)) return false;
    const bool touch = is_alphanumeric(out_.back()) && is_alphanumeric(piece.text.empty() ? ' ' : piece.text.front());
    if (last_->words || piece.words) {
      return touch && static_cast<unsigned char>(out_.back()) < 0x80 &&
             static_cast<unsigned char>(piece.text.front()) < 0x80;
    }
    if (last_->role == Role::Function) return true;
    if (piece.role == Role::Function) return is_thing(*last_) || last_->role == Role::Close;
    if (last_->reaches) return true;
    return (piece.number || piece.fraction) && last_->number;
  }

  const Pieces& pieces_;
  bool tight_;
  std::string out_;
  const Piece* last_ = nullptr;  // the last that was not a space
};

// Whether it can be above a fraction's line without parentheses: nothing is added, compared or listed in it, except
// within parentheses.
bool is_product(const Pieces& pieces) {
  int depth = 0;
  return std::none_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    if (piece.role == Role::Open) ++depth;
    if (piece.role == Role::Close) --depth;
    return depth == 0 && (piece.fraction || piece.blank || piece.words || piece.role == Role::Binary ||
                          piece.role == Role::Relation || piece.role == Role::Punctuation);
  });
}

std::string enclosed(const Pieces& pieces) {
  if (pieces.empty()) return {};
  const std::string text = join(pieces, true);
  return is_enclosed(pieces) ? text : "(" + text + ")";
}

}  // namespace

Piece blank_piece() {
  Piece piece;
  piece.text = " ";
  piece.blank = true;
  return piece;
}

std::string join(const Pieces& pieces, bool tight) { return Row(pieces, tight).run(); }

std::string operand(const Pieces& all) {
  const Pieces pieces = without_blanks_around(all);
  if (pieces.empty()) return {};
  if (pieces.size() == 1 && pieces.front().single) return pieces.front().text;
  if (pieces.size() == 2 && is_sign(pieces.front()) && pieces.back().single) return join(pieces, true);
  return enclosed(pieces);
}

Piece fraction(const Pieces& above, const Pieces& below) {
  const Pieces over = without_blanks_around(above);
  const Pieces under = without_blanks_around(below);
  const Pieces unsigned_over(over.begin() + (!over.empty() && is_sign(over.front()) ? 1 : 0), over.end());
  const std::string row = join(over, true);
  const bool alone = is_product(unsigned_over) && row.find(' ') == std::string::npos;
  const bool one = under.size() == 1 && !under.front().fraction && !under.front().words;
  const std::string bottom = one ? under.front().text : enclosed(under);
  Piece piece;
  piece.text = (alone ? row : enclosed(over)) + "/" + bottom;
  piece.single = false;
  piece.fraction = true;
  return piece;
}

}  // namespace offprint::math
