#include "converters/batch/converting.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "converters/batch/report.h"
#include "converters/files/names.h"

namespace offprint {

namespace {

// In place of a folder the files in it.
std::vector<std::string> with_files_in(const std::string& output, std::vector<std::string> paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (std::string& path : paths) {
    if (!path.ends_with(kImageFolder)) {
      files.push_back(std::move(path));
      continue;
    }
    std::error_code error;
    const fs::path folder = fs::path(output) / path;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      files.push_back((fs::path(path) / at->path().filename()).string());
    }
  }
  return files;
}

}  // namespace

Converting::Converting(Run& run, std::span<const ToDo> todo) : run_(run), todo_(todo) {}

const ToDo& Converting::todo_of(std::uint32_t input) const {
  return *std::lower_bound(todo_.begin(), todo_.end(), input,
                           [](const ToDo& todo, std::uint32_t wanted) { return todo.input < wanted; });
}

std::vector<std::string> Converting::names_of(const ToDo& todo) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < run_.settings.formats.size(); ++i) {
    if (((todo.claims | todo.ours) >> i & 1U) == 0) continue;
    names.push_back(std::string(run_.plan.output(todo.input)) +
                    std::string(run_.settings.formats[i]->extensions.front()));
  }
  if (todo.claims_folder) names.push_back(std::string(run_.plan.output(todo.input)).append(kImageFolder));
  return names;
}

void Converting::name(const ToDo& todo) {
  const Journal::Known* known = run_.journal.find(run_.plan.id(todo.input));
  const bool done = known != nullptr && known->done_size != 0;  // what it says of its files will not be true any more
  if ((todo.claims & ~todo.ours) == 0 && !todo.claims_folder && !done) return;  // the journal says so already
  run_.journal.add_named(run_.plan.id(todo.input), run_.plan.output(todo.input), names_of(todo));
}

bool Converting::begin(std::span<const TaskNumber> inputs) {
  if (begun_ < 0) begun_ = run_.world.milliseconds();
  for (const std::uint32_t input : inputs) name(todo_of(input));
  if (!flush()) return false;
  run_.world.step("named", run_.plan.relative(inputs.front()));
  return true;
}

BatchTask Converting::task(TaskNumber input) {
  const ToDo& todo = todo_of(input);
  BatchTask task;
  task.may_be_same = todo.may_be_same;
  task.ours = todo.ours;
  if (run_.settings.write.images == Images::Save) task.our_pictures = our_pictures(input);
  task.source = source_of(run_.plan, input);
  task.hash = todo.hash;
  task.relative = run_.plan.relative(input);
  task.output = run_.plan.output(input);
  return task;
}

// By what the record says, and by what stands in a folder that a run has made which did not come to its end.
std::vector<std::string> Converting::our_pictures(TaskNumber input) const {
  std::vector<std::string> paths;
  const Journal::Known* known = run_.journal.find(run_.plan.id(input));
  if (known == nullptr) return paths;
  const std::string folder = std::string(run_.plan.output(input)).append(kImageFolder);
  if (known->begun_folder) paths = with_files_in(run_.settings.output, {folder});
  const auto line = run_.journal.line(*known);
  if (!line) return paths;
  for (const auto* files : {&line->record.outputs, &line->record.earlier}) {
    for (const WrittenFile& file : *files) {
      if (file.path.starts_with(folder + "/")) paths.push_back(file.path);
    }
  }
  return paths;
}

// What is not among `answer.outputs` is remembered: what earlier runs wrote, and what stands now under the names that a
// run was given which did not come to its end. Any other file is not ours, whatever it was to be called.
Record Converting::record_of(std::uint32_t input, const BatchAnswer& answer, std::vector<std::string> begun) const {
  Record record;
  record.id = run_.plan.id(input);
  record.key = run_.plan.key(input);
  record.output = run_.plan.output(input);
  record.size = answer.size;
  record.time = answer.time;
  record.options = run_.fingerprint;
  record.outputs = answer.outputs;
  record.found = answer.found;
  const auto remember = [&](const WrittenFile& file) {
    const auto is_it = [&](const WrittenFile& other) { return other.path == file.path; };
    if (std::none_of(record.outputs.begin(), record.outputs.end(), is_it) &&
        std::none_of(record.earlier.begin(), record.earlier.end(), is_it))
      record.earlier.push_back(file);
  };
  const Journal::Known* known = run_.journal.find(record.id);
  for (std::size_t i = 0; known != nullptr && known->begun && i < formats().size(); ++i)
    if ((known->ours >> i & 1U) != 0) begun.push_back(record.output + std::string(formats()[i].extensions.front()));
  if (known != nullptr && known->begun_folder) begun.push_back(record.output + std::string(kImageFolder));
  for (const std::string& path : with_files_in(run_.settings.output, std::move(begun))) {
    if (const auto file = as_it_stands(run_.settings.output, path)) remember(*file);
  }
  const auto before = known != nullptr ? run_.journal.line(*known) : std::nullopt;
  if (!before) return record;
  for (const auto* files : {&before->record.outputs, &before->record.earlier})
    std::for_each(files->begin(), files->end(), remember);
  return record;
}

void Converting::failed(std::uint32_t input, const Error& error, const BatchAnswer& answer,
                        std::vector<std::string> begun) {
  run_.states[input] = InputState::Failed;
  ++run_.tally.failed;
  ++run_.tally.faults.at(static_cast<std::size_t>(error.fault));
  const std::string shown = run_.plan.shown(input);
  run_.reporter.failed(answer.subject.empty() ? shown : answer.subject, error);
  const Record record = record_of(input, answer, std::move(begun));
  run_.journal.add_done(record, report_line(run_, input, answer, &error));
}

// Its bytes are those that the outputs were made of: the record gets the new time.
void Converting::same(const BatchAnswer& answer, const ToDo& todo) {
  run_.states[todo.input] = InputState::Skipped;
  ++run_.tally.skipped;
  const Journal::Known* known = run_.journal.find(run_.plan.id(todo.input));
  auto line = known != nullptr ? run_.journal.line(*known) : std::nullopt;
  if (!line) return;
  line->record.time = answer.time;
  run_.journal.add_done(line->record, line->report);
}

void Converting::answered(TaskNumber input, BatchAnswer answer) {
  run_.world.step("answered", run_.plan.relative(input));
  for (const LogLine& line : answer.told.said) run_.reporter.said(run_.plan.shown(input), line);
  if (!answer.stops_run) return record(input, answer);
  disk_failed_ = true;
  run_.reporter.failed(answer.subject, {answer.fault, answer.message});
}

void Converting::record(std::uint32_t input, const BatchAnswer& answer) {
  run_.tally.bytes_in += answer.size;
  count(answer.told, run_.tally);
  if (answer.status == BatchAnswer::Status::Same) return same(answer, todo_of(input));
  if (answer.status != BatchAnswer::Status::Ok) return failed(input, {answer.fault, answer.message}, answer);
  run_.states[input] = InputState::Converted;
  ++run_.tally.converted;
  run_.tally.outputs += answer.outputs.size() + answer.found.size();
  Record record = record_of(input, answer);
  record.ok = true;
  record.hash = answer.hash;
  record.missing = answer.told.pictures.all - answer.told.pictures.found;
  record.date = answer.date;
  record.site = answer.site;
  run_.journal.add_done(record, report_line(run_, input, answer, nullptr));
}

void Converting::lost(std::uint32_t input, const Error& error) {
  failed(input, error, BatchAnswer{}, names_of(todo_of(input)));
}

void Converting::record_problems() {
  for (std::size_t i = 0; i < run_.plan.size(); ++i) {
    const Error* problem = run_.plan.problem(i);
    if (problem != nullptr && run_.is_mine(i)) failed(static_cast<std::uint32_t>(i), *problem, BatchAnswer{});
  }
}

bool Converting::flush() {
  if (disk_failed_ && run_.journal.flush(false)) return false;  // said already: what could be recorded, is
  if (const auto error = run_.journal.flush(run_.settings.run.durable)) {
    run_.reporter.failed(run_.settings.output + "/.offprint", *error);
    disk_failed_ = true;
  }
  return !disk_failed_;
}

bool Converting::round() {
  const bool well = flush();
  if (begun_ >= 0) run_.tally.milliseconds = run_.world.milliseconds() - begun_;
  if (well) run_.world.step("recorded", "");
  run_.reporter.progress(run_.tally);
  return well;
}

}  // namespace offprint
