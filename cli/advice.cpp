#include "cli/advice.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/messages.h"
#include "converters/bind/bind.h"
#include "converters/convert/convert.h"
#include "converters/options/metadata.h"

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

// Options that mean nothing beside the others of the call.
struct IdleRow {
  std::string_view flag;
  unsigned commands;
  bool (*is_idle)(const Settings&);
  std::string_view why;
};
constexpr unsigned kWithPictures = command::kConvert | command::kBatch | command::kBind | command::kStream;

bool takes_no_pictures(const Settings& settings) { return !wants_pictures(settings); }
bool is_clean_none(const Settings& settings) { return settings.passes.clean == Clean::None; }
bool has_one_process(const Settings& settings) { return settings.run.jobs <= 1; }
bool has_no_list(const Settings& settings) { return settings.run.files_from.empty(); }

// Texts without headings: a part shows in the order of the articles alone.
bool groups_in_order(const Settings& settings) {
  const Collection& collection = book_format(settings).collection;
  const bool by_time = settings.bind.group == GroupBy::Year || settings.bind.group == GroupBy::Month;
  return collection.shape == Collection::Shape::Texts && !collection.headed && by_time &&
         settings.bind.sort == SortBy::Date;
}

constexpr std::array<IdleRow, 6> kIdle{{
    {"--image-dir", kWithPictures, takes_no_pictures, "it has no effect without --images embed or save"},
    {"--keep", command::kEvery, is_clean_none,
     "--clean none takes out only what a browser does not show, and trackers; other reasons have no effect"},
    {"--furniture", command::kEvery, is_clean_none, "it has no effect with --clean none"},
    {"--unordered", command::kStream, has_one_process, "it has no effect without -j 2 or more"},
    {"--null", command::kEvery, has_no_list, "it has no effect without --files-from"},
    {"--group", command::kBind, groups_in_order,
     "it has no effect here: the format has no headings for parts, and its articles are in the order of time"},
}};

void say_idle(const CommandRow& command, const Call& call, const Messages& messages) {
  for (const OptionRow* option : call.given) {
    for (const IdleRow& row : kIdle) {
      const bool idle = row.flag == option->flag && (row.commands & command.bit) != 0 && row.is_idle(call.settings);
      if (idle) messages.note(row.flag, row.why);
    }
  }
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
  for (const auto& [key, value] : call.settings.passes.metadata)
    if (const auto note = misspelt_field(key)) messages.note("--metadata", *note);
}

}  // namespace

void advise(const CommandRow& command, const Call& call, const Messages& messages) {
  if (command.hidden) return;
  say_without_effect(command, call, messages);
  say_idle(command, call, messages);
  say_unknown_fields(call, messages);
}

}  // namespace offprint
