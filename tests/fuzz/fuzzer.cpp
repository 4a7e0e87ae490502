// libFuzzer's entry: `fuzz --target=NAME [libFuzzer's options] CORPUS...`; `fuzz --targets` lists them.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/target.h"

namespace {

const offprint::fuzz::Target* chosen = nullptr;

void list_targets() {
  for (const offprint::fuzz::Target& target : offprint::fuzz::targets()) {
    std::printf("%.*s\n", static_cast<int>(target.name.size()), target.name.data());
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view kTarget = "--target=";  // libFuzzer passes over what begins with two hyphens
  for (int i = 1; i < *count; ++i) {
    const std::string_view word = (*words)[i];
    if (word == "--targets") {
      list_targets();
      std::exit(0);
    }
    if (word.starts_with(kTarget)) chosen = offprint::fuzz::find_target(word.substr(kTarget.size()));
  }
  if (chosen == nullptr) {
    std::fputs("fuzz --target=NAME, one of:\n", stderr);
    list_targets();
    std::exit(2);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  chosen->take({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
