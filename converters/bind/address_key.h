// Whether two addresses name one article.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

// A hash of the absolute address of a page, the same for its known variants: http and https, "www.", the host's case,
// a default port, a slash at the end, percent-encoding, parameters that only count visits (utm_..., fbclid), and the
// fragment. 0 for what is no address of the web.
std::uint64_t address_key(std::string_view address);

// The same of a chapter, by its path in the book's file; fragments do not count.
std::uint64_t chapter_key(std::string_view book, std::string_view address);
// A hash of the id that the place has which the address's fragment leads to (anchor_id); 0 where it has no fragment.
std::uint64_t fragment_key(std::string_view address);

}  // namespace offprint
