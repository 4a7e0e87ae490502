#include "converters/passes/recurring/slots.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <span>

#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/keywords.h"
#include "converters/passes/metadata/rights.h"
#include "converters/passes/recurring/article_blocks.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestLine = 600;  // bytes of a line that has slots
constexpr std::size_t kLeastTitle = 6;     // bytes: shorter ones stand anywhere
constexpr std::size_t kLeastName = 4;      // bytes
constexpr std::size_t kLongestTopic = 40;  // bytes

// What parts a line of furniture.
constexpr std::array<std::string_view, 6> kBorders{"|", "·", "•", "｜", "/", "\n"};

// The directory of an address's path, and the name in it in words: "/topic/" and "salt works".
struct Place {
  std::string_view directory;
  std::string name;
};
Place place_of(std::string_view url) {
  std::string_view path = split_address(url).path;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  std::string name = percent_decode(path.substr(slash + 1));
  for (char& c : name) c = c == '-' || c == '_' || c == '+' ? ' ' : lower(c);
  return {path.substr(0, slash + 1), std::move(name)};
}

// A keyword of the site, by its address: it ends in the keyword's words, and lies elsewhere than the site's articles.
bool leads_to_topic(const Link& link, const Metadata& metadata) {
  if (split_address(link.url).host() != split_address(metadata.url).host()) return false;
  std::string words = keyword_of(link);
  if (words.empty() || words.size() > kLongestTopic) return false;
  for (char& c : words) c = c == '-' || c == '_' ? ' ' : lower(c);
  const Place place = place_of(link.url);
  return place.name == words && place.directory.size() > 1 && place.directory != place_of(metadata.url).directory;
}

bool is_keyword(const Link& link, const Metadata& metadata) {
  return is_keyword_link(link) || leads_to_topic(link, metadata);
}

class Finder {
 public:
  Finder(const Node& block, const BlockText& text, const Metadata& metadata)
      : block_(block), text_(text), metadata_(metadata) {}

  std::vector<Slot> run() {
    if (text_.text.size() > kLongestLine) return {};
    find_rights();
    find_tags();
    if (holds_link()) {  // else a title, or a name, may stand in any sentence
      find("title", metadata_.title, kLeastTitle);
      for (const std::string& author : metadata_.authors) find("authors", author, kLeastName);
    }
    std::sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
    join_tags();
    return words_between() ? std::move(slots_) : std::vector<Slot>();
  }

 private:
  std::string_view view(std::size_t begin, std::size_t end) const {
    return std::string_view(text_.text).substr(begin, end - begin);
  }

  bool is_free(std::size_t begin, std::size_t end) const {
    return std::none_of(slots_.begin(), slots_.end(),
                        [&](const Slot& slot) { return slot.begin < end && begin < slot.end; });
  }

  void add(std::string_view name, std::size_t begin, std::size_t end) {
    while (begin < end && is_space(text_.text[begin])) ++begin;
    while (begin < end && is_space(text_.text[end - 1])) --end;
    if (begin < end && is_free(begin, end)) slots_.push_back({name, begin, end});
  }

  bool holds_link() const {
    const Node* at = &block_;
    while (at != nullptr && at->kind != Kind::Link) at = next_in(block_, *at);
    return at != nullptr;
  }

  // "© Ann Roe for Quay Letters, 2019 | Permalink": of a line in parts those that state rights.
  void find_rights() {
    std::size_t begin = 0;
    while (begin <= text_.text.size()) {
      std::size_t end = text_.text.size();
      std::size_t size = 1;
      for (const std::string_view border : kBorders) {
        if (const std::size_t at = text_.text.find(border, begin); at < end) {
          end = at;
          size = border.size();
        }
      }
      if (states_rights(trim(view(begin, end)))) add("rights", begin, end);
      begin = end + size;
    }
  }

  void find_tags() {
    for (const Node* at = &block_; at != nullptr; at = next_in(block_, *at)) {
      const auto* link = as<Link>(at);
      if (link == nullptr || !is_keyword(*link, metadata_)) continue;
      const auto inside = [&](const BlockText::Piece& piece) { return is_inside(*piece.node, *link); };
      const auto first = std::find_if(text_.pieces.begin(), text_.pieces.end(), inside);
      if (first == text_.pieces.end()) continue;
      const auto behind = std::find_if_not(first, text_.pieces.end(), inside);
      add("tags", first->begin, behind == text_.pieces.end() ? text_.text.size() : behind->begin);
    }
  }

  // Keywords with only signs between them are one list.
  void join_tags() {
    std::vector<Slot> joined;
    for (const Slot& slot : slots_) {
      const bool goes_on = !joined.empty() && slot.name == "tags" && joined.back().name == "tags" &&
                           is_mark(view(joined.back().end, slot.begin));
      if (goes_on) {
        joined.back().end = slot.end;
      } else {
        joined.push_back(slot);
      }
    }
    slots_ = std::move(joined);
  }

  void find(std::string_view name, std::string_view words, std::size_t least) {
    if (words.size() < least) return;
    const std::size_t at = text_.text.find(words);
    if (at == std::string::npos) return;
    const std::size_t end = at + words.size();
    const bool cut_off = (at > 0 && is_alphanumeric(text_.text[at - 1]) && is_alphanumeric(words.front())) ||
                         (end < text_.text.size() && is_alphanumeric(text_.text[end]) && is_alphanumeric(words.back()));
    if (!cut_off) add(name, at, end);
  }

  bool words_between() const {
    std::size_t begin = 0;
    for (const Slot& slot : slots_) {
      if (!is_mark(view(begin, slot.begin))) return true;
      begin = slot.end;
    }
    return !is_mark(view(begin, text_.text.size()));
  }

  const Node& block_;
  const BlockText& text_;
  const Metadata& metadata_;
  std::vector<Slot> slots_;
};

// Takes [begin, end) out of the text; the node keeps what stands before, where the next slot to go is.
void take_from(Document& document, TextNode& node, std::size_t begin, std::size_t end) {
  if (end < node.value.size()) insert_after(node, *document.make_text(node.value.part(end), node.source));
  node.value = node.value.part(0, begin);
  if (begin == 0) detach(node);
}

class Lifter {
 public:
  Lifter(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run(Node& block) {
    const BlockText text = text_of_block(block);
    std::vector<Slot> slots = find_slots(block, text, document_.metadata);
    std::erase_if(slots, [&](const Slot& slot) { return is_given_too(slot.name); });
    for (const Slot& slot : slots) tell(text, slot);
    if (std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return slot.name == "tags"; })) read_tags(block);
    for (const Slot& slot : slots | std::views::reverse) take_out(text, slot);
  }

 private:
  bool is_given_too(std::string_view name) const {
    struct Row {
      std::string_view name;
      std::span<const std::string_view> keys;
    };
    static constexpr std::string_view kRights[] = {"rights"};
    static constexpr std::array kRows{Row{"title", given::kTitle}, Row{"authors", given::kAuthors},
                                      Row{"rights", kRights}, Row{"tags", given::kTags}};
    return std::any_of(kRows.begin(), kRows.end(),
                       [&](const Row& row) { return row.name == name && is_given(options_, row.keys); });
  }

  void tell(const BlockText& text, const Slot& slot) {
    const std::string words = one_line(std::string_view(text.text).substr(slot.begin, slot.end - slot.begin));
    std::string& rights = document_.metadata.rights;
    // Read from the last blocks, it may be all of this line.
    if (slot.name == "rights" && (rights.empty() || rights == one_line(text.text))) rights = words;
    const auto behind =
        std::upper_bound(text.pieces.begin(), text.pieces.end(), slot.begin,
                         [](std::size_t at, const BlockText::Piece& piece) { return at < piece.begin; });
    diagnostics_.lifted(slot.name, std::prev(behind)->node->source.begin, words);
  }

  void read_tags(const Node& block) {
    std::vector<std::string>& tags = document_.metadata.tags;
    for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
      const auto* link = as<Link>(at);
      if (link == nullptr || !is_keyword(*link, document_.metadata)) continue;
      std::string tag = keyword_of(*link);
      if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
    }
  }

  void take_out(const BlockText& text, const Slot& slot) {
    for (const BlockText::Piece& piece : text.pieces | std::views::reverse) {
      auto* node = as<TextNode>(const_cast<Node*>(piece.node));
      if (node == nullptr) continue;
      const std::size_t begin = std::max(slot.begin, piece.begin);
      const std::size_t end = std::min(slot.end, piece.begin + node->value.size());
      if (begin < end) take_from(document_, *node, begin - piece.begin, end - piece.begin);
    }
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
};

}  // namespace

BlockText text_of_block(const Node& block) {
  BlockText out;
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (at->kind == Kind::Break) out.text += '\n';
    if (at->kind == Kind::TableCell) out.text += ' ';
    if (at->first != nullptr) continue;
    const std::string words = text_content(*at);
    if (words.empty()) continue;
    out.pieces.push_back({at, out.text.size()});
    out.text += words;
  }
  return out;
}

std::vector<Slot> find_slots(const Node& block, const BlockText& text, const Metadata& metadata) {
  return Finder(block, text, metadata).run();
}

std::string shape_of(const BlockText& text, const std::vector<Slot>& slots) {
  std::string words;
  std::size_t begin = 0;
  for (const Slot& slot : slots) {
    words.append(text.text, begin, slot.begin - begin).append("{").append(slot.name).append("}");
    begin = slot.end;
  }
  words.append(text.text, begin);
  words = one_line(words);
  std::string shape;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_digit(words[i])) {
      shape += words[i];
    } else if (i == 0 || !is_digit(words[i - 1])) {
      shape += '#';
    }
  }
  return shape;
}

void lift_slots(Document& document, Node& block, const PassOptions& options, Diagnostics& diagnostics) {
  Lifter(document, options, diagnostics).run(block);
}

}  // namespace offprint
