#include "converters/convert/convert.h"

#include <algorithm>
#include <sys/stat.h>
#include <utility>

#include "converters/files/below.h"
#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "converters/files/read_file.h"
#include "converters/files/spool.h"
#include "converters/files/write_file.h"
#include "converters/images/drawings.h"
#include "converters/images/images.h"
#include "converters/inputs/beside.h"
#include "converters/inputs/books.h"
#include "converters/inputs/foreign.h"
#include "converters/inputs/input_files.h"
#include "converters/inputs/items.h"
#include "converters/media/covers.h"
#include "converters/media/fetch_pictures.h"
#include "converters/media/reshape.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;  // bytes that a sniffer sees

// The folder that saved pictures go to: NAME.images beside NAME.md.
std::string image_folder(std::string_view output) {
  const std::string_view name = file_name(output);
  const std::size_t dot = name.rfind('.');
  const bool has_extension = dot != std::string_view::npos && dot > 0;
  return std::string(has_extension ? name.substr(0, dot) : name).append(kImageFolder);
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// The format of the bytes: the one that is known, else what their content suggests.
Result<const FormatRow*> input_format(std::string_view bytes, std::string_view path, const FormatRow* known) {
  if (bytes.empty()) return fail(Fault::Empty, "it is empty; nothing to convert");
  const std::string_view head = bytes.substr(0, kHead);
  const FormatRow* format = known != nullptr ? known : sniff(head, path);
  if (format == nullptr || !format->binary) {
    if (auto why = binary_refusal(head)) return fail(Fault::NotText, std::move(*why));
  }
  if (known == nullptr) {
    if (auto why = foreign_kind(head, path)) return fail(Fault::NotThisFormat, std::move(*why));
  }
  if (format == nullptr)
    return fail(Fault::NotThisFormat, "it is in no format known here; say which with --from, see 'offprint formats'");
  return format;
}

// Pictures that the call has read may lie where those that it saves would go. What stands there as it would be written
// need not be.
std::optional<Failure> refuse_over_pictures(std::vector<SideFile>& files, const std::string& output,
                                            InputFiles& inputs) {
  const auto refused = [](const std::string& path) {
    return Failure{path, {Fault::Usage, "this call reads that file; name another with -o"}};
  };
  if (output != "-" && inputs.has(output)) return refused(output);
  const auto path_of = [&](const SideFile& file) { return std::string(folder_of(output)) + "/" + file.name; };
  for (const SideFile& file : files) {
    const std::string path = path_of(file);
    if (inputs.has(path) && read_regular_file(path).value_or("") != file.bytes) return refused(path);
  }
  std::erase_if(files, [&](const SideFile& file) { return inputs.has(path_of(file)); });
  return {};
}

// Why a picture cannot be saved there: the article chooses its name, and what stands there may lead elsewhere.
std::optional<Error> refuse_side_file(const std::string& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode)) return {};
  return Error{Fault::Unwritable,
               "a picture would go there, and it is no regular file; remove it, or choose another -o"};
}

std::optional<Failure> write_side_files(const std::vector<SideFile>& files, const std::string& output, bool durable) {
  const std::string folder = std::string(folder_of(output)) + "/";
  std::string made;
  for (const SideFile& file : files) {
    const std::string path = folder + file.name;
    const std::string parent(folder_of(path));
    if (parent != made) {
      if (auto error = refuse_own_folder(parent)) return Failure{parent, std::move(*error)};
      if (auto error = make_folder(parent)) return Failure{parent, std::move(*error)};
      made = parent;
    }
    if (auto error = refuse_side_file(path)) return Failure{path, std::move(*error)};
    if (auto error = write_file(path, file.bytes, durable)) return Failure{path, std::move(*error)};
  }
  return {};
}

// Where what belongs to an input may be.
struct Surroundings {
  std::string folder;  // its own; empty: it has none
  std::string book;    // that it is a chapter of; empty: none
};

bool is_for_books(const Settings& settings) {
  const auto is_book = [](const FormatRow* format) { return format->collection.shape == Collection::Shape::Book; };
  if (settings.formats.empty()) return is_book(&output_format(settings));
  return std::any_of(settings.formats.begin(), settings.formats.end(), is_book);
}

void take_pictures(const Settings& settings, const Surroundings& around, Document& document) {
  using Format = PictureForm::Format;
  const PictureForm& form = settings.pictures;
  ImageOptions images;
  images.beside = around.folder;
  if (!around.book.empty()) images.book = files_of_book(around.book, images.most_bytes);
  images.folder = picture_folder(settings);
  images.fetched = settings.fetch.on;
  images.compatible = form.format == Format::Auto ? is_for_books(settings) : form.format == Format::Compatible;
  images.heard = settings.picture_read;
  images.adapt = picture_shaper({form.width, form.height, images.compatible});
  if (settings.hear != nullptr) {
    Diagnostics before;  // what is said counts after the pictures were fetched
    resolve_images(document, images, before);
    const Fetched fetched = fetch_pictures(wanted_pictures(document, settings.fetch), settings, [] { return false; });
    if (!fetched.note.empty()) settings.hear(fetched.note);
  }
  resolve_images(document, images, document.diagnostics);
}

void take_inline_pictures(Document& document) {
  ImageOptions images;
  images.inline_only = true;
  images.compatible = true;
  resolve_images(document, images, document.diagnostics);
}

// Of bytes in the format `known` (null: to be found out). `name` is the input's, options.path what the metadata hold.
Result<void> read_document(std::string_view bytes, std::string_view name, const FormatRow* known,
                           const ReadOptions& options, const Settings& settings, const Surroundings& around,
                           Document& document) {
  const auto format = input_format(bytes, name, known);
  if (!format) return fail(format.error());
  if (auto read = (*format)->read(bytes, options, document); !read) return read;
  if (document.metadata.title.empty() && !around.folder.empty() && (*format)->items == nullptr)
    take_table_beside(around.folder + "/" + std::string(name), document.metadata);
  if (auto sound = run_passes(document, (*format)->reads == Reads::Pages, settings.passes); !sound) return sound;
  clean_drawings(document, document.diagnostics);
  if (wants_pictures(settings)) take_pictures(settings, around, document);
  if (settings.write.images == Images::Link && is_for_books(settings)) take_inline_pictures(document);
  return {};
}

}  // namespace

bool wants_pictures(const Settings& settings) {
  return settings.write.images == Images::Save || settings.write.images == Images::Embed;
}

std::string source_path(std::string_view path) {
  const std::string utf8 = as_utf8(path);
  std::string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    append_utf8(text, is_xml_char(c.value) ? c.value : U'\uFFFD');
    at += c.size;
  }
  return text;
}

Result<void> make_document(std::string_view bytes, std::string_view path, const Settings& settings, Document& document,
                           const std::string& beside) {
  ReadOptions options = settings.read;
  if (options.path.empty() && path != "-") options.path = source_path(file_name(path));
  return read_document(bytes, file_name(path), settings.from, options, settings, {beside, {}}, document);
}

Result<void> make_document(std::string_view bytes, const InputSource& source, std::string_view name,
                           const Settings& settings, Document& document) {
  const bool is_item = !source.format.empty();
  if (is_item) name = name.substr(0, name.size() - std::min(name.size(), source.item.size() + 1));
  ReadOptions options = settings.read;
  options.path = source_path(name);
  const FormatRow* known = is_item ? find_format(source.format) : settings.from;
  const Surroundings around{folder_beside(source), is_chapter(source) ? source.path : std::string()};
  return read_document(bytes, file_name(name), known, options, settings, around, document);
}

Result<Rendered> render(const Document& document, const FormatRow& to, const WriteOptions& options,
                        Diagnostics& losses) {
  StringSink sink;
  Output output{sink, {}};
  to.write(document, options, output, losses);
  if (const auto& error = sink.error()) return fail(*error);
  return Rendered{sink.take(), std::move(output.side)};
}

Result<Rendered> render(Document& document, const FormatRow& to, const WriteOptions& options) {
  Diagnostics losses;
  auto rendered = render(document, to, options, losses);
  document.diagnostics.add(losses);
  return rendered;
}

Error lossy() { return {Fault::Lossy, "something would be lost, and --strict is given; leave it out to go on"}; }

std::optional<Failure> refuse_convert(const std::string& input, const Settings& settings) {
  if (!is_standard(settings.output) && same_file(file_named(input), settings.output))
    return Failure{settings.output, {Fault::Usage, "this is the input itself; name another file with -o"}};
  if (settings.write.images == Images::Save && is_standard(settings.output))
    return Failure{"", {Fault::Usage, "--images save puts files beside the output; name it with -o FILE"}};
  if (is_folder(input)) {
    return Failure{input,
                   {Fault::IsDirectory,
                    "this is a folder; 'offprint batch' converts each article in it, 'offprint bind' makes one book of "
                    "them"}};
  }
  return refuse_output_name(settings, input, can_write, can_write);
}

std::optional<Failure> refuse_image_dir(const Settings& settings) {
  if (settings.image_dir.empty() || settings.fetch.on || is_folder(settings.image_dir)) return {};
  return Failure{settings.image_dir, {Fault::Usage, "no such folder; --image-dir names one that holds pictures"}};
}

Result<void> make_of_item(const InputSource& item, const Settings& settings, Document& document) {
  const auto bytes = SourceReader().read(item);
  if (!bytes) return fail(bytes.error());
  std::string name(file_name(item.name.empty() ? item.path : item.name));
  if (item.path == kStandardInput) name.clear();
  if (!item.format.empty()) name += "#" + item.item;
  return make_document(bytes->bytes, item, name, settings, document);
}

std::optional<Failure> read_input(const std::string& input, const Settings& settings, Document& document) {
  if (auto refusal = refuse_image_dir(settings)) return refusal;
  const auto item = find_item(input, settings);
  if (!item) return Failure{input, item.error()};
  if (*item) {
    if (const auto made = make_of_item(**item, settings, document); !made) return Failure{input, made.error()};
    return {};
  }
  const auto bytes = read_file(input);
  if (!bytes) return Failure{input, input_error(input, bytes.error())};
  if (input == "-")
    if (auto many = refuse_many(*bytes, settings)) return Failure{input, std::move(*many)};
  const std::string beside = input == "-" ? std::string() : std::string(folder_of(input));
  if (const auto made = make_document(*bytes, input, settings, document, beside); !made)
    return Failure{input, made.error()};
  return {};
}

std::optional<Failure> convert_file(const std::string& input, const Settings& settings, Document& document,
                                    std::string* note) {
  if (auto refusal = refuse_convert(input, settings)) return refusal;
  InputFiles inputs(settings);
  Settings reading = settings;
  reading.picture_read = [&](const std::string& path) { inputs.add(path); };
  if (auto failed = read_input(input, reading, document)) return failed;
  if (output_format(settings).collection.shape == Collection::Shape::Book) {
    auto said = add_cover(document, settings.bind.cover);
    if (!said) return Failure{settings.bind.cover, said.error()};
    if (note != nullptr) *note = std::move(*said);
  }
  WriteOptions options = settings.write;
  const std::string output = is_standard(settings.output) ? "-" : settings.output;
  if (options.images == Images::Save) options.image_folder = image_folder(output);
  auto rendered = render(document, output_format(settings), options);
  if (!rendered) return Failure{output, rendered.error()};
  if (settings.strict && document.diagnostics.any(Level::Loss)) return Failure{input, lossy()};
  if (auto failed = refuse_over_pictures(rendered->side, output, inputs)) return failed;
  if (auto failed = write_side_files(rendered->side, output, settings.run.durable)) return failed;
  if (auto error = write_file(output, rendered->bytes, settings.run.durable)) return Failure{output, std::move(*error)};
  return {};
}

}  // namespace offprint
