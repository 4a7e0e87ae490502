// Which elements are open at each tag, as tree construction would find, without making the tree: enough of HTML §13.2.6
// to bound the tree's depth before it is made. Where it errs it takes the tree to be deeper, so that what it lets pass
// is never deeper than a few times the limit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/html/markup.h"
#include "formats/html/tag_rules.h"

namespace offprint {

class OpenElements {
 public:
  // `html` and `depth`, the most elements that may be open, must outlive the calls.
  OpenElements(std::string_view html, std::size_t depth, Scripts scripts)
      : html_(html), depth_(depth), raw_(tag::kRaw | (scripts == Scripts::Run ? tag::kScriptless : 0U)) {}

  enum class Verdict : std::uint8_t {
    Stays,
    StaysRaw,  // and holds text alone, up to raw_text_end
    Goes,      // the tag is to go, its content stays
  };
  // `rule` is the tag's.
  Verdict start(const Markup& tag, const TagRule& rule);
  Verdict end(const Markup& tag, const TagRule& rule);

  // About how often formatting elements that were left open will be reopened: once for each block after them.
  std::size_t repeats() const { return repeats_; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Open {
    std::string_view name;  // as written
    const TagRule* rule = nullptr;
    bool foreign = false;    // of svg or math
    std::size_t format = 0;  // the Format's id; 0 for none
    bool is(unsigned flags) const { return !foreign && (rule->is & flags) != 0; }
    bool is_barrier() const;
    bool is_special() const { return is(tag::kSpecial) || is_barrier(); }
  };
  // An entry of the list of active formatting elements (§13.2.4.3).
  struct Format {
    const TagRule* rule = nullptr;  // null for a marker
    std::size_t hash = 0;           // of the tag's bytes
    std::size_t id = 0;
    bool open = true;  // its element is; if not, the next text reopens it
  };

  bool in_foreign() const;
  bool breaks_out(const TagRule& rule, const Markup& tag) const;
  Verdict start_foreign(const Markup& tag, const TagRule& rule);
  Verdict start_formatting(const Markup& tag, const TagRule& rule);
  static bool shows_text(const Open& element);
  Verdict push(const Open& element);
  void close_before(const TagRule& rule);
  void close_table_parts(const TagRule& rule);
  void close_item(const TagRule& rule);
  void close(const TagRule& rule, unsigned barriers);

  bool end_foreign(std::string_view name);
  void end_formatting(const TagRule& rule, std::string_view name);
  void end_special(const TagRule& rule);
  void end_ordinary(std::string_view name);

  // The innermost open element of the rule (or of a heading) that no barrier hides; kNone if there is none.
  std::size_t find(const TagRule& rule, unsigned barriers) const;
  std::size_t find_heading() const;
  std::size_t find_table() const;
  std::size_t find_any(const TagRule& rule) const;
  bool is_open(const TagRule& rule) const { return open_[rule.index] > 0; }
  void pop_to(std::size_t size);
  void erase(std::size_t at);
  std::size_t find_format(const TagRule& rule) const;
  void erase_format(std::size_t at) { formats_.erase(formats_.begin() + static_cast<std::ptrdiff_t>(at)); }
  void drop_to_marker();
  void forget_twins(std::size_t hash);
  std::size_t left_open() const;

  std::string_view html_;
  std::size_t depth_;
  unsigned raw_;  // tags whose content is only text
  std::vector<Open> stack_;
  std::array<std::uint32_t, kTagRuleCount> open_{};  // how many of HTML's are in it, by rule
  std::vector<Format> formats_;
  std::size_t format_count_ = 0;  // of formats_, without markers
  std::size_t last_format_ = 0;   // the id
  std::size_t repeats_ = 0;
  std::size_t page_tags_ = 0;
  // By rule: start tags that were taken out and whose end tags must go too; for the depth, and for the formats.
  std::array<std::size_t, kTagRuleCount> too_deep_{};
  std::array<std::size_t, kTagRuleCount> too_many_{};
  bool any_too_deep_ = false;
};

}  // namespace offprint
