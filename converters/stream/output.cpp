#include "converters/stream/output.h"

#include <cerrno>
#include <unistd.h>

#include "converters/files/faults.h"
#include "converters/stream/frame.h"

namespace offprint::stream {

bool AnswerOutput::write(std::string_view record) {
  if (!open_ || write_exactly(STDOUT_FILENO, record)) return open_;
  open_ = false;
  if (errno != EPIPE) error_ = write_error(errno, "-");
  return false;
}

}  // namespace offprint::stream
