#include "converters/files/fault.h"

#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <unistd.h>
#include <vector>

namespace offprint {

namespace {

constexpr useconds_t kPause = 10000;  // microseconds

struct AskedFor {
  std::string_view action;
  std::string_view step;
  std::string_view which;
};

AskedFor parse(const char* text) {
  if (text == nullptr) return {};
  const std::string_view all(text);
  const std::size_t first = all.find(':');
  const std::size_t second = first == std::string_view::npos ? first : all.find(':', first + 1);
  if (second == std::string_view::npos) return {};
  return {all.substr(0, first), all.substr(first + 1, second - first - 1), all.substr(second + 1)};
}

bool is_meant(const AskedFor& fault, std::string_view what) {
  static std::uint64_t count = 0;
  ++count;
  std::uint64_t number = 0;
  const char* end = fault.which.data() + fault.which.size();
  const auto [stop, error] = std::from_chars(fault.which.data(), end, number);
  if (error == std::errc{} && stop == end) return number == count;
  return what.ends_with(fault.which);
}

[[noreturn]] void eat() {
  std::vector<std::unique_ptr<char[]>> eaten;
  while (true) {
    eaten.push_back(std::make_unique<char[]>(std::size_t{16} << 20U));  // throws at the limit
  }
}

void strike(std::string_view action) {
  if (action == "kill") ::kill(::getpid(), SIGKILL);
  if (action == "stop") ::kill(::getpid(), SIGSTOP);
  if (action == "killrun") {
    ::kill(::getppid(), SIGKILL);
    ::kill(::getpid(), SIGKILL);
  }
  if (action == "crash") {
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
  }
  while (action == "hang") ::pause();
  if (action == "eat") eat();
  const pid_t parent = ::getppid();
  if (action == "int") ::kill(parent, SIGINT);
  while (action == "ints") {  // pending signals merge into one: as often as it takes
    ::kill(parent, SIGINT);
    ::usleep(kPause);
  }
}

}  // namespace

void meet_fault(std::string_view step, std::string_view what) {
  static const AskedFor fault = parse(std::getenv("OFFPRINT_FAULT"));
  if (fault.step.empty() || fault.step != step || !is_meant(fault, what)) return;
  strike(fault.action);
}

}  // namespace offprint
