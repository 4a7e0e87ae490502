#include "converters/bind/volume.h"

#include <algorithm>

#include "converters/bind/address_key.h"
#include "formats/epub/facts.h"

namespace offprint {

namespace {

void note_levels(const PlannedPart& part, std::uint8_t level, std::unordered_map<std::uint32_t, std::uint8_t>& levels) {
  for (const std::uint32_t card : part.cards) levels[card] = level;
  for (const PlannedPart& below : part.parts) note_levels(below, static_cast<std::uint8_t>(level + 1), levels);
}

}  // namespace

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
}

BindTask chapter_task(const Volume& volume, const BindFacts& facts, std::uint32_t card, std::uint32_t number) {
  BindTask task;
  task.first_pass = false;
  task.hash = facts.cards[card].hash;
  task.name = volume.names.at(card);
  task.number = number;
  task.level = volume.levels.at(card);
  for (const std::uint64_t link : facts.cards[card].links) {
    const auto target = volume.targets.find(link);
    if (target != volume.targets.end()) task.inside.emplace_back(link, volume.names.at(target->second));
  }
  return task;
}

}  // namespace offprint
