// The outside world as batch sees it: files that it writes, the clock, and faults that a test injects. Tests replace
// it.
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

  virtual std::int64_t milliseconds();  // of a monotonic clock

  // Called at each step of the run, with the file that it is about. See fault.h.
  virtual void step(std::string_view step, std::string_view what);
};

}  // namespace offprint
