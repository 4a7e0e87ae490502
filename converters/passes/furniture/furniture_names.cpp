#include "converters/passes/furniture/furniture_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint::furniture {

namespace {

constexpr std::size_t kLongest = 24;  // letters of a word of any table

// The first word of a name that says what the article is about, or its kind: "category-social".
constexpr std::array<std::string_view, 9> kTopics{"category", "tag",    "tax",  "term",  "topic",
                                                  "topics",   "format", "lang", "postid"};

// Words of a name that says what something has, lacks or does, not what it is: "player-with-comments", "no-print".
constexpr std::array<std::string_view, 14> kStates{"with", "without", "has",    "have",   "no",       "not", "non",
                                                   "none", "hide",    "closed", "opened", "disabled", "off", "free"};

// Names of a comment, and of what holds them: one of these words, alone or beside a part ("comment-list").
constexpr std::array<std::string_view, 5> kCommentWords{"comment", "discuss", "feedback", "reply", "response"};
constexpr std::array<std::string_view, 12> kCommentParts{"item", "body",   "entry", "wrap", "box",  "block",
                                                         "row",  "single", "node",  "unit", "main", "content"};
constexpr std::array<std::string_view, 3> kCommentPrefixes{"single", "li", "div"};  // "li-comment-12"
constexpr std::array<std::string_view, 10> kThreadWords{"comments", "commentlist", "discussion", "responses",
                                                        "disqus",   "pinglun",     "discuss",    "feedbacks",
                                                        "replies",  "commentarea"};
constexpr auto kThreadParts = std::to_array<std::string_view>(
    {"list", "wrapper", "area", "section", "thread", "container", "module",    "panel", "holder",     "block", "wrap",
     "form", "respond", "add",  "link",    "links",  "count",     "forbidden", "notes", "navigation", "policy"});
// Names of a picture's words, by whatever tool.
constexpr std::array<std::string_view, 3> kCaptionWords{"caption", "figcaption", "credit"};
// The rows that also ask for links: anything short may have such a name.
constexpr std::uint32_t kLinkedRows = [] {
  std::uint32_t rows = 0;
  for (std::size_t row = 0; row < kFurniture.size(); ++row) rows |= kFurniture.at(row).links > 0 ? 1U << row : 0;
  return rows;
}();
static_assert(kFurniture.size() <= 32);

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) {
    return one.size() == word.size() && equals_ignoring_case(one, word);
  });
}

// Every word of every row in one sorted list, as it is searched for every element of every page.
class Vocabulary {
 public:
  Vocabulary() {
    for (std::size_t row = 0; row < kFurniture.size(); ++row) {
      for (const std::string_view word : kFurniture.at(row).words) {
        if (!word.empty()) words_.push_back({word, 1U << row});
      }
    }
    std::sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) { return a.word < b.word; });
    for (const Word& word : words_) sizes_.at(letter(word.word)) |= 1U << word.word.size();
  }

  // The rows that hold the word, a bit each.
  std::uint32_t rows_of(std::string_view word) const {
    if (word.empty() || word.size() > kLongest || (sizes_[letter(word)] >> word.size() & 1U) == 0) return 0;
    std::array<char, kLongest> buffer{};
    std::transform(word.begin(), word.end(), buffer.begin(), [](char c) { return lower(c); });
    const std::string_view wanted(buffer.data(), word.size());
    std::uint32_t rows = 0;
    auto at = std::lower_bound(words_.begin(), words_.end(), wanted,
                               [](const Word& a, std::string_view b) { return a.word < b; });
    for (; at != words_.end() && at->word == wanted; ++at) rows |= at->rows;
    return rows;
  }

 private:
  struct Word {
    std::string_view word;
    std::uint32_t rows;
  };
  static std::size_t letter(std::string_view word) { return static_cast<unsigned char>(word.front()) & 0x1FU; }

  std::vector<Word> words_;
  std::array<std::uint32_t, 32> sizes_{};  // of the words that begin with a letter, a bit each
};

const Vocabulary& vocabulary() {
  static const Vocabulary all;
  return all;
}

bool is_option(std::string_view name) { return name.find_first_of(":;=[](){}/") != std::string_view::npos; }

// The name of an option, a state or a topic, or one that a tool made.
bool says_nothing(std::string_view name) {
  if (is_option(name) || is_hashed(name)) return true;
  bool first = true;
  return any_word(name, [&](std::string_view word) {
    const bool topic = first && word.size() < name.size() && is_one_of(word, kTopics);
    first = false;
    return topic || is_one_of(word, kStates);
  });
}

// Words that a name splits in two: "related-posts" for "relatedposts".
std::uint32_t rows_of_joined(std::string_view name) {
  std::array<char, kLongest> joined{};
  std::size_t size = 0;
  for (const char c : name) {
    if (c == '-' || c == '_') continue;
    if (size == kLongest) return 0;
    joined.at(size++) = c;
  }
  return vocabulary().rows_of({joined.data(), size});
}

// The first two words of a name, and how many there are.
struct Opening {
  std::array<std::string_view, 2> words;
  std::size_t count = 0;
};

Opening opening_of(std::string_view name) {
  Opening opening;
  any_word(name, [&](std::string_view word) {
    if (opening.count < 2) opening.words.at(opening.count) = word;
    ++opening.count;
    return false;
  });
  return opening;
}

void read_comment_name(std::string_view name, Said& said) {
  const Opening opening = opening_of(name);
  if (opening.count == 0 || opening.count > 2) return;
  const bool one = is_one_of(opening.words[0], kCommentWords);
  if (opening.count == 1) {
    said.comment = said.comment || equals_ignoring_case(opening.words[0], "comment");
    said.thread = said.thread || is_one_of(opening.words[0], kThreadWords);
    return;
  }
  const bool single = is_one_of(opening.words[0], kCommentPrefixes) && is_one_of(opening.words[1], kCommentWords);
  said.comment = said.comment || single || (one && is_one_of(opening.words[1], kCommentParts));
  said.thread = said.thread || is_one_of(opening.words[0], kThreadWords) || is_one_of(opening.words[1], kThreadWords) ||
                (one && is_one_of(opening.words[1], kThreadParts));
}

void read_name(std::string_view name, Said& said) {
  said.author = said.author || name.find("by-node-author") != std::string_view::npos;  // Drupal's
  said.stranger = said.stranger || name.find("by-anonymous") != std::string_view::npos;
  if (any_word(name, [](std::string_view word) { return is_one_of(word, kCaptionWords); })) said.caption = true;
  if (says_nothing(name)) return;
  any_word(name, [&](std::string_view word) {
    said.rows |= vocabulary().rows_of(word);
    return false;
  });
  said.rows |= rows_of_joined(name);
  read_comment_name(name, said);
}

// schema.org's Comment, and UserComments before it.
bool is_comment_by_schema(const Element& element) {
  const std::string_view type = element.get("itemtype");
  return element.get("itemprop") == "comment" || type.ends_with("schema.org/Comment") ||
         type.ends_with("schema.org/UserComments");
}

// ---- slugs

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80U) letters += lower(c);
  }
  return letters;
}

// A section is named after its heading by every tool that writes sections; another block where the words are the same.
bool is_slug(const Node& node, std::string_view id) {
  static constexpr std::array<std::string_view, 1> kSection{"section"};
  if (node.kind == Kind::Heading) return true;
  const Node* first = first_shown(node.first);
  if (first == nullptr || first->kind != Kind::Heading) return false;
  if (node.element->name == "section" || has_class_word(*node.element, kSection)) return true;
  return letters_of(text_content(*first)).starts_with(letters_of(id));
}

}  // namespace

Said said_by_names(const Node& node) {
  Said said;
  said.comment = is_comment_by_schema(*node.element);
  const auto read = [&](std::string_view name) {
    read_name(name, said);
    return false;
  };
  any_name(node.element->get("class"), read);
  const std::string_view id = node.element->get("id");
  if (id.empty()) return said;
  Said by_id;
  any_name(id, [&](std::string_view name) {
    read_name(name, by_id);
    return false;
  });
  if ((by_id.rows != 0 || by_id.thread) && is_slug(node, id)) by_id.rows &= kLinkedRows;
  said.rows |= by_id.rows;
  said.thread = said.thread || by_id.thread;
  said.comment = said.comment || by_id.comment;
  return said;
}

}  // namespace offprint::furniture
