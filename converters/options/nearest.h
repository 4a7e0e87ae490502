// The known word that someone most likely meant.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace offprint {

// Letters to insert, delete, change or swap with their neighbour to make `a` into `b` (optimal string alignment, ASCII
// case folded, in bytes).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `known` that is near enough to be meant or that begins with `word`, and of equally near ones the
// first; empty where there is none.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace offprint
