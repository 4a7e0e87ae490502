// The folder of pictures that were fetched, as converters/images reads it: by the SHA-256 of their addresses, each
// content once.
//
//   DIR/ADDRESS-HASH.jpg          the picture; another name of
//   DIR/content/CONTENT-HASH.jpg  what it holds
//   DIR/failed/ADDRESS-HASH.json  why it was not had, and when (converters/images/kept.h)
//
// A file appears under its name whole or not at all; several processes may share the folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/media/reasons.h"

namespace offprint::media {

class Cache {
 public:
  explicit Cache(std::string folder) : folder_(std::move(folder)) {}

  // Makes the folders; what the system says against it.
  std::optional<std::string> make() const;
  // The file of the picture of that address; "" where there is none.
  std::string find(const std::string& address) const;
  // Keeps it. Reason::Disk where it cannot be written.
  std::optional<Refusal> keep(const std::string& address, std::string_view bytes, std::string_view extension,
                              std::string& file) const;
  // Why it was not had, where that was for good and within a day.
  std::optional<Refusal> recent_failure(const std::string& address) const;
  std::optional<Refusal> note_failure(const std::string& address, const Refusal& refusal) const;

 private:
  std::string folder_;
};

}  // namespace offprint::media
