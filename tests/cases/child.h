// A child process with its standard error caught.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace offprint::test {

struct Ended {
  int code = -1;        // exit code; -1 where a signal ended it
  std::string message;  // what it wrote to stderr
};

// Runs `program` with `arguments` in `folder`; stdin is empty, stdout goes nowhere. Throws std::system_error where it
// cannot be started.
Ended run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
          const std::filesystem::path& folder);

}  // namespace offprint::test
