#include "tests/cases/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <iterator>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace offprint::test {
namespace {

// What comes from the pipe until its end.
std::string drain(int end) {
  std::string all;
  std::array<char, 4096> part{};
  for (ssize_t got = 0; (got = read(end, part.data(), part.size())) > 0;) {
    all.append(part.data(), static_cast<std::size_t>(got));
  }
  close(end);
  return all;
}

}  // namespace

Ended run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
          const std::filesystem::path& folder) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  std::transform(words.begin(), words.end(), std::back_inserter(argv), [](std::string& word) { return word.data(); });
  argv.push_back(nullptr);

  setenv("OFFPRINT_MEDIA", "", 0);  // covers that it draws depend on the fonts here
  std::array<int, 2> errors{};
  if (pipe2(errors.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, errors.at(1), STDERR_FILENO);
  pid_t child = 0;
  const int failed = posix_spawn(&child, words.front().c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(errors.at(1));
  if (failed != 0) {
    close(errors.at(0));
    throw std::system_error(failed, std::generic_category(), words.front());
  }

  Ended ended;
  ended.message = drain(errors.at(0));
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  return ended;
}

}  // namespace offprint::test
