// By which name an output gets which format.
#include "converters/convert/convert.h"
#include "converters/files/names.h"
#include "converters/options/other_formats.h"

namespace offprint {

namespace {

const FormatRow* named_format(const Settings& settings) {
  const FormatRow* format = is_standard(settings.output) ? nullptr : find_by_extension(settings.output);
  return format != nullptr && can_write(*format) ? format : nullptr;
}

}  // namespace

const FormatRow& output_format(const Settings& settings) {
  if (settings.to != nullptr) return *settings.to;
  const FormatRow* named = named_format(settings);
  return named != nullptr ? *named : default_format();
}

std::optional<Failure> refuse_output_name(const Settings& settings, std::string_view input,
                                          bool (*writes)(const FormatRow&), bool (*makes)(const FormatRow&)) {
  if (settings.to != nullptr || is_standard(settings.output) || named_format(settings) != nullptr) return {};
  const std::string_view name = file_name(settings.output);
  const std::string_view stem = stem_of(name);
  const std::string_view extension = name.substr(stem.size());
  if (extension.empty()) return {};
  const auto way = way_to(extension, input, stem, makes);
  const std::string why =
      "no format is named " + std::string(extension) + "; choose one with -t (" + formats_that(writes) + ")";
  return Failure{settings.output, {Fault::Usage, way ? why + "; " + *way : why}};
}

}  // namespace offprint
