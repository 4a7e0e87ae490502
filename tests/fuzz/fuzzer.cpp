// libFuzzer's entry: `fuzz --target=NAME [libFuzzer's options] CORPUS...`; `fuzz --targets` lists them.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

#include "tests/fuzz/elements.h"
#include "tests/fuzz/target.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t room);

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

// Pages are changed by elements half of the time. `other` is what was changed a while ago.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t room, unsigned seed) {
  static std::string other;
  std::mt19937 random(seed);
  const std::string_view page{reinterpret_cast<const char*>(bytes), size};
  const std::size_t tag = page.find('<');
  if (tag == std::string_view::npos || random() % 2 == 0) return LLVMFuzzerMutate(bytes, size, room);
  const std::size_t choices = tag <= 2 ? tag : 0;  // bytes before a page that say what is done with it
  const std::string changed = std::string(page.substr(0, choices)) +
                              offprint::fuzz::changed_elements(std::string(page.substr(choices)), other, random);
  if (random() % 8 == 0) other = page;
  if (changed.empty() || changed.size() > room) return LLVMFuzzerMutate(bytes, size, room);
  std::memcpy(bytes, changed.data(), changed.size());
  return changed.size();
}
