// The files that a run reads: nothing is written over them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unordered_set>

#include "converters/files/failure.h"
#include "converters/inputs/plan.h"
#include "converters/options/options.h"

namespace offprint {

// Known by device and inode: links and other names of a file are that file.
class InputFiles {
 public:
  // What options name. Of a run over many also what is in the plan, which must outlive it: it is looked into when that
  // is asked first.
  explicit InputFiles(const Settings& settings, const Plan* plan = nullptr);

  void add(const std::string& path);  // "-" is stdin
  bool has(const struct stat& info);
  bool has(const std::string& path);
  // Whether one of them lies in the folder, by whatever name.
  bool has_below(const std::string& folder);

 private:
  void look();

  const Plan* plan_;
  std::unordered_set<std::uint64_t> files_;
};

// Why the call cannot write its output, or its report: that is a file which an option has it read.
std::optional<Failure> refuse_over_options(const Settings& settings);

}  // namespace offprint
