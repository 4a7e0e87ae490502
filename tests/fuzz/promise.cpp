#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/target.h"

namespace offprint::fuzz {

void promise(bool kept, std::string_view what, std::string_view more) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(more.size()), more.data());
  std::abort();
}

}  // namespace offprint::fuzz
