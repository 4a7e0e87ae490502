#include "converters/batch/fetching.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "converters/batch/wire.h"
#include "converters/media/fetch_pictures.h"

namespace offprint {

namespace {

// Asks workers what is wanted.
class Looking final : public Job<BatchTask, BatchAnswer> {
 public:
  explicit Looking(Run& run) : run_(run) {}

  BatchTask task(TaskNumber input) override {
    BatchTask task;
    task.look_only = true;
    task.source = source_of(run_.plan, input);
    task.relative = run_.plan.relative(input);
    return task;
  }
  void answered(TaskNumber input, BatchAnswer answer) override {
    for (WantedPicture& each : answer.wanted) {
      inputs.push_back(input);
      wanted.push_back(std::move(each));
    }
  }
  // It will fail again when it is converted, and be said then.
  void lost(std::uint32_t, const Error&) override {}

  std::vector<WantedPicture> wanted{};
  std::vector<std::uint32_t> inputs{};  // whose they are

 private:
  Run& run_;
};

void take_holes(Run& run, const std::unordered_set<std::uint32_t>& gained, std::vector<ToDo>& todo) {
  for (const ToDo& hole : run.holes) {
    if (!gained.contains(hole.input)) continue;
    run.states[hole.input] = InputState::Waiting;
    --run.tally.skipped;
    run.tally.todo_bytes += run.plan.item(hole.input).size;
    todo.push_back(hole);
  }
  std::sort(todo.begin(), todo.end(), [](const ToDo& a, const ToDo& b) { return a.input < b.input; });
}

}  // namespace

PoolEnd fetch_all(Run& run, std::vector<ToDo>& todo, const PoolOptions& pool, Interrupts& interrupts) {
  std::vector<std::uint32_t> inputs;
  for (const auto* some : {&todo, &run.holes})
    for (const ToDo& each : *some) inputs.push_back(each.input);
  Looking looking(run);
  Pool workers(pool, run.world, &interrupts, looking);
  TaskList tasks(inputs);
  if (PoolEnd end = workers.run(tasks); end != PoolEnd::Done) return end;
  run.world.step("looked", "");
  const Fetched fetched = fetch_pictures(looking.wanted, run.settings, [&] { return interrupts.count() > 0; });
  if (interrupts.count() > 0) return PoolEnd::Interrupted;
  if (!fetched.note.empty()) run.reporter.noted("", fetched.note);
  std::unordered_set<std::uint32_t> gained;
  for (std::size_t i = 0; i < looking.inputs.size(); ++i)
    if (fetched.had[i]) gained.insert(looking.inputs[i]);
  take_holes(run, gained, todo);
  return PoolEnd::Done;
}

}  // namespace offprint
