// Answers out, each written as soon as it is given.
#pragma once

#include <optional>
#include <string_view>

#include "formats/document/result.h"

namespace offprint::stream {

class AnswerOutput {
 public:
  // To stdout, waiting where its reader is slow. False where nothing more can be written.
  bool write(std::string_view record);
  bool open() const { return open_; }
  // Nothing where the reader went away: it has what it wanted.
  const std::optional<Error>& error() const { return error_; }

 private:
  bool open_ = true;
  std::optional<Error> error_;
};

}  // namespace offprint::stream
