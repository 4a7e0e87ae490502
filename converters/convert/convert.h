// One input to one output: read, passes, pictures, write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/files/failure.h"
#include "converters/inputs/source.h"
#include "converters/options/options.h"
#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

// A path as metadata hold it: UTF-8.
std::string source_path(std::string_view path);

// Fills an empty Document (fresh or reset) from an input's bytes: finds out the format, reads, runs the passes and
// looks for the pictures. `path` is the input's name, "-" for stdin; the metadata hold settings.read.path, where that
// is given, else the path's last part. `beside` is the folder that the input lies in, for pictures that lie there too;
// empty where it lies in none.
Result<void> make_document(std::string_view bytes, std::string_view path, const Settings& settings, Document& document,
                           const std::string& beside = {});

// The same of an input of many. `name` is its path below what the call names (FILE#KEY of an item): it tells how to
// read it, and the metadata hold it.
Result<void> make_document(std::string_view bytes, const InputSource& source, std::string_view name,
                           const Settings& settings, Document& document);

// A document as a format writes it.
struct Rendered {
  std::string bytes;
  std::vector<SideFile> side;  // names relative to the folder of the main file
};
// What could not be represented is reported in `losses`.
Result<Rendered> render(const Document& document, const FormatRow& to, const WriteOptions& options,
                        Diagnostics& losses);
// The same, reported in the document's diagnostics.
Result<Rendered> render(Document& document, const FormatRow& to, const WriteOptions& options);

// The format that a call asks for: by --to, else by the output's extension, else Markdown.
const FormatRow& output_format(const Settings& settings);
// An output that is named like a kind of file that no format here is, without --to: what would stand in it is not what
// its name says. `writes` says which formats the command writes, `makes` of which it makes what other programs read;
// `input` is the input's name, for what to call instead.
std::optional<Failure> refuse_output_name(const Settings& settings, std::string_view input,
                                          bool (*writes)(const FormatRow&), bool (*makes)(const FormatRow&));
inline bool is_standard(std::string_view output) { return output.empty() || output == "-"; }

// Whether the call wants the pictures themselves (--images save, embed).
bool wants_pictures(const Settings& settings);

// What is wrong with a call of `convert`, before anything is read.
std::optional<Failure> refuse_convert(const std::string& input, const Settings& settings);

// Whether --image-dir names no folder.
std::optional<Failure> refuse_image_dir(const Settings& settings);

// Reads an input (a file, FILE#KEY; "-" is stdin) and makes the Document of it.
std::optional<Failure> read_input(const std::string& input, const Settings& settings, Document& document);

// The same of one article of a file that holds many.
Result<void> make_of_item(const InputSource& item, const Settings& settings, Document& document);

// The error of --strict where something would be lost.
Error lossy();

// The whole of `convert`. Nothing is written before everything has succeeded: under --strict a loss is a Failure
// (Fault::Lossy) and leaves no output. The Document is filled as far as things went, for its diagnostics.
std::optional<Failure> convert_file(const std::string& input, const Settings& settings, Document& document,
                                    std::string* note = nullptr);

}  // namespace offprint
