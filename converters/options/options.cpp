#include "converters/options/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "converters/options/nearest.h"
#include "converters/options/words.h"
#include "converters/passes/ledger.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// In the order of their enumerations.
constexpr std::array<std::string_view, 2> kClean{"article", "none"};
constexpr std::array<std::string_view, 5> kScript{"keep", "hans", "hant", "hant-tw", "hant-hk"};
constexpr std::array<std::string_view, 3> kLinks{"endnotes", "inline", "none"};
constexpr std::array<std::string_view, 4> kImages{"link", "save", "embed", "drop"};
constexpr std::array<std::string_view, 3> kColor{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kLogFormat{"text", "json"};
constexpr std::array<std::string_view, 3> kProgress{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kWritingMode{"horizontal", "vertical"};

constexpr int kWidest = 10000;  // of --columns

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

// A list, a comma between; batch alone takes more than one.
Result<void> set_to(Settings& settings, std::string_view value) {
  settings.formats.clear();
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const FormatRow* format = nullptr;
    if (auto chosen = choose_format(value.substr(at, comma - at), can_write, "written", format); !chosen) return chosen;
    if (std::find(settings.formats.begin(), settings.formats.end(), format) == settings.formats.end())
      settings.formats.push_back(format);
    at = comma + 1;
  }
  settings.to = settings.formats.front();
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

Result<void> set_metadata(Settings& settings, std::string_view value) {
  const std::size_t equals = value.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return fail(Fault::Usage, quoted(value) + " is not KEY=VALUE; write for example -M title='A new title'");
  if (!is_xml_text(value)) return fail(Fault::Usage, "the value is not UTF-8 text; check the terminal's encoding");
  return add_metadata(settings.passes, value.substr(0, equals), value.substr(equals + 1));
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

// A list of the ledger's reasons, a comma between.
Result<void> set_keep(Settings& settings, std::string_view value) {
  std::vector<std::string_view> reasons;
  for (const CutReason& reason : cut_reasons()) reasons.push_back(reason.name);
  settings.passes.keep.clear();
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const std::string_view reason = value.substr(at, comma - at);
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) return fail(unknown_word(reason, reasons));
    settings.passes.keep.emplace_back(reason);
    at = comma + 1;
  }
  return {};
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

Result<void> set_writing_mode(Settings& settings, std::string_view value) {
  return choose(value, kWritingMode, settings.write.vertical);
}

Result<void> set_color(Settings& settings, std::string_view value) { return choose(value, kColor, settings.color); }

Result<void> set_log_format(Settings& settings, std::string_view value) {
  return choose(value, kLogFormat, settings.log_format);
}

Result<void> set_progress(Settings& settings, std::string_view value) {
  return choose(value, kProgress, settings.run.progress);
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

template <auto Member>
Result<void> turn_on_run(Settings& settings, std::string_view) {
  settings.run.*Member = true;
  return {};
}

using command::kBatch;
using command::kBind;
using command::kConvert;
using command::kEvery;
using command::kFormats;
using command::kInspect;
using command::kStream;
using command::kVerify;
constexpr unsigned kWriters = kConvert | kBatch | kBind | kStream;
constexpr unsigned kReaders = kWriters | kInspect;
constexpr unsigned kRuns = kBatch | kBind;  // over many inputs

// In the order of the help.
constexpr std::array<OptionRow, 52> kOptions{{
    {"--from", "-f", "FORMAT", "", kReaders, Changes::Reading, set_from,
     "read INPUT as FORMAT; default: what its content says"},
    {"--charset", "", "NAME", "", kReaders, Changes::Reading, set_charset,
     "the input's character set; default: what it says, else guessed"},
    {"--image-dir", "", "DIR", "", kWriters | kVerify, Changes::Reading, set_image_dir,
     "where the pictures are that --images save or embed takes"},
    {"--metadata", "-M", "KEY=VALUE", "", kReaders, Changes::Article, set_metadata,
     "set or override a field (title, authors, language ...); may be repeated"},
    {"--clean", "", "article|none", "article", kReaders, Changes::Article, set_clean,
     "article: leave out what is not the article; none: keep all that is visible", kClean},
    {"--keep", "", "REASON,...", "", kReaders, Changes::Article, set_keep,
     "leave in what --clean article would cut for these reasons, such as related,comments"},
    {"--script", "", "keep|hans|hant|hant-tw|hant-hk", "keep", kReaders, Changes::Article, set_script,
     "Chinese in simplified or traditional characters; only what is in the other script changes", kScript},
    {"--to", "-t", "FORMAT", "", kWriters, Changes::Writing, set_to,
     "write FORMAT; default: by the output's extension, else markdown, for bind epub; batch takes a list (epub,json)"},
    {"--output",
     "-o",
     "PATH",
     "",
     kWriters,
     Changes::Writing,
     set_output,
     "write to PATH, whole or not at all; default, and '-': stdout; for batch a folder",
     {},
     true},
    {"--no-header", "", "", "", kWriters, Changes::Writing, no_header,
     "the body alone: no title, byline or front matter"},
    {"--columns", "", "N", "0", kWriters, Changes::Writing, set_columns,
     "wrap lines at N columns, a wide character counts two; 0 never wraps"},
    {"--links", "", "endnotes|inline|none", "endnotes", kWriters, Changes::Writing, set_links,
     "how plain text shows addresses", kLinks},
    {"--images", "", "link|save|embed|drop", "link", kWriters, Changes::Writing, set_images,
     "link: addresses; save: files in NAME.images/; embed: inside the output; drop: nothing", kImages},
    {"--writing-mode", "", "horizontal|vertical", "horizontal", kConvert | kBatch | kBind, Changes::Writing,
     set_writing_mode, "EPUB: lines of Chinese and Japanese from left to right, or from top to bottom", kWritingMode},
    {"--sort", "", "date|title|path|author|none", "date", kBind, Changes::Book, set_sort,
     "the articles' order; none: as they are named", kSorts},
    {"--group", "", "auto|none|year|month|site|author|tag", "auto", kBind, Changes::Book, set_group,
     "parts of the book; auto: by month or year where there are more than 100 articles", kGroups},
    {"--title", "", "TEXT", "", kBind, Changes::Book, set_title, "the book's title; default: the output's name"},
    {"--author", "", "NAME", "", kBind, Changes::Book, add_author,
     "the book's author; may be repeated; default: the articles', up to ten"},
    {"--cover", "", "FILE|auto|none", "auto", kBind, Changes::Book, set_cover,
     "auto: drawn from title, period and count; FILE: a picture"},
    {"--split", "", "N", "", kBind, Changes::Book, set_split, "volumes of N articles: BOOK-1.epub, BOOK-2.epub ..."},
    {"--since", "", "DAY", "", kBind, Changes::Book, set_since,
     "articles of that day (2020, 2020-03, 2020-03-15) and later"},
    {"--until", "", "DAY", "", kBind, Changes::Book, set_until, "articles of that day and earlier"},
    {"--where", "", "KEY=VALUE", "", kBind, Changes::Book, add_where,
     "articles whose site, author, tag ... is VALUE, or matches it (site=*.org); all must hold"},
    {"--dedupe", "", "off|exact", "off", kBind, Changes::Book, set_dedupe,
     "exact: of articles with one address or one text the fullest stays, the others are cited", kDedupes},
    {"--against", "", "DIR", "", kVerify, Changes::Reading, add_against,
     "the folder or archive that the book was bound from; may be repeated"},
    {"--json", "", "", "", kInspect | kFormats | kVerify, Changes::Writing, turn_on<&Settings::json>,
     "print JSON, for scripts"},
    {"--cuts", "", "", "", kInspect, Changes::Writing, turn_on<&Settings::cuts>,
     "print what was taken out of the text: reason, place, text"},
    {"--jobs", "-j", "N", "", kRuns | kStream | kVerify, Changes::Running, set_jobs,
     "worker processes; default: one for each core of this process; for stream none"},
    {"--unordered", "", "", "", kStream, Changes::Running, turn_on_run<&RunSettings::unordered>,
     "write answers as they are done; default: in the order of the lines"},
    {"--files-from", "", "LIST|-", "", kRuns, Changes::Running, set_files_from,
     "read more INPUTs from a file or stdin, one a line"},
    {"--null", "-0", "", "", kRuns, Changes::Running, turn_on_run<&RunSettings::ended_by_null>,
     "the names of --files-from end with NUL, as find -print0 writes them"},
    {"--include", "", "GLOB", "", kRuns, Changes::Running, include_glob,
     "take files in folders and archives whose name or path matches; the last match of both wins"},
    {"--exclude", "", "GLOB", "", kRuns, Changes::Running, exclude_glob,
     "leave out what matches; quote it: '*.draft.md', 'old/*'"},
    {"--name", "", "TEMPLATE", "{name}", kBatch, Changes::Running, set_name,
     "names of new outputs, of {date} {title} {author} {site} {name}; '/' makes folders"},
    {"--shard", "", "K/N", "1/1", kBatch, Changes::Running, set_shard,
     "do the K-th of N parts; the same inputs make the same parts everywhere"},
    {"--resume", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::resume>,
     "go on where an earlier run stopped; this is the default"},
    {"--fresh", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::fresh>,
     "do everything again, also what is done and unchanged"},
    {"--force", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::force>,
     "replace files in the way that no earlier run wrote"},
    {"--prune", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::prune>,
     "remove what earlier runs wrote for inputs that are gone from an INPUT; -n shows them"},
    {"--dry-run", "-n", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::dry_run>,
     "write nothing; print each input, a tab, and its output"},
    {"--report", "", "FILE", "", kRuns, Changes::Running, set_report,
     "write FILE.jsonl, a JSON object an input in the inputs' order, or FILE.html, one page"},
    {"--progress", "", "auto|always|never", "auto", kRuns, Changes::Running, set_progress,
     "auto: on a terminal a line that changes, else a line each 10 s", kProgress},
    {"--durable", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::durable>,
     "have the disk confirm each file (fsync); slower"},
    {"--timeout", "", "SECONDS", "120", kReaders | kVerify, Changes::Running, set_timeout,
     "give up an input that takes longer"},
    {"--memory", "", "MIB", "2048", kReaders | kVerify, Changes::Running, set_memory,
     "give up an input that needs more; default without worker processes: 4096"},
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
bool can_write(const FormatRow& format) { return format.write != nullptr; }

Result<void> add_metadata(PassOptions& passes, std::string_view key, std::string_view value) {
  const bool date = key == "published" || key == "date" || key == "byline_date";
  if (date && !value.empty() && !parse_date(value))
    return fail(Fault::Usage, quoted(value) + " is no date; write for example -M published=2020-10-12T11:54:49Z");
  passes.metadata.emplace_back(key, value);
  return {};
}

std::span<const OptionRow> options() { return kOptions; }

const OptionRow* find_option(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto* found = std::find_if(kOptions.begin(), kOptions.end(),
                                   [&](const OptionRow& row) { return row.flag == name || row.letter == name; });
  return found == kOptions.end() ? nullptr : found;
}

}  // namespace offprint
