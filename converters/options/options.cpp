#include "converters/options/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <vector>

#include "converters/files/read_file.h"
#include "converters/options/furniture_file.h"
#include "converters/options/metadata.h"
#include "converters/options/nearest.h"
#include "converters/options/other_formats.h"
#include "converters/options/words.h"
#include "converters/passes/ledger.h"
#include "formats/charset/charset.h"
#include "formats/unicode/characters.h"
#include "formats/writing/safe_style.h"

namespace offprint {

namespace {

// In the order of their enumerations.
constexpr std::array<std::string_view, 2> kClean{"article", "none"};
constexpr std::array<std::string_view, 5> kScript{"keep", "hans", "hant", "hant-tw", "hant-hk"};
constexpr std::array<std::string_view, 3> kLinks{"endnotes", "inline", "none"};
constexpr std::array<std::string_view, 3> kHtmlParse{"folded", "skeleton", "whole"};
constexpr std::array<std::string_view, 3> kColor{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kLogFormat{"text", "json"};
constexpr std::array<std::string_view, 2> kSandbox{"auto", "off"};
constexpr std::array<std::string_view, 3> kProgress{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kPandocApi{"1.22", "1.23"};
constexpr std::array<std::string_view, 2> kWritingMode{"horizontal", "vertical"};
constexpr std::array<std::string_view, 3> kParagraphs{"auto", "indent", "space"};

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
  if (meant.empty()) {
    if (const auto way = way_to("." + std::string(value), "INPUT", "NAME", can_write))
      return fail(Fault::Usage, "unknown format " + quoted(value) + "; 'offprint formats' lists them; " + *way);
  }
  const std::string hint = meant.empty() ? "'offprint formats' lists them" : "did you mean " + quoted(meant) + "?";
  return fail(Fault::Usage, "unknown format " + quoted(value) + "; " + hint);
}

Result<void> set_from(Settings& settings, std::string_view value) {
  return choose_format(value, can_read, "read", settings.from);
}

// A list, separated by commas; only batch takes more than one.
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
                quoted(value) + " is not a width; give a number from 0 (never wrap) to " + std::to_string(kWidest));
  }
  settings.write.columns = columns;
  return {};
}

Result<void> set_charset(Settings& settings, std::string_view value) {
  if (const auto known = charset_named(value); !known) return fail(known.error());
  settings.read.charset = value;
  return {};
}

Result<void> set_html_parse(Settings& settings, std::string_view value) {
  return choose(value, kHtmlParse, settings.read.parse);
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

// A list of the ledger's reasons, separated by commas.
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

Result<void> set_writing_mode(Settings& settings, std::string_view value) {
  return choose(value, kWritingMode, settings.write.vertical);
}

Result<void> set_paragraphs(Settings& settings, std::string_view value) {
  return choose(value, kParagraphs, settings.write.paragraphs);
}

Result<void> set_style(Settings& settings, std::string_view value) {
  constexpr std::size_t kMost = std::size_t{1} << 20U;
  settings.reads.emplace_back(value);
  const auto sheet = read_file(std::string(value), kMost);
  if (!sheet) return fail(Fault::Usage, quoted(value) + ": " + sheet.error().message);
  auto safe = safe_style(*sheet);
  if (!safe) return fail(Fault::Usage, quoted(value) + ": " + safe.error().message);
  settings.write.style = std::move(*safe);
  return {};
}

Result<void> set_pandoc_api(Settings& settings, std::string_view value) {
  return choose(value, kPandocApi, settings.write.pandoc_api);
}

Result<void> set_color(Settings& settings, std::string_view value) { return choose(value, kColor, settings.color); }

Result<void> set_sandbox(Settings& settings, std::string_view value) {
  return choose(value, kSandbox, settings.run.unconfined);
}

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
using command::kHelp;
using command::kInspect;
using command::kLearn;
using command::kStream;
using command::kVerify;
constexpr unsigned kWriters = kConvert | kBatch | kBind | kStream;
constexpr unsigned kReaders = kWriters | kInspect;
constexpr unsigned kRuns = kBatch | kBind;  // over many inputs
constexpr unsigned kArchives = kRuns | kLearn;
constexpr unsigned kFetchers = kConvert | kRuns;

// In the order of the help.
constexpr std::array<OptionRow, 66> kOptions{{
    {"--from", "-f", "FORMAT", "", kReaders | kLearn, Changes::Reading, set_from,
     "the input's format (default: what its content says)"},
    {"--charset", "", "NAME", "", kReaders | kLearn, Changes::Reading, set_charset,
     "the input's character encoding (default: what the input declares, else guessed)"},
    {"--image-dir", "", "DIR", "", kWriters | kVerify, Changes::Reading, set_image_dir,
     "a folder with pictures for --images save and embed: HOST/PATH or HOST:PORT/PATH as wget -x saves them, the "
     "SHA-256 of an address, or the file's own name; relative addresses are looked for beside the input first"},
    {"--fetch-images", "", "", "", kFetchers, Changes::Reading, fetch_images,
     "fetch the pictures that are not at hand into --image-dir (default: ~/.cache/offprint/images), by offprint-media, "
     "and put them into the output"},
    {"--image-fallback", "", "TEMPLATE", "", kFetchers, Changes::Reading, set_image_fallback,
     "where else to ask for a picture, with {date} and {url}: 'https://web.archive.org/web/{date}id_/{url}'"},
    {"--allow-private-hosts", "", "", "", kFetchers, Changes::Reading, allow_private_hosts,
     "let --fetch-images ask hosts of this machine and of private networks, too"},
    {"--metadata", "-M", "KEY=VALUE", "", kReaders, Changes::Article, set_metadata,
     "set or override a field (title, author, language, ...); may be repeated"},
    {"--clean", "", "article|none", "article", kReaders, Changes::Article, set_clean,
     "article: leave out what is not the article; none: keep all that is visible", kClean},
    {"--keep", "", "REASON,...", "", kReaders, Changes::Article, set_keep,
     "keep what --clean article would cut for these reasons, such as related,comments; 'offprint inspect --cuts' names "
     "them"},
    {"--furniture", "", "FILE", "", kReaders | kVerify, Changes::Article, set_furniture,
     "also leave out what recurs on the article's site, as the FILE of 'offprint learn' says"},
    {"--script", "", "keep|hans|hant|hant-tw|hant-hk", "keep", kReaders, Changes::Article, set_script,
     "write Chinese in simplified (hans) or traditional (hant) characters; text that already is stays as it is",
     kScript},
    {"--to", "-t", "FORMAT", "", kWriters, Changes::Writing, set_to,
     "the output's format (default: by the output's extension, else markdown)"},
    {"--output",
     "-o",
     "PATH",
     "",
     kWriters | kLearn,
     Changes::Writing,
     set_output,
     "write to PATH, whole or not at all; '-', the default, is stdout",
     {},
     true},
    {"--no-header", "", "", "", kWriters, Changes::Writing, no_header, "leave out title, byline and front matter"},
    {"--columns", "", "N", "0", kWriters, Changes::Writing, set_columns,
     "wrap lines at N columns, where a wide character counts two; 0 never wraps"},
    {"--links", "", "endnotes|inline|none", "endnotes", kWriters, Changes::Writing, set_links,
     "how plain text shows the addresses of links", kLinks},
    {"--images", "", "link|save|embed|drop", "link", kWriters, Changes::Writing, set_images,
     "pictures: link gives their addresses, save puts them into NAME.images/, embed puts them into the output, drop "
     "leaves them out",
     kImageUses},
    {"--image-max", "", "WIDTHxHEIGHT", "", kWriters, Changes::Writing, set_image_max,
     "make pictures of more pixels smaller, by offprint-media; 0 is no limit: 1200x0"},
    {"--image-format", "", "keep|compatible", "", kWriters, Changes::Writing, set_image_format,
     "compatible, the default in EPUB: WebP and AVIF become JPEG or PNG, by offprint-media", kImageFormats},
    {"--writing-mode", "", "horizontal|vertical", "horizontal", kConvert | kBatch | kBind, Changes::Writing,
     set_writing_mode, "EPUB: set Chinese and Japanese in horizontal lines, or in vertical ones from right to left",
     kWritingMode},
    {"--paragraphs", "", "auto|indent|space", "auto", kConvert | kBatch | kBind, Changes::Writing, set_paragraphs,
     "EPUB, HTML: tell paragraphs apart by an indent or by a space; auto: an indent in Chinese and Japanese books",
     kParagraphs},
    {"--style", "", "FILE", "", kConvert | kBatch | kBind, Changes::Writing, set_style,
     "EPUB, HTML: a style sheet (CSS) that follows Offprint's own; it may load nothing from elsewhere"},
    {"--pandoc-api", "", "1.22|1.23", "1.22", kConvert | kBatch | kStream, Changes::Writing, set_pandoc_api,
     "the version of pandoc's JSON: 1.22 for pandoc 2, 1.23 for pandoc 3", kPandocApi},
    {"--plan", "", "LIST.md", "", kBind, Changes::Book, set_plan,
     "a Markdown list of links is the book's order, parts and titles: to files (relative to the list), FILE#KEY or "
     "addresses of articles; headings and nested lists are parts. What it does not name is left out, what it names and "
     "is missing is an error (exit 1). Without INPUT its own folder is taken"},
    {"--sort", "", "date|title|path|author|none", "date", kBind, Changes::Book, set_sort,
     "the order of the articles; none: as the inputs are named", kSorts},
    {"--group", "", "auto|none|year|month|site|author|tag", "auto", kBind, Changes::Book, set_group,
     "the parts of the book; auto: by month or year if there are more than 100 articles", kGroups},
    {"--title", "", "TEXT", "", kBind, Changes::Book, set_title, "the book's title (default: the output's name)"},
    {"--author", "", "NAME", "", kBind, Changes::Book, add_author,
     "the book's author; may be repeated (default: the articles' authors, up to ten)"},
    {"--series", "", "NAME[:N]", "", kBind, Changes::Book, set_series,
     "the series that the book belongs to, and its number there; volumes are numbered from N"},
    {"--cover", "", "FILE|auto|svg|none", "auto", kConvert | kBind, Changes::Book, set_cover,
     "EPUB: a picture; auto: drawn from title, period and number of articles, of one article with its first good "
     "picture, by offprint-media; svg: the drawing itself, "
     "which "
     "is the same on every machine, but which few libraries of books show"},
    {"--split", "", "N", "", kBind, Changes::Book, set_split,
     "make volumes of N articles each: BOOK-1.epub, BOOK-2.epub, ..."},
    {"--since", "", "DAY", "", kBind, Changes::Book, set_since,
     "only articles of that day (2020, 2020-03, 2020-03-15) or later"},
    {"--until", "", "DAY", "", kBind, Changes::Book, set_until, "only articles of that day or earlier"},
    {"--where", "", "KEY=VALUE", "", kBind, Changes::Book, add_where,
     "only articles whose site, author, tag, ... is VALUE or matches it (site=*.org); may be repeated: all must hold"},
    {"--dedupe", "", "off|exact", "off", kBind, Changes::Book, set_dedupe,
     "exact: of articles with the same address or the same text keep the fullest, and cite the others", kDedupes},
    {"--against", "", "DIR", "", kVerify, Changes::Reading, add_against,
     "the folder or archive that the book was bound from; may be repeated"},
    {"--json", "", "", "", kInspect | kFormats | kVerify, Changes::Writing, turn_on<&Settings::json>,
     "print JSON, for scripts"},
    {"--cuts", "", "", "", kInspect, Changes::Writing, turn_on<&Settings::cuts>,
     "print what was taken out of the text: reason, place, text"},
    {"--jobs", "-j", "N", "", kArchives | kStream | kVerify, Changes::Running, set_jobs,
     "how many worker processes (default: one for each core)"},
    {"--unordered", "", "", "", kStream, Changes::Running, turn_on_run<&RunSettings::unordered>,
     "write each answer as soon as it is ready, not in the order of the lines"},
    {"--files-from", "", "LIST|-", "", kArchives, Changes::Running, set_files_from,
     "read the names of more INPUTs from a file or stdin, one on each line"},
    {"--null", "-0", "", "", kArchives, Changes::Running, turn_on_run<&RunSettings::ended_by_null>,
     "the names of --files-from end with NUL, as find -print0 writes them"},
    {"--include", "", "GLOB", "", kArchives, Changes::Running, include_glob,
     "in folders and archives, take files whose name or path matches; of --include and --exclude the last match wins"},
    {"--exclude", "", "GLOB", "", kArchives, Changes::Running, exclude_glob,
     "leave out files that match; quote the pattern: '*.draft.md', 'old/*'"},
    {"--include-drafts", "", "", "", kArchives, Changes::Running, turn_on_run<&RunSettings::include_drafts>,
     "of a file that holds many articles also take drafts, private ones and those in the bin"},
    {"--name", "", "TEMPLATE", "{name}", kBatch, Changes::Running, set_name,
     "how new outputs are named, from {date} {title} {author} {site} {name}; '/' makes folders"},
    {"--shard", "", "K/N", "1/1", kBatch, Changes::Running, set_shard,
     "do only the K-th of N parts; the same inputs make the same parts everywhere"},
    {"--resume", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::resume>,
     "continue where an earlier run stopped; this is the default"},
    {"--fresh", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::fresh>,
     "do everything again, even what is done and unchanged"},
    {"--force", "", "", "", kBatch | kBind, Changes::Running, turn_on_run<&RunSettings::force>,
     "replace files in the way even if no earlier run wrote them"},
    {"--prune", "", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::prune>,
     "remove what earlier runs wrote for inputs that are gone from the disk; -n shows them"},
    {"--dry-run", "-n", "", "", kBatch, Changes::Running, turn_on_run<&RunSettings::dry_run>,
     "write nothing; print each input, a tab, and its output"},
    {"--report", "", "FILE", "", kRuns, Changes::Running, set_report,
     "say what became of each input: in FILE.jsonl as a JSON object on each line, in FILE.html as a page to read"},
    {"--progress", "", "auto|always|never", "auto", kArchives, Changes::Running, set_progress,
     "auto: on a terminal a line that changes, elsewhere a line every 10 s", kProgress},
    {"--durable", "", "", "", kConvert | kRuns, Changes::Running, turn_on_run<&RunSettings::durable>,
     "wait until each file has reached the disk (fsync); slower"},
    {"--timeout", "", "SECONDS", "120", kReaders | kLearn | kVerify, Changes::Running, set_timeout,
     "give up on an input that takes longer"},
    {"--memory", "", "MIB", "", kReaders | kLearn | kVerify, Changes::Running, set_memory,
     "give up on an input that needs more (default: 2048)"},
    {"--sandbox", "", "auto|off", "auto", kArchives | kStream | kVerify, Changes::Running, set_sandbox,
     "auto: worker processes reach no network, read the inputs only and write below the output only, as far as this "
     "system can see to it",
     kSandbox},
    {"--strict", "", "", "", kEvery, Changes::Talking, turn_on<&Settings::strict>,
     "fail (exit 1) and write nothing if anything would be lost"},
    {"--quiet", "-q", "", "", kEvery, Changes::Talking, talk<Talk::Quiet>, "report errors only"},
    {"--verbose", "-v", "", "", kEvery, Changes::Talking, talk<Talk::Verbose>,
     "also report what was cut, guessed or lost"},
    {"--color", "", "auto|always|never", "auto", kEvery, Changes::Talking, set_color,
     "colors; auto: on a terminal, unless NO_COLOR is set", kColor},
    {"--log-format", "", "text|json", "text", kEvery, Changes::Talking, set_log_format,
     "messages as text, or as one JSON object on each line", kLogFormat},
    {"--version", "-V", "", "", kEvery, Changes::Talking, turn_on<&Settings::version>, "print the version"},
    {"--help", "-h", "", "", kEvery, Changes::Talking, turn_on<&Settings::help>, "print this help"},
    // Without help, it is not listed: the outputs are the same, and only who looks for a defect asks for another way.
    {"--html-parse", "", "folded|skeleton|whole", "", kReaders | kLearn, Changes::Running, set_html_parse, "",
     kHtmlParse},
}};

// Options that only some formats heed.
bool heads_a_book(const FormatRow& format) {
  return format.collection.headed || format.collection.shape == Collection::Shape::Book ||
         format.collection.shape == Collection::Shape::Site;
}
struct EffectRow {
  std::string_view flag;
  bool (*heeded_by)(const FormatRow& format);
};
constexpr std::array<EffectRow, 11> kEffects{{
    {"--no-header", [](const FormatRow& format) { return format.heeded.header; }},
    {"--columns", [](const FormatRow& format) { return format.heeded.columns; }},
    {"--links", [](const FormatRow& format) { return format.heeded.links; }},
    {"--writing-mode", [](const FormatRow& format) { return format.heeded.vertical; }},
    {"--pandoc-api", [](const FormatRow& format) { return format.heeded.pandoc_api; }},
    {"--paragraphs", [](const FormatRow& format) { return format.heeded.style; }},
    {"--style", [](const FormatRow& format) { return format.heeded.style; }},
    {"--series", [](const FormatRow& format) { return format.collection.shape == Collection::Shape::Book; }},
    {"--title", heads_a_book},
    {"--author", heads_a_book},
    {"--cover", [](const FormatRow& format) { return format.collection.shape == Collection::Shape::Book; }},
}};

// What an option means to a command, where that is not what its row says.
struct CommandWords {
  std::string_view flag;
  unsigned commands;
  std::string_view help;
};
constexpr std::array<CommandWords, 21> kCommandWords{{
    {"--to", kBatch, "the outputs' format, or a list of formats: epub,json (default: markdown)"},
    {"--to", kBind, "the book's format (default: by the output's extension, else epub)"},
    {"--to", kStream, "what answers hold (default: markdown)"},
    {"--output", kBatch, "the folder that the outputs go to"},
    {"--output", kBind, "the book's file (of a website its folder), written whole or not at all; '-' is stdout"},
    {"--output", kLearn, "the file that says what recurs; '-', the default, is stdout"},
    {"--furniture", kVerify, "the file that the book was bound with"},
    {"--force", kBind, "replace a website's folder even if it holds other files, which are lost"},
    {"--images", kBind,
     "pictures: link gives their addresses, embed (and of an EPUB save) puts them into the book, drop leaves them out"},
    {"--images", kStream,
     "pictures: link gives their addresses, embed puts them into the answer, drop leaves them out; save is refused"},
    {"--image-dir", kVerify, "the folder that the book's pictures were taken from"},
    {"--memory", kConvert | kInspect, "give up on an input that needs more (default: 4096)"},
    {"--memory", kStream, "give up on a line that needs more (default: 4096; in worker processes 2048)"},
    {"--durable", kBind, ""},                               // a book always is: it took long
    {"--strict", kVerify | kFormats | kHelp | kLearn, ""},  // nothing is lost there; it is taken as everywhere
    {"--strict", kInspect, "exit 1 if anything would be lost"},
    {"--sandbox", kStream,
     "auto: worker processes reach no network and write no file, as far as this system can see to it"},
    {"--jobs", kStream, "how many worker processes (default: none, one process does all)"},
    {"--strict", kBatch, "an article fails (exit 1) if anything of it would be lost"},
    {"--strict", kStream, "a line fails (exit 1) if anything of it would be lost"},
    {"--strict", kBind, "make no book (exit 1) if an article fails or anything would be lost"},
}};

}  // namespace

bool can_read(const FormatRow& format) { return format.read != nullptr; }
bool can_write(const FormatRow& format) { return format.write != nullptr; }
bool can_be_book(const FormatRow& format) { return format.collection.shape != Collection::Shape::None; }
bool can_be_line(const FormatRow& format) { return can_write(format) && !format.binary; }

std::string formats_that(bool (*can)(const FormatRow&)) {
  std::vector<std::string_view> names;
  for (const FormatRow& format : formats())
    if (can(format)) names.push_back(format.name);
  return joined(names);
}

std::span<const OptionRow> options() { return kOptions; }

std::string_view help_for(const OptionRow& row, unsigned command) {
  const auto* found = std::find_if(kCommandWords.begin(), kCommandWords.end(), [&](const CommandWords& words) {
    return words.flag == row.flag && (words.commands & command) != 0;
  });
  return found == kCommandWords.end() ? row.help : found->help;
}

bool has_effect(const OptionRow& row, const FormatRow& format) {
  const auto* found =
      std::find_if(kEffects.begin(), kEffects.end(), [&](const EffectRow& effect) { return effect.flag == row.flag; });
  return found == kEffects.end() || found->heeded_by(format);
}

bool is_kept_in_books(const OptionRow& row) {
  static constexpr std::array<std::string_view, 7> kPlaces{
      "--image-dir", "--style", "--furniture", "--to", "--fetch-images", "--image-fallback", "--allow-private-hosts"};
  return std::find(kPlaces.begin(), kPlaces.end(), row.flag) == kPlaces.end();
}

std::string picture_folder(const Settings& settings) {
  if (!settings.image_dir.empty() || !settings.fetch.on) return settings.image_dir;
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return std::string(cache) + "/offprint/images";
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr ? home : "") + "/.cache/offprint/images";
}

void settle_images(Settings& settings, Images shown) {
  if (settings.fetch.on && settings.write.images == Images::Link) settings.write.images = shown;
}

const OptionRow* find_option(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto* found = std::find_if(kOptions.begin(), kOptions.end(),
                                   [&](const OptionRow& row) { return row.flag == name || row.letter == name; });
  return found == kOptions.end() ? nullptr : found;
}

}  // namespace offprint
