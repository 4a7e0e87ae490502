// Moves the page's keywords to metadata.tags.
//
// Recognised: links with rel="tag" or rel="category tag" that fill a block or a line of their own, with a label before
// them ("Tags:", 标签：) and signs between, and nothing else; without rel, links to /tag/ and /category/ after such a
// label, or in a box whose class or microdata says so, and any links of a few words in such a box. Under --clean
// article they are lifted with their label, under none they are read and stay. Unsure means kept: a keyword in a
// sentence, a heading, a caption, a cell or an item of a list that stays is text of the article, and a block that is
// all that the page has is its text.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "converters/passes/blocks/page_lines.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/keywords.h"
#include "formats/document/node_table.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

// Labels before keywords, without their colon; and what separates two lists of them.
constexpr std::array<std::string_view, 74> kTagLabels{
    "Tags",
    "Tag",
    "Tagged",
    "Tagged with",
    "Tagged as",
    "Tagged in",
    "and tagged",
    "and tagged with",
    "Post tags",
    "Blog tags",
    "Article tags",
    "Technorati Tags",
    "Labels",
    "Keywords",
    "Key words",
    "Topics",
    "Topic",
    "Subjects",
    "Filed under",
    "Filed in",
    "Posted in",
    "Published in",
    "Posted under",
    "Category",
    "Categories",
    "Sections",
    "Want more on these topics ? Browse the archive of posts filed under",
    "This entry was posted in",
    "This post is filed under",
    "Browse by tag",
    "More on",
    "More about",
    "Explore topics",
    "Related topics",
    "Read more about",
    "In this story",
    "in",
    "and",
    "with",
    "under",
    "标签",
    "標籤",
    "标 签",
    "標 籤",
    "文章标签",
    "文章標籤",
    "本文标签",
    "关键词",
    "关键字",
    "關鍵詞",
    "關鍵字",
    "分类",
    "分類",
    "类别",
    "類別",
    "文章分类",
    "文章分類",
    "归类于",
    "張貼於",
    "张贴于",
    "发表在",
    "發表在",
    "发布在",
    "發佈於",
    "归档于",
    "话题",
    "話題",
    "主题",
    "主題",
    "及标签",
    "并标签为",
    "タグ",
    "カテゴリー",
    "태그"};
// In other languages, with their plurals.
constexpr std::array<std::string_view, 26> kOtherLabels{"Schlagwörter",
                                                        "Schlagworte",
                                                        "Stichwörter",
                                                        "Kategorie",
                                                        "Kategorien",
                                                        "Veröffentlicht in",
                                                        "Verschlagwortet mit",
                                                        "Étiquettes",
                                                        "Étiqueté",
                                                        "Mots-clés",
                                                        "Mots clés",
                                                        "Catégorie",
                                                        "Catégories",
                                                        "Publié dans",
                                                        "Etiquetas",
                                                        "Etiquetado",
                                                        "Categorías",
                                                        "Categoria",
                                                        "Categorias",
                                                        "Publicado en",
                                                        "Publicado em",
                                                        "Теги",
                                                        "Метки",
                                                        "Рубрики",
                                                        "Рубрика",
                                                        "Ключевые слова"};
// What follows the last keyword of WordPress's oldest line.
constexpr std::array<std::string_view, 8> kEndings{
    "Bookmark the permalink", "permalink", "Bookmark the", "Permalink",
    "将固定链接加入收藏夹",   "固定链接",  "永久链接",     "收藏此永久連結"};
constexpr std::string_view kTagSigns = " \t\r\n\f,;|/#:.&+-";
constexpr std::array<std::string_view, 15> kWideSigns{
    "🏷\xef\xb8\x8f", "🏷", "#️⃣", "、", "，", "；", "·", "•", "｜", "：", "\xc2\xa0", "　", "。", "–", "—"};

constexpr std::array<bool, 256> set_of(std::string_view text) {
  std::array<bool, 256> bytes{};
  for (const char c : text) bytes.at(static_cast<unsigned char>(c)) = true;
  return bytes;
}
constexpr std::array<bool, 256> kIsTagSign = set_of(kTagSigns);
constexpr std::array<bool, 256> kBeginsWideSign = first_bytes(kWideSigns);
constexpr std::array<bool, 256> kEndsWideSign = last_bytes(kWideSigns);

bool is_in(const std::array<bool, 256>& bytes, char c) { return bytes[static_cast<unsigned char>(c)]; }

std::string_view without_signs(std::string_view text) {
  for (bool more = true; more;) {
    const std::size_t before = text.size();
    while (!text.empty() && is_in(kIsTagSign, text.front())) text.remove_prefix(1);
    while (!text.empty() && is_in(kIsTagSign, text.back())) text.remove_suffix(1);
    if (text.empty() || !(is_in(kBeginsWideSign, text.front()) || is_in(kEndsWideSign, text.back()))) return text;
    for (const std::string_view sign : kWideSigns) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size());
      if (text.ends_with(sign)) text.remove_suffix(sign.size());
    }
    more = text.size() != before;
  }
  return text;
}

// For each byte that words of the tables begin with, in lower case: a bit for each of their sizes.
template <class... Tables>
constexpr std::array<std::uint64_t, 256> sizes_by_first(const Tables&... tables) {
  std::array<std::uint64_t, 256> sizes{};
  const auto add = [&](std::string_view word) {
    sizes.at(static_cast<unsigned char>(lower(word.front()))) |= std::uint64_t{1}
                                                                 << std::min<std::size_t>(word.size(), 63);
  };
  (std::for_each(tables.begin(), tables.end(), add), ...);
  return sizes;
}
bool may_be_word(std::string_view text, const std::array<std::uint64_t, 256>& sizes) {
  return !text.empty() &&
         (sizes[static_cast<unsigned char>(lower(text.front()))] >> std::min<std::size_t>(text.size(), 63) & 1U) != 0;
}

template <class Table>
bool is_one_of(std::string_view text, const Table& table) {
  return std::any_of(table.begin(), table.end(), [&](std::string_view word) {
    return word.size() == text.size() && equals_ignoring_case(word, text);
  });
}

bool is_label(std::string_view words) {
  static constexpr std::array kSizes = sizes_by_first(kTagLabels, kOtherLabels);
  return may_be_word(words, kSizes) && (is_one_of(words, kTagLabels) || is_one_of(words, kOtherLabels));
}

bool is_ending(std::string_view words) {
  static constexpr std::array kSizes = sizes_by_first(kEndings);
  return may_be_word(words, kSizes) && is_one_of(words, kEndings);
}

// Whether it is more than any label or ending, as it holds characters so far apart that are no signs: ASCII letters and
// the first bytes of Chinese ones.
bool is_prose(std::string_view text) {
  constexpr std::size_t kLongestLabel = 80;  // bytes
  constexpr std::size_t kTried = 16;         // bytes at each end
  constexpr auto kFits = [](std::string_view words) { return words.size() < kLongestLabel; };
  static_assert(std::all_of(kTagLabels.begin(), kTagLabels.end(), kFits) &&
                std::all_of(kOtherLabels.begin(), kOtherLabels.end(), kFits) &&
                std::all_of(kEndings.begin(), kEndings.end(), kFits));
  if (text.size() < kLongestLabel + 2 * kTried) return false;
  const auto is_solid = [](char c) { return is_letter(c) || (c >= '\xE4' && c <= '\xE9'); };
  const auto begin = text.substr(0, kTried);
  const auto end = text.substr(text.size() - kTried);
  return std::any_of(begin.begin(), begin.end(), is_solid) && std::any_of(end.begin(), end.end(), is_solid);
}

// Any other words are a label by their colon, where they are one or two: "Tonight at eight: #choir" is text.
bool ends_as_label(std::string_view text) {
  constexpr std::size_t kLongest = 30;  // bytes
  text = trim(text);
  return text.size() <= kLongest && (text.ends_with(':') || text.ends_with("：")) &&
         std::count(text.begin(), text.end(), ' ') <= 1 && text.find("。") == std::string_view::npos &&
         text.find("，") == std::string_view::npos;
}

// What a part of the page holds, as far as keywords go.
struct Holding {
  int marked = 0;      // links with rel="tag"
  int addressed = 0;   // links that only lead to a keyword
  bool label = false;  // words that announce keywords
  bool else_ = false;  // anything that is not part of a list of keywords

  void add(const Holding& other) {
    marked += other.marked;
    addressed += other.addressed;
    label = label || other.label;
    else_ = else_ || other.else_;
  }
  bool is_list() const { return !else_ && (marked > 0 || (addressed > 0 && label)); }
};

Holding holding_of_words(std::string_view text) {
  Holding holding;
  if (is_prose(text)) {
    holding.else_ = true;
    return holding;
  }
  const std::string_view words = without_signs(text);
  if (words.empty()) return holding;
  holding.label = is_label(words) || ends_as_label(text);
  holding.else_ = !holding.label && !is_ending(words);
  return holding;
}

class Keywords {
 public:
  Keywords(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    note_keywords();
    if (holdings_.find(*document_.root) == nullptr) return;  // most pages hold none
    known_.insert(document_.metadata.tags.begin(), document_.metadata.tags.end());
    if (!measure(*document_.root).is_list()) look_in(*document_.root);
  }

 private:
  // Notes the page's keywords, and all that holds them.
  void note_keywords() {
    for (const Node* at = document_.root->first; at != nullptr; at = next_in(*document_.root, *at)) {
      if (at->kind != Kind::Link && at->kind != Kind::Span) continue;
      const auto* link = as<Link>(at);
      const bool marked = link == nullptr ? is_tag_span(*at) : is_marked_keyword(*link);
      if (!marked && (link == nullptr || !(leads_to_keyword(link->url) || is_in_box_of_keywords(*link)))) continue;
      if (!has_text(*at) || holds_picture(*at)) continue;
      Holding& keyword = holdings_.add(*at, {});
      (marked ? keyword.marked : keyword.addressed) = 1;
      for (const Node* around = at->parent; around != nullptr && !holds_keyword(*around); around = around->parent)
        holdings_.add(*around, {});
    }
  }

  bool holds_keyword(const Node& node) const { return holdings_.find(node) != nullptr; }

  // Of a node that holds keywords, and of each such node in it. What is no part of a list is told once: the rest of
  // what holds it makes no difference.
  const Holding& measure(const Node& node) {
    Holding holding = holdings_.at(node);
    if (holding.marked + holding.addressed > 0) return holdings_.at(node);  // a keyword
    for (const Node* child = node.first; child != nullptr; child = child->next) {
      if (holds_keyword(*child)) {
        holding.add(measure(*child));
      } else if (!holding.else_) {
        holding.add(holding_without_keywords(*child));
      }
    }
    holding.else_ = holding.else_ || is_shown_alone(node) || is_kept(node.kind);
    holding.label = holding.label || (node.element != nullptr && is_box_of_keywords(*node.element));
    return holdings_.at(node) = holding;
  }

  // Leaves of the tree that a reader sees, unlike breaks and empty elements (an icon's <i>).
  static bool is_shown_alone(const Node& node) {
    return is_picture(node) || node.kind == Kind::Code || node.kind == Kind::InlineCode || node.kind == Kind::Math ||
           node.kind == Kind::InlineMath || node.kind == Kind::FootnoteReference;
  }

  // What holds them is a part of the article's structure.
  static bool is_kept(Kind kind) {
    return kind == Kind::Heading || kind == Kind::Caption || kind == Kind::Figure || kind == Kind::Table ||
           kind == Kind::BlockQuote || kind == Kind::Code;
  }

  void look_in(Node& parent) {
    const bool in_lines = parent.kind != Kind::List && parent.kind != Kind::TableCell;
    if (in_lines) {
      each_line(parent, [&](const PageLine& line) {
        if (!holds_keyword(line)) return;
        if (is_list(line)) {
          take(line);
        } else {
          look_in_spans(line);
        }
      });
    }
    for (Node* at = parent.first; at != nullptr;) {
      Node* const next = at->next;
      if (is_block(*at)) look_at(*at);
      at = next;
    }
  }

  void look_at(Node& block) {
    const Holding* holding = holdings_.find(block);
    if (holding == nullptr || is_kept_whole(block.kind)) return;
    const bool cell = block.kind == Kind::TableRow || block.kind == Kind::TableCell;
    if (holding->is_list() && !cell) return take({&label_before(block), &block});
    look_in(block);
  }

  // An item of a list that stays, a heading, a cell of data and the like: not looked into.
  static bool is_kept_whole(Kind kind) {
    return kind == Kind::Heading || kind == Kind::Caption || kind == Kind::Figure || kind == Kind::BlockQuote ||
           kind == Kind::Code || kind == Kind::ListItem || kind == Kind::DefinitionTerm ||
           kind == Kind::DefinitionDescription;
  }

  bool holds_keyword(const PageLine& line) const {
    for (const Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next) {
      if (holds_keyword(*at)) return true;
    }
    return false;
  }

  bool is_list(const PageLine& line) const {
    Holding all;
    for (const Node* at = line.first; at != nullptr && !all.else_; at = at == line.last ? nullptr : at->next) {
      const Holding* holding = holdings_.find(*at);
      all.add(holding != nullptr ? *holding : holding_without_keywords(*at));
    }
    return all.is_list();
  }

  // Of a node that holds none, up to what is no part of a list.
  static Holding holding_without_keywords(const Node& node) {
    Holding holding;
    for (const Node* at = &node; at != nullptr && !holding.else_; at = next_in(node, *at)) {
      if (const auto* text = as<TextNode>(at)) {
        holding.add(holding_of_words(text->value));
      } else if (is_shown_alone(*at)) {
        holding.else_ = true;
      }
    }
    return holding;
  }

  // <span>By Ann</span> <span>in <a rel=tag>…</a></span>: in a line without text outside the spans.
  void look_in_spans(const PageLine& line) {
    for (const Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next) {
      if (at->kind != Kind::Span && at->kind != Kind::Link && !is_blank_node(*at) &&
          !(at->kind == Kind::Text && without_signs(static_cast<const TextNode*>(at)->value.view()).empty()))
        return;
    }
    for (Node* at = line.first; at != nullptr;) {
      Node* const next = at == line.last ? nullptr : at->next;
      const Holding* holding = holdings_.find(*at);
      if (holding != nullptr && holding->is_list()) {
        take({at, at});
      } else if (holding != nullptr && at->kind == Kind::Span) {
        look_in(*at);
      }
      at = next;
    }
  }

  // <h4>Tags</h4> before its list; the block itself where there is none.
  Node& label_before(Node& block) {
    Node* before = block.previous;
    while (before != nullptr && is_blank_node(*before)) before = before->previous;
    if (before == nullptr || before->kind == Kind::Text || before->kind == Kind::Link) return block;
    const auto [found, is_new] = labels_.try_emplace(before, false);  // it may come before many, one after another
    if (is_new) found->second = announces(*before);
    return found->second ? *before : block;
  }

  static bool announces(const Node& block) {
    constexpr std::size_t kLongest = 60;  // bytes
    std::size_t size = 0;                 // told of most blocks before their text is put together
    for (const Node* at = &block; at != nullptr && size <= kLongest; at = next_in(block, *at)) {
      if (const auto* text = as<TextNode>(at)) size += text->value.size();
    }
    if (size > kLongest) return false;
    const std::string text = text_content(block);
    return text.size() <= kLongest && is_label(without_signs(text)) && !holds_picture(block);
  }

  void take(const PageLine& line) {
    for (Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next) read(*at);
    if (options_.clean != Clean::Article) return;
    Node& line_alone = *document_.make<Division>(line.first->source);
    wrap(*line.first, *line.last, line_alone);
    if (is_given(options_, given::kTags)) {  // -M sets them instead
      if (!cut_out(line_alone, "tags", options_, diagnostics_)) unwrap(line_alone);
      return;
    }
    diagnostics_.lifted("tags", line_alone.source.begin, text_content(line_alone));
    detach(line_alone);
  }

  void read(const Node& node) {
    std::vector<std::string>& tags = document_.metadata.tags;
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      const auto* link = as<Link>(at);
      const bool keyword = link == nullptr ? is_tag_span(*at) : is_keyword_link(*link) || is_in_box_of_keywords(*link);
      if (!keyword) continue;
      std::string tag = keyword_of(*at);
      if (!tag.empty() && known_.insert(tag).second) tags.push_back(std::move(tag));
    }
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  NodeTable<Holding> holdings_;                   // of keywords, and of what holds them
  std::unordered_map<const Node*, bool> labels_;  // of what comes before keywords: whether it announces them
  std::unordered_set<std::string> known_;         // the tags
};

}  // namespace

void lift_tags(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Keywords(document, options, diagnostics).run();
}

}  // namespace offprint
