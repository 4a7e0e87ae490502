// Addresses of pictures: the origin behind an image proxy, and whether two are of one picture.
#pragma once

#include <string>
#include <string_view>

#include "formats/address/picture_name.h"
#include "formats/document/document.h"

namespace offprint {

struct ImageAddress {
  std::string origin;  // absolute where `base` is known
  std::string mirror;  // the proxy's address, as the page has it; empty where there is no proxy
};

ImageAddress image_address(std::string_view base, std::string_view address);

// A relative address may also mean a file beside the input: as it is written.
void note_spelling(Document& document, std::string_view written, const std::string& address);

// The same for two sizes of one picture: host and path of the origin, without a WordPress size (-300x168) and query.
std::string picture_key(std::string_view base, std::string_view address);

}  // namespace offprint
