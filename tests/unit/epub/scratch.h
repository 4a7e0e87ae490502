// A temporary file without a name, for what is written into descriptors.
#pragma once

#include <cstdio>
#include <string>
#include <sys/types.h>
#include <unistd.h>

namespace offprint {

class Scratch {
 public:
  Scratch() : file_(std::tmpfile()) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::fclose(file_); }

  int descriptor() const { return ::fileno(file_); }
  std::string bytes() const {
    std::string all;
    char chunk[1 << 14];
    for (ssize_t n = 0; (n = ::pread(descriptor(), chunk, sizeof(chunk), static_cast<off_t>(all.size()))) > 0;) {
      all.append(chunk, static_cast<std::size_t>(n));
    }
    return all;
  }

 private:
  std::FILE* file_;
};

}  // namespace offprint
