// What all parts of a bind share, and the jobs of its two passes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "converters/bind/card.h"
#include "converters/bind/volume.h"
#include "converters/engine/pool.h"
#include "converters/files/world.h"
#include "converters/inputs/plan.h"
#include "converters/options/options.h"
#include "converters/report/reporter.h"

namespace offprint {

// What became of an input, for the report.
struct InputOutcome {
  enum class Status : std::uint8_t { Waiting, Ok, Failed, LeftOut };
  Status status = Status::Waiting;
  Fault fault = Fault::Internal;
  std::string why;  // the error's message, or why it was left out
  std::string file;
  std::string diagnostics;  // JSON; only where a report is asked for
  std::uint32_t milliseconds = 0;
};

struct Binding {
  const Settings& settings;
  World& world;
  Reporter& reporter;
  Plan plan{};
  Tally tally{};
  std::vector<ArticleCard> cards{};      // of the plan's inputs
  std::vector<InputOutcome> outcomes{};  // the same

  void fail(std::uint32_t input, const Error& error);
  void leave_out(std::uint32_t input, std::string why);
};

// The first pass.
class FirstPass final : public Job<BindTask, ArticleCard> {
 public:
  explicit FirstPass(Binding& binding) : binding_(binding) {}

  BindTask task(TaskNumber input) override;
  void answered(TaskNumber input, ArticleCard card) override;
  void lost(TaskNumber input, const Error& error) override { binding_.fail(input, error); }
  bool round() override;

 private:
  Binding& binding_;
  std::int64_t begun_ = -1;
};

// The second pass, of one volume.
class SecondPass final : public Job<BindTask, MadeChapter> {
 public:
  SecondPass(Binding& binding, const Volume& volume, const BindFacts& facts, VolumeFile& file);

  BindTask task(TaskNumber input) override;
  void answered(TaskNumber input, MadeChapter article) override;
  void lost(TaskNumber input, const Error& error) override;
  bool round() override;

  // What the file said when it could take no more.
  const std::optional<Error>& error() const { return error_; }
  std::size_t made() const { return made_; }

 private:
  Binding& binding_;
  const Volume& volume_;
  const BindFacts& facts_;
  VolumeFile& file_;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
  std::optional<Error> error_;
  std::size_t made_ = 0;
  std::int64_t begun_ = -1;
};

}  // namespace offprint
