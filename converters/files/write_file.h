// Outputs: a file appears under its name whole, or not at all.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "converters/files/descriptor.h"
#include "formats/writing/write.h"

namespace offprint {

// An output that stands, whole, beside its final place. Without commit() nothing is left of it.
class Unplaced {
 public:
  Unplaced() = default;
  Unplaced(const Unplaced&) = delete;
  Unplaced& operator=(const Unplaced&) = delete;
  virtual ~Unplaced() = default;

  // Moves it there. Once.
  virtual std::optional<Error> commit() = 0;
};

// A file is written beside its final place and renamed at the end, with the mode 0666 less the umask; a symbolic link
// is followed, so that it stays one. Stdout, devices and FIFOs are written directly. Without commit() nothing is left.
class FileSink final : public Sink, public Unplaced {
 public:
  // "-" is stdout. The Error has the fault Unwritable. `durable`: the file is on the disk before it has its name, and
  // the name when commit() is through.
  static Result<std::unique_ptr<FileSink>> open(const std::string& path, bool durable = false);
  ~FileSink() override;

  // The unfinished file, empty, open for reading and writing: for a caller that must seek in it, and then calls no
  // put(). -1 where the target is written directly.
  int unfinished_file() const { return temporary_.empty() ? -1 : file_.number(); }

  // Writes out what was put, where it is written straight: its reader need not wait for more. The sink's first error.
  std::optional<Error> flush();
  // `offprint ... | head`: the reader of stdout has what it wanted, and what is put goes nowhere.
  bool reader_left() const { return reader_left_; }

  // Writes out what is left and closes the file, which stands beside its place still. The sink's first error, if there
  // was one.
  std::optional<Error> finish();
  // Finishes the file, unless that is done, and moves it to its final place.
  std::optional<Error> commit() override;

 private:
  FileSink(Descriptor file, std::string target, std::string temporary, bool durable);
  std::optional<Error> put(std::string_view bytes) override;
  std::optional<Error> write_out(std::string_view bytes);
  std::optional<Error> close();
  bool is_standard() const { return file_.number() == STDOUT_FILENO; }

  Descriptor file_;
  std::string target_;
  std::string temporary_;  // empty where the target is written directly
  std::string buffer_;
  bool reader_left_ = false;
  bool finished_ = false;
  bool durable_;
};

// Why no file can be put there, as far as its folder tells before anything is done; "-" is stdout.
std::optional<Error> refuse_place(const std::string& path);

// All of `bytes` under `path`, by a FileSink.
std::optional<Error> write_file(const std::string& path, std::string_view bytes, bool durable = false);

// Makes a folder unless it exists; the folders above it must exist.
std::optional<Error> make_folder(const std::string& path);

// Whether both name one existing file. "-" is stdin for `input`, and no file for `output`.
bool same_file(const std::string& input, const std::string& output);

// Removes the unfinished file, if there is one; for handlers of signals.
void remove_unfinished();

// From now on SIGINT, SIGTERM and SIGHUP also remove an unfinished file, and a closed pipe or a file over the allowed
// size is an error of write (EPIPE, EFBIG), not a signal.
void tidy_up_on_signals();

}  // namespace offprint
