// A file descriptor that closes itself.
#pragma once

#include <unistd.h>
#include <utility>

namespace offprint {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }

  int number() const { return number_; }
  // Hands the descriptor over to a caller that closes it and checks the outcome.
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

}  // namespace offprint
