// SIGINT, SIGTERM and SIGHUP, asked for where it suits: they are blocked but while the run waits.
#pragma once

#include <csignal>
#include <poll.h>
#include <span>

namespace offprint {

class Interrupts {
 public:
  Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  ~Interrupts();

  // poll(2) that a signal ends too.
  void wait(std::span<struct pollfd> ready, int milliseconds);

  int signal() const;  // the first that came; 0 for none
  int count() const;   // how many came

 private:
  sigset_t before_{};
  struct sigaction old_[3]{};
};

}  // namespace offprint
