// Charsets: their labels, how to find out which one a text is in, and conversion to UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// Charsets are named as the Encoding Standard names them (https://encoding.spec.whatwg.org/#names-and-labels).
inline constexpr std::string_view kUtf8 = "UTF-8";
inline constexpr std::string_view kUtf16Le = "UTF-16LE";
inline constexpr std::string_view kUtf16Be = "UTF-16BE";

// The charset that a label means there, whatever its case and the white space around it; empty for an unknown one. gbk
// and gb2312 are GB18030, latin1 is windows-1252. Labels of the "replacement" encoding are unknown.
std::string_view charset_of_label(std::string_view label);
// The same for a label that somebody typed: fails with Usage for an unknown one.
Result<std::string_view> charset_named(std::string_view label);

struct ByteOrderMark {
  std::string_view charset;  // empty if there is none
  std::size_t size = 0;      // bytes
};
ByteOrderMark byte_order_mark(std::string_view bytes);

// UTF-16LE or UTF-16BE if the bytes read as such: no lone surrogates, hardly any controls, some ASCII. Otherwise empty.
std::string_view utf16_without_mark(std::string_view bytes);

// What the first 8 KiB declare outside comments: <?xml encoding="…">, <meta charset>, <meta http-equiv
// content="…charset=…">, in any place (a dump's header may come first). Empty for nothing or an unknown label. Never
// UTF-8 or UTF-16: only bytes that are neither are asked about.
std::string_view declared_charset(std::string_view bytes);

// The charset that uchardet takes the bytes for, asked without the tags, whose letters only confuse it. If it finds a
// single-byte charset or none, GB18030 or Big5 if the text reads as such, which uchardet misses in short texts;
// otherwise windows-1252 for none.
std::string_view detect_charset(std::string_view bytes);

struct Converted {
  std::string text;            // valid UTF-8
  std::uint32_t replaced = 0;  // how many U+FFFD replace bytes that are not a character of the charset
};
// Converts from a charset other than UTF-8. Fails with Internal if the C library does not have it.
Result<Converted> convert(std::string_view bytes, std::string_view charset);

}  // namespace offprint
