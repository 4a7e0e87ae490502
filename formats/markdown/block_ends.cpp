#include "formats/markdown/block_ends.h"

#include <algorithm>

#include "formats/markdown/ascii.h"
#include "formats/markdown/line_kinds.h"
#include "formats/markdown/table_lines.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::string_view kDisplay = "$$";

bool is_atx_heading(std::string_view own) {
  const std::size_t marks = run_of(own, 0, [](char c) { return c == '#'; });
  constexpr std::size_t kDeepest = 6;
  return marks > 0 && marks <= kDeepest && (marks == own.size() || is_space(own[marks]));
}

// A rule, or the line under a heading.
bool is_line_across(std::string_view own) {
  constexpr std::string_view kMarks = "-=*_";
  return !own.empty() && kMarks.find(own.front()) != std::string_view::npos &&
         std::all_of(own.begin(), own.end(), [&](char c) { return c == own.front() || is_space(c); });
}

class BlockEnds {
 public:
  BlockEnds(std::string_view text, std::size_t begin, std::size_t end, const std::vector<std::size_t>& rows)
      : text_(text.substr(0, end)), at_(begin), rows_(rows), last_display_(text_.rfind(kDisplay)) {}

  std::vector<std::size_t> run() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const std::string_view whole = read_line(text_, at_);
      const ContainerPrefix prefix = container_prefix(whole);
      const std::string_view own = trim(whole.substr(prefix.size));
      const bool row = std::binary_search(rows_.begin(), rows_.end(), begin);
      if (in_formula_) {
        in_formula_ = own.find(kDisplay) == std::string_view::npos;
        continue;
      }
      const bool alone = row || own.empty() || is_atx_heading(own) || is_line_across(own);
      if (alone || ended_ || prefix.listed || (prefix.quoted && !quoted_)) put(begin);
      if (row) each_bar(whole, [&](std::size_t bar) { put(begin + bar); });
      ended_ = alone;
      quoted_ = prefix.quoted;
      in_formula_ = !row && !prefix.listed && opens_formula(begin, own);
    }
    return std::move(ends_);
  }

 private:
  void put(std::size_t end) {
    if (ends_.empty() || ends_.back() < end) ends_.push_back(end);
  }

  bool opens_formula(std::size_t begin, std::string_view own) const {
    const bool goes_on = own.starts_with(kDisplay) && own.find(kDisplay, kDisplay.size()) == std::string_view::npos;
    return goes_on && last_display_ != std::string_view::npos && last_display_ >= begin + own.size();
  }

  std::string_view text_;
  std::size_t at_;
  const std::vector<std::size_t>& rows_;
  std::size_t last_display_;  // where the last `$$` is
  std::vector<std::size_t> ends_;
  bool ended_ = true;  // the line before ended its block
  bool quoted_ = false;
  bool in_formula_ = false;
};

}  // namespace

std::vector<std::size_t> block_ends(std::string_view text, std::size_t begin, std::size_t end,
                                    const std::vector<std::size_t>& rows) {
  const std::string_view block = text.substr(begin, end - begin);
  if (block.find_first_of("`$") == std::string_view::npos) return {};  // nothing else goes on over lines
  return BlockEnds(text, begin, end, rows).run();
}

}  // namespace offprint::markdown
