// The named character references of the HTML Standard (§13.5).
#pragma once

#include <array>
#include <cstddef>

namespace offprint {

struct NamedReference {
  // Without '&' and ';'. An array and not a pointer: the table needs no relocation when the program starts.
  char name[32];
  char32_t first;
  char32_t second = 0;  // of the names that stand for two; else 0
  bool bare = false;    // read without the ';' too: the names of old
};

inline constexpr std::size_t kNamedReferenceCount = 2125;
extern const std::array<NamedReference, kNamedReferenceCount> named_references;  // by name, in order of bytes

}  // namespace offprint
