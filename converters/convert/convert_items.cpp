#include "converters/convert/convert_items.h"

#include <utility>

#include "converters/convert/convert.h"
#include "converters/files/names.h"
#include "converters/files/spool.h"
#include "converters/files/write_file.h"
#include "converters/inputs/items.h"

namespace offprint {

namespace {

class ItemConverter {
 public:
  ItemConverter(std::string file, InputSource source, const Settings& settings, FileSink& sink, const ItemHearer& hear)
      : file_(std::move(file)), source_(std::move(source)), settings_(settings), sink_(sink), hear_(hear) {}

  void take(const ItemPlace& item) {
    if (item.withheld || sink_.error()) return;
    const std::string name = file_ + "#" + item.key;
    document_.reset();
    const auto written = write(item);
    hear_(name, document_, written ? nullptr : &written.error());
  }

 private:
  Result<void> write(const ItemPlace& item) {
    if (!item.problem.empty()) return fail(Fault::NotThisFormat, item.problem);
    const InputSource source = source_of_item(source_, *find_format(source_.format), item);
    if (auto made = make_of_item(source, settings_, document_); !made) return made;
    auto rendered = render(document_, output_format(settings_), settings_.write);
    if (!rendered) return fail(rendered.error());
    if (settings_.strict && document_.diagnostics.any(Level::Loss)) return fail(lossy());
    sink_.write(rendered->bytes);
    return {};
  }

  std::string file_;
  InputSource source_;
  const Settings& settings_;
  FileSink& sink_;
  const ItemHearer& hear_;
  Document document_;
};

}  // namespace

std::optional<InputSource> file_to_one(const std::string& input, const Settings& settings) {
  const FormatRow& format = output_format(settings);
  const bool lines = format.tree && format.collection.shape == Collection::Shape::Texts;
  if (!lines && (format.collection.shape != Collection::Shape::Book || input == "-")) return {};
  if (input == "-" && !keep_standard_input()) return {};  // reading it then says why
  const auto source = file_of_many(input == "-" ? kStandardInput : input, settings);
  return source ? *source : std::nullopt;
}

std::optional<Failure> convert_items(const std::string& input, const InputSource& source, const Settings& settings,
                                     const ItemHearer& hear) {
  if (auto refusal = refuse_convert(input, settings)) return refusal;
  if (settings.write.images == Images::Save)
    return Failure{"--images", {Fault::Usage, "a book that is one text takes no files beside it; use link or embed"}};
  if (auto refusal = refuse_image_dir(settings)) return refusal;
  const std::string output = is_standard(settings.output) ? "-" : settings.output;
  auto sink = FileSink::open(output, settings.run.durable);
  if (!sink) return Failure{output, sink.error()};
  const FormatRow& format = *find_format(source.format);
  ItemConverter converter(input == "-" ? "stdin" : std::string(file_name(input)), source, settings, **sink, hear);
  const auto listed = list_documents(source, format, [&](const ItemPlace& item) { converter.take(item); });
  if (!listed) return Failure{input, listed.error()};
  if (auto error = (*sink)->commit()) return Failure{output, std::move(*error)};
  return {};
}

}  // namespace offprint
