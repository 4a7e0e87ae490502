// How a run over many inputs proceeds. Nothing here changes the bytes of an output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/result.h"

namespace offprint {

enum class Progress : std::uint8_t { Auto, Always, Never };

// --include and --exclude, in the call's order: the last that matches decides.
struct GlobRule {
  std::string glob;
  bool include = false;
};

// Part number `part`, from 1, of `of` parts.
struct Shard {
  unsigned part = 1;
  unsigned of = 1;
};

inline constexpr unsigned kTimeout = 120;        // seconds
inline constexpr unsigned kWorkerMemory = 2048;  // MiB
inline constexpr unsigned kMemory = 4096;        // of a process that does the work itself

struct RunSettings {
  unsigned jobs = 0;  // 0: as many as the command takes by itself
  Progress progress = Progress::Auto;
  std::string report;  // empty: none
  bool resume = false;
  bool fresh = false;
  bool force = false;
  bool dry_run = false;
  bool prune = false;
  bool include_drafts = false;  // items that a file marks as drafts, private or in the bin
  bool durable = false;
  bool unconfined = false;  // worker processes have no sandbox (converters/engine/sandbox.h)
  Shard shard;
  std::string files_from;      // empty: none; "-" is stdin
  bool ended_by_null = false;  // the names of files_from
  std::vector<GlobRule> globs;
  std::string name;        // a template; empty: the input's name
  unsigned timeout = 0;    // seconds an input; 0: kTimeout
  bool unordered = false;  // stream
  unsigned memory = 0;     // MiB; 0: kWorkerMemory or kMemory
};

struct Settings;

Result<void> set_jobs(Settings& settings, std::string_view value);
Result<void> set_report(Settings& settings, std::string_view value);
Result<void> set_shard(Settings& settings, std::string_view value);
Result<void> set_files_from(Settings& settings, std::string_view value);
Result<void> set_name(Settings& settings, std::string_view value);
Result<void> set_timeout(Settings& settings, std::string_view value);
Result<void> set_memory(Settings& settings, std::string_view value);
Result<void> include_glob(Settings& settings, std::string_view value);
Result<void> exclude_glob(Settings& settings, std::string_view value);

// The fields that a template may hold, in braces.
inline constexpr std::string_view kNameFields[] = {"date", "title", "author", "site", "name"};

}  // namespace offprint
