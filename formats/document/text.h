// Text: valid UTF-8 that lives as long as the Document that holds it.
//
// A plain string_view could be a view of a pass's local variable; a Text can only come from an Arena or from a literal,
// so that no node is ever left with a view of something that is gone.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

class Text {
 public:
  constexpr Text() = default;
  template <std::size_t N>
  consteval Text(const char (&literal)[N]) : view_(literal, N - 1) {}  // NOLINT: implicit on purpose

  constexpr std::string_view view() const { return view_; }
  constexpr operator std::string_view() const { return view_; }  // NOLINT: implicit on purpose
  constexpr bool empty() const { return view_.empty(); }
  constexpr std::size_t size() const { return view_.size(); }
  constexpr const char* begin() const { return view_.data(); }
  constexpr const char* end() const { return view_.data() + view_.size(); }
  // A part of it; `from` and `count` are bytes, clamped to what there is.
  constexpr Text part(std::size_t from, std::size_t count = std::string_view::npos) const {
    return from >= view_.size() ? Text() : Text(view_.substr(from, count));
  }

  // With the length of `b`, which is most often a literal's: then no function is called.
  friend constexpr bool operator==(Text a, std::string_view b) {
    return a.size() == b.size() && std::char_traits<char>::compare(a.view_.data(), b.data(), b.size()) == 0;
  }

 private:
  friend class Arena;
  constexpr explicit Text(std::string_view view) : view_(view) {}

  std::string_view view_;
};

}  // namespace offprint
