#include "cli/advice.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/messages.h"
#include "converters/bind/bind.h"
#include "converters/convert/convert.h"
#include "converters/options/nearest.h"
#include "converters/passes/metadata/given.h"

namespace offprint {

namespace {

std::vector<const FormatRow*> formats_of(const CommandRow& command, const Settings& settings) {
  if (!settings.formats.empty()) return settings.formats;
  if (command.bit == command::kBind) return {&book_format(settings)};
  if (command.bit == command::kBatch) return {&default_format()};
  return {&output_format(settings)};
}

std::string names_of(const std::vector<const FormatRow*>& formats) {
  std::string names;
  for (const FormatRow* format : formats) names += (names.empty() ? "" : ", ") + std::string(format->name);
  return names;
}

void say_without_effect(const CommandRow& command, const Call& call, const Messages& messages) {
  const std::vector<const FormatRow*> formats = formats_of(command, call.settings);
  const auto idle = [&](const OptionRow& row) {
    return std::none_of(formats.begin(), formats.end(),
                        [&](const FormatRow* format) { return has_effect(row, *format); });
  };
  for (const OptionRow* row : call.given)
    if (idle(*row)) messages.note(row->flag, "it has no effect on " + names_of(formats));
}

void say_unknown_fields(const Call& call, const Messages& messages) {
  const std::vector<std::string_view> known = metadata_fields();
  for (const auto& [key, value] : call.settings.passes.metadata) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string_view meant = nearest(key, known);
    if (meant.empty()) continue;  // a field of somebody's own
    messages.note("--metadata", "'" + key + "' is no field known here and is kept as it is; did you mean '" +
                                    std::string(meant) + "'?");
  }
}

}  // namespace

void advise(const CommandRow& command, const Call& call, const Messages& messages) {
  if (command.hidden) return;
  say_without_effect(command, call, messages);
  say_unknown_fields(call, messages);
}

}  // namespace offprint
