#include "converters/bind/planned_book.h"

#include <algorithm>
#include <utility>

namespace offprint {

std::optional<Failure> PlannedBook::refuse() const {
  const BindSettings& bind = settings_.bind;
  if (!is_given()) return {};
  if (bind.sort != SortBy::Date || bind.group != GroupBy::Auto) {
    return Failure{"--plan",
                   {Fault::Usage, "the list says the book's order and its parts; leave out --sort and --group"}};
  }
  return {};
}

std::optional<Failure> PlannedBook::read() {
  if (!is_given()) return {};
  auto outline = read_outline(settings_.bind.plan);
  if (!outline) return Failure{settings_.bind.plan, outline.error()};
  outline_ = std::move(*outline);
  return {};
}

void PlannedBook::find(Plan& plan) {
  if (!is_given()) return;
  plan.drop_file(settings_.bind.plan);
  links_ = find_linked(outline_, settings_.bind.plan, settings_, plan);
  for (const LinkedInput& link : links_) named_.insert(link.input);
  looks_at_all_ = std::any_of(links_.begin(), links_.end(), [](const LinkedInput& link) { return link.address != 0; });
}

void PlannedBook::name_missing(Binding& binding) {
  if (!is_given()) return;
  find_addresses(links_, binding.cards);
  const std::uint32_t place = binding.plan.add_place({});
  for (const LinkedInput& link : links_) {
    if (link.input != kNone) continue;
    const auto input = static_cast<std::uint32_t>(binding.plan.size());
    binding.plan.add_problem(place, link.name, {Fault::NotFound, link.missing});
    binding.cards.emplace_back();
    binding.outcomes.emplace_back();
    binding.fail(input, *binding.plan.problem(input));
  }
}

std::vector<std::uint32_t> PlannedBook::follow(const std::vector<std::uint32_t>& cards,
                                               const std::vector<std::uint32_t>& stays, Binding& binding,
                                               std::unordered_map<std::uint32_t, std::string>& titles) {
  const std::unordered_set<std::uint32_t> wanted(cards.begin(), cards.end());
  contents_ = with_cards(outline_.contents, [&](std::uint32_t link) -> std::optional<std::uint32_t> {
    std::uint32_t card = links_[link].input;
    if (card < stays.size()) card = stays[card];
    if (!wanted.contains(card)) return {};
    if (!titles.try_emplace(card, outline_.links[link].title).second) {
      binding.reporter.noted(settings_.bind.plan, binding.plan.shown(card) +
                                                      " stands in it again; the book has it once, at its first place");
    }
    return card;
  });
  for (const std::uint32_t card : cards)
    if (!titles.contains(card)) binding.leave_out(card, std::string(kNotPlanned));
  return reading_order(contents_);
}

PlannedPart PlannedBook::contents(std::span<const std::uint32_t> cards) const {
  const std::unordered_set<std::uint32_t> wanted(cards.begin(), cards.end());
  return with_cards(contents_, [&](std::uint32_t card) -> std::optional<std::uint32_t> {
    return wanted.contains(card) ? std::optional(card) : std::nullopt;
  });
}

}  // namespace offprint
