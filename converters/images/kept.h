// The names of pictures that offprint-media keeps in a folder (cli/media/cache.h), which --image-dir knows whoever put
// them there, and its notes of those that it could not have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// Of the files of an address, without extension: its SHA-256 in hexadecimal.
std::string kept_name(std::string_view address);
// The files that may hold its picture: that name with the extension of a picture, or none.
std::vector<std::string> kept_paths(const std::string& folder, std::string_view address);

struct KeptFailure {
  std::string address;
  std::string reason;   // a word: "not-found"
  std::string detail;   // "HTTP status 404"; may be empty
  std::int64_t at = 0;  // seconds since 1970
};
std::string failure_path(const std::string& folder, std::string_view address);
std::string failure_line(const KeptFailure& failure);
std::optional<KeptFailure> read_failure(const std::string& folder, std::string_view address);

}  // namespace offprint
