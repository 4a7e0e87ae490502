// The files that a run reads: nothing is written over them.
#pragma once

#include <cstdint>
#include <string>
#include <sys/stat.h>
#include <vector>

#include "converters/inputs/plan.h"

namespace offprint {

// Known by device and inode: links and other names of a file are that file.
class InputFiles {
 public:
  // Looks into the plan, which must outlive it, when it is asked first.
  explicit InputFiles(const Plan& plan) : plan_(plan) {}

  bool has(const struct stat& info);
  bool has(const std::string& path);

 private:
  void look();

  const Plan& plan_;
  std::vector<std::uint64_t> files_;  // sorted
};

}  // namespace offprint
