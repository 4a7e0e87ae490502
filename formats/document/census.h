// What a Document was made of, since it was last empty: what is not in here need not be looked for in its tree.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "formats/document/node.h"
#include "formats/unicode/byte_set.h"

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

// The values of one attribute. Most pages give few to many elements.
class AttributeValues {
 public:
  void add(std::string_view value) {
    if (value.empty()) return;
    const auto first = static_cast<unsigned char>(value.front());
    const auto last = static_cast<unsigned char>(value.back());
    std::string_view& place = lately_[(first * 7U + last * 3U + value.size()) % lately_.size()];
    if (place == value) return;
    place = value;
    values_.append(value).push_back(kBehind);
  }
  void clear() {
    values_.clear();
    lately_.fill({});
  }
  bool hold_part(std::string_view part) const { return holds_part(values_, part); }

 private:
  static constexpr char kBehind = '\0';  // each value: no part holds it

  std::string values_;  // some twice
  std::array<std::string_view, 32> lately_;
};

class Census {
 public:
  void add(Kind kind) { kinds_ |= kind_bit(kind); }
  // An element of a page, its attributes read.
  void add(const Element& element) {
    elements_ |= name_bit(element.name);
    attributes_ |= element.names;
    if (const Text* classes = element.find("class")) classes_.add(*classes);
    if (const Text* style = element.find("style")) styles_.add(*style);
  }
  // From here on every kind and every name may be there.
  void add_all() { kinds_ = elements_ = attributes_ = ~std::uint64_t{0}; }
  void clear() {
    kinds_ = elements_ = attributes_ = 0;
    classes_.clear();
    styles_.clear();
  }

  bool may_hold_kind(std::uint64_t bits) const { return (kinds_ & bits) != 0; }
  bool may_hold_element(std::uint64_t bits) const { return (elements_ & bits) != 0; }
  bool may_hold_attribute(std::uint64_t bits) const { return (attributes_ & bits) != 0; }
  // Whether the value of some class attribute holds the part, which is not empty.
  bool holds_class_part(std::string_view part) const { return classes_.hold_part(part); }
  // The same of the style attributes.
  bool holds_style_part(std::string_view part) const { return styles_.hold_part(part); }

 private:
  std::uint64_t kinds_ = 0;
  std::uint64_t elements_ = 0;
  std::uint64_t attributes_ = 0;
  AttributeValues classes_;
  AttributeValues styles_;
};

}  // namespace offprint
