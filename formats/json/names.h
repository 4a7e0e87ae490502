// Words of the JSON contract other than kinds' names, shared by writer and reader.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "formats/document/node.h"
#include "formats/unicode/direction.h"

namespace offprint::json {

inline constexpr int kVersion = 1;  // of the contract; raised only when a reader of the old one would be wrong

// In the order of Align; null means None.
inline constexpr std::array<std::string_view, 4> kAligns{"", "left", "center", "right"};
// In the order of EmbedKind.
inline constexpr std::array<std::string_view, 3> kEmbeds{"iframe", "video", "audio"};

// In the order of ListStyle; "" for decimal numbers.
inline constexpr std::array<std::string_view, 5> kListStyles{"", "lower-alpha", "upper-alpha", "lower-roman",
                                                             "upper-roman"};
// In the order of Direction; an override is in `bdo`.
inline constexpr std::array<std::string_view, 3> kDirections{"", "ltr", "rtl"};

constexpr std::string_view name(Align align) { return kAligns.at(static_cast<std::size_t>(align)); }
constexpr std::string_view name(ListStyle style) { return kListStyles.at(static_cast<std::size_t>(style)); }
constexpr std::string_view name(Direction direction) { return offprint::name(direction); }
constexpr std::string_view name(EmbedKind kind) { return kEmbeds.at(static_cast<std::size_t>(kind)); }

}  // namespace offprint::json
