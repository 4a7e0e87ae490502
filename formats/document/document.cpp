#include "formats/document/document.h"

#include <algorithm>

namespace offprint {

std::string_view name(Dialect dialect) {
  switch (dialect) {
    case Dialect::None: return "none";
    case Dialect::Comment: return "comment";
    case Dialect::Link: return "link";
    case Dialect::FrontMatter: return "front-matter";
    case Dialect::Wrapped: return "wrapped";
    case Dialect::KeyValue: return "key-value";
  }
  __builtin_unreachable();
}

const Resource* Resources::find(std::string_view address) const {
  if (all_.empty()) return nullptr;
  const auto found = last_.find(std::string(address));
  return found == last_.end() ? nullptr : &all_[found->second];
}

void Resources::add(Resource resource) {
  last_[resource.address] = all_.size();
  all_.push_back(std::move(resource));
}

void Resources::clear() {
  all_.clear();
  last_.clear();
}

std::uint32_t OffsetMap::to_input(std::uint32_t normalised) const {
  const auto after = std::upper_bound(steps_.begin(), steps_.end(), normalised,
                                      [](std::uint32_t at, const Step& step) { return at < step.normalised; });
  if (after == steps_.begin()) return normalised;
  const Step& step = *(after - 1);
  return step.input + (normalised - step.normalised);
}

Document::Document() : root(nodes.make<Root>()) {}

void Document::reset() {
  arena.reset();
  nodes.reset();
  root = nodes.make<Root>();
  census.clear();
  stage = Stage::Page;
  origin = Origin::Page;
  whole_page = false;
  stated_body.clear();
  site_marks.clear();
  rights_marks.clear();
  metadata = {};
  resources.clear();
  diagnostics.clear();
  anchors.clear();
  other_anchors.clear();
  base.clear();
  buffer.reset();
  buffer_size = 0;
  offsets.clear();
}

}  // namespace offprint
