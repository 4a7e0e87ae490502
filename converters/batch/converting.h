// The job that converts: names into the journal before, records after.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "converters/batch/run.h"
#include "converters/batch/wire.h"
#include "converters/engine/pool.h"

namespace offprint {

class Converting final : public Job<BatchTask, BatchAnswer> {
 public:
  // `todo` in the order of its inputs.
  Converting(Run& run, std::span<const ToDo> todo);

  bool begin(std::span<const TaskNumber> inputs) override;
  BatchTask task(TaskNumber input) override;
  void answered(TaskNumber input, BatchAnswer answer) override;
  void lost(std::uint32_t input, const Error& error) override;
  bool round() override;

  // What failed before a worker could see it.
  void record_problems();
  bool disk_failed() const { return disk_failed_; }

 private:
  const ToDo& todo_of(std::uint32_t input) const;
  // Of its outputs those that are ours, or will be.
  std::vector<std::string> names_of(const ToDo& todo) const;
  // Saved pictures that earlier runs wrote.
  std::vector<std::string> our_pictures(TaskNumber input) const;
  void name(const ToDo& todo);
  void record(std::uint32_t input, const BatchAnswer& answer);
  void same(const BatchAnswer& answer, const ToDo& todo);
  // `begun`: outputs that may have been written, and nobody knows.
  void failed(std::uint32_t input, const Error& error, const BatchAnswer& answer, std::vector<std::string> begun = {});
  Record record_of(std::uint32_t input, const BatchAnswer& answer, std::vector<std::string> begun = {}) const;
  bool flush();

  Run& run_;
  std::span<const ToDo> todo_;
  std::int64_t begun_ = -1;
  bool disk_failed_ = false;
};

}  // namespace offprint
