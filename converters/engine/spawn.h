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

// `command` is argv. It inherits `lock` (if not -1) and stderr, and nothing else; SIGINT, SIGTERM, SIGHUP and SIGUSR1
// are blocked. `program` is its path; by default this program. Nothing where the system gives no process: errno says
// why.
std::optional<Spawned> spawn(const std::vector<std::string>& command, int lock, const char* program = "/proc/self/exe");

}  // namespace offprint
