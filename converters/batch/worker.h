// A worker process: tasks in on stdin, answers out on stdout, one Document for all.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

#include "converters/batch/placer.h"
#include "converters/batch/wire.h"
#include "converters/convert/convert.h"
#include "converters/files/world.h"

namespace offprint {

class Worker {
 public:
  // `settings` are those of the batch; `temporary` is the folder of temporary files.
  Worker(Settings settings, World& world, const std::string& temporary);

  Answer work(const Task& task);

 private:
  struct Outputs;
  void convert(const Task& task, Answer& answer);
  bool read(const Task& task, Answer& answer, std::string& bytes);
  bool render_all(const Task& task, Answer& answer, Outputs& outputs);
  static std::vector<OutputFile> files_of(const Task& task, const Outputs& outputs);
  void place(const Task& task, Answer& answer, const Outputs& outputs);

  Settings settings_;
  World& world_;
  Placer placer_;
  Document document_;
  SourceReader sources_;
};

// The whole life of a worker process; gives its exit code. `parent` is the process that it must not outlive.
int run_worker(const Settings& settings, World& world, pid_t parent);

}  // namespace offprint
