#include "converters/convert/convert_items.h"

#include <utility>

#include "converters/convert/convert.h"
#include "converters/files/names.h"
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
    source_.item = item.key;
    source_.begin = item.begin;
    source_.length = item.size;
    source_.context = item.context;
    if (auto made = make_of_item(source_, settings_, document_); !made) return made;
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

bool converts_many(const std::string& input, const Settings& settings) {
  const Collection& collection = output_format(settings).collection;
  const bool takes_many = collection.shape == Collection::Shape::Book || output_format(settings).tree;
  if (!takes_many || collection.shape == Collection::Shape::None || input == "-") return false;
  const auto source = file_of_many(input, settings);
  return source && *source;
}

std::optional<Failure> convert_items(const std::string& input, const Settings& settings, const ItemHearer& hear) {
  if (auto refusal = refuse_image_dir(settings)) return refusal;
  auto source = file_of_many(input, settings);
  if (!source) return Failure{input, source.error()};
  const std::string output = is_standard(settings.output) ? "-" : settings.output;
  auto sink = FileSink::open(output);
  if (!sink) return Failure{output, sink.error()};
  const FormatRow& format = *find_format((*source)->format);
  auto bytes = ByteStream::open(**source);
  if (!bytes) return Failure{input, bytes.error()};
  ItemConverter converter(std::string(file_name(input)), **source, settings, **sink, hear);
  const auto listed = list_items(
      format, [&] { return bytes->next(); }, [&](const ItemPlace& item) { converter.take(item); });
  if (!listed) return Failure{input, listed.error()};
  if (auto error = (*sink)->commit()) return Failure{output, std::move(*error)};
  return {};
}

}  // namespace offprint
