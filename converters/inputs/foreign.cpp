#include "converters/inputs/foreign.h"

#include <algorithm>
#include <array>

#include "converters/files/names.h"
#include "converters/options/words.h"
#include "formats/address/address.h"
#include "formats/charset/binary.h"
#include "formats/reading/sniff.h"
#include "formats/registry/registry.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

constexpr std::string_view kElse = "give the article's text or HTML";
constexpr std::string_view kSaveAsHtml = "save it as HTML first";
constexpr std::string_view kReadAnyway = "-f dump reads it all the same";
constexpr std::string_view kUnpack = "unpack it first";

// What to do about what binary_kind names; kElse for the rest.
struct HintRow {
  std::string_view kind;
  std::string_view hint;
};
constexpr std::array<HintRow, 12> kHints{{
    {"a PDF document", "take the page it was made of, or its text (pdftotext)"},
    {"a PostScript document", "take the page it was made of, or its text (ps2txt)"},
    {"an Office document", kSaveAsHtml},
    {"an OpenDocument file", kSaveAsHtml},
    {"an RTF document", kSaveAsHtml},
    {"a zip archive", "'offprint batch' and 'offprint bind' read the articles in it"},
    {"gzip-compressed data", kUnpack},
    {"bzip2-compressed data", kUnpack},
    {"xz-compressed data", kUnpack},
    {"zstd-compressed data", kUnpack},
    {"a 7z archive", kUnpack},
    {"a tar archive", kUnpack},
}};

// Texts that begin like this are no articles.
struct OpeningRow {
  std::string_view begin;
  std::string_view holds;  // in the first kHeaders bytes, in any case; empty: the beginning says it alone
  std::string_view what;
  std::string_view hint;
};
constexpr std::size_t kHeaders = 2048;  // of a message
constexpr std::array<OpeningRow, 7> kOpenings{{
    {"From: <Saved by", "", "an MHTML archive", "save the page as HTML instead"},
    {"From:", "multipart/related", "an MHTML archive", "save the page as HTML instead"},
    {"MIME-Version:", "multipart/related", "an MHTML archive", "save the page as HTML instead"},
    {"Content-Type:", "multipart/related", "an MHTML archive", "save the page as HTML instead"},
    {"#!/", "", "a script", kReadAnyway},
    {"<?php", "", "PHP source code", "give the page that it makes"},
    {"\\documentclass", "", "LaTeX source", "make HTML of it first (pandoc, make4ht)"},
}};

// Files of these names are no articles, however many of their lines look like tags (#include <stdio.h>), but where
// their first bytes say that they are: crawlers save pages under the names of the scripts that made them.
struct NameRow {
  std::string_view ending;  // with its dot, or all of the name
  std::string_view what;
  Claim unless = Claim::Surely;  // a doctype, <html>, a dump's header
};
constexpr std::array<NameRow, 59> kNames{{
    {".mht", "an MHTML archive"},
    {".mhtml", "an MHTML archive"},
    {".py", "Python source code"},
    {".js", "JavaScript source code"},
    {".mjs", "JavaScript source code"},
    {".jsx", "JavaScript source code"},
    {".ts", "TypeScript source code"},
    {".tsx", "TypeScript source code"},
    {".vue", "Vue source code"},
    {".css", "a style sheet"},
    {".scss", "a style sheet"},
    {".sass", "a style sheet"},
    {".less", "a style sheet"},
    {".svelte", "Svelte source code"},
    {".c", "C source code"},
    {".h", "C source code"},
    {".cc", "C++ source code"},
    {".cpp", "C++ source code"},
    {".cxx", "C++ source code"},
    {".hh", "C++ source code"},
    {".hpp", "C++ source code"},
    {".hxx", "C++ source code"},
    {".cs", "C# source code"},
    {".java", "Java source code"},
    {".kt", "Kotlin source code"},
    {".dart", "Dart source code"},
    {".groovy", "Groovy source code"},
    {".scala", "Scala source code"},
    {".go", "Go source code"},
    {".rs", "Rust source code"},
    {".rb", "Ruby source code"},
    {".php", "PHP source code", Claim::Likely},  // source code begins with <?php, what it made with any tag
    {".pl", "Perl source code"},
    {".lua", "Lua source code"},
    {".jl", "Julia source code"},
    {".swift", "Swift source code"},
    {".hs", "Haskell source code"},
    {".el", "Emacs Lisp source code"},
    {".clj", "Clojure source code"},
    {".sh", "a shell script"},
    {".bash", "a shell script"},
    {".zsh", "a shell script"},
    {".fish", "a shell script"},
    {".ps1", "a PowerShell script"},
    {".bat", "a batch script"},
    {".sql", "SQL source code"},
    {".tex", "LaTeX source"},
    {".sty", "LaTeX source"},
    {".mk", "a makefile"},
    {"Makefile", "a makefile"},
    {".cmake", "CMake source code"},
    {"Dockerfile", "a Dockerfile"},
    {".toml", "a TOML file"},
    {".yaml", "a YAML file"},
    {".yml", "a YAML file"},
    {".ini", "a settings file"},
    {".svg", "an SVG drawing"},
}};

std::string refusal(std::string_view what, std::string_view hint) {
  return "it is " + std::string(what) + ", not an article; " + std::string(hint);
}

bool holds_ignoring_case(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

std::optional<std::string> by_opening(std::string_view head) {
  std::string room;
  const std::string_view text = sniff_text(head, room);
  const auto* found = std::find_if(kOpenings.begin(), kOpenings.end(), [&](const OpeningRow& row) {
    return equals_ignoring_case(text.substr(0, row.begin.size()), row.begin) &&
           holds_ignoring_case(text.substr(0, kHeaders), row.holds);
  });
  if (found == kOpenings.end()) return {};
  return refusal(found->what, found->hint);
}

// Of a format for files of any name (a dump) only the surest says it: many a line of a program looks like a tag.
bool is_claimed(std::string_view head, Claim least) {
  return std::any_of(formats().begin(), formats().end(), [&](const FormatRow& row) {
    if (row.sniff == nullptr) return false;
    return row.sniff(head) >= (row.extensions.empty() ? Claim::Surely : least);
  });
}

std::optional<std::string> by_name(std::string_view head, std::string_view name) {
  const std::string_view file = file_name(name);
  const std::size_t dot = file.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? file : file.substr(dot);
  const auto* found = std::find_if(kNames.begin(), kNames.end(),
                                   [&](const NameRow& row) { return equals_ignoring_case(row.ending, ending); });
  if (found == kNames.end() || is_claimed(head, found->unless)) return {};
  return refusal(found->what, kReadAnyway);
}

}  // namespace

std::optional<std::string> binary_refusal(std::string_view head) {
  auto kind = binary_kind(head);
  if (!kind) return {};
  const bool of_office = *kind == "a zip archive" && head.find("[Content_Types].xml") != std::string_view::npos;
  if (of_office) kind = "an Office document";  // it need not stand first
  const auto* hint = std::find_if(kHints.begin(), kHints.end(), [&](const HintRow& row) { return row.kind == *kind; });
  return refusal(*kind, hint == kHints.end() ? kElse : hint->hint);
}

std::optional<std::string> foreign_kind(std::string_view head, std::string_view name) {
  if (auto why = by_opening(head)) return why;
  return by_name(head, name);
}

Error input_error(std::string_view input, Error error) {
  if (error.fault != Fault::NotFound || !is_web_address(input)) return error;
  error.message = "Offprint does not use the network; try: curl -sL " + shell_word(input) + " | offprint convert";
  return error;
}

}  // namespace offprint
