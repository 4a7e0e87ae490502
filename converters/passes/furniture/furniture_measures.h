// What the furniture pass asks about every block: how long it is, how much of it links, what it holds and what is
// around it; measured in one walk of the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "converters/passes/furniture/furniture_names.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/node.h"
#include "formats/document/node_table.h"

namespace offprint::furniture {

// What a block holds, or is, as bits.
namespace holding {
inline constexpr unsigned kExhibit = 1U << 0U;  // what no name or wording takes away (furniture_guard.h)
inline constexpr unsigned kPicture = 1U << 1U;  // any image
inline constexpr unsigned kShown = 1U << 2U;    // an image outside links
inline constexpr unsigned kCaption = 1U << 3U;  // words of a picture
inline constexpr unsigned kEmbed = 1U << 4U;    // a player or another page
inline constexpr unsigned kLink = 1U << 5U;
inline constexpr unsigned kDate = 1U << 6U;   // a date, apart from sentences
inline constexpr unsigned kReply = 1U << 7U;  // a way to answer
inline constexpr unsigned kShare = 1U << 8U;  // a link that shares the page
}  // namespace holding

// The comments that a block holds or is, not those within others.
struct Comments {
  bool author_first = false;  // the article's author wrote the first
  std::uint32_t count = 0;
  std::uint32_t characters = 0;
  std::uint32_t first = 0;  // where the first begins, as Measure::before counts
  std::uint32_t stray = 0;  // characters of the longest text outside links and comments
};

// There is one for every block, so that it is kept small; what is multiplied has room for that.
struct Measure {
  std::size_t all = 0;  // characters
  std::size_t linked = 0;
  std::uint32_t dated = 0;    // in texts outside links that are a date
  std::uint32_t longest = 0;  // in one text outside links
  unsigned holds = 0;
  Said said;
  bool item = false;  // it is one comment
  Comments comments;
  // Of its place.
  std::uint32_t prose_before = 0;   // characters outside links and comments in front of it, in texts that are prose
  std::uint32_t prose_through = 0;  // the same with its own
  std::uint32_t end = 0;            // of Measures::blocks: what is behind those in it
  std::size_t before = 0;           // characters outside links and comments in front of it
  const Node* within = nullptr;     // the nearest of kStays around it
};

inline constexpr std::size_t kProse = 100;  // a text outside links of so many characters is prose

// Links, and dates beside them.
inline bool is_links(const Measure& m) { return m.linked > 0 && (m.linked + m.dated) * 10 >= m.all * 8; }

// Where it leads shares the page.
bool leads_to_share(const Link& link);

// Blocks and players: what is measured, and may be taken out.
inline bool is_measured(const Node& node) { return is_block(node) || node.kind == Kind::Embed; }

class Measures {
 public:
  explicit Measures(const Node& root);

  // What is measured and was read from an element, in the page's order.
  std::span<Node* const> blocks() const { return blocks_; }
  const Measure& whole() const { return whole_; }
  // Characters of the page that are in no link and no comment.
  std::size_t plain() const { return before_; }
  // Measured nodes and the root only.
  const Measure& of(const Node& node) const { return node.parent == nullptr ? whole_ : rows_.at(node); }

 private:
  struct Around;
  Measure take(const Node& node, Around around);
  const Measure& take_row(Node& node, const Around& around);
  void take_text(const TextNode& node, const Around& around, Measure& m);
  unsigned take_run(const Node& run, Around around, Measure& m);
  void find_items(const Node& parent);
  bool may_hold_answers(const Node& node, const Measure& m, std::size_t& announced) const;
  bool find_answers(const Node& box, std::size_t wanted, int levels);
  bool begins_with_thread(const Node& box) const;
  bool begins_with_name(const Node& item) const;
  Comments comments_in(const Node& node) const;

  NameReader names_;
  static constexpr std::size_t kExpected = 128;  // rows; most pages have no more
  NodeTable<Measure> rows_{kExpected};           // of everything below the root but texts and runs
  std::vector<Node*> blocks_;
  std::size_t before_ = 0;
  std::uint32_t prose_before_ = 0;
  Measure whole_;
};

}  // namespace offprint::furniture
