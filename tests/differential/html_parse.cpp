// Whether a page's tree is the same, whichever way it is made (HtmlParse):
//
//   html_parse [--seed N] [--random N] [--mutated N] [FILE...]
//
// Tries N random documents, and the files, as they are and N times mutated; prints each that differs, and counts.
// Differences that are Gumbo's defect and not the skeleton's are counted apart (meets_known_defect).
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/files/read_file.h"
#include "tests/differential/html_trees.h"

namespace {

using namespace offprint;

struct Counts {
  unsigned long tried = 0;
  unsigned long known = 0;
  unsigned long different = 0;
};

void compare(const std::string& page, Counts& counts) {
  ++counts.tried;
  const std::string whole = written_tree(page, HtmlParse::Whole);
  for (const auto& [way, name] : {std::pair{HtmlParse::Skeleton, "skeleton"}, std::pair{HtmlParse::Folded, "folded"}}) {
    const std::string other = written_tree(page, way);
    if (whole == other) continue;
    if (meets_known_defect(page)) {
      ++counts.known;
      return;
    }
    if (++counts.different <= 20) {
      std::printf("--- page\n%s\n--- whole%s\n--- %s%s\n", page.substr(0, 4000).c_str(), whole.substr(0, 8000).c_str(),
                  name, other.substr(0, 8000).c_str());
    }
    return;
  }
}

}  // namespace

int main(int count, char** arguments) {
  unsigned seed = 1;
  unsigned long random_pages = 0;
  unsigned long mutated_pages = 0;
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    const bool valued = i + 1 < count;
    if (argument == "--seed" && valued) {
      seed = static_cast<unsigned>(std::strtoul(arguments[++i], nullptr, 10));
    } else if (argument == "--random" && valued) {
      random_pages = std::strtoul(arguments[++i], nullptr, 10);
    } else if (argument == "--mutated" && valued) {
      mutated_pages = std::strtoul(arguments[++i], nullptr, 10);
    } else if (auto bytes = read_file(std::string(argument))) {
      files.push_back(std::move(*bytes));
    }
  }
  Counts counts;
  std::mt19937 random(seed);
  for (const std::string& file : files) compare(file, counts);
  for (unsigned long i = 0; i < random_pages; ++i) {
    const int pieces = 4 + static_cast<int>(random() % 40);
    compare(i % 2 == 0 ? tag_soup(random, pieces) : nested_soup(random, pieces), counts);
  }
  for (unsigned long i = 0; i < mutated_pages && !files.empty(); ++i) {
    compare(mutated(files.at(random() % files.size()), random), counts);
  }
  std::printf("seed %u: %lu pages, %lu different, %lu by a defect of Gumbo's\n", seed, counts.tried, counts.different,
              counts.known);
  return counts.different == 0 ? 0 : 1;
}
