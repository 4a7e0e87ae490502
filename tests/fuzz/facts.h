// What a page says of the world, without the page: dates, addresses, pictures.
#pragma once

#include <string_view>

namespace offprint::fuzz {

void read_dates(std::string_view text);
void read_addresses(std::string_view lines);  // a base, and what is relative to it, a line each
void read_pictures(std::string_view bytes);
void read_svg(std::string_view bytes);

}  // namespace offprint::fuzz
