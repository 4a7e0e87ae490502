#include "converters/passes/recurring/runs.h"

#include <algorithm>
#include <unordered_map>

namespace offprint {

namespace {

class Runs {
 public:
  Runs(std::span<const ArticleBlock> blocks, std::span<const Recurs> known) : blocks_(blocks), goes_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      given_.push_back(known[i] == Recurs::Given);
      goes_[i] = known[i] == Recurs::Words || known[i] == Recurs::Given ||
                 (known[i] == Recurs::Shape && trusts_shape(blocks[i].keys));
    }
  }

  std::vector<RunPlace> places() {
    find_ends();
    if (drop_refrains()) find_ends();
    std::vector<RunPlace> places(blocks_.size(), RunPlace::Stays);
    if (head_ >= tail_) return places;
    for (std::size_t i = 0; i < head_; ++i) set(places, i, RunPlace::Head);
    for (std::size_t i = tail_; i < blocks_.size(); ++i) set(places, i, RunPlace::Tail);
    find_between(places);
    return places;
  }

 private:
  // What begins the text, or belongs to what follows.
  static constexpr unsigned kOpens = trait::kHeading | trait::kLabel | trait::kSentence | trait::kShort;

  bool has(std::size_t i, unsigned traits) const { return (blocks_[i].keys.traits & traits) != 0; }
  bool is_mark(std::size_t i) const { return has(i, trait::kMark); }

  // Of what recurs before the text's first block: whether it stays with that.
  bool opens_text(std::size_t i) const {
    if (given_[i]) return false;
    return is_mark(i) || (has(i, kOpens) && !has(i, trait::kLink | trait::kRights));
  }

  void find_ends() {
    head_ = 0;
    while (head_ < blocks_.size() && (goes_[head_] || is_mark(head_))) ++head_;
    const bool all = head_ == blocks_.size();
    while (head_ > 0 && opens_text(head_ - 1)) --head_;
    tail_ = blocks_.size();
    while (tail_ > 0 && (goes_[tail_ - 1] || is_mark(tail_ - 1))) --tail_;
    while (tail_ < blocks_.size() && is_mark(tail_)) ++tail_;
    if (all) head_ = tail_ = 0;
  }

  // What also stands inside the text is the text's. True: there was some.
  bool drop_refrains() {
    std::unordered_map<std::uint64_t, bool> inside;
    for (std::size_t i = head_; i < tail_; ++i) {
      if (goes_[i] && !given_[i] && !has(i, trait::kLinks)) inside.emplace(blocks_[i].keys.text, true);
    }
    bool found = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (given_[i] || !goes_[i] || !inside.contains(blocks_[i].keys.text)) continue;
      const bool alone = i >= head_ && i < tail_ && count(blocks_[i].keys.text) == 1;
      if (alone) continue;
      goes_[i] = false;
      found = true;
    }
    return found;
  }

  std::ptrdiff_t count(std::uint64_t key) const {
    return std::count_if(blocks_.begin(), blocks_.end(),
                         [&](const ArticleBlock& block) { return block.keys.text == key; });
  }

  void set(std::vector<RunPlace>& places, std::size_t i, RunPlace place) const {
    if (goes_[i]) places[i] = place;
  }

  void find_between(std::vector<RunPlace>& places) const {
    for (std::size_t i = head_; i < tail_; ++i) {
      if (goes_[i] && (given_[i] || has(i, trait::kLinks | trait::kPicture))) places[i] = RunPlace::Between;
    }
    // What introduces a block that goes has nothing left to introduce.
    for (std::size_t i = tail_; i-- > head_ + 1;) {
      if (places[i] == RunPlace::Between && goes_[i - 1] && has(i - 1, trait::kHeading | trait::kLabel))
        places[i - 1] = RunPlace::Between;
    }
    // What explains one goes with it: "Press and hold the code".
    for (std::size_t i = head_ + 1; i < tail_; ++i) {
      if (goes_[i] && places[i - 1] == RunPlace::Between && !opens_text(i)) places[i] = RunPlace::Between;
    }
    for (std::size_t i = head_ + 1; i + 1 < tail_; ++i) {
      if (goes_[i] && places[i - 1] == RunPlace::Between && places[i + 1] == RunPlace::Between)
        places[i] = RunPlace::Between;
    }
  }

  std::span<const ArticleBlock> blocks_;
  std::vector<bool> goes_;
  std::vector<bool> given_;
  std::size_t head_ = 0;  // the first block behind those that go before the text
  std::size_t tail_ = 0;  // the first of those that go behind it
};

}  // namespace

bool trusts_shape(const BlockKeys& keys) {
  return keys.shape != 0 && (keys.traits & (trait::kLinks | trait::kRights | trait::kCounter | trait::kSlots)) != 0;
}

std::vector<RunPlace> recurring_places(std::span<const ArticleBlock> blocks, std::span<const Recurs> known) {
  return Runs(blocks, known).places();
}

}  // namespace offprint
