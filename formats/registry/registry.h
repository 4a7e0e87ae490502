// The one table of formats: a row each, with every fact of it. Help, `formats`, default names, sniffing,
// terminal refusal and the samples-by-formats test all come from here.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "formats/document/kind.h"
#include "formats/reading/read.h"
#include "formats/writing/write.h"

namespace offprint {

// What a writer makes of a kind.
enum class Support : std::uint8_t {
  Holds,     // with its meaning
  Degrades,  // documented and silent: emphasis in plain text
  Loses,     // said as a Diagnostic (Say::KindLost)
};

enum class Reads : std::uint8_t {
  Nothing,
  Pages,      // dump, html, feed: every pass runs
  Documents,  // json, markdown, epub: only what an option asks for
};

// How surely the bytes are of this format; the surest row wins, the first of equals.
enum class Claim : std::uint8_t { No, Perhaps, Likely, Surely };

struct FormatRow {
  std::string_view name;
  std::span<const std::string_view> aliases;
  std::span<const std::string_view> extensions;  // with the dot; the first is the default
  std::string_view media_type;
  std::string_view description;  // one line
  bool binary = false;           // refuses a terminal
  Reads reads = Reads::Nothing;
  Claim (*sniff)(std::string_view head) = nullptr;  // of the first bytes of the input (up to 64 KiB)
  Reader read = nullptr;
  SingleWriter write = nullptr;
  CollectionFactory collect = nullptr;
  std::span<const Kind> degrades;  // all kinds not named here are held
  std::span<const Kind> loses;
};

std::span<const FormatRow> formats();
const FormatRow* find_format(std::string_view name_or_alias);  // null for none
const FormatRow* find_by_extension(std::string_view path);     // the longest match; null for none
Support support(const FormatRow& format, Kind kind);
// The readable format that the content says; null where none claims it.
const FormatRow* sniff(std::string_view head, std::string_view path);

}  // namespace offprint
