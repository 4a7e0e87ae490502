// What text inherits: its language and the way it runs.
#pragma once

#include "formats/document/node.h"
#include "formats/unicode/direction.h"

namespace offprint {

struct TextSetting {
  Text language;
  Direction direction = Direction::None;

  // The same inside the node, which may say its own.
  TextSetting inside(const Node& node) const {
    return {node.language.empty() ? language : node.language,
            node.direction == Direction::None ? direction : node.direction};
  }

  bool operator==(const TextSetting& other) const {
    return language.view() == other.language.view() && direction == other.direction;
  }

  // For a node that moves to where `around` holds: unless it sets its own, it now sets what differs there.
  void settle_on(Node& node, const TextSetting& around) const {
    if (node.language.empty() && language.view() != around.language.view()) node.language = language;
    if (node.direction != Direction::None || direction == around.direction) return;
    const bool is_text = node.kind == Kind::Text || node.kind == Kind::InlineCode;
    if (is_text || base(direction) != base(around.direction)) node.direction = is_text ? direction : base(direction);
  }
};

}  // namespace offprint
