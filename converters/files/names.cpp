#include "converters/files/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include "converters/files/printable.h"
#include "formats/charset/charset.h"
#include "formats/hash/hash64.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/ranges.h"

namespace offprint {

namespace {

constexpr std::string_view kRefused = "\"*/:<>?\\|";  // by NTFS and exFAT, besides controls

// Names of devices, with any extension (Windows: Naming Files, Paths, and Namespaces).
constexpr std::array<std::string_view, 22> kDevices{"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4",
                                                    "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                                    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_device(std::string_view name) {
  const std::string stem = lower(name.substr(0, name.find('.')));
  return std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end();
}

std::string nfc(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  UErrorCode code = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(code);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  if (U_SUCCESS(code)) form->normalizeUTF8(0, piece, sink, nullptr, code);
  return U_SUCCESS(code) ? out : std::string(utf8);
}

std::string fold(std::string_view utf8) {
  if (is_ascii(utf8)) return lower(utf8);
  std::string out;
  UErrorCode code = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  icu::CaseMap::utf8Fold(0, piece, sink, nullptr, code);
  return U_SUCCESS(code) ? nfc(out) : std::string(utf8);
}

bool is_refused(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c < 0x80 && kRefused.find(static_cast<char>(c)) != kRefused.npos);
}

// Characters without width or that reverse text: two names that differ in them look the same.
constexpr std::array<CodeRange, 7> kUnseen{{
    {0x00AD, 0x00AD},  // soft hyphen
    {0x061C, 0x061C},  // Arabic letter mark
    {0x180E, 0x180E},  // Mongolian vowel separator
    {0x200B, 0x200F},  // zero-width space and joiners, direction marks
    {0x202A, 0x202E},  // embeddings and overrides
    {0x2060, 0x206F},  // word joiner, invisible operators, isolates
    {0xFEFF, 0xFEFF},  // zero-width no-break space
}};

std::string without_unseen(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    if (!holds(kUnseen, c.value)) out += utf8.substr(at, c.size);
    at += c.size;
  }
  return out;
}

std::string or_else(std::string_view value, std::string_view otherwise) {
  const std::string seen = one_line(without_unseen(value));
  return safe_component(seen.empty() ? otherwise : seen);
}

// A name that begins with a dot is hidden.
std::string shown(std::string name) {
  if (name.starts_with('.')) name.front() = '_';
  return name;
}

std::string field(std::string_view name, const Metadata& metadata, std::string_view own) {
  if (name == "date") return or_else(iso_day(metadata.date()), "undated");
  if (name == "title") return or_else(metadata.title, own);
  if (name == "author") return or_else(metadata.authors.empty() ? "" : metadata.authors.front(), "unknown");
  if (name == "site") return or_else(metadata.site, "unknown");
  return safe_component(own);
}

}  // namespace

std::string_view cut_to(std::string_view name, std::size_t most) {
  if (name.size() <= most) return name;
  std::size_t at = 0;
  while (true) {
    const std::size_t next = at + decode(name, at).size;
    if (next > most) return name.substr(0, at);
    at = next;
  }
}

std::string as_utf8(std::string_view path) {
  if (is_utf8(path)) return std::string(path);
  std::string out;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, slash - at);
    const auto converted = is_utf8(part) ? Result<Converted>(Converted{}) : convert(part, "GB18030");
    const bool read = !is_utf8(part) && converted && converted->replaced == 0;
    out.append(at == 0 ? "" : "/").append(read ? std::string_view(converted->text) : part);
    at = slash + 1;
  }
  return out;
}

std::string true_name(std::string_view path) { return readable(as_utf8(path)); }

std::string safe_component(std::string_view name) {
  const std::string utf8 = as_utf8(name);
  std::string valid;
  valid.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    const bool bad = (c.value == 0xFFFD && c.size == 1) || is_refused(c.value);
    valid += bad ? std::string_view("_") : std::string_view(utf8).substr(at, c.size);
    at += c.size;
  }
  std::string safe = nfc(valid);
  if (is_device(safe)) safe.insert(std::min(safe.find('.'), safe.size()), "_");
  safe = cut_to(safe, kLongestName);
  if (safe.empty()) return "_";
  if (safe.back() == '.' || safe.back() == ' ') safe.back() = '_';
  return safe;
}

std::string safe_path(std::string_view path) {
  std::string safe;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, slash - at);
    if (!part.empty() && part != "." && part != "..") safe.append(safe.empty() ? "" : "/").append(safe_component(part));
    at = slash + 1;
  }
  return safe;
}

std::string fill_template(std::string_view pattern, const Metadata& metadata, std::string_view name) {
  std::string filled;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    filled += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = std::min(pattern.find('}'), pattern.size());
    std::string value = field(pattern.substr(1, close - 1), metadata, name);
    filled += filled.empty() || filled.back() == '/' ? shown(std::move(value)) : value;
    pattern.remove_prefix(std::min(close + 1, pattern.size()));
  }
  return safe_path(filled);
}

bool is_in_state_folder(std::string_view path) {
  const std::size_t slash = path.find('/');
  return path.starts_with('.') && slash != path.npos && fold(path.substr(0, slash)) == kStateFolder;
}

std::string title_component(std::string_view title, std::string_view otherwise) {
  return shown(or_else(title, otherwise));
}

OutputNames::OutputNames(std::vector<std::string> suffixes) : suffixes_(std::move(suffixes)) {
  for (const std::string& suffix : suffixes_) longest_suffix_ = std::max(longest_suffix_, suffix.size());
}

void OutputNames::take_folder(std::string_view path) {
  const auto ends_in = [&](const std::string& suffix) {
    return path.size() > suffix.size() && equals_ignoring_case(path.substr(path.size() - suffix.size()), suffix);
  };
  if (std::any_of(suffixes_.begin(), suffixes_.end(), ends_in)) folders_.insert(folded(path));
}

bool OutputNames::take_if_free(std::string_view path) {
  const auto is_folder = [&](const std::string& suffix) {
    return folders_.contains(folded(std::string(path).append(suffix)));
  };
  if (!folders_.empty() && std::any_of(suffixes_.begin(), suffixes_.end(), is_folder)) return false;
  return taken_.insert(folded(path)).second;
}

std::uint64_t OutputNames::folded(std::string_view path) { return hash_of(fold(path)); }

std::string OutputNames::give(std::string_view path) {
  const std::size_t name_at = path.rfind('/') + 1;  // 0 where there is none
  const std::string_view folder = path.substr(0, name_at);
  const std::string_view name = path.substr(name_at);
  std::string wanted(folder);
  wanted += cut_to(name, kLongestName - longest_suffix_);
  if (take_if_free(wanted)) return wanted;
  std::uint32_t& count = counts_.try_emplace(folded(wanted), 1).first->second;
  while (true) {
    const std::string number = "-" + std::to_string(++count);
    std::string next(folder);
    next.append(cut_to(name, kLongestName - longest_suffix_ - number.size())).append(number);
    if (take_if_free(next)) return next;
  }
}

}  // namespace offprint
