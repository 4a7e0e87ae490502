#include "converters/engine/interrupts.h"

#include <array>
#include <cstddef>
#include <ctime>

namespace offprint {

namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t first_signal = 0;
volatile std::sig_atomic_t signal_count = 0;

extern "C" void note_signal(int number) {
  if (first_signal == 0) first_signal = number;
  signal_count = signal_count + 1;
}

}  // namespace

Interrupts::Interrupts() {
  first_signal = 0;
  signal_count = 0;
  sigset_t blocked;
  ::sigemptyset(&blocked);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals.at(i), nullptr, &old_[i]);
    if (old_[i].sa_handler == SIG_IGN) continue;  // nohup
    ::sigaddset(&blocked, kSignals.at(i));
    struct sigaction action {};
    action.sa_handler = note_signal;
    ::sigaction(kSignals.at(i), &action, nullptr);
  }
  ::sigprocmask(SIG_BLOCK, &blocked, &before_);
}

Interrupts::~Interrupts() {
  if (signal_count > 0) return;  // the process is about to end, with that exit code: no more of them is wanted
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals.at(i), &old_[i], nullptr);
  ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupts::wait(std::span<struct pollfd> ready, int milliseconds) {
  const struct timespec time {
    milliseconds / 1000, (milliseconds % 1000) * 1000000L
  };
  for (struct pollfd& one : ready) one.revents = 0;
  ::ppoll(ready.data(), ready.size(), &time, &before_);
}

int Interrupts::signal() const { return first_signal; }
int Interrupts::count() const { return signal_count; }

}  // namespace offprint
