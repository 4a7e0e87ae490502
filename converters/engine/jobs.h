// How many processes this one may keep busy.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace offprint {

// What a machine says: the outside world of default_jobs, for tests.
struct Machine {
  unsigned cores = 1;                                                  // that this process may run on
  std::function<std::optional<std::string>(const std::string&)> file;  // its content
  std::function<const char*(const char*)> variable;                    // of the environment; null for none
};
Machine this_machine();

// The cores, less what the control groups of this process (v2, v1) or Slurm allow; at least 1.
unsigned default_jobs(const Machine& machine);

}  // namespace offprint
