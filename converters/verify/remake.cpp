#include "converters/verify/remake.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "converters/bind/address_key.h"
#include "converters/engine/pool.h"
#include "converters/files/spool.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/reach.h"
#include "converters/options/words.h"
#include "converters/passes/recurring/furniture.h"

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

// A source is its path and its bytes, for files of several inputs may have one path; what may have been it, the path.
std::string known_by(Found found, const std::string& path, const std::string& sha256) {
  return path + '\0' + (found == Found::Source ? sha256 : "*");
}

// Of a book by a plan. An article that its list names twice stands where it comes first.
PlannedPart planned_part(const Part& part, const std::vector<std::uint32_t>& cards) {
  PlannedPart made{part.title, {}, {}};
  for (const std::uint32_t article : part.chapters)
    if (cards[article] != kNone) made.cards.push_back(cards[article]);
  for (const Part& below : part.parts) made.parts.push_back(planned_part(below, cards));
  return made;
}

}  // namespace

std::optional<Failure> Remake::run(PoolJob& job, std::span<const std::uint32_t> inputs) {
  std::vector<std::string> words = sources_.options;
  words.push_back("--to=" + std::string(binding_.settings.to->name));
  if (!binding_.settings.image_dir.empty()) words.push_back("--image-dir=" + binding_.settings.image_dir);
  TaskList tasks(inputs);
  if (const auto& furniture = binding_.settings.passes.furniture; furniture != nullptr)
    words.push_back("--furniture=" + furniture->path);
  PoolOptions options(binding_.settings.run, "bind-worker", words);
  options.allowed = [this] {
    Allowed allowed = reach_of(binding_.plan, binding_.settings);
    // The book's own options may want pictures in another form.
    if (!allowed.start.empty()) allowed.write.push_back(temporary_folder());
    return allowed;
  };
  Pool pool(std::move(options), binding_.world, nullptr, job);
  if (const PoolEnd end = pool.run(tasks); end == PoolEnd::CannotStart) return Failure{"", end.why};
  return {};
}

std::optional<Failure> Remake::find(const std::vector<std::string>& against) {
  const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
  const NoteTaker notes = [](std::string_view, std::string_view) {};
  Plan& plan = binding_.plan;
  // One by one: what two of them reach may be the source by either path.
  for (const std::string& folder : against) {
    if (auto failure = discover(std::span(&folder, 1), binding_.settings, never, plan, notes)) return failure;
  }
  std::unordered_set<std::string_view> wanted;
  for (const BookSource& article : sources_.articles) wanted.insert(article.path);
  std::unordered_set<std::string> seen;
  std::vector<std::uint32_t> inputs;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const std::string path = source_path(plan.relative(i));
    if (const Error* problem = plan.problem(i)) unread_.emplace(without_slash(path), problem->message);
    if (plan.problem(i) != nullptr || !wanted.contains(path)) continue;
    if (seen.insert(path + '\0' + plan.key(i)).second) inputs.push_back(i);
  }
  binding_.cards.resize(plan.size());
  binding_.outcomes.resize(plan.size());
  FirstPass first_pass(binding_);
  if (auto failure = run(first_pass, inputs)) return failure;
  std::unordered_set<std::string_view> chapters;
  std::vector<std::size_t> articles;
  for (std::size_t i = 0; i < sources_.articles.size(); ++i)
    if (chapters.insert(sources_.articles[i].chapter).second) articles.push_back(i);
  choose(inputs, articles);
  return {};
}

// Each file is one article's: those of the right bytes first, and of the others what stands under an article's path.
void Remake::choose(std::span<const std::uint32_t> inputs, std::span<const std::size_t> articles) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> files;  // the last is taken first
  for (std::size_t i = inputs.size(); i-- > 0;) {
    const std::uint32_t input = inputs[i];
    const std::string path = source_path(binding_.plan.relative(input));
    if (const InputOutcome& outcome = binding_.outcomes[input]; outcome.fault == Fault::Unreadable) {
      unread_.emplace(path, outcome.why);
      continue;
    }
    for (const Found found : {Found::Source, Found::Other})
      files[known_by(found, path, binding_.cards[input].metadata.source.sha256)].push_back(input);
  }
  found_.assign(sources_.articles.size(), Found::Nothing);
  cards_.assign(sources_.articles.size(), kNone);
  std::vector<bool> used(binding_.plan.size());
  for (const Found found : {Found::Source, Found::Other}) {
    for (const std::size_t article : articles) {
      const BookSource& source = sources_.articles[article];
      auto& left = files[known_by(found, source.path, source.sha256)];
      while (!left.empty() && used[left.back()]) left.pop_back();
      if (left.empty() || cards_[article] != kNone) continue;
      found_[article] = found;
      cards_[article] = left.back();
      used[left.back()] = true;
    }
  }
  for (const std::size_t article : articles)
    if (found_[article] != Found::Source) stand_in(article);
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
    binding_.outcomes.emplace_back().why = why_unread(source.path);
  }
  ArticleCard& card = binding_.cards[cards_[article]];
  card.status = ArticleCard::Status::Wanted;
  card.uuid = name_of(source.chapter);
  card.address = address_key(source.url);  // links lead to it
  card.metadata.url = source.url;
  card.metadata.source.path = source.path;
  card.metadata.source.sha256 = source.sha256;
  card.anchors = source.anchors;
}

void Remake::plan_book(Volume& volume) {
  facts_.also.resize(binding_.cards.size());
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (cards_[i] == kNone) continue;
    chosen.push_back(cards_[i]);
    facts_.also[cards_[i]] = sources_.articles[i].also;
    facts_.titles[cards_[i]] = sources_.articles[i].title;
  }
  facts_.title = sources_.title;
  facts_.cover_sha256 = sources_.cover_sha256;
  facts_.language = sources_.language;
  facts_.made_by = sources_.made_by;
  facts_.options = sources_.options;
  facts_.volumes = sources_.volumes;
  facts_.failures = sources_.failures;
  facts_.sort = binding_.settings.bind.sort;
  facts_.group = binding_.settings.bind.group;
  facts_.planned = sources_.sort == kByPlan;
  sort_cards(chosen, binding_.cards, facts_.sort);
  volume.path = "-";
  volume.number = sources_.volume;
  volume.contents = facts_.planned ? planned_part(sources_.contents, cards_)
                                   : group_cards(chosen, binding_.cards, facts_.sort, facts_.group, facts_.language);
  prepare(volume, facts_);
  // What links of a source lead to that is not there, only the book can say.
  const bool complete = std::all_of(found_.begin(), found_.end(), [](Found found) { return found == Found::Source; });
  for (std::size_t i = 0; i < cards_.size() && !complete; ++i)
    if (cards_[i] != kNone) add_anchors(volume, cards_[i], sources_.articles[i].anchors);
}

Result<Descriptor> Remake::make(std::optional<Resource> cover, DrawCover draw) {
  Volume volume;
  facts_.cover = std::move(cover);
  facts_.draw = std::move(draw);
  plan_book(volume);
  auto whole = open_spool(spool_folder(volume.path));
  if (!whole) return whole;
  auto file = open_epub(volume, facts_, whole->number());
  if (!file) return fail(file.error());
  std::vector<std::uint32_t> inputs;
  for (const std::uint32_t card : volume.cards) {
    if (card < binding_.plan.size()) {
      inputs.push_back(card);
    } else {
      (*file)->miss(card);
    }
  }
  SecondPass second_pass(binding_, volume, facts_, **file);
  if (auto failure = run(second_pass, inputs)) return fail(failure->error);
  if (second_pass.error()) return fail(*second_pass.error());
  if (auto finished = (*file)->finish(); !finished) return fail(finished.error());
  return whole;
}

}  // namespace offprint
