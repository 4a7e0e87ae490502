#include "formats/charset/charset.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <limits>
#include <memory>

#include <uchardet/uchardet.h>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct CharsetRow {
  std::string_view name;    // the Encoding Standard's
  const char* iconv;        // glibc's; the one whose table is the Standard's or contains it
  std::string_view labels;  // lower case, separated by spaces
};
// https://encoding.spec.whatwg.org/#names-and-labels, and Windows' names for the Chinese and Japanese code pages.
constexpr std::array<CharsetRow, 39> kCharsets{{
    {kUtf8, "UTF-8", "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"},
    // GB18030 holds GBK and GB 2312; glibc's GBK lacks characters that real pages have.
    {"GB18030", "GB18030",
     "gb18030 gbk gb2312 x-gbk chinese csgb2312 csiso58gb231280 gb_2312 gb_2312-80 iso-ir-58 cp936"},
    {"Big5", "BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950"},
    {kUtf16Le, "UTF-16LE", "utf-16le utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"},
    {kUtf16Be, "UTF-16BE", "utf-16be unicodefffe"},
    {"Shift_JIS", "CP932", "shift_jis shift-jis sjis x-sjis csshiftjis ms932 ms_kanji windows-31j cp932"},
    {"EUC-JP", "EUC-JP-MS", "euc-jp x-euc-jp cseucpkdfmtjapanese"},
    {"ISO-2022-JP", "ISO-2022-JP", "iso-2022-jp csiso2022jp"},
    {"EUC-KR", "UHC",
     "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"},
    {"windows-1252", "CP1252",
     "windows-1252 cp1252 x-cp1252 iso-8859-1 latin1 ascii us-ascii ansi_x3.4-1968 cp819 csisolatin1 ibm819 iso-ir-100 "
     "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1"},
    {"windows-1250", "CP1250", "windows-1250 cp1250 x-cp1250"},
    {"windows-1251", "CP1251", "windows-1251 cp1251 x-cp1251"},
    {"windows-1253", "CP1253", "windows-1253 cp1253 x-cp1253"},
    {"windows-1254", "CP1254",
     "windows-1254 cp1254 x-cp1254 iso-8859-9 latin5 csisolatin5 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5"},
    {"windows-1255", "CP1255", "windows-1255 cp1255 x-cp1255"},
    {"windows-1256", "CP1256", "windows-1256 cp1256 x-cp1256"},
    {"windows-1257", "CP1257", "windows-1257 cp1257 x-cp1257"},
    {"windows-1258", "CP1258", "windows-1258 cp1258 x-cp1258"},
    {"windows-874", "CP874", "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911"},
    {"IBM866", "IBM866", "ibm866 866 cp866 csibm866"},
    {"KOI8-R", "KOI8-R", "koi8-r koi8_r koi8 koi cskoi8r"},
    {"KOI8-U", "KOI8-U", "koi8-u koi8-ru"},
    {"macintosh", "MACINTOSH", "macintosh mac csmacintosh x-mac-roman"},
    {"x-mac-cyrillic", "MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian mac-cyrillic"},
    {"ISO-8859-2", "ISO-8859-2",
     "iso-8859-2 latin2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2"},
    {"ISO-8859-3", "ISO-8859-3",
     "iso-8859-3 latin3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3"},
    {"ISO-8859-4", "ISO-8859-4",
     "iso-8859-4 latin4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4"},
    {"ISO-8859-5", "ISO-8859-5",
     "iso-8859-5 cyrillic csisolatincyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    {"ISO-8859-6", "ISO-8859-6",
     "iso-8859-6 iso-8859-6-e iso-8859-6-i arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 "
     "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"ISO-8859-7", "ISO-8859-7",
     "iso-8859-7 greek greek8 csisolatingreek ecma-118 elot_928 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek"},
    {"ISO-8859-8", "ISO-8859-8",
     "iso-8859-8 iso-8859-8-e iso-8859-8-i hebrew logical visual csiso88598e csiso88598i csisolatinhebrew iso-ir-138 "
     "iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988"},
    {"ISO-8859-10", "ISO-8859-10", "iso-8859-10 latin6 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6"},
    {"ISO-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    {"ISO-8859-14", "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    {"ISO-8859-15", "ISO-8859-15", "iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"},
    {"ISO-8859-16", "ISO-8859-16", "iso-8859-16"},
    // Not in the Standard, but uchardet answers with these.
    {"EUC-TW", "EUC-TW", "euc-tw"},
    {"UHC", "UHC", "uhc"},
    {"MAC-CENTRALEUROPE", "MAC-CENTRALEUROPE", "mac-centraleurope"},
}};

constexpr std::size_t kDeclaredWithin = 8192;                // bytes from the start
constexpr std::size_t kDetectBytes = std::size_t{1} << 20U;  // of text; more tells nothing new
constexpr std::size_t kUtf16Sample = 4096;                   // bytes; even

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

const CharsetRow* row_of(std::string_view name) {
  const auto* found =
      std::find_if(kCharsets.begin(), kCharsets.end(), [&](const CharsetRow& row) { return row.name == name; });
  return found == kCharsets.end() ? nullptr : found;
}

struct CloseIconv {
  void operator()(void* handle) const { iconv_close(static_cast<iconv_t>(handle)); }
};
struct DeleteDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

// The value of `name=`, quoted or not, in lower-case `text`; empty if there is none.
std::string_view value_of(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    std::string_view rest = text.substr(at + name.size());
    const auto skip_space = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f"), rest.size())); };
    skip_space();
    if (rest.empty() || rest.front() != '=') continue;
    rest.remove_prefix(1);
    skip_space();
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of("\"'; \t\r\n\f>/"));
  }
  return {};
}

// The text between the tags, unchanged.
std::string without_tags(std::string_view bytes) {
  std::string text;
  std::size_t at = 0;
  while (at < bytes.size() && text.size() < kDetectBytes) {
    const std::size_t open = std::min(bytes.find('<', at), bytes.size());
    text.append(bytes.substr(at, open - at));
    const std::size_t close = bytes.find('>', open);
    if (close == std::string_view::npos) {
      text.append(bytes.substr(open));
      break;
    }
    at = close + 1;
  }
  if (text.size() > kDetectBytes) text.resize(kDetectBytes);
  return text;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

// How well the bytes read as UTF-16: the number of ASCII characters, 0 if they do not. Chinese text has some U+4E00,
// whose NUL is on the other side; text with stray NULs has as many on either side.
std::size_t utf16_score(std::string_view bytes, bool little) {
  const std::size_t units = bytes.size() / 2;
  std::size_t ascii = 0;
  std::size_t other_nuls = 0;
  std::size_t odd = 0;  // controls, lone surrogates, noncharacters
  bool high = false;    // a high surrogate waits for its other half
  for (std::size_t i = 0; i < units; ++i) {
    const auto upper = static_cast<unsigned char>(bytes[2 * i + (little ? 1 : 0)]);
    const auto under = static_cast<unsigned char>(bytes[2 * i + (little ? 0 : 1)]);
    const unsigned unit = (static_cast<unsigned>(upper) << 8U) | under;
    const bool is_low = unit >= 0xDC00U && unit <= 0xDFFFU;
    if (high != is_low) ++odd;
    high = unit >= 0xD800U && unit <= 0xDBFFU;
    if (!high && !is_low && !is_xml_char(unit)) ++odd;
    if (unit < 0x80U) ++ascii;
    if (under == 0) ++other_nuls;
  }
  const bool enough = ascii * 20 >= units && (ascii >= 3 || ascii == units);
  return enough && odd * 100 <= units && other_nuls * 2 <= ascii ? ascii : 0;
}

// A charset with two bytes for a Chinese character, and where in it the characters lie that make up nearly all text.
struct ChineseRow {
  std::string_view name;
  unsigned first_lead, last_lead;  // the common characters' first byte
  unsigned first_mark, last_mark;  // the same for punctuation and full-width letters
  bool low_trail;                  // whether a common character's second byte may be 40 to 7E
};
constexpr ChineseRow kChinese[] = {
    {"GB18030", 0xB0, 0xD7, 0xA1, 0xA3, false},  // GB 2312 level 1
    {"Big5", 0xA4, 0xC6, 0xA1, 0xA3, true},      // Big5 level 1
};

// Whether everything outside ASCII reads as that charset, nine tenths of it as common characters. Text in a single-byte
// charset does not, because its words are of odd and even length.
bool reads_as(const ChineseRow& row, std::string_view bytes) {
  std::size_t common = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80U) continue;
    const auto trail = static_cast<unsigned char>(bytes[++at]);
    if (trail < 0x40U || trail == 0x7FU) return false;
    const bool known =
        (lead >= row.first_lead && lead <= row.last_lead) || (lead >= row.first_mark && lead <= row.last_mark);
    ++all;
    if (known && (trail >= 0xA1U || row.low_trail)) ++common;
  }
  return all >= 2 && common * 10 >= all * 9;
}

// uchardet recognises these by the shape of their characters, and is right about them; it falls back on the others when
// there is little text.
bool is_east_asian(std::string_view charset) {
  static constexpr std::string_view kSure[] = {"GB18030",     "Big5", "EUC-TW", "Shift_JIS", "EUC-JP",
                                               "ISO-2022-JP", "UHC",  "EUC-KR", "UTF-16LE",  "UTF-16BE"};
  return std::find(std::begin(kSure), std::end(kSure), charset) != std::end(kSure);
}

// Writes out what iconv holds back (BIG5-HKSCS waits for a combining mark).
void flush(iconv_t handle, std::string& out) {
  std::array<char, 64> room{};
  char* to = room.data();
  std::size_t left = room.size();
  iconv(handle, nullptr, nullptr, &to, &left);
  out.append(room.data(), room.size() - left);
}

}  // namespace

std::string_view charset_of_label(std::string_view label) {
  const std::string word = lower(trim(label));
  if (word.empty() || word.find(' ') != std::string::npos) return {};
  for (const CharsetRow& row : kCharsets) {
    if (has_word(row.labels, word)) return row.name;
  }
  return {};
}

Result<std::string_view> charset_named(std::string_view label) {
  const std::string_view charset = charset_of_label(label);
  if (!charset.empty()) return charset;
  return fail(Fault::Usage, "the charset is not a known one; use a label such as utf-8, gb18030 or big5");
}

ByteOrderMark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {kUtf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {kUtf16Le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {kUtf16Be, 2};
  return {};
}

std::string_view utf16_without_mark(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kUtf16Sample);
  if (sample.find('\0') == std::string_view::npos) return {};
  const std::size_t little = utf16_score(sample, true);
  const std::size_t big = utf16_score(sample, false);
  if (little == 0 && big == 0) return {};
  return little >= big ? kUtf16Le : kUtf16Be;
}

std::string_view declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kDeclaredWithin));
  const std::string_view text = head;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->");
      if (end == std::string_view::npos) return {};
      at += end;
      continue;
    }
    const bool xml = rest.starts_with("<?xml");
    if (!xml && !rest.starts_with("<meta")) continue;
    const std::string_view charset =
        charset_of_label(value_of(rest.substr(0, rest.find('>')), xml ? "encoding" : "charset"));
    if (!charset.empty() && !charset.starts_with("UTF-")) return charset;
  }
  return {};
}

std::string_view detect_charset(std::string_view bytes) {
  std::string text = without_tags(bytes);
  if (is_ascii(text)) text = bytes.substr(0, kDetectBytes);  // everything outside ASCII is in the tags
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, DeleteDetector> detector(uchardet_new());
  uchardet_handle_data(detector.get(), text.data(), text.size());
  uchardet_data_end(detector.get());
  const std::string_view found = charset_of_label(uchardet_get_charset(detector.get()));
  if (is_east_asian(found)) return found;
  for (const ChineseRow& row : kChinese) {
    if (reads_as(row, text)) return row.name;
  }
  return found.empty() || found == kUtf8 ? "windows-1252" : found;
}

Result<Converted> convert(std::string_view bytes, std::string_view charset) {
  const CharsetRow* row = row_of(charset);
  iconv_t const failed = reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): POSIX defines it so
  iconv_t const opened = row == nullptr ? failed : iconv_open("UTF-8", row->iconv);
  if (opened == failed) return fail(Fault::Internal, "this system cannot convert from " + std::string(charset));
  const std::unique_ptr<void, CloseIconv> handle(opened);
  const std::size_t unit = charset.starts_with("UTF-16") ? 2 : 1;  // how much to skip where no character begins
  Converted out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  const std::unique_ptr<char[]> room(new char[65536]);
  auto* from = const_cast<char*>(bytes.data());  // iconv's signature; it writes nothing there
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = room.get();
    std::size_t space = 65536;
    const std::size_t done = iconv(opened, &from, &left, &to, &space);
    const int error = done == static_cast<std::size_t>(-1) ? errno : 0;
    out.text.append(room.get(), 65536 - space);
    if (error != EILSEQ && error != EINVAL) continue;
    flush(opened, out.text);
    out.text += kReplacement;
    ++out.replaced;
    const std::size_t bad = error == EINVAL ? left : std::min(unit, left);
    from += bad;
    left -= bad;
  }
  flush(opened, out.text);
  return out;
}

}  // namespace offprint
