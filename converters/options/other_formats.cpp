#include "converters/options/other_formats.h"

#include <algorithm>
#include <array>

#include "converters/options/options.h"
#include "converters/options/words.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// Pandoc is given its own JSON, which loses nothing on the way, and through a pipe; Calibre the EPUB. Both read EPUB,
// too, where nothing else can be made: a book.
constexpr std::string_view kEpub = ".epub";
constexpr std::string_view kPandoc = ".pandoc.json";
struct OtherFormat {
  std::string_view extension;
  std::string_view what;
  std::string_view by_way_of;  // the extension of what is made first
  std::string_view program;
  std::string_view otherwise = kEpub;
};
constexpr auto kOthers = std::to_array<OtherFormat>({
    {".docx", "Word documents", kPandoc, "pandoc"},
    {".doc", "Word documents", ".html", "soffice --convert-to doc", {}},
    {".odt", "OpenDocument texts", kPandoc, "pandoc"},
    {".rtf", "RTF", kPandoc, "pandoc"},
    {".pdf", "PDF", ".epub", "ebook-convert"},
    {".ps", "PostScript", ".epub", "ebook-convert"},
    {".mobi", "Kindle books", ".epub", "ebook-convert"},
    {".azw", "Kindle books", ".epub", "ebook-convert"},
    {".azw3", "Kindle books", ".epub", "ebook-convert"},
    {".kfx", "Kindle books", ".epub", "ebook-convert"},
    {".fb2", "FictionBook", ".epub", "ebook-convert"},
    {".lit", "Microsoft Reader books", ".epub", "ebook-convert"},
    {".pdb", "Palm books", ".epub", "ebook-convert"},
    {".tex", "LaTeX", kPandoc, "pandoc"},
    {".latex", "LaTeX", kPandoc, "pandoc"},
    {".typ", "Typst", kPandoc, "pandoc"},
    {".rst", "reStructuredText", kPandoc, "pandoc"},
    {".adoc", "AsciiDoc", kPandoc, "pandoc"},
    {".org", "Org documents", kPandoc, "pandoc"},
    {".texi", "Texinfo", kPandoc, "pandoc"},
    {".ipynb", "notebooks", kPandoc, "pandoc"},
    {".man", "manual pages", kPandoc, "pandoc"},
});

bool can_make(std::string_view extension, bool (*can)(const FormatRow&)) {
  const FormatRow* format = find_by_extension("x" + std::string(extension));
  return format != nullptr && can(*format);
}

std::string call_of(const OtherFormat& other, std::string_view name, std::string_view by_way_of) {
  const std::string first = shell_word(std::string(name) + std::string(by_way_of));
  const std::string last = shell_word(std::string(name) + std::string(other.extension));
  const std::string begin = std::string(other.program) + " " + first;
  if (other.program == "pandoc") return begin + " -o " + last;
  return other.program == "ebook-convert" ? begin + " " + last : begin;
}

}  // namespace

std::optional<std::string> way_to(std::string_view extension, std::string_view input, std::string_view name,
                                  bool (*can)(const FormatRow&)) {
  const auto* found = std::find_if(kOthers.begin(), kOthers.end(), [&](const OtherFormat& other) {
    return equals_ignoring_case(other.extension, extension);
  });
  if (found == kOthers.end()) return {};
  const std::string_view by_way_of = can_make(found->by_way_of, can) ? found->by_way_of : found->otherwise;
  if (!can_make(by_way_of, can)) return {};
  const std::string begin = "for " + std::string(found->what);
  if (by_way_of == kPandoc) {
    return begin + ", run: offprint convert " + shell_word(input) + " -t pandoc | pandoc -f json -o " +
           shell_word(std::string(name) + std::string(found->extension));
  }
  return begin + ", make " + std::string(name) + std::string(by_way_of) +
         " and run: " + call_of(*found, name, by_way_of);
}

}  // namespace offprint
