// The one table of options, with every fact about each in its row. The command line's flags and help come from here; a
// stage sees only its own small struct.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/options/bind.h"
#include "converters/options/pictures.h"
#include "converters/options/run.h"
#include "converters/passes/passes.h"
#include "formats/document/result.h"
#include "formats/reading/read.h"
#include "formats/registry/registry.h"
#include "formats/writing/write.h"

namespace offprint {

enum class Color : std::uint8_t { Auto, Always, Never };
enum class Talk : std::uint8_t { Normal, Quiet, Verbose };
enum class LogFormat : std::uint8_t { Text, Json };

// Everything that a call can say, stage by stage.
struct Settings {
  const FormatRow* from = nullptr;        // null: by content
  const FormatRow* to = nullptr;          // null: by the output's extension, else Markdown
  std::vector<const FormatRow*> formats;  // all that --to lists; `to` is the first
  std::string output;                     // empty: stdout
  std::vector<std::string> reads;         // files that options name for the call to read; "-" is stdin
  std::string image_dir;                  // empty: none
  FetchSettings fetch;
  // Where this process fetches pictures itself: what it hears of that. Null: they were fetched, as far as they were to
  // be.
  std::function<void(std::string_view note)> hear;
  std::function<void(const std::string& path)> picture_read;  // hears of each picture's file; may be null
  PictureForm pictures;
  ReadOptions read;
  PassOptions passes;
  WriteOptions write;
  bool strict = false;
  Talk talk = Talk::Normal;
  Color color = Color::Auto;
  LogFormat log_format = LogFormat::Text;
  bool json = false;  // inspect, formats
  bool cuts = false;  // inspect
  RunSettings run;    // batch, bind, stream
  BindSettings bind;
  std::vector<std::string> against;  // verify: the folders of the sources
  bool help = false;
  bool version = false;
};

// Where pictures are read from, and kept that were fetched: --image-dir, else with --fetch-images
// ${XDG_CACHE_HOME:-~/.cache}/offprint/images; "" for none.
std::string picture_folder(const Settings& settings);
// --fetch-images alone wants the pictures in the output: what is left at --images link becomes `shown`.
void settle_images(Settings& settings, Images shown);

// The commands that take an option, as bits.
namespace command {
inline constexpr unsigned kConvert = 1U << 0U;
inline constexpr unsigned kInspect = 1U << 1U;
inline constexpr unsigned kFormats = 1U << 2U;
inline constexpr unsigned kBatch = 1U << 3U;
inline constexpr unsigned kStream = 1U << 4U;
inline constexpr unsigned kBind = 1U << 5U;
inline constexpr unsigned kVerify = 1U << 6U;
inline constexpr unsigned kHelp = 1U << 7U;
inline constexpr unsigned kLearn = 1U << 8U;
inline constexpr unsigned kEvery = kConvert | kInspect | kFormats | kBatch | kStream | kBind | kVerify | kHelp | kLearn;
}  // namespace command

// What an option changes: its group in the help. Reading, Article and Writing change the bytes of an article's output;
// Book what a book holds, and how it is laid out.
enum class Changes : std::uint8_t { Reading, Article, Writing, Book, Running, Talking };

struct OptionRow {
  std::string_view flag;        // with its dashes: --from
  std::string_view letter;      // with its dash: -f; empty for none
  std::string_view value;       // what the help calls its value; empty for an option that takes none
  std::string_view by_default;  // as the help gives it; empty where `help` does
  unsigned commands = 0;        // of command::
  Changes changes = Changes::Talking;
  // Puts the value ("" for an option without one) where it belongs. The error's message says what is wrong with the
  // value, and what to do.
  Result<void> (*set)(Settings& settings, std::string_view value) = nullptr;
  std::string_view help;                         // ASCII
  std::span<const std::string_view> words = {};  // all values that it takes, where they are few
  bool place = false;                            // says where an output goes: its bytes are the same
};

// What the help of a command (a bit of command::) says of the option: some mean more, or something else, to one;
// nothing where it means nothing.
std::string_view help_for(const OptionRow& row, unsigned command);

// Whether the option changes anything about an output in that format.
bool has_effect(const OptionRow& row, const FormatRow& format);

// Whether outputs of another value may have other bytes: batch makes them again then.
constexpr bool changes_bytes(const OptionRow& row) { return row.changes < Changes::Book && !row.place; }

// Whether a book keeps the option, so that its chapters can be made again: where pictures, the style sheet and the
// furniture are taken from is for each call to say, and no book's to choose.
bool is_kept_in_books(const OptionRow& row);

// What --from and --to take.
bool can_read(const FormatRow& format);
bool can_write(const FormatRow& format);
bool can_be_book(const FormatRow& format);  // what bind makes
bool can_be_line(const FormatRow& format);  // what an answer of stream holds
// Of which that is true: "markdown, text or epub".
std::string formats_that(bool (*can)(const FormatRow&));

std::span<const OptionRow> options();
// By flag or letter, dashes included; null for none.
const OptionRow* find_option(std::string_view name);

}  // namespace offprint
