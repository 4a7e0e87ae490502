#include "converters/inputs/plan.h"

#include <algorithm>
#include <stdexcept>
#include <sys/stat.h>
#include <unordered_set>
#include <utility>

#include <xxhash.h>

#include "formats/hash/hash64.h"

namespace offprint {

std::uint32_t Plan::add_place(Place place) {
  places_.push_back(std::move(place));
  return static_cast<std::uint32_t>(places_.size() - 1);
}

std::uint32_t Plan::keep(std::string_view text) {
  if (text_.size() + text.size() > kNone) throw std::length_error("the names of all inputs are too long together");
  const auto at = static_cast<std::uint32_t>(text_.size());
  text_ += text;
  return at;
}

std::uint32_t Plan::keep_aside(Aside aside) {
  asides_.push_back(std::move(aside));
  return static_cast<std::uint32_t>(asides_.size() - 1);
}

void Plan::add(Item item, std::string_view name) {
  item.name_at = keep(name);
  item.name_size = static_cast<std::uint16_t>(std::min<std::size_t>(name.size(), 0xFFFF));
  items_.push_back(item);
}

void Plan::add_problem(std::uint32_t place, std::string_view name, Error error, std::uint32_t entry) {
  Item item;
  item.place = place;
  item.entry = entry;
  const Error* last = asides_.empty() || !asides_.back().problem ? nullptr : &*asides_.back().problem;
  const bool again = last != nullptr && last->message == error.message;
  item.aside = again ? static_cast<std::uint32_t>(asides_.size() - 1) : keep_aside({std::move(error), {}, {}});
  add(item, name);
}

const Error* Plan::problem(std::size_t i) const {
  if (items_[i].aside == kNone) return nullptr;
  const auto& problem = asides_[items_[i].aside].problem;
  return problem ? &*problem : nullptr;
}

std::uint32_t Plan::keep_context(const std::string& context, const std::vector<std::uint32_t>& more) {
  if (context.empty()) return kNone;
  if (!more.empty()) return keep_aside({{}, context, more});
  const auto [found, is_new] = context_numbers_.try_emplace(hash_of(context), asides_.size());
  return is_new ? keep_aside({{}, context, {}}) : found->second;
}

std::string_view Plan::context(std::size_t i) const {
  return items_[i].aside == kNone ? std::string_view() : std::string_view(asides_[items_[i].aside].context);
}

std::span<const std::uint32_t> Plan::more(std::size_t i) const {
  return items_[i].aside == kNone ? std::span<const std::uint32_t>() : asides_[items_[i].aside].more;
}

std::string Plan::below(std::string Place::*folder, std::size_t i) const {
  const Place& in = place(i);
  std::string path = in.*folder;
  if (!path.empty() && path.back() != '/') path += in.format != nullptr ? '#' : '/';
  path += name(i);
  return path;
}

std::string Plan::path(std::size_t i) const {
  const Place& in = place(i);
  return in.archive || in.format != nullptr ? in.path : below(&Place::path, i);
}

InputId Plan::id(std::size_t i) const {
  std::string key = this->key(i);
  if (problem(i) == nullptr) return is_item(i) ? id_of(key) : id_of_file(key);
  return id_of(key.append(1, '\0').append(std::to_string(item(i).entry)));
}

unsigned Plan::part(std::size_t i, unsigned count) const { return static_cast<unsigned>(hash_of(relative(i)) % count); }

void Plan::set_output(std::size_t i, std::string_view output) {
  items_[i].output_at = keep(output);
  items_[i].output_size = static_cast<std::uint16_t>(output.size());
}

void Plan::drop_file(const std::string& path) {
  const std::uint64_t file = file_of(path);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const bool unknown = problem(i) != nullptr && items_[i].entry == kNone;
    if (file == 0 || (unknown ? file_of(this->path(i)) : items_[i].file) != file) items_[kept++] = items_[i];
  }
  items_.resize(kept);
}

std::int64_t time_of(const struct stat& info) {
  return std::int64_t{info.st_mtim.tv_sec} * 1000000000 + info.st_mtim.tv_nsec;
}

std::uint64_t file_of(const struct stat& info) {
  const std::array<std::uint64_t, 2> both{info.st_dev, info.st_ino};
  return hash_of({reinterpret_cast<const char*>(both.data()), sizeof both});
}

std::uint64_t file_of(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? file_of(info) : 0;
}

void Plan::drop_duplicates() {
  std::unordered_set<InputId, InputIdHash> seen;
  seen.reserve(items_.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (seen.insert(id(i)).second) items_[kept++] = items_[i];
  }
  items_.resize(kept);
}

InputId id_of(std::string_view key) {
  const XXH128_hash_t hash = XXH3_128bits(key.data(), key.size());
  return {hash.high64, hash.low64};
}

InputId id_of_file(std::string_view key) {
  if (key.find('#') == std::string_view::npos) return id_of(key);
  return id_of(std::string(key).append(1, '\0'));  // which is in no key
}

}  // namespace offprint
