// What parent and workers say to each other over pipes: frames of a length (32 bits) and as many bytes, in this
// machine's byte order, as both are the same program. A worker's first frame is empty: it lives.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/diagnostic.h"
#include "formats/document/result.h"

namespace offprint {

// An input for a worker.
struct Task {
  std::uint32_t index = 0;   // of the plan
  bool name_only = false;    // say what --name makes of it, write nothing
  bool may_be_same = false;  // where its bytes still have `hash`, nothing is to do
  std::uint32_t ours = 0;    // bits of the outputs, in the order of --to, that earlier runs wrote
  std::uint32_t entry = 0;   // of an archive; kNone for a file
  std::uint64_t size = 0;    // what an archive's entry must still be
  std::int64_t time = 0;     // the same
  std::uint64_t hash = 0;
  std::string path;      // what is opened
  std::string relative;  // to the input given, as it stands
  std::string output;    // below the output folder, without extension; for name_only its folder
};

// One diagnostic in words, for the log.
struct SaidLine {
  Say say = Say::Cut;
  std::uint32_t offset = 0;
  std::uint32_t count = 1;
  std::string sentence;
};

// What a worker answers, a frame an input, in the order of the tasks.
struct Answer {
  enum class Status : std::uint8_t { Ok, Failed, Same, Named };
  std::uint32_t index = 0;
  Status status = Status::Failed;
  bool stops_run = false;  // the disk is full or broken: no other file will do better
  bool retires = false;    // the worker ends after this
  Fault fault = Fault::Internal;
  std::string message;     // of the error
  std::string subject;     // the output that it is about; empty for the input itself
  std::uint64_t size = 0;  // of the input's bytes
  std::int64_t time = 0;
  std::uint64_t hash = 0;
  std::uint32_t milliseconds = 0;
  std::string diagnostics;  // JSON array
  std::string date;         // the article's, as it stands; empty for none
  std::string site;
  std::string name;                                            // Status::Named
  std::vector<std::pair<std::string, std::uint64_t>> outputs;  // below the output folder; bytes
  std::array<std::uint32_t, kSayCount> counts{};               // of the diagnostics
  std::vector<SaidLine> said;                                  // as far as the log shall hold them
};

std::string pack(const std::vector<Task>& tasks);
std::string pack(const Answer& answer);
std::string pack_greeting();
// Of a frame's bytes, without its length. Nothing where they are not whole.
std::optional<std::vector<Task>> unpack_tasks(std::string_view bytes);
std::optional<Answer> unpack_answer(std::string_view bytes);

// Takes frames out of bytes as they come.
class Frames {
 public:
  void add(std::string_view bytes) { buffer_ += bytes; }
  // The next whole frame, until the next call of a member; nothing where more bytes must come.
  std::optional<std::string_view> next();

 private:
  std::string buffer_;
  std::size_t read_ = 0;
};

}  // namespace offprint
