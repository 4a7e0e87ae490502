#include "converters/batch/worker.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "converters/batch/state_folder.h"
#include "converters/engine/worker.h"
#include "converters/files/names.h"
#include "converters/media/reshape.h"
#include "converters/report/diagnostics.h"
#include "formats/time/dates.h"

namespace offprint {

namespace {

void failed(BatchAnswer& answer, const Error& error) {
  answer.status = BatchAnswer::Status::Failed;
  answer.fault = error.fault;
  answer.message = error.message;
}

}  // namespace

struct BatchWorker::Outputs {
  std::vector<std::pair<const FormatRow*, Rendered>> rendered;  // in the order of --to
  Diagnostics losses;
};

BatchWorker::BatchWorker(Settings settings, World& world, const std::string& temporary)
    : settings_(std::move(settings)),
      world_(world),
      placer_(world, settings_.output, temporary, settings_.run.durable, settings_.run.force),
      pictures_(settings_) {
  settings_.picture_read = [this](const std::string& path) { pictures_.add(path); };
  settings_.read.hash = std::any_of(settings_.formats.begin(), settings_.formats.end(),
                                    [](const FormatRow* format) { return format->keeps_hash; });
  looking_ = to_look_with(settings_);
}

BatchAnswer BatchWorker::work(const BatchTask& task) {
  BatchAnswer answer;
  const std::int64_t begin = world_.milliseconds();
  world_.step("begun", task.relative);
  document_.reset();
  pictures_ = InputFiles(settings_);
  convert(task, answer);
  answer.milliseconds = static_cast<std::uint32_t>(world_.milliseconds() - begin);
  return answer;
}

bool BatchWorker::read(const BatchTask& task, BatchAnswer& answer, std::string& bytes) {
  auto input = sources_.read(task.source);
  if (!input) return failed(answer, input.error()), false;
  answer.size = input->size;
  answer.time = input->time;
  answer.hash = input->hash;
  bytes = std::move(input->bytes);
  return true;
}

bool BatchWorker::render_all(const BatchTask& task, BatchAnswer& answer, Outputs& outputs) {
  WriteOptions options = settings_.write;
  if (options.images == Images::Save) options.image_folder = std::string(file_name(task.output)).append(kImageFolder);
  for (const FormatRow* format : settings_.formats) {
    auto rendered = render(document_, *format, options, outputs.losses);
    if (!rendered) return failed(answer, rendered.error()), false;
    outputs.rendered.emplace_back(format, std::move(*rendered));
  }
  return true;
}

// Side files first: where the main file stands, all that it shows is there.
std::vector<OutputFile> BatchWorker::files_of(const BatchTask& task, const Outputs& outputs) {
  const std::string folder = task.output.substr(0, task.output.rfind('/') + 1);
  std::vector<OutputFile> files;
  std::unordered_set<std::string> known;
  const std::unordered_set<std::string> ours(task.our_pictures.begin(), task.our_pictures.end());
  const auto add = [&](const std::string& path, std::string_view made, bool is_ours) {
    files.push_back({path, made, is_ours, pictures_.has(settings_.output + "/" + path)});
  };
  for (const auto& [format, rendered] : outputs.rendered) {
    for (const SideFile& side : rendered.side) {
      const std::string path = folder + side.name;
      if (known.insert(path).second) add(path, side.bytes, ours.contains(path));
    }
  }
  for (std::size_t i = 0; i < outputs.rendered.size(); ++i) {
    const std::string path = task.output + std::string(outputs.rendered[i].first->extensions.front());
    add(path, outputs.rendered[i].second.bytes, (task.ours >> i & 1U) != 0);
  }
  return files;
}

void BatchWorker::place(const BatchTask& task, BatchAnswer& answer, const Outputs& outputs) {
  const std::vector<OutputFile> files = files_of(task, outputs);
  const auto failure = placer_.place(files);
  for (std::size_t i = 0; i < (failure ? failure->placed : files.size()); ++i) {
    auto& kept = placer_.stood_before(i) ? answer.found : answer.outputs;
    kept.push_back(as_written(settings_.output, files[i].path, files[i].bytes));
  }
  answer.status = BatchAnswer::Status::Ok;
  if (!failure) return;
  failed(answer, failure->error);
  answer.subject = failure->path;
  answer.stops_run = failure->of_disk;
}

void BatchWorker::convert(const BatchTask& task, BatchAnswer& answer) {
  std::string bytes;
  if (!read(task, answer, bytes)) return;
  if (task.may_be_same && answer.hash == task.hash) {
    answer.status = BatchAnswer::Status::Same;
    return;
  }
  const Settings& settings = task.look_only ? looking_ : settings_;
  if (const auto made = make_document(bytes, task.source, task.relative, settings, document_); !made)
    return failed(answer, made.error());
  world_.step("converted", task.relative);
  if (task.name_only) {
    answer.status = BatchAnswer::Status::Named;
    answer.name = fill_template(settings_.run.name, document_.metadata, task.output);
    return;
  }
  if (task.look_only) {
    answer.status = BatchAnswer::Status::Looked;
    answer.wanted = wanted_pictures(document_, settings_.fetch);
    return;
  }
  Outputs outputs;
  if (!render_all(task, answer, outputs)) return;
  document_.diagnostics.add(outputs.losses);
  answer.told = tell(document_, settings_);
  answer.date = iso8601(document_.metadata.date());
  answer.site = document_.metadata.site;
  if (settings_.strict && document_.diagnostics.any(Level::Loss)) return failed(answer, lossy());
  place(task, answer, outputs);
}

int run_batch_worker(const Settings& settings, World& world, std::string_view parent) {
  if (!become_worker(parent, settings.run, may_reshape(settings))) return 0;
  BatchWorker worker(settings, world, StateFolder(settings.output, settings.run.shard).temporary());
  return serve<BatchTask>([&](const BatchTask& task) { return worker.work(task); });
}

}  // namespace offprint
