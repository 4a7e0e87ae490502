// The outside world where batch meets it: files that are written, the clock, and what a test puts in the way. Tests
// give another one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  // These give 0, or errno.
  virtual int make_file(const std::string& path, std::string_view bytes, bool durable);  // a new one, with all bytes
  virtual int rename(const std::string& from, const std::string& to);
  virtual int append(int descriptor, std::string_view bytes, bool durable);
  virtual int sync_folder(const std::string& path);

  virtual std::int64_t milliseconds();  // of a clock that only goes forward

  // A step of the run is reached, with the file that it is about. See fault.h.
  virtual void step(std::string_view step, std::string_view what);
};

}  // namespace offprint
