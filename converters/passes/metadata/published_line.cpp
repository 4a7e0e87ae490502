// When the article was published and changed, as the page says in a line of its own beneath the text: "Published
// 2018年1月10日2019年8月10日", two <time> side by side. Read into byline_date and modified; lifted under --clean
// article where the metadata hold what it says. A line above the text is the byline's (byline.cpp).
//
// Recognised: a block that holds nothing but dates and words of a byline (read_byline's), and no name: dates of <time>
// with such words or two of them, without <time> two dates and such words. A second date before the first is a draft's,
// and only the ledger has it. Unsure means kept: one date without markup is text.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/list.h"
#include "converters/passes/marked_nodes.h"
#include "converters/passes/metadata/byline_text.h"
#include "converters/passes/metadata/given.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestPublished = 160;  // bytes of such a line
constexpr std::size_t kShortestDate = 8;        // bytes that find_date finds
constexpr std::size_t kMostNodes = 60;

// Words that make a single date the one of a change.
constexpr std::array<std::string_view, 8> kChanged{"pdated", "odified", "更新",   "修改",
                                                   "更改",   "edited",  "evised", "修訂"};

// A block's dates, as markup or words give them, and the words around them.
struct Dates {
  std::vector<Moment> moments;
  bool marked = false;  // by <time>
  std::string words;
  std::size_t size = 0;  // bytes of text
  std::size_t nodes = 0;
  bool else_ = false;  // something that is neither

  bool too_much() const { return else_ || size > kLongestPublished || nodes > kMostNodes; }
};

void read_words(std::string_view text, Dates& dates) {
  dates.size += text.size();
  if (dates.too_much()) return;
  std::string words(text);
  while (const auto date = find_date(words)) {
    dates.moments.push_back(date->moment);
    words.replace(date->begin, date->end - date->begin, "\n");
  }
  dates.words += words + '\n';
}

void read_time(const Node& time, Dates& dates) {
  const auto moment = parse_date(time.element->get("datetime"));
  dates.else_ = !moment || holds_picture(time);
  if (moment) dates.moments.push_back(*moment);
  dates.marked = true;
  dates.size += text_content(time).size();
}

// Whatever holds it is more than such a line.
bool is_in_no_line(Kind kind) { return kind == Kind::Heading || kind == Kind::Table || kind == Kind::List; }

void read(const Node& node, Dates& dates) {
  ++dates.nodes;
  if (dates.too_much()) return;
  if (node.element != nullptr && node.element->name == "time") return read_time(node, dates);
  if (const auto* text = as<TextNode>(&node)) return read_words(text->value, dates);
  const bool leaf = node.first == nullptr && node.kind != Kind::Break && !is_block(node) && node.kind != Kind::Span;
  dates.else_ = leaf || is_in_no_line(node.kind);
  for (const Node* child = node.first; child != nullptr && !dates.too_much(); child = child->next) read(*child, dates);
}

// Whether it is too long for such a line; unless <time> holds more nodes than that.
bool is_long(const Node& block) {
  std::size_t size = 0;
  std::size_t nodes = 0;
  for (const Node* at = &block; at != nullptr && nodes <= kMostNodes; at = next_in(block, *at), ++nodes) {
    if (const auto* text = as<TextNode>(at)) size += text->value.size();
    if (size > kLongestPublished) return true;
  }
  return false;
}

bool may_be_line(const Node& node) {
  return (node.kind == Kind::Division || node.kind == Kind::Paragraph) && is_block(node);
}

// Whether such a line's date may be in the text: what is around it is no longer than a line, and not of more nodes.
bool may_be_date(const TextNode& text) {
  const std::size_t size = text.value.size();
  if (size < kShortestDate || size > kLongestPublished || !ByteSet<ByteRange{'0', '9'}>::any(text.value)) return false;
  const Node* block = text.parent;
  std::size_t levels = 0;
  while (block != nullptr && !may_be_line(*block) && ++levels <= kMostNodes) block = block->parent;
  return block != nullptr && levels <= kMostNodes && !is_long(*block);
}

class PublishedLines {
 public:
  PublishedLines(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    mark_dates();
    const Node& root = *document_.root;
    for (Node* at = document_.root->first; at != nullptr;) {
      const bool dated = dated_.holds(*at);
      const bool line = dated && holds_line(*at);
      const bool passed = line || !dated || is_kept(at->kind);
      Node* const next = passed ? skip_in(root, *at) : next_in(root, *at);
      if (line) take(*at);
      at = next;
    }
  }

 private:
  void mark_dates() {
    const Node& root = *document_.root;
    const bool timed = document_.census.may_hold_element(name_bit("time"));
    for (const Node* at = root.first; at != nullptr;) {
      const auto* text = as<TextNode>(at);
      const bool passed = text != nullptr || is_in_no_line(at->kind);
      if (text != nullptr ? may_be_date(*text) : timed && !passed && is_element(*at, "time")) dated_.mark(*at);
      at = passed ? skip_in(root, *at) : next_in(root, *at);
    }
  }

  static bool is_kept(Kind kind) {
    return kind == Kind::Heading || kind == Kind::List || kind == Kind::Table || kind == Kind::BlockQuote ||
           kind == Kind::Figure || kind == Kind::Caption || kind == Kind::DefinitionList;
  }

  bool holds_line(const Node& block) {
    if (!may_be_line(block) || is_long(block)) return false;
    dates_ = {};
    read(block, dates_);
    if (dates_.moments.empty() || dates_.too_much()) return false;
    if (dates_.moments.size() < 2 && !dates_.marked) return false;
    if (is_blank(dates_.words)) return dates_.marked && dates_.moments.size() > 1 && is_near(dates_.moments.front());
    const BylineText words = read_byline(dates_.words + "2000-01-01");
    return words.explained && words.worded && words.authors.empty() && !words.others && words.outlet.empty();
  }

  // Without a word the two may be a story's.
  bool is_near(const Moment& moment) const {
    constexpr int kYear = 366;
    const auto apart = days_apart(moment, document_.metadata.published);
    return !apart || *apart <= kYear;
  }

  void take(Node& block) {
    const bool told = tell();
    if (!told || options_.clean != Clean::Article || is_given(options_, given::kDate)) return;
    const bool changed = dates_.moments.size() == 1 && is_changed(dates_.words);
    diagnostics_.lifted(changed ? "modified" : "byline_date", block.source.begin, text_content(block));
    detach(block);
  }

  // Puts the line's dates into the metadata; whether these then hold them all.
  bool tell() {
    Metadata& metadata = document_.metadata;
    const bool changed_alone = dates_.moments.size() == 1 && is_changed(dates_.words);
    const bool later = is_later(dates_.moments.back(), dates_.moments.front());
    std::optional<Moment> modified;
    if (changed_alone || later) modified = changed_on(dates_.moments.back());
    if (!metadata.modified) metadata.modified = modified;
    if (modified && metadata.modified != modified) return false;
    if (changed_alone) return true;
    const Moment& published = dates_.moments.front();
    if (!metadata.byline_date) metadata.byline_date = published;
    const auto apart = days_apart(metadata.byline_date, published);  // a day's difference comes of time zones
    return apart && *apart <= 1 && dates_.moments.size() <= 2;
  }

  static bool is_changed(std::string_view words) {
    return std::any_of(kChanged.begin(), kChanged.end(),
                       [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  MarkedNodes dated_;
  Dates dates_;
};

}  // namespace

void lift_published_lines(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  PublishedLines(document, options, diagnostics).run();
}

}  // namespace offprint
