// A book that somebody has planned (--plan): the list, the inputs that it means, and the contents that come of both.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "converters/bind/binding.h"
#include "converters/bind/outline.h"
#include "converters/bind/outline_inputs.h"
#include "converters/files/failure.h"

namespace offprint {

// Why an input that could be read is not in the book.
inline constexpr std::string_view kNotPlanned = "the plan does not name it";

// Without --plan all is as if it were not there.
class PlannedBook {
 public:
  explicit PlannedBook(const Settings& settings) : settings_(settings) {}

  bool is_given() const { return !settings_.bind.plan.empty(); }
  // What contradicts the plan, or would be written over it.
  std::optional<Failure> refuse() const;
  std::optional<Failure> read();
  const std::string& title() const { return outline_.title; }

  // Finds out which inputs it means. The list itself is none.
  void find(Plan& plan);
  // Whether an input is to be read: of a plan that names files alone only those.
  bool looks_at(std::uint32_t input) const { return looks_at_all_ || named_.contains(input); }
  // Once all are read: what it names and is no input becomes one that failed.
  void name_missing(Binding& binding);
  // The cards that the book takes, of those that it may take, in the plan's order; the others are left out. `stays`
  // says of each card which one stands for it, where copies are left out; `titles` is what the plan calls them.
  std::vector<std::uint32_t> follow(const std::vector<std::uint32_t>& cards, const std::vector<std::uint32_t>& stays,
                                    Binding& binding, std::unordered_map<std::uint32_t, std::string>& titles);
  // What those cards are of the contents.
  PlannedPart contents(std::span<const std::uint32_t> cards) const;

 private:
  const Settings& settings_;
  Outline outline_;
  std::vector<LinkedInput> links_;
  PlannedPart contents_;
  bool looks_at_all_ = true;
  std::unordered_set<std::uint32_t> named_;
};

}  // namespace offprint
