#include "tests/fuzz/elements.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/html/markup.h"
#include "formats/unicode/ascii.h"

namespace offprint::fuzz {

namespace {

struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// An element, an element that is never closed, or a run of text, whose inside is all of it.
struct Piece {
  Part whole;
  Part inside;
};

std::string_view bytes(std::string_view page, Part part) { return page.substr(part.begin, part.end - part.begin); }

// By names alone: what is closed in another order than it was opened is another kind of change.
class PieceFinder {
 public:
  explicit PieceFinder(std::string_view page) : page_(page) {}

  std::vector<Piece> run() {
    std::size_t text = 0;
    for (std::size_t at = page_.find('<'); at != std::string_view::npos; at = page_.find('<', at)) {
      const Markup markup = markup_at(page_, at);
      at = std::max(markup.end, at + 1);
      if (markup.kind == Markup::Kind::Text) continue;
      add_text(text, markup.begin);
      text = markup.end;
      if (markup.kind == Markup::Kind::StartTag) {
        open_.push_back({markup.name, pieces_.size()});
        pieces_.push_back({{markup.begin, markup.end}, {markup.end, markup.end}});
      } else if (markup.kind == Markup::Kind::EndTag) {
        close(markup);
      }
    }
    add_text(text, page_.size());
    return std::move(pieces_);
  }

 private:
  struct Open {
    std::string_view name;
    std::size_t piece = 0;
  };

  void add_text(std::size_t begin, std::size_t end) {
    if (begin < end) pieces_.push_back({{begin, end}, {begin, end}});
  }

  void close(const Markup& tag) {
    const auto same = [&](const Open& open) { return equals_ignoring_case(open.name, tag.name); };
    const auto found = std::find_if(open_.rbegin(), open_.rend(), same);
    if (found == open_.rend()) return;
    Piece& piece = pieces_[found->piece];
    piece.inside.end = tag.begin;
    piece.whole.end = tag.end;
    open_.erase(std::prev(found.base()), open_.end());
  }

  std::string_view page_;
  std::vector<Piece> pieces_;
  std::vector<Open> open_;
};

// Values of attributes; all of them, so that names and what leads to them meet.
std::vector<Part> values_of(std::string_view page) {
  std::vector<Part> values;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    const Markup markup = markup_at(page, at);
    at = std::max(markup.end, at + 1);
    if (markup.kind != Markup::Kind::StartTag) continue;
    AttributeCursor cursor(page, markup.begin + 1 + markup.name.size());
    while (cursor.next()) {
      const std::string_view value = cursor.value();
      if (value.empty()) continue;
      const auto begin = static_cast<std::size_t>(value.data() - page.data());
      values.push_back({begin, begin + value.size()});
    }
  }
  return values;
}

template <class T>
const T& any(const std::vector<T>& of, std::mt19937& random) {
  return of[random() % of.size()];
}

std::size_t an_edge(const Piece& piece, std::mt19937& random) {
  const std::array<std::size_t, 4> edges{piece.whole.begin, piece.whole.end, piece.inside.begin, piece.inside.end};
  return edges.at(random() % edges.size());
}

bool holds(Part part, std::size_t at) { return at > part.begin && at < part.end; }

class Change {
 public:
  Change(std::string page, std::string_view other, std::mt19937& random)
      : page_(std::move(page)), other_(other), random_(random) {}

  std::string run() {
    const std::vector<Piece> pieces = PieceFinder(page_).run();
    if (pieces.empty()) return std::move(page_);
    constexpr std::array kChanges{&Change::remove,     &Change::copy,   &Change::move,       &Change::swap,
                                  &Change::wrap,       &Change::unwrap, &Change::leave_open, &Change::retag,
                                  &Change::give_value, &Change::bring};
    (this->*kChanges.at(random_() % kChanges.size()))(any(pieces, random_), any(pieces, random_));
    return std::move(page_);
  }

 private:
  std::string text(Part part) const { return std::string(bytes(page_, part)); }
  void erase(Part part) { page_.erase(part.begin, part.end - part.begin); }
  void replace(Part part, std::string_view with) { page_.replace(part.begin, part.end - part.begin, with); }

  void remove(const Piece& one, const Piece& /*another*/) { erase(one.whole); }

  void copy(const Piece& one, const Piece& another) { page_.insert(an_edge(another, random_), text(one.whole)); }

  void move(const Piece& one, const Piece& another) {
    const std::size_t to = an_edge(another, random_);
    if (holds(one.whole, to)) return;
    const std::string moved = text(one.whole);
    erase(one.whole);
    page_.insert(to >= one.whole.end ? to - moved.size() : to, moved);
  }

  void swap(const Piece& one, const Piece& another) {
    const Part first = one.whole.begin < another.whole.begin ? one.whole : another.whole;
    const Part second = one.whole.begin < another.whole.begin ? another.whole : one.whole;
    if (first.end > second.begin) return;
    const std::string before = text(first);
    const std::string behind = text(second);
    replace(second, before);
    replace(first, behind);
  }

  void wrap(const Piece& one, const Piece& another) {
    const std::string start = text({another.whole.begin, another.inside.begin});
    const std::string end = text({another.inside.end, another.whole.end});
    page_.insert(one.whole.end, end);
    page_.insert(one.whole.begin, start);
  }

  void unwrap(const Piece& one, const Piece& /*another*/) { replace(one.whole, text(one.inside)); }

  void leave_open(const Piece& one, const Piece& /*another*/) { erase({one.inside.end, one.whole.end}); }

  void retag(const Piece& one, const Piece& another) {
    const std::string with = text({another.whole.begin, another.inside.begin}) + text(one.inside) +
                             text({another.inside.end, another.whole.end});
    replace(one.whole, with);
  }

  void give_value(const Piece& /*one*/, const Piece& /*another*/) {
    const std::vector<Part> values = values_of(page_);
    const std::vector<Part> others = values_of(other_);
    if (values.empty()) return;
    const bool own = others.empty() || random_() % 4 != 0;
    const std::string value(own ? bytes(page_, any(values, random_)) : bytes(other_, any(others, random_)));
    replace(any(values, random_), value);
  }

  void bring(const Piece& one, const Piece& /*another*/) {
    const std::vector<Piece> pieces = PieceFinder(other_).run();
    if (!pieces.empty()) page_.insert(an_edge(one, random_), bytes(other_, any(pieces, random_).whole));
  }

  std::string page_;
  std::string_view other_;
  std::mt19937& random_;
};

}  // namespace

std::string changed_elements(std::string page, std::string_view other, std::mt19937& random) {
  for (auto times = 1 + random() % 3; times > 0; --times) page = Change(std::move(page), other, random).run();
  return page;
}

}  // namespace offprint::fuzz
