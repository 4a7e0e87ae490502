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
  outcomes[input].status = InputOutcome::Status::Failed;
  outcomes[input].fault = error.fault;
  outcomes[input].why = error.message;
  ++tally.failed;
  ++tally.faults.at(static_cast<std::size_t>(error.fault));
  reporter.failed(plan.shown(input), error);
}

void Binding::leave_out(std::uint32_t input, std::string why) {
  outcomes[input].status = InputOutcome::Status::LeftOut;
  outcomes[input].why = std::move(why);
  ++tally.left_out;
}

BindTask FirstPass::task(TaskNumber input) {
  if (begun_ < 0) begun_ = binding_.world.milliseconds();
  return task_of(binding_.plan, input, {});
}

void FirstPass::answered(TaskNumber input, ArticleCard card) {
  binding_.tally.bytes_in += card.size;
  if (card.status == ArticleCard::Status::Failed) {
    binding_.fail(input, {card.fault, card.message});
  } else {
    ++binding_.tally.converted;
    if (card.status == ArticleCard::Status::Unwanted)
      binding_.leave_out(input, "--since, --until or --where do not hold");
  }
  binding_.cards[input] = std::move(card);
}

bool FirstPass::round() {
  if (begun_ >= 0) binding_.tally.milliseconds = binding_.world.milliseconds() - begun_;
  binding_.reporter.progress(binding_.tally);
  return true;
}

SecondPass::SecondPass(Binding& binding, const Volume& volume, const BindFacts& facts, VolumeFile& file)
    : binding_(binding), volume_(volume), facts_(facts), file_(file) {
  for (const std::uint32_t card : volume.cards) numbers_.emplace(card, static_cast<std::uint32_t>(numbers_.size() + 1));
}

BindTask SecondPass::task(TaskNumber input) {
  if (begun_ < 0) begun_ = binding_.world.milliseconds();
  BindTask task = chapter_task(volume_, facts_, input, numbers_.at(input));
  file_.ask(input, task);
  return task_of(binding_.plan, input, std::move(task));
}

void SecondPass::answered(TaskNumber input, MadeChapter article) {
  binding_.world.step("answered", binding_.plan.relative(input));
  for (const LogLine& line : article.told.said) binding_.reporter.said(binding_.plan.shown(input), line);
  if (!article.well) return lost(input, {article.fault, article.message});
  count(article.told, binding_.tally);
  binding_.tally.bytes_in += binding_.cards[input].size;
  ++binding_.tally.converted;
  InputOutcome& outcome = binding_.outcomes[input];
  outcome.status = InputOutcome::Status::Ok;
  outcome.file = volume_.path;
  outcome.milliseconds = binding_.cards[input].milliseconds + article.milliseconds;
  if (!binding_.settings.run.report.empty()) outcome.diagnostics = std::move(article.told.diagnostics);
  ++made_;
  if (auto error = file_.add(input, std::move(article)); error && !error_) error_ = std::move(error);
}

void SecondPass::lost(std::uint32_t input, const Error& error) {
  binding_.fail(input, error);
  file_.miss(input);
}

bool SecondPass::round() {
  if (begun_ >= 0) binding_.tally.milliseconds = binding_.world.milliseconds() - begun_;
  binding_.reporter.progress(binding_.tally);
  return !error_;
}

}  // namespace offprint
