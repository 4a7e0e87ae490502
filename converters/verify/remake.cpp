#include "converters/verify/remake.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "converters/bind/address_key.h"
#include "converters/engine/pool.h"
#include "converters/files/spool.h"
#include "converters/inputs/discover.h"
#include "converters/options/words.h"

namespace offprint {

namespace {

// "text/NAME.xhtml": NAME.
std::string name_of(std::string_view chapter) {
  chapter.remove_prefix(std::min(chapter.rfind('/') + 1, chapter.size()));
  return std::string(chapter.substr(0, chapter.rfind('.')));
}

std::string without_slash(std::string path) {
  if (path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

std::optional<Failure> Remake::run(PoolJob& job, std::span<const std::uint32_t> inputs) {
  std::vector<std::string> words = sources_.options;
  words.push_back("--to=" + std::string(binding_.settings.to->name));
  if (!binding_.settings.image_dir.empty()) words.push_back("--image-dir=" + binding_.settings.image_dir);
  TaskList tasks(inputs);
  Pool pool({binding_.settings.run, "bind-worker", words}, binding_.world, nullptr, job);
  if (const PoolEnd end = pool.run(tasks); end == PoolEnd::CannotStart) return Failure{"", end.why};
  return {};
}

std::optional<Failure> Remake::find(const std::vector<std::string>& against) {
  const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
  const NoteTaker notes = [](std::string_view, std::string_view) {};
  Plan& plan = binding_.plan;
  if (auto failure = discover(against, binding_.settings, never, plan, notes)) return failure;
  std::unordered_set<std::string_view> wanted;
  for (const BookSource& article : sources_.articles) wanted.insert(article.path);
  std::vector<std::uint32_t> inputs;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    std::string path = source_path(plan.relative(i));
    if (const Error* problem = plan.problem(i)) unread_.emplace(without_slash(std::move(path)), problem->message);
    if (plan.problem(i) != nullptr || !wanted.contains(path)) continue;
    by_path_.emplace(std::move(path), i);
    inputs.push_back(i);
  }
  binding_.cards.resize(plan.size());
  binding_.bound.resize(plan.size());
  used_.resize(plan.size());
  FirstPass first_pass(binding_);
  if (auto failure = run(first_pass, inputs)) return failure;
  std::unordered_set<std::string_view> chapters;
  for (std::size_t i = 0; i < sources_.articles.size(); ++i) {
    found_.push_back(Found::Nothing);
    cards_.push_back(kNone);
    if (chapters.insert(sources_.articles[i].chapter).second) choose(i);
  }
  return {};
}

// Of the files of that path the one with the right bytes, each once.
void Remake::choose(std::size_t article) {
  const BookSource& source = sources_.articles[article];
  const auto [begin, end] = by_path_.equal_range(source.path);
  for (auto at = begin; at != end; ++at) {
    const std::uint32_t card = at->second;
    if (used_[card]) continue;
    if (const Bound& bound = binding_.bound[card]; bound.fault == Fault::Unreadable) {
      unread_.emplace(source.path, bound.why);
      continue;
    }
    const bool right = binding_.cards[card].metadata.source.sha256 == source.sha256;
    if (!right && cards_[article] != kNone) continue;
    cards_[article] = card;
    found_[article] = right ? Found::Source : Found::Other;
    if (right) break;
  }
  if (found_[article] != Found::Source) stand_in(article);
  used_[cards_[article]] = true;
}

// What keeps that source from being read: it, a folder above it, or the one that was given.
std::string Remake::why_unread(std::string_view path) const {
  while (true) {
    if (const auto found = unread_.find(std::string(path)); found != unread_.end()) return found->second;
    if (path.empty()) return {};
    const std::size_t slash = path.rfind('/');
    path = path.substr(0, slash == path.npos ? 0 : slash);
  }
}

void Remake::stand_in(std::size_t article) {
  const BookSource& source = sources_.articles[article];
  if (found_[article] == Found::Nothing) {
    cards_[article] = static_cast<std::uint32_t>(binding_.cards.size());
    binding_.cards.emplace_back();
    binding_.bound.emplace_back().why = why_unread(source.path);
    used_.push_back(true);
  }
  Card& card = binding_.cards[cards_[article]];
  card.status = Card::Status::Wanted;
  card.uuid = name_of(source.chapter);
  card.address = address_key(source.url);  // links lead to it
  card.metadata.url = source.url;
  card.metadata.source.path = source.path;
  card.metadata.source.sha256 = source.sha256;
}

void Remake::plan_book(Volume& volume) {
  look_.also.resize(binding_.cards.size());
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (cards_[i] == kNone) continue;
    chosen.push_back(cards_[i]);
    look_.also[cards_[i]] = sources_.articles[i].also;
  }
  look_.title = sources_.title;
  look_.cover_sha256 = sources_.cover_sha256;
  look_.language = sources_.language;
  look_.made_by = sources_.made_by;
  look_.options = sources_.options;
  look_.volumes = sources_.volumes;
  look_.failures = sources_.failures;
  look_.sort = binding_.settings.bind.sort;
  look_.group = binding_.settings.bind.group;
  sort_cards(chosen, binding_.cards, look_.sort);
  volume.path = "-";
  volume.number = sources_.volume;
  volume.contents = group_cards(chosen, binding_.cards, look_.sort, look_.group, look_.language);
  prepare(volume, look_);
}

Result<Descriptor> Remake::make(std::optional<Resource> cover) {
  Volume volume;
  look_.cover = std::move(cover);
  plan_book(volume);
  auto whole = open_spool(spool_folder(volume.path));
  if (!whole) return whole;
  auto file = open_epub(volume, look_, whole->number());
  if (!file) return fail(file.error());
  std::vector<std::uint32_t> inputs;
  for (const std::uint32_t card : volume.cards) {
    if (card < binding_.plan.size()) {
      inputs.push_back(card);
    } else {
      (*file)->miss(card);
    }
  }
  SecondPass second_pass(binding_, volume, look_, **file);
  if (auto failure = run(second_pass, inputs)) return fail(failure->error);
  if (second_pass.error()) return fail(*second_pass.error());
  if (auto finished = (*file)->finish(); !finished) return fail(finished.error());
  return whole;
}

}  // namespace offprint
