#include "formats/feed/entities.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace offprint {

namespace {

constexpr std::size_t kMostEntities = 500;
constexpr std::size_t kLongestValue = std::size_t{16} << 10U;
constexpr std::size_t kMostAdded = std::size_t{256} << 10U;  // bytes that a text may gain
constexpr unsigned kDeepestEntity = 8;
constexpr std::size_t kLongestName = 64;
constexpr std::string_view kOwnOfXml[] = {"lt", "gt", "amp", "quot", "apos"};
constexpr std::string_view kOpensSection = "<![CDATA[";
constexpr std::string_view kClosesSection = "]]>";

// A reference to the ampersand in a declaration is one by the time that the name is used (XML §4.4.5).
std::string declared_value(std::string_view value) {
  std::string text(value);
  for (const std::string_view reference : {"&#38;", "&#x26;"}) {
    for (std::size_t at = text.find(reference); at != text.npos; at = text.find(reference, at + 1))
      text.replace(at, reference.size(), "&");
  }
  return text;
}

// "&NAME;" at text[at]: NAME; "" for anything else.
std::string_view name_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1, kLongestName);
  const std::size_t end = rest.find(';');
  return end == rest.npos || rest.starts_with('#') ? std::string_view() : rest.substr(0, end);
}

}  // namespace

void Entities::declare(std::string_view name, std::string_view value) {
  const bool known =
      value_of(name) != nullptr || std::find(std::begin(kOwnOfXml), std::end(kOwnOfXml), name) != std::end(kOwnOfXml);
  if (known || name.empty() || name.size() >= kLongestName || value.size() > kLongestValue) return;
  if (list_.size() < kMostEntities) list_.emplace_back(name, declared_value(value));
}

const std::string* Entities::value_of(std::string_view name) const {
  const auto found = std::find_if(list_.begin(), list_.end(), [&](const auto& entity) { return entity.first == name; });
  return found == list_.end() ? nullptr : &found->second;
}

std::string Entities::expanded(std::string_view text) const {
  std::string out;
  std::size_t room = kMostAdded;
  append(text, 0, out, room);
  return out;
}

// False where it would not end, or has no room.
bool Entities::append(std::string_view text, unsigned depth, std::string& out, std::size_t& room) const {
  if (depth > kDeepestEntity) return false;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of("&<"), text.size());
    if (depth > 0 && at > room) return false;
    room -= depth > 0 ? at : 0;
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.starts_with(kOpensSection)) {
      const std::size_t end = std::min(text.find(kClosesSection), text.size());
      out += text.substr(0, end);
      text.remove_prefix(end);
      continue;
    }
    if (text.empty()) break;
    const std::string_view name = text.front() == '&' ? name_at(text, 0) : std::string_view();
    const std::string* value = name.empty() ? nullptr : value_of(name);
    const std::size_t before = out.size();
    const std::size_t room_before = room;
    if (value != nullptr && append(*value, depth + 1, out, room)) {
      text.remove_prefix(name.size() + 2);
      continue;
    }
    out.resize(before);
    room = room_before;
    if (value != nullptr && depth > 0) return false;  // of a bomb nothing is taken
    out += text.front();
    text.remove_prefix(1);
  }
  return true;
}

}  // namespace offprint
