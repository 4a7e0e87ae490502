#include "formats/document/diagnostic.h"

#include <algorithm>

namespace offprint {

void Diagnostics::report(DiagnosticCode code, std::uint32_t offset, std::string_view what, std::uint32_t count) {
  if (row(code).level == Level::Loss) {
    const auto [same, is_new] = losses_.try_emplace(key(code, what), all_.size());
    if (!is_new) {
      all_[same->second].count += count;
      return;
    }
  }
  all_.push_back({code, offset, std::string(what), {}, {}, {}, count});
}

std::string Diagnostics::key(DiagnosticCode code, std::string_view what) {
  return static_cast<char>(code) + std::string(what);
}

void Diagnostics::cut(std::string_view reason, std::uint32_t offset, std::string_view text) {
  all_.push_back({DiagnosticCode::Cut, offset, std::string(reason), std::string(text), {}, {}, 1});
}

void Diagnostics::cut_picture(std::string_view reason, std::uint32_t offset, std::string_view alt,
                              std::string_view url) {
  all_.push_back({DiagnosticCode::Cut, offset, std::string(reason), {}, std::string(url), std::string(alt), 1});
}

void Diagnostics::lifted(std::string_view field, std::uint32_t offset, std::string_view text) {
  all_.push_back({DiagnosticCode::Lifted, offset, std::string(field), std::string(text), {}, {}, 1});
}

bool Diagnostics::any(Level at_least) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& d) { return row(d.code).level >= at_least; });
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
