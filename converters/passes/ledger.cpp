#include "converters/passes/ledger.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/pictures/picture_candidates.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::array kReasons{
    CutReason{"advertisement", "advertising, and the words that announce it"},
    CutReason{"backlink", "letters that lead back from a note to its several marks"},
    CutReason{"byline", "who wrote the article and when, where -M says otherwise"},
    CutReason{"comments", "what readers wrote below the article, and the form for it"},
    CutReason{"control", "buttons, menus and fields of a form"},
    CutReason{"duplicate", "what the page's source holds twice and shows once"},
    CutReason{"feed", "lines that feeds put below an article"},
    CutReason{"heading-mark", "signs that lead to the heading or block they stand at, or edit it"},
    CutReason{"hidden", "what a browser does not show"},
    CutReason{"label", "words for screen readers only"},
    CutReason{"line-number", "numbers beside lines of code"},
    CutReason{"navigation", "links to other parts of the site"},
    CutReason{"note-heading", "headings that announce only notes, which every format puts in its own place"},
    CutReason{"page", "what a whole page holds beside its article, found by the article's place"},
    CutReason{"placeholder", "what fills a picture's place until it loads, and shows nothing"},
    CutReason{"player", "a player's buttons, and its message where it cannot play"},
    CutReason{"print", "buttons to print, save or enlarge"},
    CutReason{"promotion", "requests for money, to sign up, or to install an app"},
    CutReason{"recurring",
              "what stands in many articles of the site, or is dropped by a selector, as --furniture says"},
    CutReason{"related", "lists of other articles"},
    CutReason{"share", "share buttons and their counters"},
    CutReason{"subscribe", "invitations to subscribe"},
    CutReason{"tags", "keywords, where -M gives others"},
    CutReason{"title", "the title repeated before the text"},
    CutReason{"tracker", "invisible pictures that count readers"},
};
static_assert(std::is_sorted(kReasons.begin(), kReasons.end(),
                             [](const CutReason& a, const CutReason& b) { return a.name < b.name; }));

// The address that a browser shows a picture from; before the images pass it may be in an attribute only.
std::string_view address_of(const Node& node) {
  if (const auto* image = as<Image>(&node)) {
    if (is_usable_address(image->url) || image->element == nullptr) return image->url;
    std::vector<Candidate> candidates;
    add_candidates(*image->element, candidates);
    const std::vector<Candidate> order = usable_in_order(candidates);
    return order.empty() ? image->url.view() : order.front().address;
  }
  if (const auto* embed = as<Embed>(&node)) return embed->url;
  return {};
}

std::string_view words_of(const Node& node) {
  if (const auto* image = as<Image>(&node)) return image->alt;
  return {};
}

// Text as a browser shows it: what stands in another block, or behind a line break, is on another line.
class ShownText {
 public:
  void add(const Node& node) {
    const bool line = is_block(node) || node.kind == Kind::Break;
    breaks_ = breaks_ || line;
    add(shown_value(node));
    if (const auto* mark = as<FootnoteReference>(&node)) add(mark->label.view());
    if (node.first == nullptr || node.kind == Kind::Ruby) {
      add(text_content(node));
    } else {
      for (const Node* child = node.first; child != nullptr; child = child->next) add(*child);
    }
    breaks_ = breaks_ || line;
  }
  const std::string& text() const { return text_; }

 private:
  void add(std::string_view text) {
    if (text.empty()) return;
    if (breaks_ && !text_.empty() && !is_space(text_.back()) && !is_space(text.front())) text_ += '\n';
    breaks_ = false;
    text_ += text;
  }

  std::string text_;
  bool breaks_ = false;
};

bool is_in_noscript(const Node& node) {
  const Node* at = &node;
  while (at != nullptr && (at->element == nullptr || at->element->name != "noscript")) at = at->parent;
  return at != nullptr;
}

}  // namespace

std::string_view shown_value(const Node& node) {
  if (!is_element(node, "input")) return {};
  constexpr std::array<std::string_view, 15> kWordless{"hidden",   "checkbox", "radio", "password", "file",
                                                       "range",    "color",    "image", "date",     "time",
                                                       "datetime", "month",    "week",  "number",   "datetime-local"};
  const std::string type = lower(trim(node.element->get("type")));
  const bool wordless = std::find(kWordless.begin(), kWordless.end(), type) != kWordless.end();
  return wordless ? std::string_view() : node.element->get("value");
}

std::span<const CutReason> cut_reasons() { return kReasons; }

bool keeps(const PassOptions& options, std::string_view reason) {
  return std::find(options.keep.begin(), options.keep.end(), reason) != options.keep.end();
}

void record_cut(const Node& node, std::string_view reason, Diagnostics& diagnostics) {
  ShownText shown;
  shown.add(node);
  if (!is_blank(shown.text())) diagnostics.cut(reason, node.source.begin, shown.text());
  std::set<std::string_view> told;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (!is_picture(*at)) continue;
    const std::string_view words = words_of(*at);
    const std::string_view address = address_of(*at);
    if (words.empty() && address.empty()) continue;  // it shows nothing
    const bool again = !address.empty() && !told.insert(address).second;
    if (again && is_in_noscript(*at)) continue;  // the copy of a lazy picture
    diagnostics.cut_picture(reason, at->source.begin, words, address);
  }
}

bool cut_out(Node& node, std::string_view reason, const PassOptions& options, Diagnostics& diagnostics) {
  if (keeps(options, reason)) return false;
  record_cut(node, reason, diagnostics);
  detach(node);
  return true;
}

}  // namespace offprint
