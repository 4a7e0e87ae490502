// What a Document was made of, since it was last empty: what is not in here need not be looked for in its tree.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

// Sets in 64 bits. Of names they say "not there" or "perhaps": several have one bit (name_bit).
constexpr std::uint64_t kind_bit(Kind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }
constexpr std::uint64_t kind_bits(std::initializer_list<Kind> kinds) {
  std::uint64_t bits = 0;
  for (const Kind kind : kinds) bits |= kind_bit(kind);
  return bits;
}
constexpr std::uint64_t name_bits(std::initializer_list<std::string_view> names) {
  std::uint64_t bits = 0;
  for (const std::string_view name : names) bits |= name_bit(name);
  return bits;
}
static_assert(kKindCount <= 64);

class Census {
 public:
  void add(Kind kind) { kinds_ |= kind_bit(kind); }
  // An element of a page, its attributes read.
  void add(const Element& element) {
    elements_ |= name_bit(element.name);
    attributes_ |= element.names;
    if (const Text* classes = element.find("class")) add_classes(*classes);
  }
  // From here on every kind and every name may be there.
  void add_all() { kinds_ = elements_ = attributes_ = ~std::uint64_t{0}; }
  void clear() {
    kinds_ = elements_ = attributes_ = 0;
    classes_.clear();
    lately_.fill({});
  }

  bool may_hold_kind(std::uint64_t bits) const { return (kinds_ & bits) != 0; }
  bool may_hold_element(std::uint64_t bits) const { return (elements_ & bits) != 0; }
  bool may_hold_attribute(std::uint64_t bits) const { return (attributes_ & bits) != 0; }
  // Whether the value of some class attribute holds the part.
  bool holds_class_part(std::string_view part) const {
    return std::any_of(classes_.begin(), classes_.end(),
                       [&](std::string_view classes) { return classes.find(part) != std::string_view::npos; });
  }

 private:
  // Most pages give few values to many elements.
  void add_classes(std::string_view classes) {
    if (classes.empty()) return;
    const auto first = static_cast<unsigned char>(classes.front());
    const auto last = static_cast<unsigned char>(classes.back());
    std::string_view& place = lately_[(first * 7U + last * 3U + classes.size()) % lately_.size()];
    if (place == classes) return;
    place = classes;
    classes_.push_back(classes);
  }

  std::uint64_t kinds_ = 0;
  std::uint64_t elements_ = 0;
  std::uint64_t attributes_ = 0;
  std::vector<std::string_view> classes_;  // as pages have them; some twice
  std::array<std::string_view, 32> lately_;
};

}  // namespace offprint
