// A file that batch wrote, as it was then: what tells later whether it still is that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

struct WrittenFile {
  std::string path;  // below the output folder
  std::uint64_t size = 0;
  std::int64_t time = 0;   // nanoseconds since 1970; 0 where it is not known
  std::uint64_t hash = 0;  // XXH3 of its bytes; 0 where it is not known
  bool operator==(const WrittenFile&) const = default;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.path);
    wire(self.size);
    wire(self.time);
    wire(self.hash);
  }
};

// Of a file that was just written below `output`.
WrittenFile as_written(const std::string& output, std::string path, std::string_view bytes);

// What stands there, unless it is nothing, or empty.
std::optional<WrittenFile> as_it_stands(const std::string& output, std::string path);

enum class Standing : std::uint8_t {
  AsWritten,
  Missing,  // or empty
  Damaged,  // of another size, and nothing says that somebody wrote to it
  Changed,  // somebody did: its time is another, and so are its bytes
};
Standing standing_of(const std::string& output, const WrittenFile& file);

}  // namespace offprint
