#include "formats/json/spaces.h"

#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint::json {

std::string Spaces::collapse(std::string_view value, TextNode& node) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t word = at;
    while (at < value.size() && !is_space(value[at])) ++at;
    out += value.substr(word, at - word);
    if (at > word) after_space_ = false;
    if (at == value.size()) break;
    if (!after_space_) out += ' ';
    after_space_ = true;
    while (at < value.size() && is_space(value[at])) ++at;
  }
  if (!out.empty()) trailing_ = out.back() == ' ' ? &node : nullptr;
  return out;
}

void Spaces::end_line() {
  if (trailing_ != nullptr) {
    trailing_->value = trailing_->value.part(0, trailing_->value.size() - 1);
    Node* empty = trailing_->value.empty() ? trailing_ : nullptr;
    while (empty != nullptr) {
      Node* const parent = empty->parent;
      detach(*empty);
      empty = parent != nullptr && is_empty_mark(*parent) ? parent : nullptr;
    }
  }
  begin_line();
}

bool is_empty_mark(const Node& node) {
  return node.first == nullptr && node.kind != Kind::Link && is(node.kind, group::kPhrasing) &&
         holds(node.kind, group::kPhrasing);
}

}  // namespace offprint::json
