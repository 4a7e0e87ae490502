#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/files/read_file.h"
#include "converters/files/write_file.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Files : public ::testing::Test {
 protected:
  Files() {
    std::string pattern = (fs::temp_directory_path() / "offprint-files-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Files() override { fs::remove_all(folder_); }

  std::string at(const std::string& name) const { return folder_ + "/" + name; }
  std::string make(const std::string& name, std::string_view bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
    return at(name);
  }
  static std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  std::string folder_;
};

TEST_F(Files, AFileIsReadWhole) {
  const std::string bytes(300000, 'x');
  EXPECT_EQ(read_file(make("a", bytes)).value(), bytes);
}

TEST_F(Files, AFifoIsReadToItsEnd) {
  ASSERT_EQ(::mkfifo(at("fifo").c_str(), 0600), 0);
  const std::string bytes(200000, 'y');
  std::thread writer([&] { std::ofstream(at("fifo"), std::ios::binary) << bytes; });
  const auto read = read_file(at("fifo"));
  writer.join();
  EXPECT_EQ(read.value(), bytes);
}

TEST_F(Files, WhatIsNoInputSaysWhy) {
  EXPECT_EQ(read_file(at("missing")).error().fault, Fault::NotFound);
  EXPECT_EQ(read_file(make("file", "x") + "/below").error().fault, Fault::NotFound);
  EXPECT_EQ(read_file(folder_).error().fault, Fault::IsDirectory);
  EXPECT_EQ(read_file(make("empty", "")).error().fault, Fault::Empty);
  EXPECT_EQ(read_file(at(std::string(300, 'n'))).error().fault, Fault::NotFound);
  fs::create_symlink("loop", at("loop"));
  EXPECT_EQ(read_file(at("loop")).error().fault, Fault::NotFound);
}

TEST_F(Files, MoreThanTheLimitIsRefused) {
  EXPECT_EQ(read_file(make("a", "12345"), 5).value(), "12345");
  EXPECT_EQ(read_file(make("b", "123456"), 5).error().fault, Fault::TooLarge);
  EXPECT_EQ(read_file("/dev/zero", 1 << 20).error().fault, Fault::TooLarge);
}

TEST_F(Files, AFileAppearsOnlyWhenItIsWhole) {
  make("a", "old");
  auto sink = FileSink::open(at("a")).value();
  sink->write("new");
  EXPECT_EQ(content(at("a")), "old");
  EXPECT_EQ(sink->commit(), std::nullopt);
  EXPECT_EQ(content(at("a")), "new");
  EXPECT_EQ(count(), 1U);
}

TEST_F(Files, WithoutCommitNothingIsLeft) {
  make("a", "old");
  FileSink::open(at("a")).value()->write(std::string(200000, 'n'));
  EXPECT_EQ(content(at("a")), "old");
  EXPECT_EQ(count(), 1U);
}

TEST_F(Files, LargeWritesKeepTheirOrder) {
  auto sink = FileSink::open(at("a")).value();
  std::string expected;
  for (int i = 0; i < 40; ++i) {
    const std::string piece(static_cast<std::size_t>(i) * 4001, static_cast<char>('a' + i % 26));
    sink->write(piece);
    expected += piece;
  }
  EXPECT_EQ(sink->commit(), std::nullopt);
  EXPECT_EQ(content(at("a")), expected);
}

TEST_F(Files, TheModeIsTheUmasks) {
  const mode_t before = ::umask(0027);
  make("a", "private");
  fs::permissions(at("a"), fs::perms::owner_all);
  EXPECT_EQ(write_file(at("a"), "x"), std::nullopt);
  ::umask(before);
  struct stat info {};
  ASSERT_EQ(::stat(at("a").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0640U);
}

TEST_F(Files, ALinkIsFollowedAndStays) {
  fs::create_directory(at("real"));
  make("real/a", "old");
  fs::create_symlink("real/a", at("link"));
  fs::create_symlink("real/new", at("dangling"));
  EXPECT_EQ(write_file(at("link"), "new"), std::nullopt);
  EXPECT_EQ(write_file(at("dangling"), "made"), std::nullopt);
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_EQ(content(at("real/a")), "new");
  EXPECT_TRUE(fs::is_symlink(at("dangling")));
  EXPECT_EQ(content(at("real/new")), "made");
}

TEST_F(Files, ANameOf255BytesCanBeMade) {
  std::string name;
  while (name.size() < 255) name += "文";
  EXPECT_EQ(write_file(at(name), "x"), std::nullopt);
  EXPECT_EQ(content(at(name)), "x");
  EXPECT_THAT(write_file(at(name + "y"), "x")->message, HasSubstr("too long"));
  EXPECT_EQ(count(), 1U);
}

TEST_F(Files, LeftoversOfAnotherRunAreNotInTheWay) {
  const std::string leftover = ".offprint-" + std::to_string(::getpid()) + "-0.tmp";
  make(leftover, "half");
  EXPECT_EQ(write_file(at("a"), "x"), std::nullopt);
  EXPECT_EQ(content(at(leftover)), "half");
}

TEST_F(Files, WhatCannotBeWrittenSaysWhatToDo) {
  EXPECT_EQ(write_file(at("none/a"), "x")->message,
            "the folder '" + folder_ + "/none' does not exist; make it first (mkdir -p)");
  EXPECT_THAT(write_file(folder_, "x")->message, HasSubstr("this is a folder"));
  EXPECT_THAT(write_file(make("file", "x") + "/a", "x")->message, HasSubstr("is not a folder"));
  EXPECT_EQ(write_file(at("none/a"), "x")->fault, Fault::Unwritable);
}

TEST_F(Files, ADeviceIsWrittenStraight) {
  EXPECT_EQ(write_file("/dev/null", "x"), std::nullopt);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_THAT(write_file("/dev/full", "x")->message, HasSubstr("the disk is full"));
}

TEST_F(Files, AFifoIsWrittenStraight) {
  ASSERT_EQ(::mkfifo(at("fifo").c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = content(at("fifo")); });
  const auto error = write_file(at("fifo"), "through");
  reader.join();
  EXPECT_EQ(error, std::nullopt);
  EXPECT_EQ(got, "through");
  EXPECT_TRUE(fs::is_fifo(at("fifo")));
}

TEST_F(Files, AFullDiskLeavesTheOldFile) {
  make("a", "old");
  struct rlimit limit {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small {
    4096, limit.rlim_max
  };
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto error = write_file(at("a"), std::string(100000, 'n'));
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, handler);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->fault, Fault::Unwritable);
  EXPECT_EQ(content(at("a")), "old");
  EXPECT_EQ(count(), 1U);
}

TEST_F(Files, ASignalTakesTheUnfinishedFileWithIt) {
  const auto interrupted = [&] {
    tidy_up_on_signals();
    auto sink = FileSink::open(at("a")).value();
    sink->write(std::string(200000, 'x'));
    std::raise(SIGTERM);
  };
  EXPECT_EXIT(interrupted(), ::testing::KilledBySignal(SIGTERM), "");
  EXPECT_EQ(count(), 0U);
}

TEST_F(Files, OneFileIsKnownUnderTwoNames) {
  make("a", "x");
  make("b", "x");
  fs::create_symlink("a", at("link"));
  fs::create_hard_link(at("a"), at("hard"));
  EXPECT_TRUE(same_file(at("a"), folder_ + "/./a"));
  EXPECT_TRUE(same_file(at("a"), at("link")));
  EXPECT_TRUE(same_file(at("hard"), at("a")));
  EXPECT_FALSE(same_file(at("a"), at("b")));
  EXPECT_FALSE(same_file(at("a"), at("missing")));
  EXPECT_FALSE(same_file("/dev/null", "/dev/null"));
}

TEST_F(Files, AFolderIsMadeOnce) {
  EXPECT_EQ(make_folder(at("d")), std::nullopt);
  EXPECT_EQ(make_folder(at("d")), std::nullopt);
  EXPECT_TRUE(fs::is_directory(at("d")));
  EXPECT_EQ(make_folder(make("f", "x"))->fault, Fault::Unwritable);
}

}  // namespace

// For EXPECT_EQ with std::nullopt.
bool operator==(const Error& a, const Error& b) { return a.fault == b.fault && a.message == b.message; }
void PrintTo(const Error& error, std::ostream* out) { *out << error.message; }

}  // namespace offprint
