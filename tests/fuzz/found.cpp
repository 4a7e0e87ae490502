// What once broke something, tried again: `found FOLDER` gives each file FOLDER/TARGET/NAME to its target, whole and
// cut after each byte. A promise that is broken ends it (target.h).
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "converters/files/read_file.h"
#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;
using namespace offprint;

std::vector<fs::path> in(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Whether the file could be tried.
bool try_again(const fuzz::Target& target, const fs::path& file) {
  std::printf("%s\n", file.c_str());
  std::fflush(stdout);
  const auto bytes = read_file(file.string());
  if (!bytes) return false;
  // Of memory of its own each, so that a sanitizer sees what is read beyond the end.
  for (std::size_t size = 0; size <= bytes->size(); ++size) {
    const std::vector<char> part(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(size));
    target.take({part.data(), part.size()});
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  std::size_t tried = 0;
  for (const fs::path& folder : in(words[1])) {
    const fuzz::Target* target = fuzz::find_target(folder.filename().string());
    if (target == nullptr) {
      std::printf("no target is called %s\n", folder.filename().c_str());
      return 1;
    }
    for (const fs::path& file : in(folder)) {
      if (!try_again(*target, file)) return 1;
      ++tried;
    }
  }
  std::printf("%zu inputs\n", tried);
  return tried > 0 ? 0 : 1;
}
