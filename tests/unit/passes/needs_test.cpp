// A pass that is left out because the page lacks what it needs would have done nothing.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "formats/unicode/characters.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

std::string passed(const std::string& html, bool with_all) {
  Document document;
  document.buffer = std::make_unique<char[]>(html.size() + 1);
  std::memcpy(document.buffer.get(), html.data(), html.size());
  document.buffer_size = html.size();
  EXPECT_TRUE(read_html_part(document, 0, static_cast<std::uint32_t>(html.size()), {}).has_value());
  if (with_all) document.census.add_all();
  EXPECT_TRUE(run_passes(document, true, {}));
  return tree(document) + ledger(document);
}

TEST(Needs, LeaveOutOnlyPassesThatWouldDoNothing) {
  int pages = 0;
  for (const char* folder : {"/tests/cases", "/samples"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(OFFPRINT_SOURCES + std::string(folder))) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".txt" && extension != ".html" && extension != ".md")) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string html{std::istreambuf_iterator<char>(file), {}};
      if (!is_xml_text(html)) continue;  // another charset, or bytes that load_text would mend
      EXPECT_EQ(passed(html, false), passed(html, true)) << entry.path();
      ++pages;
    }
  }
  EXPECT_GT(pages, 200);
}

}  // namespace
}  // namespace offprint
