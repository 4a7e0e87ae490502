// The other end of offprint-media (cli/media/request.h has what is asked and answered): the converter itself uses no
// network and decodes no picture.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "converters/files/descriptor.h"

namespace offprint {

// Where the program is: what the environment's OFFPRINT_MEDIA names, else beside this program, else on PATH; "" where
// it is nowhere, or OFFPRINT_MEDIA is empty.
std::string media_program();
// Whether somebody said to do without: then nothing is to be said of its absence.
bool media_is_declined();

struct MediaAnswer {
  std::uint64_t id = 0;
  std::string file;    // of a picture that is had
  std::string data;    // bytes
  std::string reason;  // why there is neither; a word
  std::string detail;
  bool fetched = false;  // it was asked for just now
};

class MediaProgram {
 public:
  // With these options. Nothing where it cannot be started.
  static std::optional<MediaProgram> start(const std::vector<std::string>& options);
  MediaProgram(MediaProgram&& other) noexcept;
  MediaProgram& operator=(MediaProgram&&) = delete;
  MediaProgram(const MediaProgram&) = delete;
  MediaProgram& operator=(const MediaProgram&) = delete;
  ~MediaProgram();  // it ends by itself, with its stdin

  // Asks all lines (each a JSON object and '\n') and hears an answer to each, in any order. False: it died, or `stop`
  // said so, which is asked at least twice a second.
  bool ask(std::span<const std::string> lines, const std::function<void(MediaAnswer)>& hear,
           const std::function<bool()>& stop);
  // The same of one.
  std::optional<MediaAnswer> ask(const std::string& line);

 private:
  MediaProgram(pid_t id, Descriptor requests, Descriptor answers)
      : id_(id), requests_(std::move(requests)), answers_(std::move(answers)) {}
  bool send(std::span<const std::string> lines);
  bool receive();

  pid_t id_;
  Descriptor requests_;
  Descriptor answers_;
  std::size_t line_ = 0;  // the first that is not sent whole
  std::size_t sent_ = 0;  // bytes of it
  std::string text_;      // answers that are not whole
};

}  // namespace offprint
