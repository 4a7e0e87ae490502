// A worker process: tasks in on stdin, answers out on stdout, one Document for all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/batch/placer.h"
#include "converters/batch/wire.h"
#include "converters/convert/convert.h"
#include "converters/files/world.h"
#include "converters/inputs/input_files.h"

namespace offprint {

class BatchWorker {
 public:
  // `settings` are those of the batch; `temporary` is the folder of temporary files.
  BatchWorker(Settings settings, World& world, const std::string& temporary);

  BatchAnswer work(const BatchTask& task);

 private:
  struct Outputs;
  void convert(const BatchTask& task, BatchAnswer& answer);
  bool read(const BatchTask& task, BatchAnswer& answer, std::string& bytes);
  bool render_all(const BatchTask& task, BatchAnswer& answer, Outputs& outputs);
  std::vector<OutputFile> files_of(const BatchTask& task, const Outputs& outputs);
  void place(const BatchTask& task, BatchAnswer& answer, const Outputs& outputs);

  Settings settings_;
  Settings looking_;  // those of BatchTask::look_only
  World& world_;
  Placer placer_;
  Document document_;
  SourceReader sources_;
  InputFiles pictures_;  // of the article
};

// The whole life of a worker process; gives its exit code. `parent` is the process that it must not outlive.
int run_batch_worker(const Settings& settings, World& world, std::string_view parent);

}  // namespace offprint
