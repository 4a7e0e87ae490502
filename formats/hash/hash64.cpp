#include "formats/hash/hash64.h"

#include <xxhash.h>

namespace offprint {

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace offprint
