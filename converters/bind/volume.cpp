#include "converters/bind/volume.h"

#include <algorithm>

#include "converters/bind/address_key.h"
#include "formats/epub/facts.h"
#include "formats/epub/pieces.h"

namespace offprint {

namespace {

void note_levels(const PlannedPart& part, std::uint8_t level, std::unordered_map<std::uint32_t, std::uint8_t>& levels) {
  for (const std::uint32_t card : part.cards) levels[card] = level;
  for (const PlannedPart& below : part.parts)
    note_levels(below, below.title.empty() ? level : static_cast<std::uint8_t>(level + 1), levels);
}

const LinkedAnchor* find_anchor(const ArticleCard& card, std::uint64_t name) {
  const auto found = std::lower_bound(card.anchors.begin(), card.anchors.end(), name,
                                      [](const LinkedAnchor& a, std::uint64_t wanted) { return a.name < wanted; });
  return name != 0 && found != card.anchors.end() && found->name == name ? &*found : nullptr;
}

void in_order(std::vector<LinkedAnchor>& anchors) {
  std::sort(anchors.begin(), anchors.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());
}

void note_anchors(Volume& volume, const BindFacts& facts) {
  for (const std::uint32_t card : volume.cards) {
    for (const ArticleLink& link : facts.cards[card].links) {
      const auto target = volume.targets.find(link.address);
      if (target == volume.targets.end()) continue;
      const LinkedAnchor* anchor = find_anchor(facts.cards[target->second], link.fragment);
      if (anchor != nullptr) volume.anchors[target->second].push_back(*anchor);
    }
  }
  for (auto& [card, anchors] : volume.anchors) in_order(anchors);
}

}  // namespace

std::string planned_title(const BindFacts& facts, std::uint32_t card) {
  const auto found = facts.titles.find(card);
  return found == facts.titles.end() ? std::string() : found->second;
}

void prepare(Volume& volume, const BindFacts& facts) {
  volume.cards = reading_order(volume.contents);
  note_levels(volume.contents, 1, volume.levels);
  ChapterNames names;
  for (const std::uint32_t card : volume.cards) {
    const ArticleCard& its = facts.cards[card];
    volume.names[card] = names.take(its.uuid, its.content);
    if (its.address != 0) volume.targets.try_emplace(its.address, card);
    if (its.place != 0) volume.targets.try_emplace(its.place, card);
  }
  // An article's own address goes before that of a copy.
  for (const std::uint32_t card : volume.cards) {
    for (const std::string& address : facts.also[card]) {
      if (const std::uint64_t key = address_key(address); key != 0) volume.targets.try_emplace(key, card);
    }
  }
  note_anchors(volume, facts);
}

void add_anchors(Volume& volume, std::uint32_t card, const std::vector<LinkedAnchor>& more) {
  if (more.empty()) return;
  std::vector<LinkedAnchor>& anchors = volume.anchors[card];
  anchors.insert(anchors.end(), more.begin(), more.end());
  in_order(anchors);
}

BindTask chapter_task(const Volume& volume, const BindFacts& facts, std::uint32_t card, std::uint32_t number) {
  BindTask task;
  task.first_pass = false;
  task.hash = facts.cards[card].hash;
  task.name = volume.names.at(card);
  task.number = number;
  task.level = volume.levels.at(card);
  task.title = planned_title(facts, card);
  if (const auto anchors = volume.anchors.find(card); anchors != volume.anchors.end())
    for (const LinkedAnchor& anchor : anchors->second) task.anchors.push_back(anchor.name);
  for (const ArticleLink& link : facts.cards[card].links) {
    const auto target = volume.targets.find(link.address);
    if (target == volume.targets.end()) continue;
    const std::string& name = volume.names.at(target->second);
    const LinkedAnchor* anchor = find_anchor(facts.cards[target->second], link.fragment);
    task.inside.push_back({link, anchor == nullptr ? name : piece_name(name, anchor->piece), anchor != nullptr});
  }
  return task;
}

}  // namespace offprint
