#include "formats/document/diagnostic.h"

#include <algorithm>

namespace offprint {

void Diagnostics::say(Say say, std::uint32_t offset, std::string_view what, std::uint32_t count) {
  if (row(say).level == Level::Loss) {
    const auto [same, is_new] = losses_.try_emplace(key(say, what), all_.size());
    if (!is_new) {
      all_[same->second].count += count;
      return;
    }
  }
  all_.push_back({say, offset, std::string(what), {}, {}, count});
}

std::string Diagnostics::key(Say say, std::string_view what) { return static_cast<char>(say) + std::string(what); }

void Diagnostics::cut(std::string_view reason, std::uint32_t offset, std::string_view text, std::string_view url) {
  all_.push_back({Say::Cut, offset, std::string(reason), std::string(text), std::string(url), 1});
}

void Diagnostics::lifted(std::string_view field, std::uint32_t offset, std::string_view text, std::string_view url) {
  all_.push_back({Say::Lifted, offset, std::string(field), std::string(text), std::string(url), 1});
}

bool Diagnostics::any(Level at_least) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& d) { return row(d.say).level >= at_least; });
}

void Diagnostics::add(const Diagnostics& other) {
  for (const auto& [key, index] : other.losses_) losses_.try_emplace(key, all_.size() + index);
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

void Diagnostics::clear() {
  all_.clear();
  losses_.clear();
}

}  // namespace offprint
