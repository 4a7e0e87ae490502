#include "converters/passes/main_content/evidence.h"

#include <algorithm>
#include <bit>
#include <string>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/furniture/slugs.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/name_index.h"

namespace offprint::main_content {

namespace {

// By the element's name.
struct ElementRow {
  std::string_view name;
  Evidence evidence;
  std::string_view reason;
};
constexpr auto kElements = std::to_array<ElementRow>({
    {"article", Evidence::Article, "HTML: a self-contained composition"},
    {"main", Evidence::Main, "HTML: the dominant content"},
    {"nav", Evidence::Navigation, "HTML: a section that links to other pages"},
    {"menu", Evidence::Navigation, "HTML: commands"},
    {"footer", Evidence::Frame, "HTML: about the section above"},
    {"aside", Evidence::Aside, "HTML: beside the content"},
    {"form", Evidence::Appeal, "fields and what they are for"},
    {"dialog", Evidence::Appeal, "it stands in front of the page"},
});

// By its role, or its microdata.
struct AttributeRow {
  std::string_view attribute;
  std::string_view value;
  Evidence evidence;
  std::string_view reason;
};
constexpr auto kAttributes = std::to_array<AttributeRow>({
    {"itemprop", "articleBody", Evidence::Body, "schema.org: the actual body of the article"},
    {"itemprop", "reviewBody", Evidence::Body, "schema.org: the actual body of the review"},
    {"itemprop", "comment", Evidence::Comments, "schema.org: readers' words on it"},
    {"property", "articleBody", Evidence::Body, "the same as RDFa"},
    {"role", "article", Evidence::Article, "ARIA's name for it"},
    {"role", "main", Evidence::Main, "ARIA's name for it"},
    {"role", "navigation", Evidence::Navigation, "ARIA's name for it"},
    {"role", "menu", Evidence::Navigation, ""},
    {"role", "menubar", Evidence::Navigation, ""},
    {"role", "search", Evidence::Navigation, ""},
    {"role", "banner", Evidence::Frame, "ARIA: the site's head"},
    {"role", "contentinfo", Evidence::Frame, "ARIA: the site's foot"},
    {"role", "complementary", Evidence::Aside, "ARIA's name for it"},
    {"role", "dialog", Evidence::Appeal, "it stands in front of the page"},
    {"role", "alertdialog", Evidence::Appeal, ""},
});
constexpr std::uint64_t kAttributeBits = [] {
  std::uint64_t bits = 0;
  for (const AttributeRow& row : kAttributes) bits |= name_bit(row.attribute);
  return bits;
}();

// By a name of the class or id, in lower case and without signs: "post-content" and "postContent" are "postcontent".
struct NameRow {
  std::string_view name;
  bool whole;  // else a part of the name is enough
  Evidence evidence;
};
// Names of one stem stand together: most others are told from all of them by their letters (kStems).
constexpr auto kNames = std::to_array<NameRow>({
    {"entrycontent", false, Evidence::Body},
    {"econtent", true, Evidence::Body},
    {"postcontent", false, Evidence::Body},
    {"articlecontent", false, Evidence::Body},
    {"articlecontentright", true, Evidence::Aside},  // Sina's column beside "article-content-left"
    {"storycontent", false, Evidence::Body},
    {"newscontent", false, Evidence::Body},
    {"jscontent", true, Evidence::Body},
    {"richmediacontent", true, Evidence::Body},
    {"artcontent", false, Evidence::Body},
    {"blogcontent", false, Evidence::Body},
    {"detailcontent", false, Evidence::Body},
    {"mwbodycontent", true, Evidence::Body},
    {"mwcontenttext", true, Evidence::Body},
    {"maincontent", true, Evidence::Main},
    {"content", true, Evidence::Main},
    {"articlebody", false, Evidence::Body},
    {"postbody", false, Evidence::Body},
    {"storybody", false, Evidence::Body},
    {"storybodytext", false, Evidence::Body},
    {"entrybody", false, Evidence::Body},
    {"markdownbody", true, Evidence::Body},
    {"blogpostbody", false, Evidence::Body},
    {"bodycopy", false, Evidence::Body},
    {"artibody", true, Evidence::Body},
    {"bodytext", false, Evidence::Body},
    {"newsbody", false, Evidence::Body},
    {"articletext", false, Evidence::Body},
    {"storytext", false, Evidence::Body},
    {"newstext", false, Evidence::Body},
    {"maintext", true, Evidence::Body},
    {"articlecopy", false, Evidence::Body},
    {"articlemain", true, Evidence::Body},
    {"article", true, Evidence::Article},
    {"readmore", false, Evidence::Related},
    {"morefrom", false, Evidence::Related},
    {"moreon", true, Evidence::Related},
    {"morestories", false, Evidence::Related},
    {"authorbio", false, Evidence::Aside},
    {"abouttheauthor", false, Evidence::Aside},
    {"authorinfo", false, Evidence::Aside},
    {"authorbox", false, Evidence::Aside},
    {"mostread", false, Evidence::Related},
    {"mostpopular", false, Evidence::Related},
    {"blogpost", true, Evidence::Article},
    {"post", true, Evidence::Article},
    {"mwparseroutput", true, Evidence::Body},
    {"cooked", true, Evidence::Body},
    {"trseditor", true, Evidence::Body},
    {"hentry", true, Evidence::Article},
    {"story", true, Evidence::Article},
    {"main", true, Evidence::Main},
    {"seealso", false, Evidence::Related},
    {"upnext", true, Evidence::Related},
    {"printfooter", true, Evidence::Frame},
    {"weuidialog", false, Evidence::Frame},  // WeChat's, whose pages have no menu
    {"jsminiprodialog", true, Evidence::Frame},
    {"catlinks", true, Evidence::Navigation},
    {"mwjumplink", true, Evidence::Navigation},
});

// By a word of a name: "site-footer" holds "footer".
struct WordRow {
  std::string_view word;
  Evidence evidence;
};
constexpr auto kWords = std::to_array<WordRow>({
    {"ad", Evidence::Appeal},
    {"ads", Evidence::Appeal},
    {"advert", Evidence::Appeal},
    {"advertisement", Evidence::Appeal},
    {"banner", Evidence::Appeal},
    {"bio", Evidence::Aside},
    {"breadcrumb", Evidence::Navigation},
    {"breadcrumbs", Evidence::Navigation},
    {"comment", Evidence::Comments},
    {"commentlist", Evidence::Comments},
    {"comments", Evidence::Comments},
    {"consent", Evidence::Appeal},
    {"cookie", Evidence::Appeal},
    {"cookies", Evidence::Appeal},
    {"disqus", Evidence::Comments},
    {"footer", Evidence::Frame},
    {"gdpr", Evidence::Appeal},
    {"legal", Evidence::Frame},
    {"masthead", Evidence::Frame},
    {"menu", Evidence::Navigation},
    {"modal", Evidence::Appeal},
    {"nav", Evidence::Navigation},
    {"navbar", Evidence::Navigation},
    {"navigation", Evidence::Navigation},
    {"newsletter", Evidence::Appeal},
    {"outbrain", Evidence::Related},
    {"overlay", Evidence::Appeal},
    {"pager", Evidence::Navigation},
    {"pagination", Evidence::Navigation},
    {"paywall", Evidence::Appeal},
    {"popular", Evidence::Related},
    {"popup", Evidence::Appeal},
    {"promo", Evidence::Appeal},
    {"promotion", Evidence::Appeal},
    {"recirc", Evidence::Related},
    {"recommend", Evidence::Related},
    {"recommendation", Evidence::Related},
    {"recommendations", Evidence::Related},
    {"recommended", Evidence::Related},
    {"rel", Evidence::Related},
    {"related", Evidence::Related},
    {"relatedposts", Evidence::Related},
    {"respond", Evidence::Comments},
    {"rhs", Evidence::Aside},
    {"share", Evidence::Appeal},
    {"sharing", Evidence::Appeal},
    {"sidebar", Evidence::Aside},
    {"signup", Evidence::Appeal},
    {"sitemap", Evidence::Navigation},
    {"social", Evidence::Appeal},
    {"sponsor", Evidence::Appeal},
    {"sponsored", Evidence::Appeal},
    {"subscribe", Evidence::Appeal},
    {"subscription", Evidence::Appeal},
    {"taboola", Evidence::Related},
    {"teaser", Evidence::Related},
    {"teasers", Evidence::Related},
    {"toolbar", Evidence::Navigation},
    {"trending", Evidence::Related},
    {"werbung", Evidence::Appeal},
    {"widget", Evidence::Aside},
    {"widgets", Evidence::Aside},
});
constexpr std::string_view word_of(const WordRow& row) { return row.word; }
constexpr NameIndex<256> kWordIndex(kWords, word_of);

// Letters in lower case; 0 for all that is none.
constexpr std::array<char, 256> kSmall = [] {
  std::array<char, 256> small{};
  for (std::size_t byte = 'A'; byte <= 'z'; ++byte) {
    const char c = static_cast<char>(byte);
    if (is_letter(c)) small.at(byte) = lower(c);
  }
  return small;
}();

// The letters of a name in lower case, without its signs; of one longer than any in the tables its beginning.
class Letters {
 public:
  explicit Letters(std::string_view name) {
    char before = '\0';
    for (std::size_t at = 0; at < name.size() && size_ < letters_.size(); ++at) {
      const char letter = kSmall[static_cast<unsigned char>(name[at])];
      if (letter == '\0') continue;
      letters_[size_++] = letter;
      pairs_ |= pair_of(before, letter);
      before = letter;
    }
  }
  std::string_view view() const { return {letters_.data(), size_}; }
  bool may_hold(std::uint64_t pairs) const { return (pairs & ~pairs_) == 0; }

  // Of the pairs of letters that follow each other in the word, a bit each.
  static constexpr std::uint64_t pairs_of(std::string_view word) {
    std::uint64_t pairs = 0;
    for (std::size_t i = 1; i < word.size(); ++i) pairs |= pair_of(word[i - 1], word[i]);
    return pairs;
  }

 private:
  static constexpr std::uint64_t pair_of(char a, char b) {
    return std::uint64_t{1} << ((static_cast<unsigned>(a) * 7U + static_cast<unsigned>(b)) % 64U);
  }

  std::array<char, 64> letters_{};
  std::size_t size_ = 0;
  std::uint64_t pairs_ = 0;
};

constexpr unsigned place_of(char letter) { return static_cast<unsigned char>(letter) & 0x1FU; }
// By a letter, a bit for the length of each word that begins with it, or ends with it.
struct Lengths {
  std::array<std::uint32_t, 32> begins{};
  std::array<std::uint32_t, 32> ends{};
};
constexpr Lengths kLengths = [] {
  Lengths lengths;
  for (const WordRow& row : kWords) {
    const std::uint32_t length = std::uint32_t{1} << row.word.size();
    lengths.begins.at(place_of(row.word.front())) |= length;
    lengths.ends.at(place_of(row.word.back())) |= length;
  }
  return lengths;
}();

EvidenceBits by_word(std::string_view word) {
  const std::uint32_t lengths = kLengths.begins[place_of(word.front())] & kLengths.ends[place_of(word.back())];
  if (word.size() >= 32 || (lengths >> word.size() & 1U) == 0) return 0;
  const auto* const row =
      kWordIndex.find(kWords, word, word_of, [](char c) { return kSmall[static_cast<unsigned char>(c)]; });
  return row == nullptr ? EvidenceBits{0} : bit(row->evidence);
}

constexpr std::array<std::uint64_t, kNames.size()> kPairs = [] {
  std::array<std::uint64_t, kNames.size()> pairs{};
  for (std::size_t i = 0; i < kNames.size(); ++i) pairs.at(i) = Letters::pairs_of(kNames.at(i).name);
  return pairs;
}();
// Rows, one after another, that have so many pairs in common.
struct Stem {
  std::uint64_t pairs;
  std::size_t end;  // of its rows
};
constexpr int kLeastShared = 2;
constexpr auto kStems = [] {
  std::array<Stem, kNames.size()> stems{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const std::uint64_t shared = count == 0 ? 0 : stems.at(count - 1).pairs & kPairs.at(i);
    if (std::popcount(shared) >= kLeastShared) {
      stems.at(count - 1) = {shared, i + 1};
    } else {
      stems.at(count++) = {kPairs.at(i), i + 1};
    }
  }
  return stems;
}();
constexpr std::size_t kStemCount =
    static_cast<std::size_t>(std::count_if(kStems.begin(), kStems.end(), [](const Stem& s) { return s.end != 0; }));

// Nothing where there are many words: that is the slug of a heading.
EvidenceBits by_words(std::string_view name) {
  constexpr int kFew = 4;
  EvidenceBits bits = 0;
  int words = 0;
  std::size_t begin = 0;  // of a word
  for (std::size_t at = 0; at <= name.size(); ++at) {
    const unsigned held = at < name.size() ? run::held(name[at]) : 0;
    const bool letter = (held & (run::kLower | run::kUpper)) != 0;
    const bool turns = held == run::kUpper && at > begin && !is_upper(name[at - 1]);
    if (letter && !turns) continue;
    if (at > begin) {
      bits = static_cast<EvidenceBits>(bits | by_word(name.substr(begin, at - begin)));
      if (++words > kFew) return 0;
    }
    begin = letter ? at : at + 1;
  }
  return bits != 0 && is_of_other_matter(name) ? EvidenceBits{0} : bits;
}

bool says(const NameRow& row, const Letters& letters) {
  return row.whole ? letters.view() == row.name : letters.view().find(row.name) != std::string_view::npos;
}

EvidenceBits by_name(std::string_view name) {
  const Letters letters(name);
  unsigned bits = 0;
  std::size_t begin = 0;
  for (std::size_t stem = 0; stem < kStemCount; begin = kStems[stem++].end) {
    if (!letters.may_hold(kStems[stem].pairs)) continue;
    for (std::size_t i = begin; i < kStems[stem].end; ++i) {
      if (letters.may_hold(kPairs[i]) && says(kNames[i], letters)) bits |= bit(kNames[i].evidence);
    }
  }
  return static_cast<EvidenceBits>(bits);
}

// Whether it holds what names of styles hold and others do not: "Mih(100%)", "md:hidden".
bool is_of_styles(std::string_view name) {
  static constexpr std::array<bool, 256> kSigns = [] {
    std::array<bool, 256> signs{};
    for (const char c : {'(', ')', '[', ']', ':', '$'}) signs.at(static_cast<unsigned char>(c)) = true;
    return signs;
  }();
  return std::any_of(name.begin(), name.end(), [](char c) { return kSigns[static_cast<unsigned char>(c)]; });
}

// The words of the heading that the block begins with; "" for none.
std::string heading_of(const Node& block) {
  const Node* first = first_shown(block.first);
  return first != nullptr && first->kind == Kind::Heading ? text_content(*first) : std::string();
}

// The foot of a quotation or a figure says whose it is; one that holds links alone shares it.
bool names_source(const Node& node) {
  if (ancestor(node, Kind::BlockQuote) == nullptr && ancestor(node, Kind::Figure) == nullptr) return false;
  std::size_t links = 0;
  bool words = false;
  for (const Node* at = &node; at != nullptr; at = at->kind == Kind::Link ? skip_in(node, *at) : next_in(node, *at)) {
    links += at->kind == Kind::Link ? 1 : 0;
    words = words || (at->kind == Kind::Text && !is_blank(static_cast<const TextNode*>(at)->value));
  }
  return links < 2 || (words && links < 3);
}

}  // namespace

EvidenceBits EvidenceReader::by_names(std::string_view value) {
  if (value.empty()) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(value[at])); };
  const std::size_t place = byte(0) + byte(value.size() / 2) * 3 + byte(value.size() - 1) * 7 + value.size() * 5;
  Seen& seen = seen_[place % kPlaces];
  if (seen.value != value) seen = {value, said_by(value)};
  return seen.bits;
}

EvidenceBits EvidenceReader::said_by(std::string_view value) const {
  EvidenceBits bits = 0;
  any_name(value, [&](std::string_view name) {
    if (is_of_styles(name)) return false;
    if (!forgotten_.empty() && name.starts_with(forgotten_)) name.remove_prefix(forgotten_.size());
    bits = static_cast<EvidenceBits>(bits | by_name(name) | by_words(name));
    return false;
  });
  // A name for the body that also says what is not it ("related-article-body", "article-body-footer") says only that.
  if ((bits & kAgainst) != 0) bits &= kAgainst;
  return bits;
}

// Whether what it begins with is named as comments, dated or written in: a thread, where it is headed "Comments".
bool EvidenceReader::holds_entries(const Node& node) {
  constexpr int kFirst = 60;  // nodes: a section may be as long as the page, and hold others
  int seen = 0;
  for (const Node* at = next_in(node, node); at != nullptr && seen < kFirst; at = next_in(node, *at), ++seen) {
    if (at->element == nullptr || at->kind == Kind::Heading) continue;
    const Element& element = *at->element;
    if (element.name == "time" || element.name == "form" || element.name == "textarea") return true;
    if (((by_names(element.get("class")) | by_names(element.get("id"))) & bit(Evidence::Comments)) != 0 &&
        !is_slug_of_heading(*at, element.get("id")))
      return true;
  }
  return false;
}

std::string_view EvidenceReader::name_that_says(const Element& element, Evidence evidence) const {
  std::string_view found;
  any_name(element.get("class"), [&](std::string_view name) {
    if (said_by(name) != bit(evidence)) return false;
    const auto ends_word = [&](std::size_t end) { return is_letter(name[end - 1]) && !is_letter(name[end]); };
    std::size_t end = 1;
    while (end < name.size() && !(ends_word(end) && said_by(name.substr(0, end)) == bit(evidence))) ++end;
    found = name.substr(0, end);
    return true;
  });
  return found;
}

void EvidenceReader::forget(std::string_view beginning) {
  forgotten_ = beginning;
  seen_ = {};
}

EvidenceBits EvidenceReader::read(const Node& node) {
  const Element& element = *node.element;
  unsigned bits = 0;
  if (is(node.kind, group::kCaption)) return 0;  // it is of its figure, whatever that is
  for (std::size_t i = 0; element.may_have(kAttributeBits) && i < kAttributes.size(); ++i) {
    const AttributeRow& row = kAttributes[i];
    if (element.get(row.attribute) == row.value) bits |= bit(row.evidence);
  }
  for (const ElementRow& row : kElements) {
    if (element.name == row.name) bits |= bit(row.evidence);
  }
  if (element.name == "body" || element.name == "html") return static_cast<EvidenceBits>(bits);
  bits |= by_names(element.get("class"));
  const std::string_view id = element.get("id");
  unsigned own = by_names(id);
  if (own != 0 && Letters(id).view() == Letters(heading_of(node)).view()) own &= bit(Evidence::Comments);
  if ((own & bit(Evidence::Comments)) != 0 && is_slug_of_heading(node, id) && !holds_entries(node)) own = 0;
  bits |= own;
  if ((bits & bit(Evidence::Frame)) != 0 && names_source(node)) bits &= ~static_cast<unsigned>(bit(Evidence::Frame));
  return static_cast<EvidenceBits>(bits);
}

}  // namespace offprint::main_content
