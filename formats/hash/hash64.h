// A fast hash of bytes, always and on every machine the same.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

std::uint64_t hash_of(std::string_view bytes);  // XXH3, 64 bits

}  // namespace offprint
