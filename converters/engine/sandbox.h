// A second belt around a process that reads what anyone may have written: what a defect in it could still do. By
// Landlock a worker reads the inputs and what the program itself needs, and writes below the output only; by seccomp it
// reaches no network and starts no program. Each holds by itself where the kernel lacks the other.
#pragma once

#include <string>
#include <vector>

#include "converters/files/descriptor.h"

namespace offprint {

// Files, and folders with all that lies below them; links are followed.
struct Allowed {
  std::vector<std::string> read;
  std::vector<std::string> write;  // read, too
  std::vector<std::string> start;  // programs
  bool read_all = false;
};

// What a parent prepares for its workers.
class Sandbox {
 public:
  explicit Sandbox(const Allowed& allowed);

  // A descriptor that workers inherit; -1 where there is no Landlock.
  int rules() const { return rules_.number(); }
  // What is to be said where this system cannot do all of it; else empty.
  const std::string& lack() const { return lack_; }

 private:
  Descriptor rules_;
  std::string lack_;
};

// What a process still does in its sandbox.
struct Reach {
  bool programs = false;  // starts some
  bool network = false;   // asks others; nobody may ask it
};

// Of this process, from now on and for all that it starts: the rules that stand at that descriptor, if any do, and no
// more than that reach.
void enter_sandbox(int rules, Reach reach);

}  // namespace offprint
