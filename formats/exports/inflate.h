// gzip and deflate (RFC 1950-1952), by zlib, a piece at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

class Inflater {
 public:
  enum class Wrapping : std::uint8_t { Gzip, Zlib, None };  // HTTP's "deflate" is zlib's, but some servers send it bare
  explicit Inflater(Wrapping wrapping);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  enum class State : std::uint8_t { More, Ended, Broken };
  // Appends to `out` what `bytes` hold, and takes what it read off them; stops at the member's end.
  State add(std::string_view& bytes, std::string& out);
  void reset();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

inline constexpr std::string_view kGzipMagic = "\x1F\x8B";

// All of it; what a broken or cut stream held until there. Fails with TooLarge beyond `most` bytes.
Result<std::string> inflated(std::string_view bytes, Inflater::Wrapping wrapping, std::size_t most);

}  // namespace offprint
