#include "converters/bind/binding.h"

#include <utility>

namespace offprint {

namespace {

BindTask task_of(const Plan& plan, std::uint32_t input, BindTask task) {
  task.source = source_of(plan, input);
  task.relative = plan.relative(input);
  return task;
}

}  // namespace

void Binding::fail(std::uint32_t input, const Error& error) {
  bound[input].status = Bound::Status::Failed;
  bound[input].fault = error.fault;
  bound[input].why = error.message;
  ++tally.failed;
  ++tally.faults.at(static_cast<std::size_t>(error.fault));
  watcher.failed(plan.shown(input), error);
}

void Binding::leave_out(std::uint32_t input, std::string why) {
  bound[input].status = Bound::Status::LeftOut;
  bound[input].why = std::move(why);
}

std::string Looking::begin(std::span<const std::uint32_t> inputs) {
  if (begun_ < 0) begun_ = binding_.world.milliseconds();
  std::vector<BindTask> tasks;
  for (const std::uint32_t input : inputs) tasks.push_back(task_of(binding_.plan, input, {}));
  return pack(tasks);
}

Taken Looking::answered(std::uint32_t input, std::string_view frame) {
  auto card = unpack<Card>(frame);
  if (!card) return Taken::Broken;
  const bool retires = card->retires;
  binding_.tally.bytes_in += card->size;
  if (card->status == Card::Status::Failed) {
    binding_.fail(input, {card->fault, card->message});
  } else {
    ++binding_.tally.converted;
    if (card->status == Card::Status::Unwanted) binding_.leave_out(input, "--since, --until or --where do not hold");
  }
  binding_.cards[input] = std::move(*card);
  return retires ? Taken::Retires : Taken::Well;
}

bool Looking::round() {
  if (begun_ >= 0) binding_.tally.milliseconds = binding_.world.milliseconds() - begun_;
  binding_.watcher.progress(binding_.tally);
  return true;
}

Making::Making(Binding& binding, const Volume& volume, const BookLook& look, VolumeFile& file)
    : binding_(binding), volume_(volume), look_(look), file_(file) {
  for (const std::uint32_t card : volume.cards) numbers_.emplace(card, static_cast<std::uint32_t>(numbers_.size() + 1));
}

std::string Making::begin(std::span<const std::uint32_t> inputs) {
  if (begun_ < 0) begun_ = binding_.world.milliseconds();
  std::vector<BindTask> tasks;
  for (const std::uint32_t input : inputs) {
    BindTask task = chapter_task(volume_, look_, input, numbers_.at(input));
    tasks.push_back(task_of(binding_.plan, input, std::move(task)));
  }
  return pack(tasks);
}

Taken Making::answered(std::uint32_t input, std::string_view frame) {
  auto article = unpack<BoundArticle>(frame);
  if (!article) return Taken::Broken;
  binding_.world.step("answered", binding_.plan.relative(input));
  for (const SaidLine& line : article->told.said) binding_.watcher.said(binding_.plan.shown(input), line);
  const bool retires = article->retires;
  if (!article->well) {
    lost(input, {article->fault, article->message});
    return retires ? Taken::Retires : Taken::Well;
  }
  for (std::size_t i = 0; i < kSayCount; ++i) binding_.tally.said.at(i) += article->told.counts.at(i);
  binding_.tally.bytes_in += binding_.cards[input].size;
  ++binding_.tally.converted;
  Bound& bound = binding_.bound[input];
  bound.status = Bound::Status::Ok;
  bound.file = volume_.path;
  bound.milliseconds = binding_.cards[input].milliseconds + article->milliseconds;
  if (!binding_.settings.run.report.empty()) bound.diagnostics = std::move(article->told.diagnostics);
  ++made_;
  if (auto error = file_.add(input, std::move(*article)); error && !error_) error_ = std::move(error);
  return retires ? Taken::Retires : Taken::Well;
}

void Making::lost(std::uint32_t input, const Error& error) {
  binding_.fail(input, error);
  file_.miss(input);
}

bool Making::round() {
  if (begun_ >= 0) binding_.tally.milliseconds = binding_.world.milliseconds() - begun_;
  binding_.watcher.progress(binding_.tally);
  return !error_;
}

}  // namespace offprint
