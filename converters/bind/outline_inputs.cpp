#include "converters/bind/outline_inputs.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <sys/stat.h>
#include <unordered_map>

#include "converters/bind/address_key.h"
#include "converters/files/faults.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/items.h"
#include "formats/address/address.h"

namespace offprint {

namespace {

constexpr std::string_view kNoFile =
    "the plan names it, and there is no such file; links are relative to the list that holds them";
constexpr std::string_view kNotReached =
    "the plan names it, and no INPUT reaches it; name it, or a folder around it, as an INPUT (drafts are taken with "
    "--include-drafts)";
constexpr std::string_view kNoAddress =
    "the plan names it, and no article of the inputs has this address; name the file that holds it";

bool is_there(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0;
}

// Inputs by where they lie.
class InputPlaces {
 public:
  explicit InputPlaces(const Plan& plan) {
    for (std::uint32_t i = 0; i < plan.size(); ++i) {
      by_key_.try_emplace(id_of(plan.key(i)), i);
      if (plan.is_item(i)) {
        auto& [first, count] = holders_.try_emplace(id_of(plan.place(i).key), i, 0U).first->second;
        ++count;
      } else if (plan.item(i).file != 0 && plan.problem(i) == nullptr) {
        by_file_.try_emplace(plan.item(i).file, i);
      }
    }
  }

  // Of a file, or of what lies in an archive.
  std::uint32_t at(const std::string& path, const std::string& key) const {
    if (const std::uint32_t found = with_key(key); found != kNone) return found;
    const auto held = holders_.find(id_of(key));
    if (held != holders_.end() && held->second.second == 1) return held->second.first;
    const auto file = by_file_.find(file_of(path));  // by another of its names
    return file == by_file_.end() ? kNone : file->second;
  }

  std::uint32_t with_key(const std::string& key) const {
    const auto found = by_key_.find(id_of(key));
    return found == by_key_.end() ? kNone : found->second;
  }

  // How many items the file holds that are inputs.
  std::uint32_t items_of(const std::string& key) const {
    const auto found = holders_.find(id_of(key));
    return found == holders_.end() ? 0 : found->second.second;
  }

 private:
  using First = std::pair<std::uint32_t, std::uint32_t>;  // item, and how many there are
  std::unordered_map<InputId, std::uint32_t, InputIdHash> by_key_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_file_;
  std::unordered_map<InputId, First, InputIdHash> holders_;
};

class LinkFinder {
 public:
  LinkFinder(const std::string& list, const Settings& settings, const Plan& plan)
      : folder_(folder_of(list)), settings_(settings), places_(plan) {}

  LinkedInput find(const std::string& target) const {
    LinkedInput found;
    found.address = address_key(target);
    found.name = target;
    if (found.address != 0) {
      found.missing = kNoAddress;
      return found;
    }
    found.name = path_of(percent_decode(target));
    found.missing = kNoFile;
    for (const std::string& spelling : {target, percent_decode(target)}) {
      if (found.input == kNone) look(path_of(spelling), found);
    }
    return found;
  }

 private:
  // What stands behind a '#' is no path: a key may be an address.
  std::string path_of(const std::string& target) const {
    const std::size_t end = std::min(target.find('#'), target.size());
    const std::filesystem::path path = std::filesystem::path(folder_) / target.substr(0, end);  // or that, if absolute
    return path.lexically_normal().string() + target.substr(end);
  }

  // `word` is a path, or FILE#KEY; names of files may hold a '#', too.
  void look(const std::string& word, LinkedInput& found) const {
    for (std::size_t end = word.size(); end != word.npos; end = end == 0 ? word.npos : word.rfind('#', end - 1)) {
      const std::string path = word.substr(0, end);
      const std::string key = key_of(path, settings_.output);
      found.input = end == word.size() ? places_.at(path, key) : places_.with_key(key + word.substr(end));
      if (found.input != kNone) return;
      const std::uint32_t items = places_.items_of(key);
      if (items > 1 && end == word.size()) {
        found.missing = "it holds " + std::to_string(items) + " documents; name each in the plan: FILE#KEY";
        return;
      }
      if (items == 0 && end < word.size()) found.input = places_.at(path, key);  // a place in one article
      if (found.input != kNone) return;
      if (is_there(path)) found.missing = kNotReached;
    }
    if (word.find('#') != word.npos) look_for_number(word, found);
  }

  void look_for_number(const std::string& word, LinkedInput& found) const {
    const auto item = find_item(word, settings_);
    if (item && *item) found.input = places_.with_key(key_of((*item)->path, settings_.output) + "#" + (*item)->item);
    if (!item) found.missing = item.error().message;
  }

  std::string folder_;
  const Settings& settings_;
  InputPlaces places_;
};

}  // namespace

std::vector<LinkedInput> find_linked(const Outline& outline, const std::string& list, const Settings& settings,
                                     const Plan& plan) {
  const LinkFinder finder(list, settings, plan);
  std::vector<LinkedInput> found;
  found.reserve(outline.links.size());
  for (const OutlineLink& link : outline.links) found.push_back(finder.find(link.target));
  return found;
}

void find_addresses(std::span<LinkedInput> links, const std::vector<ArticleCard>& cards) {
  std::unordered_map<std::uint64_t, std::uint32_t> articles;
  for (std::uint32_t i = 0; i < cards.size(); ++i) {
    if (cards[i].status == ArticleCard::Status::Wanted && cards[i].address != 0)
      articles.try_emplace(cards[i].address, i);
  }
  for (LinkedInput& link : links) {
    const auto article = link.address == 0 ? articles.end() : articles.find(link.address);
    if (article != articles.end()) link.input = article->second;
  }
}

}  // namespace offprint
