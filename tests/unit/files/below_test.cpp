#include "converters/files/below.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Below : public ::testing::Test {
 protected:
  Below() {
    std::string pattern = (fs::temp_directory_path() / "offprint-below-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    fs::create_directories(at("in/deep/er"));
    fs::create_directories(at("out"));
    std::ofstream(at("in/deep/er/file")) << "x";
    fs::create_symlink("../out", at("in/away"));
    fs::create_symlink("deep", at("in/near"));
  }
  ~Below() override { fs::remove_all(folder_); }
  std::string at(const std::string& name) const { return folder_ + "/" + name; }

  std::string folder_;
};

TEST_F(Below, PathsStayBelow) {
  for (const char* path : {"a", "a/b", "...", "a/..b", "中/文.md", "a\\..\\b"}) EXPECT_TRUE(stays_below(path)) << path;
  for (const char* path : {"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "./a", "a/."})
    EXPECT_FALSE(stays_below(path)) << path;
  EXPECT_FALSE(stays_below(std::string_view("a\0b", 3)));
}

TEST_F(Below, ParentsAreOpenedThroughNoLink) {
  const auto error_of = [&](const char* path) {
    errno = 0;
    return open_parent_below(at("in"), path).number() < 0 ? errno : 0;
  };
  EXPECT_EQ(error_of("x"), 0);
  EXPECT_EQ(error_of("deep/er/x"), 0);
  EXPECT_EQ(error_of("away/x"), ELOOP);
  EXPECT_EQ(error_of("near/x"), ELOOP);
  EXPECT_EQ(error_of("near/er/x"), ELOOP);
  EXPECT_EQ(error_of("none/x"), ENOENT);
  EXPECT_EQ(error_of("deep/er/file/x"), ENOTDIR);
}

TEST_F(Below, OnlyLinksLeadOut) {
  EXPECT_TRUE(leads_out(at("in"), at("in/away")));
  EXPECT_TRUE(leads_out(at("in"), at("in/away/not/yet")));
  EXPECT_FALSE(leads_out(at("in"), at("in/near/not/yet")));
  EXPECT_FALSE(leads_out(at("in"), at("in")));
  EXPECT_FALSE(leads_out(at("in/away"), at("in/away/x"))) << "the folder itself may be one";
  EXPECT_TRUE(leads_out(at("in/near"), at("in")));
}

TEST_F(Below, OwnFilesAreRegularAndHaveOneName) {
  const auto said = [&](const char* name, int flags) {
    const auto file = open_own_file(at(name), flags);
    return file ? std::to_string(file->number() >= 0) : file.error().message;
  };
  EXPECT_EQ(said("in/none", O_RDONLY), "0");
  EXPECT_EQ(said("in/new", O_RDWR | O_CREAT), "1");
  EXPECT_EQ(said("in/deep/er/file", O_RDONLY), "1");
  fs::create_hard_link(at("in/new"), at("in/twin"));
  ASSERT_EQ(::mkfifo(at("in/fifo").c_str(), 0600), 0);
  fs::create_symlink("none", at("in/dangling"));
  for (const int flags : {O_RDONLY, O_RDWR | O_CREAT}) {
    EXPECT_THAT(said("in/new", flags), HasSubstr("another name"));
    EXPECT_THAT(said("in/fifo", flags), HasSubstr("no regular file"));
    EXPECT_THAT(said("in/dangling", flags), HasSubstr("symbolic link"));
  }
  EXPECT_FALSE(fs::exists(at("in/none")));
}

TEST_F(Below, OwnFoldersAreNoLinks) {
  EXPECT_FALSE(refuse_own_folder(at("in/deep")));
  EXPECT_FALSE(refuse_own_folder(at("in/none")));
  EXPECT_TRUE(refuse_own_folder(at("in/near")));
  EXPECT_TRUE(refuse_own_folder(at("in/deep/er/file")));
}

}  // namespace
}  // namespace offprint
