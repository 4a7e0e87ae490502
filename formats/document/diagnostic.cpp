#include "formats/document/diagnostic.h"

#include <algorithm>

namespace offprint {

void Diagnostics::say(Say say, std::uint32_t offset, std::string_view what, std::uint32_t count) {
  if (row(say).level == Level::Loss) {
    const auto same =
        std::find_if(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.say == say && d.what == what; });
    if (same != all_.end()) {
      same->count += count;
      return;
    }
  }
  all_.push_back({say, offset, std::string(what), {}, {}, count});
}

void Diagnostics::cut(std::string_view reason, std::uint32_t offset, std::string_view text, std::string_view url) {
  all_.push_back({Say::Cut, offset, std::string(reason), std::string(text), std::string(url), 1});
}

void Diagnostics::lifted(std::string_view field, std::uint32_t offset, std::string_view text, std::string_view url) {
  all_.push_back({Say::Lifted, offset, std::string(field), std::string(text), std::string(url), 1});
}

bool Diagnostics::any(Level at_least) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& d) { return row(d.say).level >= at_least; });
}

void Diagnostics::add(const Diagnostics& other) { all_.insert(all_.end(), other.all_.begin(), other.all_.end()); }

}  // namespace offprint
