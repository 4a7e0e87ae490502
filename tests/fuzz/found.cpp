// The fuzzers' targets in the ordinary tests, on files FOLDER/TARGET/NAME. A promise that is broken ends it (target.h).
//   found again FOLDER     what once broke something: whole, and cut after each byte
//   found mutated FOLDER   seeds, changed here and there, the same each time; FOLDER.last is what was tried last
//   found targets          their names
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "converters/files/read_file.h"
#include "tests/fuzz/elements.h"
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

constexpr std::size_t kMutants = 250;  // of a target: some seconds where sanitizers watch

std::vector<std::string> contents_of(const fs::path& folder) {
  std::vector<std::string> contents;
  for (const fs::path& file : in(folder)) {
    const auto bytes = read_file(file.string());
    if (bytes) contents.push_back(*bytes);
  }
  return contents;
}

// In memory of its own, so that a sanitizer sees what is read beyond the end.
void take(const fuzz::Target& target, std::string_view bytes) {
  const std::vector<char> own(bytes.begin(), bytes.end());
  target.take({own.data(), own.size()});
}

std::size_t try_again(const fuzz::Target& target, const fs::path& folder) {
  std::size_t tried = 0;
  for (const std::string& bytes : contents_of(folder)) {
    for (std::size_t size = 0; size <= bytes.size(); ++size) take(target, std::string_view(bytes).substr(0, size));
    ++tried;
  }
  return tried;
}

// The standard says what mt19937 gives, not what a distribution makes of it.
std::size_t below(std::mt19937& random, std::size_t count) { return count == 0 ? 0 : random() % count; }

// A piece or an element goes, comes twice, or is another seed's; or a byte is another.
void mutate(std::string& bytes, std::string_view other, std::mt19937& random) {
  const std::size_t at = below(random, bytes.size() + 1);
  const std::size_t length = below(random, std::min<std::size_t>(bytes.size() - at, 64) + 1);
  switch (below(random, 5)) {
    case 0: bytes.erase(at, length); break;
    case 1: bytes.insert(at, std::string(bytes, at, length)); break;
    case 2: bytes.insert(at, other.substr(below(random, other.size() + 1), below(random, 64))); break;
    case 3: bytes = fuzz::changed_elements(std::move(bytes), other, random); break;
    default:
      if (at < bytes.size()) bytes[at] = static_cast<char>(random() % 256);
  }
}

std::size_t try_mutated(const fuzz::Target& target, const fs::path& folder, const std::string& last) {
  const std::vector<std::string> seeds = contents_of(folder);
  if (seeds.empty()) return 0;
  std::mt19937 random(1);
  for (std::size_t number = 0; number < kMutants; ++number) {
    std::string bytes = seeds[below(random, seeds.size())];
    for (std::size_t times = below(random, 5); times > 0; --times) {
      mutate(bytes, seeds[below(random, seeds.size())], random);
    }
    std::ofstream(last, std::ios::binary) << bytes;
    take(target, bytes);
  }
  return kMutants;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view verb = count > 1 ? words[1] : "";
  if (verb == "targets") {
    for (const fuzz::Target& target : fuzz::targets()) std::printf("%s\n", std::string(target.name).c_str());
    return 0;
  }
  if (count != 3 || (verb != "again" && verb != "mutated")) return 2;
  for (const fs::path& folder : in(words[2])) {
    const std::string name = folder.filename().string();
    const fuzz::Target* target = fuzz::find_target(name);
    if (target == nullptr) {
      std::printf("no target is called %s\n", name.c_str());
      return 1;
    }
    const std::size_t tried =
        verb == "again" ? try_again(*target, folder) : try_mutated(*target, folder, words[2] + std::string(".last"));
    std::printf("%s: %zu inputs\n", name.c_str(), tried);
    std::fflush(stdout);
    if (tried == 0) return 1;
  }
  return 0;
}
