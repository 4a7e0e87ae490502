// The named character references of the HTML Standard (§13.5).
#pragma once

#include <array>
#include <cstddef>

namespace offprint {

struct NamedReference {
  // Without '&' and ';'. An array and not a pointer: the table needs no relocation when the program starts.
  char name[32];
  char32_t first;
  char32_t second = 0;  // of names that stand for two characters; else 0
  bool bare = false;    // also read without the ';', for old pages
};

inline constexpr std::size_t kNamedReferenceCount = 2125;
extern const std::array<NamedReference, kNamedReferenceCount> named_references;  // by name, in order of bytes

}  // namespace offprint
