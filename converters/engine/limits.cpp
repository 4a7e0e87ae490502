#include "converters/engine/limits.h"

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "converters/files/write_file.h"

namespace offprint {

namespace {

bool limit_is_ours = false;

// For the signal's handler, which may use no std::string that is being changed.
const std::string* last_words = nullptr;
int last_code = 0;

extern "C" void time_is_over(int) {
  remove_unfinished();
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, last_words->data(), last_words->size());
  ::_exit(last_code);
}

std::string mebibytes(rlim_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

}  // namespace

void limit_memory(unsigned mebibytes) {
#if !defined(__SANITIZE_ADDRESS__)  // whose shadow takes terabytes of addresses
  struct rlimit now {};
  const rlim_t most = rlim_t{mebibytes} << 20U;
  if (::getrlimit(RLIMIT_AS, &now) != 0 || now.rlim_cur <= most) return;
  now.rlim_cur = most;
  limit_is_ours = ::setrlimit(RLIMIT_AS, &now) == 0;
#else
  static_cast<void>(mebibytes);
#endif
}

Error out_of_memory() {
  struct rlimit now {};
  const bool limited = ::getrlimit(RLIMIT_AS, &now) == 0 && now.rlim_cur != RLIM_INFINITY;
  if (!limited) return {Fault::TooLarge, "there is not enough memory for it; free some, or split it"};
  const std::string most = "it needs more than " + mebibytes(now.rlim_cur) + " of memory";
  if (limit_is_ours) return {Fault::TooLarge, most + "; raise --memory, or split it"};
  return {Fault::TooLarge, most + ", which is the limit here (ulimit -v); raise that, or split it"};
}

void limit_time(unsigned seconds, const std::string& words, int code) {
  static std::string kept;
  struct itimerval timer {};
  ::setitimer(ITIMER_PROF, &timer, nullptr);
  kept = words;
  last_words = &kept;
  last_code = code;
  struct sigaction action {};
  action.sa_handler = time_is_over;
  ::sigaction(SIGPROF, &action, nullptr);
  timer.it_value.tv_sec = seconds;
  ::setitimer(ITIMER_PROF, &timer, nullptr);
}

Error out_of_time(unsigned seconds) {
  return {Fault::TooSlow, "it takes longer than " + std::to_string(seconds) + " s; raise --timeout, or leave it out"};
}

}  // namespace offprint
