#include "formats/reading/items.h"

#include <utility>

namespace offprint {

Result<std::string> first_item(ItemLister list, std::string_view file) {
  std::optional<ItemPlace> first;
  std::string problem;
  std::string_view rest = file;
  const auto next = [&]() -> Result<std::string_view> { return std::exchange(rest, {}); };
  const auto take = [&](ItemPlace item) {
    if (!item.problem.empty() && problem.empty()) problem = std::move(item.problem);
    if (item.problem.empty() && !first) first = std::move(item);
  };
  if (auto listed = list(next, take); !listed) return fail(listed.error());
  if (first) return first->context + std::string(file.substr(first->begin, first->size));
  if (!problem.empty()) return fail(Fault::NotThisFormat, std::move(problem));
  return fail(Fault::Empty, "it holds no items");
}

}  // namespace offprint
