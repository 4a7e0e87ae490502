#include "converters/passes/furniture/furniture_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/comment_words.h"
#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/slugs.h"
#include "formats/hash/hash64.h"
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

// Names of a builder's that are on what a reader sees, once its script has run.
constexpr std::array<std::string_view, 2> kUntilSeen{
    "elementor-invisible",  // Elementor: comes in with an animation
    "nitro-offscreen",      // NitroPack: is below what is seen at first
};

// Names of a comment, and of what holds them: one of these words, alone or beside a part ("comment-list").
constexpr std::array<std::string_view, 5> kCommentWords{"comment", "discuss", "feedback", "reply", "response"};
constexpr std::array<std::string_view, 12> kCommentParts{"item", "body",   "entry", "wrap", "box",  "block",
                                                         "row",  "single", "node",  "unit", "main", "content"};
constexpr std::array<std::string_view, 6> kCommentPrefixes{"single", "li",    "div",
                                                           "p",      "entry", "tm"};  // "li-comment-12"
constexpr std::array<std::string_view, 10> kThreadWords{"comments", "commentlist", "discussion", "responses",
                                                        "disqus",   "pinglun",     "discuss",    "feedbacks",
                                                        "replies",  "commentarea"};
// Of those that hold comments the ones that say nothing else, and in other languages: only where what they hold says
// so.
constexpr auto kAnswerWords =
    std::to_array<std::string_view>({"comments", "commentlist", "commentarea", "pinglun", "kommentare", "kommentarer",
                                     "commentaires", "comentarios", "commenti", "komentarze", "reacties"});
constexpr std::array<std::string_view, 5> kThreadPrefixes{"list", "area", "box", "wrap", "section"};  // "list_reply"
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

// What a word may mean in a name, as bits.
namespace part {
inline constexpr std::uint16_t kTopic = 1U << 0U;
inline constexpr std::uint16_t kState = 1U << 1U;
inline constexpr std::uint16_t kCaption = 1U << 2U;
inline constexpr std::uint16_t kComment = 1U << 3U;  // the word itself
inline constexpr std::uint16_t kCommentWord = 1U << 4U;
inline constexpr std::uint16_t kCommentPart = 1U << 5U;
inline constexpr std::uint16_t kCommentPrefix = 1U << 6U;
inline constexpr std::uint16_t kThreadWord = 1U << 7U;
inline constexpr std::uint16_t kThreadPart = 1U << 8U;
inline constexpr std::uint16_t kAnswerWord = 1U << 9U;
inline constexpr std::uint16_t kThreadPrefix = 1U << 10U;
}  // namespace part

struct Meaning {
  std::uint32_t rows = 0;   // of kFurniture, a bit each
  std::uint16_t parts = 0;  // part::
};

// Every word of every table above, each once and found by its letters: it is asked for every word of every name on
// every page.
class Vocabulary {
 public:
  consteval Vocabulary() {
    for (std::size_t row = 0; row < kFurniture.size(); ++row) {
      const Words words = kFurniture.at(row).words;  // GCC 12 reads no empty one of the table itself
      for (const std::string_view word : words) {
        if (word.empty()) continue;
        if (!std::all_of(word.begin(), word.end(), is_letter)) throw "rows_of_joined knows words of letters";
        place_for(word).rows |= 1U << row;
        row_sizes_.at(letter(word.front())) |= 1U << word.size();
      }
    }
    add(kTopics, part::kTopic);
    add(kStates, part::kState);
    add(kCaptionWords, part::kCaption);
    place_for("comment").parts |= part::kComment;
    add(kCommentWords, part::kCommentWord);
    add(kCommentParts, part::kCommentPart);
    add(kCommentPrefixes, part::kCommentPrefix);
    add(kThreadWords, part::kThreadWord);
    add(kThreadParts, part::kThreadPart);
    add(kAnswerWords, part::kAnswerWord);
    add(kThreadPrefixes, part::kThreadPrefix);
  }

  // ASCII case folded.
  Meaning of(std::string_view word) const {
    if (word.empty() || word.size() > kLongest) return {};
    for (std::size_t at = slot(word);; at = (at + 1) % kSlots) {
      const Entry& entry = entries_[at];
      if (entry.word.empty()) return {};
      if (entry.word.size() == word.size() && equals_ignoring_case(entry.word, word)) return entry.meaning;
    }
  }

  // Whether a word of kFurniture, which are all of letters only, may begin so and have so many.
  bool may_be_of_row(char first, std::size_t letters) const {
    return letters <= kLongest && (row_sizes_[letter(first)] >> letters & 1U) != 0;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  struct Entry {
    std::string_view word;
    Meaning meaning;
  };
  // In either case.
  static constexpr std::size_t letter(char c) { return static_cast<unsigned char>(c) & 0x1FU; }
  // By three letters and the length.
  static constexpr std::size_t slot(std::string_view word) {
    return (letter(word.front()) * 33 + letter(word[word.size() / 2]) * 5 + letter(word.back()) * 171 +
            word.size() * 97) %
           kSlots;
  }
  constexpr Meaning& place_for(std::string_view word) {
    std::size_t at = slot(word);
    while (!entries_.at(at).word.empty() && entries_.at(at).word != word) at = (at + 1) % kSlots;
    entries_.at(at).word = word;
    return entries_.at(at).meaning;
  }
  constexpr void add(std::span<const std::string_view> words, std::uint16_t meaning) {
    for (const std::string_view word : words) place_for(word).parts |= meaning;
  }

  std::array<Entry, kSlots> entries_{};
  std::array<std::uint32_t, 32> row_sizes_{};  // of words of kFurniture, by the first letter: a bit for each
};
constexpr Vocabulary kVocabulary;
static_assert(kLongest < 32);

bool is_option(char c) {
  static constexpr std::array<bool, 256> kOption = [] {
    std::array<bool, 256> option{};
    for (const char sign : std::string_view(":;=[](){}/")) option.at(static_cast<unsigned char>(sign)) = true;
    return option;
  }();
  return kOption[static_cast<unsigned char>(c)];
}

// What the words of a name mean, found in one walk of it.
struct Reading {
  std::size_t words = 0;
  std::array<std::uint16_t, 3> opening{};  // the parts:: of the first three
  bool first_of_more = false;              // the first word is not the whole name
  bool hashed = false;
  std::size_t letters = 0;  // and digits
  std::uint16_t parts = 0;  // of any word
  std::uint32_t rows = 0;   // of any word
};

Reading reading_of(std::string_view name) {
  Reading reading;
  any_run(name, [&](std::string_view run, unsigned holds) {
    reading.letters += run.size();
    reading.hashed = reading.hashed || is_hash(run, holds);
    return any_hump(run, holds, [&](std::string_view word) {
      const Meaning meaning = kVocabulary.of(word);
      if (reading.words == 0) reading.first_of_more = word.size() < name.size();
      if (reading.words < reading.opening.size()) reading.opening.at(reading.words) = meaning.parts;
      ++reading.words;
      reading.parts |= meaning.parts;
      reading.rows |= meaning.rows;
      return false;
    });
  });
  return reading;
}

// The name of an option, a state or a topic, or one that a tool made or its script takes away.
bool says_nothing(std::string_view name, const Reading& reading) {
  if (reading.hashed || (reading.parts & part::kState) != 0) return true;
  if (reading.first_of_more && (reading.opening[0] & part::kTopic) != 0) return true;
  const bool telling = reading.rows != 0 || (reading.parts & part::kThreadWord) != 0;
  if (telling && reading.words > 1 && is_of_other_matter(name)) return true;
  if (reading.rows != 0 && std::find(kUntilSeen.begin(), kUntilSeen.end(), name) != kUntilSeen.end()) return true;
  return std::any_of(name.begin(), name.end(), is_option);
}

// Words that a name splits in two: "related-posts" for "relatedposts".
std::uint32_t rows_of_joined(std::string_view name, const Reading& reading) {
  const std::size_t begin = std::min(name.find_first_not_of("-_"), name.size() - 1);
  if (!kVocabulary.may_be_of_row(name[begin], reading.letters)) return 0;
  std::array<char, kLongest> joined{};
  std::size_t size = 0;
  for (const char c : name) {
    if (c == '-' || c == '_') continue;
    if (size == kLongest) return 0;
    joined.at(size++) = c;
  }
  return kVocabulary.of({joined.data(), size}).rows;
}

void read_comment_name(const Reading& reading, Said& said) {
  if (reading.words == 0 || reading.words > reading.opening.size()) return;
  // Of three words the first is the tool's: "tm-comment-thread".
  const std::size_t begin = reading.words == 3 ? 1 : 0;
  const std::uint16_t first = reading.opening.at(begin);
  said.thread = said.thread || (begin == 0 && (first & part::kThreadWord) != 0);
  said.answers = said.answers || (begin == 0 && (first & part::kAnswerWord) != 0);
  if (reading.words == 1) {
    said.comment = said.comment || (first & part::kComment) != 0;
    return;
  }
  const std::uint16_t second = reading.opening.at(begin + 1);
  const bool one = (first & part::kCommentWord) != 0;
  const bool single = (first & part::kCommentPrefix) != 0 && (second & part::kCommentWord) != 0;
  const bool listed = (first & part::kThreadPrefix) != 0 && (second & part::kCommentWord) != 0;
  const bool part_of_one = one && (second & part::kThreadPart) != 0;
  said.comment = said.comment || single || (one && (second & part::kCommentPart) != 0);
  said.answers = said.answers || (second & part::kAnswerWord) != 0 || listed || part_of_one;
  if (begin == 0) said.thread = said.thread || (second & part::kThreadWord) != 0 || part_of_one;
}

void read_name(std::string_view name, Said& said) {
  constexpr std::string_view kAuthor = "by-node-author";  // Drupal's
  constexpr std::string_view kStranger = "by-anonymous";
  if (name.size() >= kStranger.size() && name.find("by-") != std::string_view::npos) {
    said.author = said.author || name.find(kAuthor) != std::string_view::npos;
    said.stranger = said.stranger || name.find(kStranger) != std::string_view::npos;
  }
  const Reading reading = reading_of(name);
  said.caption = said.caption || (reading.parts & part::kCaption) != 0;
  if (says_nothing(name, reading)) return;
  said.rows |= reading.rows;
  if (reading.words > 1)
    said.rows |= rows_of_joined(name, reading);  // of one word, which has letters only, it is the word
  read_comment_name(reading, said);
}

Said said_by_names(std::string_view value) {
  Said said;
  any_name(value, [&](std::string_view name) {
    read_name(name, said);
    return false;
  });
  return said;
}

// schema.org's Comment, and UserComments before it.
bool is_comment_by_schema(const Element& element) {
  const std::string_view type = element.get("itemtype");
  return element.get("itemprop") == "comment" || type.ends_with("schema.org/Comment") ||
         type.ends_with("schema.org/UserComments");
}

}  // namespace

std::array<NameReader::Known, NameReader::kKnown>& NameReader::known_to_thread() {
  thread_local std::array<Known, kKnown> known;
  return known;
}

Said NameReader::by_class(std::string_view value) {
  constexpr std::size_t kLongestKnown = 256;  // bytes
  if (value.size() > kLongestKnown) return said_by_names(value);
  Known& known = known_[hash_of(value) % kKnown];
  if (known.value != value) known = {std::string(value), said_by_names(value)};
  return known.said;
}

Said NameReader::read_names(const Node& node) {
  const Element& element = *node.element;
  const std::string_view classes = element.get("class");
  Said said;
  if (!classes.empty()) said = of_page_.of(classes, [&](std::string_view value) { return by_class(value); });
  said.comment = said.comment || is_comment_by_schema(element);
  said.answers = said.answers || is_word_for_comments(element.get("aria-label"));
  if (node.kind == Kind::List && said.comment) {  // its items are
    said.comment = false;
    said.answers = true;
  }
  const std::string_view id = element.get("id");
  if (id.empty()) return said;
  Said by_id = said_by_names(id);
  if ((by_id.rows != 0 || by_id.thread) && is_name_of_section(node, id)) by_id.rows &= kLinkedRows;
  said.rows |= by_id.rows;
  said.section = by_id.thread && !said.thread && is_slug_of_heading(node, id);
  said.thread = said.thread || by_id.thread;
  said.answers = said.answers || (by_id.answers && !is_name_of_section(node, id));
  said.comment = said.comment || by_id.comment;
  return said;
}

}  // namespace offprint::furniture
