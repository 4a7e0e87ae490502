#include "converters/options/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "converters/options/nearest.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

using Words = std::span<const std::string_view>;

// In the order of their enumerations.
constexpr std::array<std::string_view, 2> kClean{"article", "none"};
constexpr std::array<std::string_view, 5> kScript{"keep", "hans", "hant", "hant-tw", "hant-hk"};
constexpr std::array<std::string_view, 3> kLinks{"endnotes", "inline", "none"};
constexpr std::array<std::string_view, 4> kImages{"link", "save", "embed", "drop"};
constexpr std::array<std::string_view, 3> kColor{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kLogFormat{"text", "json"};

constexpr int kWidest = 10000;  // of --columns
constexpr unsigned kMostJobs = 1024;
constexpr unsigned kLongestTimeout = 86400;  // seconds

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

std::string joined(Words words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += i + 1 == words.size() ? " or " : ", ";
    all += words[i];
  }
  return all;
}

Result<void> unknown_word(std::string_view value, Words words) {
  const std::string_view meant = nearest(value, words);
  const std::string hint = meant.empty() ? "it takes " + joined(words) : "did you mean " + quoted(meant) + "?";
  return fail(Fault::Usage, "unknown value " + quoted(value) + "; " + hint);
}

template <class Enum>
Result<void> choose(std::string_view value, Words words, Enum& target) {
  const auto found = std::find(words.begin(), words.end(), value);
  if (found == words.end()) return unknown_word(value, words);
  target = static_cast<Enum>(found - words.begin());
  return {};
}

// The format of that name, if it can do what is asked of it.
Result<void> choose_format(std::string_view value, bool (*can)(const FormatRow&), std::string_view verb,
                           const FormatRow*& target) {
  const FormatRow* format = find_format(value);
  if (format != nullptr && can(*format)) {
    target = format;
    return {};
  }
  std::vector<std::string_view> names;
  for (const FormatRow& row : formats()) {
    if (!can(row)) continue;
    names.push_back(row.name);
    names.insert(names.end(), row.aliases.begin(), row.aliases.end());
  }
  if (format != nullptr)
    return fail(Fault::Usage, quoted(value) + " cannot be " + std::string(verb) + "; see 'offprint formats'");
  const std::string_view meant = nearest(value, names);
  const std::string hint = meant.empty() ? "'offprint formats' lists them" : "did you mean " + quoted(meant) + "?";
  return fail(Fault::Usage, "unknown format " + quoted(value) + "; " + hint);
}

Result<void> set_from(Settings& settings, std::string_view value) {
  return choose_format(value, can_read, "read", settings.from);
}

Result<void> set_to(Settings& settings, std::string_view value) {
  return choose_format(value, can_write, "written", settings.to);
}

// A whole number in decimal digits, if it is one and within bounds.
std::optional<unsigned> whole_number(std::string_view value, unsigned least, unsigned most) {
  unsigned number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end || number < least || number > most) return {};
  return number;
}

Result<void> set_jobs(Settings& settings, std::string_view value) {
  const auto jobs = whole_number(value, 1, kMostJobs);
  if (!jobs) {
    return fail(Fault::Usage,
                quoted(value) + " is no number of processes; give one from 1 to " + std::to_string(kMostJobs));
  }
  settings.jobs = *jobs;
  return {};
}

Result<void> set_timeout(Settings& settings, std::string_view value) {
  const auto seconds = whole_number(value, 1, kLongestTimeout);
  if (!seconds) {
    return fail(Fault::Usage,
                quoted(value) + " is no number of seconds; give one from 1 to " + std::to_string(kLongestTimeout));
  }
  settings.timeout = *seconds;
  return {};
}

Result<void> set_columns(Settings& settings, std::string_view value) {
  int columns = -1;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, columns);
  if (error != std::errc{} || stop != end || columns < 0 || columns > kWidest) {
    return fail(Fault::Usage,
                quoted(value) + " is no width; give a number from 0 (never wrap) to " + std::to_string(kWidest));
  }
  settings.write.columns = columns;
  return {};
}

Result<void> add_metadata(Settings& settings, std::string_view value) {
  const std::size_t equals = value.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return fail(Fault::Usage, quoted(value) + " is not KEY=VALUE; write for example -M title='A new title'");
  if (!is_xml_text(value)) return fail(Fault::Usage, "the value is not UTF-8 text; check the terminal's encoding");
  settings.passes.metadata.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  return {};
}

Result<void> set_charset(Settings& settings, std::string_view value) {
  settings.read.charset = value;
  return {};
}

Result<void> set_image_dir(Settings& settings, std::string_view value) {
  settings.image_dir = value;
  return {};
}

Result<void> set_output(Settings& settings, std::string_view value) {
  settings.output = value;
  return {};
}

Result<void> no_header(Settings& settings, std::string_view) {
  settings.write.header = false;
  return {};
}

Result<void> set_clean(Settings& settings, std::string_view value) {
  return choose(value, kClean, settings.passes.clean);
}

Result<void> set_script(Settings& settings, std::string_view value) {
  return choose(value, kScript, settings.passes.script);
}

Result<void> set_links(Settings& settings, std::string_view value) {
  return choose(value, kLinks, settings.write.links);
}

Result<void> set_images(Settings& settings, std::string_view value) {
  return choose(value, kImages, settings.write.images);
}

Result<void> set_color(Settings& settings, std::string_view value) { return choose(value, kColor, settings.color); }

Result<void> set_log_format(Settings& settings, std::string_view value) {
  return choose(value, kLogFormat, settings.log_format);
}

template <Talk How>
Result<void> talk(Settings& settings, std::string_view) {
  settings.talk = How;
  return {};
}

// An option without a value that turns one thing on.
template <auto Member>
Result<void> turn_on(Settings& settings, std::string_view) {
  settings.*Member = true;
  return {};
}

using command::kConvert;
using command::kEvery;
using command::kFormats;
using command::kInspect;
using command::kStream;
constexpr unsigned kWriters = kConvert | kStream;
constexpr unsigned kReaders = kWriters | kInspect;

// In the order of the help.
constexpr std::array<OptionRow, 24> kOptions{{
    {"--from", "-f", "FORMAT", "", kReaders, Changes::Reading, set_from,
     "read INPUT as FORMAT; default: what its content says"},
    {"--charset", "", "NAME", "", kReaders, Changes::Reading, set_charset,
     "the input's character set; default: what it says, else guessed"},
    {"--image-dir", "", "DIR", "", kWriters, Changes::Reading, set_image_dir,
     "where the pictures are that --images save or embed takes"},
    {"--metadata", "-M", "KEY=VALUE", "", kReaders, Changes::Article, add_metadata,
     "set or override a field (title, authors, language ...); may be repeated"},
    {"--clean", "", "article|none", "article", kReaders, Changes::Article, set_clean,
     "article: leave out what is not the article; none: keep all that is visible", kClean},
    {"--script", "", "keep|hans|hant|hant-tw|hant-hk", "keep", kReaders, Changes::Article, set_script,
     "Chinese in simplified or traditional characters; only what is in the other script changes", kScript},
    {"--to", "-t", "FORMAT", "", kWriters, Changes::Writing, set_to,
     "write FORMAT; default: by the output's extension, else markdown"},
    {"--output", "-o", "PATH", "", kConvert, Changes::Writing, set_output,
     "write to PATH, whole or not at all; default, and '-': stdout"},
    {"--no-header", "", "", "", kWriters, Changes::Writing, no_header,
     "the body alone: no title, byline or front matter"},
    {"--columns", "", "N", "0", kWriters, Changes::Writing, set_columns,
     "wrap lines at N columns, a wide character counts two; 0 never wraps"},
    {"--links", "", "endnotes|inline|none", "endnotes", kWriters, Changes::Writing, set_links,
     "how plain text shows addresses", kLinks},
    {"--images", "", "link|save|embed|drop", "link", kWriters, Changes::Writing, set_images,
     "link: addresses; save: files in NAME.images/; embed: inside the output; drop: nothing", kImages},
    {"--unordered", "", "", "", kStream, Changes::Writing, turn_on<&Settings::unordered>,
     "write answers as they are done; default: in the order of the lines"},
    {"--jobs", "-j", "N", "", kStream, Changes::Talking, set_jobs,
     "work in N processes; stream: 1 by default, which is this one, and from 2 on a crash costs one line"},
    {"--timeout", "", "SECONDS", "", kStream, Changes::Talking, set_timeout,
     "what takes longer fails, and only that (default with -j 2 and more: 120)"},
    {"--json", "", "", "", kInspect | kFormats, Changes::Writing, turn_on<&Settings::json>, "print JSON, for scripts"},
    {"--cuts", "", "", "", kInspect, Changes::Writing, turn_on<&Settings::cuts>,
     "print what was taken out of the text: reason, place, text"},
    {"--strict", "", "", "", kEvery, Changes::Talking, turn_on<&Settings::strict>,
     "fail (exit 1) and write nothing if anything would be lost"},
    {"--quiet", "-q", "", "", kEvery, Changes::Talking, talk<Talk::Quiet>, "say nothing but errors"},
    {"--verbose", "-v", "", "", kEvery, Changes::Talking, talk<Talk::Verbose>, "say what was cut, guessed or lost"},
    {"--color", "", "auto|always|never", "auto", kEvery, Changes::Talking, set_color,
     "colors; auto: on a terminal, unless NO_COLOR is set", kColor},
    {"--log-format", "", "text|json", "text", kEvery, Changes::Talking, set_log_format,
     "messages as text, or as one JSON object a line", kLogFormat},
    {"--version", "", "", "", kEvery, Changes::Talking, turn_on<&Settings::version>, "print the version"},
    {"--help", "-h", "", "", kEvery, Changes::Talking, turn_on<&Settings::help>, "print this help"},
}};

}  // namespace

bool can_read(const FormatRow& format) { return format.read != nullptr; }
bool can_write(const FormatRow& format) { return format.write != nullptr || format.collect != nullptr; }

std::span<const OptionRow> options() { return kOptions; }

const OptionRow* find_option(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto* found = std::find_if(kOptions.begin(), kOptions.end(),
                                   [&](const OptionRow& row) { return row.flag == name || row.letter == name; });
  return found == kOptions.end() ? nullptr : found;
}

}  // namespace offprint
