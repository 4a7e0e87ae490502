// A file that is only in memory, with a path, for what opens files by their paths.
#pragma once

#include <string>
#include <string_view>

#include "converters/files/descriptor.h"

namespace offprint::fuzz {

class ScratchFile {
 public:
  ScratchFile();
  void put(std::string_view bytes);  // in the place of what it held
  const std::string& path() const { return path_; }

 private:
  Descriptor file_;
  std::string path_;
};

}  // namespace offprint::fuzz
