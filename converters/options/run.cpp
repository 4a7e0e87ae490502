#include "converters/options/run.h"

#include <algorithm>
#include <charconv>

#include "converters/files/names.h"
#include "converters/options/options.h"
#include "converters/options/words.h"

namespace offprint {

namespace {

// A whole decimal number in [least, most].
bool read_number(std::string_view text, unsigned least, unsigned most, unsigned& number) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end && number >= least && number <= most;
}

Result<void> set_number(std::string_view value, unsigned least, unsigned most, std::string_view what,
                        unsigned& number) {
  if (read_number(value, least, most, number)) return {};
  return fail(Fault::Usage, quoted(value) + " is not a number of " + std::string(what) + "; give one from " +
                                std::to_string(least) + " to " + std::to_string(most));
}

constexpr unsigned kMostJobs = 4096;
constexpr unsigned kMostShards = 100000;
constexpr unsigned kLongest = 86400;         // a day
constexpr unsigned kMostMemory = 1U << 20U;  // 1 TiB
constexpr unsigned kLeastMemory = 128;       // the program itself

}  // namespace

Result<void> set_jobs(Settings& settings, std::string_view value) {
  return set_number(value, 1, kMostJobs, "jobs", settings.run.jobs);
}

Result<void> set_timeout(Settings& settings, std::string_view value) {
  return set_number(value, 1, kLongest, "seconds", settings.run.timeout);
}

Result<void> set_memory(Settings& settings, std::string_view value) {
  return set_number(value, kLeastMemory, kMostMemory, "MiB", settings.run.memory);
}

Result<void> set_report(Settings& settings, std::string_view value) {
  if (!value.ends_with(".jsonl") && !value.ends_with(".html"))
    return fail(Fault::Usage, quoted(value) + " is not a kind of report known here; end its name with .jsonl or .html");
  settings.run.report = value;
  return {};
}

Result<void> set_shard(Settings& settings, std::string_view value) {
  const std::size_t slash = value.find('/');
  Shard shard;
  if (slash == std::string_view::npos || !read_number(value.substr(slash + 1), 1, kMostShards, shard.of) ||
      !read_number(value.substr(0, slash), 1, shard.of, shard.part))
    return fail(Fault::Usage, quoted(value) + " is not K/N; write for example --shard 1/4, then 2/4, 3/4 and 4/4");
  settings.run.shard = shard;
  return {};
}

Result<void> set_files_from(Settings& settings, std::string_view value) {
  settings.run.files_from = value;
  settings.reads.emplace_back(value);
  return {};
}

Result<void> set_name(Settings& settings, std::string_view value) {
  for (std::size_t at = value.find('{'); at != std::string_view::npos; at = value.find('{', at + 1)) {
    const std::size_t close = std::min(value.find('}', at), value.size());
    const std::string_view field = value.substr(at + 1, close - at - 1);
    const bool known = std::find(std::begin(kNameFields), std::end(kNameFields), field) != std::end(kNameFields);
    if (close < value.size() && known) continue;
    return fail(Fault::Usage, quoted(value.substr(at, close + 1 - at)) +
                                  " is not a field of a name; write {date}, {title}, {author}, {site} or {name}");
  }
  if (value.empty() || value.starts_with('/') || value.ends_with('/'))
    return fail(Fault::Usage, quoted(value) + " makes no name; write for example --name '{date}-{title}'");
  if (is_in_state_folder(fill_template(value, {}, ""))) {
    return fail(Fault::Usage,
                quoted(value) + " names files in .offprint, where batch keeps its own; take another folder");
  }
  settings.run.name = value;
  return {};
}

Result<void> include_glob(Settings& settings, std::string_view value) {
  settings.run.globs.push_back({std::string(value), true});
  return {};
}

Result<void> exclude_glob(Settings& settings, std::string_view value) {
  settings.run.globs.push_back({std::string(value), false});
  return {};
}

}  // namespace offprint
