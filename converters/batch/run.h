// What all parts of a run share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "converters/batch/journal.h"
#include "converters/files/world.h"
#include "converters/inputs/plan.h"
#include "converters/options/options.h"
#include "converters/report/reporter.h"

namespace offprint {

enum class InputState : std::uint8_t { Waiting, Converted, Skipped, Failed };

// An input that is to be converted.
struct ToDo {
  std::uint32_t input = 0;     // of the plan
  std::uint16_t ours = 0;      // bits of --to's formats whose file is ours
  std::uint16_t claims = 0;    // bits of those whose name is free, or taken by force: ours from now on
  bool claims_folder = false;  // of its pictures, which is not there yet
  bool may_be_same = false;    // only its time is another: its hash decides
  std::uint64_t hash = 0;
};

struct Run {
  const Settings& settings;
  World& world;
  Reporter& reporter;
  std::uint64_t fingerprint;  // of the options and the version
  Plan plan{};
  Journal journal{};
  Tally tally{};
  std::vector<ToDo> holes{};  // inputs that are done but for pictures that could not be had; only with --fetch-images
  std::vector<InputState> states{};                       // of the plan's inputs
  std::unordered_map<std::uint32_t, std::string> left{};  // why an input is skipped, where it is not done

  bool is_mine(std::size_t input) const {
    const Shard shard = settings.run.shard;
    return shard.of == 1 || plan.part(input, shard.of) + 1 == shard.part;
  }
  std::string output_path(std::size_t input, const FormatRow& format) const {
    return settings.output + "/" + std::string(plan.output(input)) + std::string(format.extensions.front());
  }
};

}  // namespace offprint
