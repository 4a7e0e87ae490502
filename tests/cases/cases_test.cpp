// The golden cases. A case is a folder TOPIC/NAME with one input.*, an `options` file where the command line needs
// more (one option a line), and an expected file for each format that it is about. Expected files are compared byte for
// byte; with OFFPRINT_ACCEPT=1 in the environment those that are there are rewritten instead.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cases/child.h"
#include "tests/cases/epub_listing.h"

namespace offprint::test {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A file that a case may hold: which format it is about, and how an output is made comparable (null: as it is).
struct ExpectedRow {
  std::string_view name;
  std::string_view format;
  std::string (*canonical)(const fs::path& output);
};
constexpr std::array kExpected{
    ExpectedRow{"expected.md", "markdown", read_file},        ExpectedRow{"expected.txt", "text", read_file},
    ExpectedRow{"expected.json", "json", read_file},          ExpectedRow{"expected.html", "html", read_file},
    ExpectedRow{"expected.jsonl", "jsonl", read_file},        ExpectedRow{"expected.epub.txt", "epub", epub_listing},
    ExpectedRow{"expected.pandoc.json", "pandoc", read_file},
};

struct Case {
  fs::path folder;
  std::string name;  // TOPIC_NAME, of [A-Za-z0-9_]
};

std::ostream& operator<<(std::ostream& stream, const Case& golden) { return stream << golden.folder; }

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::string word(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return text;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const fs::path& topic : sorted_entries(OFFPRINT_CASES)) {
    if (!fs::is_directory(topic)) continue;
    for (const fs::path& folder : sorted_entries(topic)) {
      cases.push_back({folder, word(topic.filename().string() + "_" + folder.filename().string())});
    }
  }
  return cases;
}

// What a case's folder holds.
struct Files {
  std::vector<std::string> inputs;
  std::vector<std::string> options;
  std::vector<const ExpectedRow*> expected;
  std::vector<std::string> unknown;
};

std::vector<std::string> lines(const fs::path& file) {
  std::vector<std::string> all;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) all.push_back(line);
  return all;
}

Files files_of(const fs::path& folder) {
  Files files;
  for (const fs::path& path : sorted_entries(folder)) {
    const std::string name = path.filename().string();
    const auto* row = std::find_if(kExpected.begin(), kExpected.end(), [&](const auto& r) { return r.name == name; });
    if (row != kExpected.end()) {
      files.expected.push_back(row);
    } else if (name.starts_with("input.")) {
      files.inputs.push_back(name);
    } else if (name == "options") {
      files.options = lines(path);
    } else {
      files.unknown.push_back(name);
    }
  }
  return files;
}

class Cases : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "offprint-case-XXXXXX";
    scratch_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(scratch_); }

  // The output in the row's format, made comparable.
  std::string convert(const Files& files, const ExpectedRow& row) const {
    const fs::path output = scratch_ / row.name;
    std::vector<std::string> arguments{"convert", "-t", std::string(row.format), "-o", output.string()};
    arguments.insert(arguments.end(), files.options.begin(), files.options.end());
    arguments.push_back(files.inputs.front());
    const Ended ended = run(OFFPRINT_PROGRAM, arguments, GetParam().folder);
    EXPECT_EQ(ended.code, 0) << ended.message;
    // A case's options are for all of its formats; some change nothing about one of them.
    static const std::regex kIdle("offprint: --[a-z-]+: note: it has no effect on [a-z]+\n");
    EXPECT_EQ(std::regex_replace(ended.message, kIdle, ""), "") << "a run that succeeds is silent";
    return ended.code == 0 ? row.canonical(output) : std::string();
  }

 private:
  fs::path scratch_;
};

bool accepting() {
  const char* wish = std::getenv("OFFPRINT_ACCEPT");
  return wish != nullptr && std::string_view(wish) == "1";
}

TEST_P(Cases, GiveWhatIsExpected) {
  const Files files = files_of(GetParam().folder);
  ASSERT_THAT(files.unknown, testing::IsEmpty()) << "files that nothing reads";
  ASSERT_THAT(files.inputs, testing::SizeIs(1)) << "a case has one input.*";
  ASSERT_THAT(files.expected, testing::Not(testing::IsEmpty())) << "a case without an expected file shows nothing";
  for (const ExpectedRow* row : files.expected) {
    const fs::path file = GetParam().folder / row->name;
    const std::string output = convert(files, *row);
    if (HasFailure()) continue;
    if (!accepting()) {
      EXPECT_EQ(read_file(file), output) << file << " (tests/accept " << GetParam().name << " accepts)";
    } else if (read_file(file) != output) {
      std::ofstream(file, std::ios::binary) << output;
      std::cout << "accepted " << file.string() << "\n";
    }
  }
}

std::string test_name(const testing::TestParamInfo<Case>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Golden, Cases, testing::ValuesIn(all_cases()), test_name);

}  // namespace
}  // namespace offprint::test
