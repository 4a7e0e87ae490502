// The interface of writers: a Document and options in; a main sink and named side files out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/document.h"
#include "formats/document/result.h"
#include "formats/writing/paragraphs.h"

namespace offprint {

enum class Links : std::uint8_t { Endnotes, Inline, None };
// The version of pandoc-types whose JSON is written: 1.22 for pandoc 2.11 to 2.19 (Debian 12), 1.23 for pandoc 3. Each
// refuses the other's.
enum class PandocApi : std::uint8_t { Pandoc2, Pandoc3 };
enum class Images : std::uint8_t { Link, Save, Embed, Drop };

struct WriteOptions {
  bool header = true;             // title, byline, front matter
  bool part = false;              // of a file that holds more articles
  int columns = 0;                // wrap at; 0 never. Wide characters count two
  Links links = Links::Endnotes;  // how plain text shows addresses
  Images images = Images::Link;
  std::string image_folder;  // Images::Save: the folder's name as links give it, such as "a.images"
  bool vertical = false;     // Chinese, Japanese: from top to bottom, lines from right to left
  PandocApi pandoc_api = PandocApi::Pandoc2;
  Paragraphs paragraphs = Paragraphs::Auto;  // EPUB, HTML
  std::string style;                         // EPUB, HTML: a style sheet that follows ours; as safe_style has it
};

// Where bytes go. Remembers its first error: writers do not ask for it, the caller does so once, at the end.
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  void write(std::string_view bytes) {
    if (!error_) error_ = put(bytes);
  }
  // For a writer whose own library failed: nothing more is put, and the output is not whole.
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  virtual std::optional<Error> put(std::string_view bytes) = 0;
  std::optional<Error> error_;
};

class StringSink final : public Sink {
 public:
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  std::optional<Error> put(std::string_view bytes) override {
    text_ += bytes;
    return {};
  }
  std::string text_;
};

// A file beside the main one, such as a saved picture. `name` is relative to the main file's folder.
struct SideFile {
  std::string name;
  std::string bytes;
};

struct Output {
  Sink& main;
  std::vector<SideFile> side;
};

// Writes one document. What the format cannot represent is reported in `losses`.
using DocumentWriter = void (*)(const Document& document, const WriteOptions& options, Output& output,
                                Diagnostics& losses);

}  // namespace offprint
