#include "formats/address/safe_address.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/ranges.h"

namespace offprint {

namespace {

constexpr bool is_skipped(char c) { return c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_scheme_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// White space and signs that show nothing: programs other than browsers take them off before they open an address.
constexpr auto kUnseen = std::to_array<CodeRange>({
    {0x80, 0xA0},        // control characters, the space that does not break
    {0xAD, 0xAD},        // the hyphen that may show
    {0x034F, 0x034F},    // the joiner of graphemes
    {0x061C, 0x061C},    // Arabic's mark of direction
    {0x115F, 0x1160},    // Korean's fillers
    {0x1680, 0x1680},    // Ogham's space
    {0x17B4, 0x17B5},    // Khmer's vowels that are not written
    {0x180B, 0x180F},    // Mongolian's selectors and separator
    {0x2000, 0x200F},    // spaces of all widths, joiners, marks of direction
    {0x2028, 0x202F},    // ends of lines and paragraphs, directions, the narrow space
    {0x205F, 0x206F},    // the mathematical space, signs of formulas, directions
    {0x2800, 0x2800},    // Braille's blank
    {0x3000, 0x3000},    // the ideographic space
    {0x3164, 0x3164},    // Korean's filler
    {0xFE00, 0xFE0F},    // selectors of variants
    {0xFEFF, 0xFEFF},    // the byte order mark
    {0xFFA0, 0xFFA0},    // Korean's filler, of half width
    {0xFFF0, 0xFFFB},    // signs between lines
    {0xE0000, 0xE0FFF},  // tags, more selectors
});
// The size of such a character at `at`; 0 if there is none.
std::size_t unseen_size(std::string_view address, std::size_t at) {
  if (static_cast<unsigned char>(address[at]) < 0x80) return 0;
  const CodePoint c = decode(address, at);
  return holds(kUnseen, c.value) ? c.size : 0;
}

// As a browser reads it, and as others may: the first `limit` bytes in lower case, without what they skip.
class AsRead {
 public:
  static constexpr std::size_t kMost = 64;

  explicit AsRead(std::string_view address, std::size_t limit = kMost) {
    for (std::size_t at = 0; at < address.size() && size_ < limit;) {
      const char c = address[at];
      const std::size_t unseen = unseen_size(address, at);
      const bool leading = size_ == 0 && static_cast<unsigned char>(c) <= 0x20;
      if (unseen == 0 && !leading && !is_skipped(c)) characters_[size_++] = lower(c);
      at += std::max<std::size_t>(unseen, 1);
    }
  }
  // Up to the colon, without it; "" for none.
  std::string_view scheme() const {
    const std::string_view read = view();
    const auto* const colon = std::find_if_not(read.begin(), read.end(), is_scheme_char);
    if (colon == read.begin() || colon == read.end() || *colon != ':' || read.front() < 'a') return {};
    return read.substr(0, static_cast<std::size_t>(colon - read.begin()));
  }
  std::string_view view() const { return {characters_.data(), size_}; }

 private:
  std::array<char, kMost> characters_;  // NOLINT: the first `size_` are set
  std::size_t size_ = 0;
};

// Schemes of which no address may stand in an output.
struct RefusedRow {
  std::string_view scheme;
  std::string_view reason;
};
constexpr auto kRefused = std::to_array<RefusedRow>({
    {"javascript", "runs code in the page"},
    {"vbscript", "runs code in the page"},
    {"livescript", "runs code in the page"},
    {"mocha", "runs code in the page"},
    {"data", "is a page of its own; no browser opens one from a link"},
    {"file", "leads to the reader's files"},
    {"filesystem", "leads to what a site keeps in the browser"},
    {"blob", "leads to what a page holds in the browser"},
    {"jar", "opens an archive, and what is in it"},
    {"mhtml", "opens an archive, and what is in it"},
    {"mk", "opens a help file, which may hold programs"},
    {"its", "opens a help file, which may hold programs"},
    {"hcp", "opens the system's help"},
    {"smb", "leads to folders of the reader's network, and gives their hosts the reader's name"},
    {"cifs", "leads to folders of the reader's network"},
    {"afp", "leads to folders of the reader's network"},
    {"nfs", "leads to folders of the reader's network"},
    {"view-source", "shows any address, these here too"},
    {"wyciwyg", "leads to what the browser keeps"},
    {"chrome", "leads into the browser"},
    {"chrome-extension", "leads into the browser"},
    {"moz-extension", "leads into the browser"},
    {"edge", "leads into the browser"},
    {"resource", "leads into the browser"},
    {"brave", "leads into the browser"},
    {"opera", "leads into the browser"},
    {"vivaldi", "leads into the browser"},
    {"res", "leads into the system's programs"},
    {"content", "leads to what other programs of a telephone keep"},
    {"smb2", "leads to folders of the reader's network"},
    {"dav", "leads to folders of the reader's network"},
    {"davs", "leads to folders of the reader's network"},
    {"webdav", "leads to folders of the reader's network"},
    {"webdavs", "leads to folders of the reader's network"},
    {"ldap", "asks the directory of the reader's network"},
    {"ldaps", "asks the directory of the reader's network"},
    {"netdoc", "leads to the reader's files, to Java"},
    {"help", "opens the system's help, which may hold programs"},
    {"x-man-page", "opens the system's help, in a terminal"},
    {"shell", "leads to the reader's folders"},
    {"search", "leads to the reader's files"},
    {"search-ms", "leads to the reader's files"},
    {"jnlp", "starts a program"},
    {"intent", "starts a program"},
    {"applescript", "starts a program"},
    {"itms-services", "installs a program"},
    {"microsoft-edge", "starts a program"},
    {"onenote", "starts a program"},
    {"vscode", "starts a program"},
    {"vscode-insiders", "starts a program"},
    {"x-apple.systempreferences", "starts a program"},
});
constexpr std::string_view kOfWindows = "ms-";  // ms-msdt, ms-word, ms-settings: each a program
// In front of any address, which has a scheme of its own: feed:https://example.org/
constexpr std::array<std::string_view, 2> kInFront{"feed", "url"};
constexpr std::string_view kPicture = "data:image/";

constexpr bool is_slash(char c) { return c == '/' || c == '\\'; }

// `C|/folder` and `/C:/folder`: where a page is opened from a disk, a folder of Windows.
bool is_drive_path(std::string_view read) {
  if (read.starts_with('/') || read.starts_with('\\')) read.remove_prefix(1);
  const bool drive = read.size() >= 2 && read[0] >= 'a' && read[0] <= 'z' && (read[1] == '|' || read[1] == ':');
  return drive && (read.size() == 2 || is_slash(read[2]));
}

// `\\host\folder`, also with one of the slashes the other way: a folder of another machine. `///etc`: where a page is
// opened from a disk, a file of the reader's.
bool is_local_path(std::string_view read) {
  if (is_drive_path(read)) return true;
  if (read.size() < 2 || !is_slash(read[0]) || !is_slash(read[1])) return false;
  return read[0] == '\\' || read[1] == '\\' || (read.size() > 2 && is_slash(read[2]));
}

bool is_refused(std::string_view scheme) {
  const auto is_it = [&](const RefusedRow& row) { return row.scheme == scheme; };
  const bool drive = scheme.size() == 1;  // of Windows: C:\ is a folder
  return drive || scheme.starts_with(kOfWindows) || std::any_of(kRefused.begin(), kRefused.end(), is_it);
}

constexpr bool is_quickly_safe(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://") || address.starts_with('#');
}

}  // namespace

std::string address_scheme(std::string_view address) { return std::string(AsRead(address).scheme()); }

// A scheme has a colon, a drive one or a bar, a folder of a machine or disk two slashes.
bool may_be_unsafe(std::string_view text) {
  using Sign = ByteSet<ByteRange{':', ':'}, ByteRange{'/', '/'}, ByteRange{'\\', '\\'}, ByteRange{'|', '|'}>;
  return Sign::any(text);
}

bool is_safe_address(std::string_view address) {
  if (!may_be_unsafe(address)) return true;
  for (;;) {
    if (is_quickly_safe(address)) return true;
    const AsRead read(address);
    const std::string_view scheme = read.scheme();
    if (scheme.empty()) return !is_local_path(read.view());
    if (is_refused(scheme)) return false;
    if (std::find(kInFront.begin(), kInFront.end(), scheme) == kInFront.end()) return true;
    address.remove_prefix(address.find(':') + 1);
  }
}

bool is_safe_picture(std::string_view address) {
  return is_safe_address(address) || AsRead(address).view().starts_with(kPicture);
}

bool is_drawing_address(std::string_view address) {
  constexpr std::string_view kDrawing = "data:image/svg";
  return AsRead(address, kDrawing.size()).view() == kDrawing;
}

std::string refused_name(std::string_view address) {
  const AsRead read(address);
  const std::string_view scheme = read.scheme();
  if (scheme.empty()) return is_local_path(read.view()) ? "//" : "";
  if (scheme != "data") return std::string(scheme);
  const auto is_type = [](char c) { return is_scheme_char(c) || c == '/' || c == ':'; };
  return {read.view().begin(), std::find_if_not(read.view().begin(), read.view().end(), is_type)};
}

std::string with_scheme(std::string_view address) {
  if (AsRead(address, 2).view() != "//") return std::string(address);
  std::string out = "https://";
  for (int slashes = 0; slashes < 2; ++slashes) address.remove_prefix(address.find('/') + 1);
  std::copy_if(address.begin(), address.end(), std::back_inserter(out), [](char c) { return !is_skipped(c); });
  return out;
}

std::string encoded_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kKept = "-._~/";  // besides letters, digits and everything outside ASCII
  const bool text = is_xml_text(path);
  std::string out;
  for (const char c : path) {
    const bool is_word = (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
    const auto byte = static_cast<unsigned char>(c);
    if (is_word || (text && byte >= 0x80) || kKept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

}  // namespace offprint
