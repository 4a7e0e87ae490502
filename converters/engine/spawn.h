// This program, or another, started with pipes for its stdin and stdout.
#pragma once

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "converters/files/descriptor.h"

namespace offprint {

struct Spawned {
  pid_t id = -1;
  Descriptor tasks;    // to its stdin; a write does not wait
  Descriptor answers;  // from its stdout
};

// Descriptors that a child inherits, if they are not -1, and the numbers that they have there.
struct Inherited {
  int lock = -1;
  int rules = -1;  // of a sandbox
};
inline constexpr int kLockThere = 3;
inline constexpr int kRulesThere = 4;
inline constexpr int kFirstFree = 5;

// `command` is argv. It inherits those and stderr, and nothing else; SIGINT, SIGTERM, SIGHUP and SIGUSR1
// are blocked. `program` is its path; by default this program. Nothing where the system gives no process: errno says
// why.
std::optional<Spawned> spawn(const std::vector<std::string>& command, const Inherited& inherited,
                             const char* program = "/proc/self/exe");

}  // namespace offprint
