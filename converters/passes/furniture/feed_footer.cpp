// What feeds and their plug-ins put beneath an article: where it first appeared, how to bookmark it, where to read on.
//
// Recognised: a block or line of its own, short, whose words are a row of kForms (how it begins, what else it holds) or
// that has two or more of a footer's buttons (kButtons), unless it is a heading, caption, quotation, cell, code or item
// of a list. "… was originally published in … on …" is one where its subject is the article itself, by its title, its
// address or "This story", and the place is a link. All goes to the ledger. Unsure means kept.
#include "converters/passes/furniture/feed_footer.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "converters/passes/blocks/page_lines.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/marked_nodes.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

constexpr std::size_t kLongest = 600;  // bytes of a footer's text

constexpr std::size_t kLongestLink = 160;

// How much of the line must link for the row to hold.
enum class Links : std::uint8_t {
  Any,   // nothing need be a link
  Some,  // what is named is a link
  Last,  // where it appeared is one, and ends the line
  All,   // the line is one link
};

struct Form {
  std::string_view begins;  // "" for anything
  std::string_view holds;
  Links links;
  std::string_view why;
};
constexpr std::array kForms{
    Form{"The post ", " appeared first on ", Links::Last, "WordPress, by Yoast's plug-in"},
    Form{"The article ", " appeared first on ", Links::Last, "the same"},
    Form{"This post ", " appeared first on ", Links::Last, "the same"},
    Form{"This article ", " first appeared on ", Links::Last, "the same"},
    Form{"Der Beitrag ", " erschien zuerst auf ", Links::Last, "the same in other languages"},
    Form{"La entrada ", " se publicó primero en ", Links::Last, "the same"},
    Form{"La entrada ", " aparece primero en ", Links::Last, "the same"},
    Form{"El post ", " apareció primero en ", Links::Last, "the same"},
    Form{"O post ", " apareceu primeiro em ", Links::Last, "the same"},
    Form{"O post ", " apareceu primeiro no ", Links::Last, "the same"},
    Form{"L’article ", " est apparu en premier sur ", Links::Last, "the same"},
    Form{"L'article ", " est apparu en premier sur ", Links::Last, "the same"},
    Form{"L’articolo ", " proviene da ", Links::Last, "the same"},
    Form{"L'articolo ", " proviene da ", Links::Last, "the same"},
    Form{"Het bericht ", " verscheen eerst op ", Links::Last, "the same"},
    Form{"Сообщение ", " появились сначала на ", Links::Last, "the same"},
    Form{"Запись ", " впервые появилась ", Links::Last, "the same"},
    Form{"文章", "最先出现在", Links::Last, "the same"},
    Form{"文章", "最先出現於", Links::Last, "the same"},
    Form{"这篇文章", "最先出现在", Links::Last, "the same"},
    Form{"這篇文章", "最早出現於", Links::Last, "the same"},
    Form{"文章", "首先出现在", Links::Last, "the same"},
    Form{"Continue reading on ", "", Links::All, "Medium: the feed holds the beginning only"},
    Form{"Continue reading", "", Links::All, "the same, of others"},
    Form{"Read the rest of this entry", "", Links::All, "the same"},
    Form{"Read more on ", " »", Links::All, "the same"},
    Form{"繼續閱讀", "", Links::All, "the same"},
    Form{"继续阅读", "", Links::All, "the same"},
    Form{"阅读全文", "", Links::All, "the same"},
    Form{"閱讀全文", "", Links::All, "the same"},
    Form{"This entry was posted on ", "filed under ", Links::Any, "WordPress' oldest theme"},
    Form{"You can follow any responses to this entry", "", Links::Any, "the same"},
    Form{"Both comments and pings are currently closed", "", Links::Any, "the same"},
    Form{"Want more on these topics", "", Links::Any, "a plug-in for feeds"},
    Form{"", "This feed is for personal, non-commercial use only", Links::Any, "another"},
    Form{"", "This Feed is for personal non-commercial use only", Links::Any, "the same"},
    Form{"(Digital Fingerprint:", ")", Links::Any, "another, against copies"},
    Form{"Digital Fingerprint:", "", Links::Any, "the same"},
    Form{"Post tags:", "", Links::Any, "a plug-in's list of keywords, where it is empty or links to nothing"},
    Form{"Feed enhanced by ", "", Links::Any, "a plug-in's own name"},
    Form{"Related posts brought to you by ", "", Links::Any, "the same"},
    Form{"Filed under: ", "Tagged: ", Links::Some, "WordPress.com"},
};

// Buttons of a footer: two of them make a line one.
constexpr std::array<std::string_view, 20> kButtons{
    "Permalink", "Permanent link", "Permanent Link", "No comment", "Leave a comment", "Add a comment", " comments",
    " comment ", "Add to ",        "del.icio.us",    "Trackback",  "Post a comment",  "固定链接",      "固定連結",
    "永久链接",  "永久連結",       "没有评论",       "沒有評論",   "暂无评论",        "条评论"};

struct Placeholder {
  std::string_view open;
  std::string_view close;
  std::size_t longest;  // bytes between them
};
constexpr std::array kPlaceholders{
    Placeholder{"get_post_time(", ")", 12},
    Placeholder{"get_the_time(", ")", 12},
    Placeholder{"the_time(", ")", 12},
    Placeholder{"bloginfo(", ")", 20},
    Placeholder{"<?php", "?>", 80},
    Placeholder{"%%", "%%", 30},
    Placeholder{"{{", "}}", 40},
    Placeholder{"{%", "%}", 40},
    Placeholder{"${", "}", 40},
    Placeholder{"[[", "]]", 40},
    Placeholder{"[sitename", "]", 0},
    Placeholder{"[year", "]", 0},
    Placeholder{"[site_title", "]", 0},
    Placeholder{"[current_year", "]", 0},
};

constexpr std::array<std::string_view, 4> kRightsSigns{"©", "(c)", "Copyright", "Copyleft"};

bool opens_rights(std::string_view line) {
  return std::any_of(kRightsSigns.begin(), kRightsSigns.end(),
                     [&](std::string_view sign) { return starts_ignoring_case(line, sign); });
}

std::size_t buttons_in(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(kButtons.begin(), kButtons.end(), [&](std::string_view button) {
    return line.find(button) != std::string_view::npos;
  }));
}

bool has_separator(std::string_view line) {
  return line.find('|') != std::string_view::npos || line.find("·") != std::string_view::npos ||
         line.find("•") != std::string_view::npos;
}

// Whether the line is one of a template without a form: rights with places that were never filled in, or buttons.
bool is_of_template(std::string_view line) {
  constexpr std::size_t kLongestButtons = 160;
  if (line.size() > kLongest) return false;
  const bool rights = opens_rights(line);
  if (rights && holds_placeholder(line)) return true;
  return (line.size() < kLongestButtons || rights) && has_separator(line) && buttons_in(line) >= 2;
}

const Form* form_of(std::string_view line) {
  const auto* const form = std::find_if(kForms.begin(), kForms.end(), [&](const Form& f) {
    const bool begins = f.begins.empty() || (line.starts_with(f.begins.front()) && line.starts_with(f.begins));
    return begins && line.find(f.holds) != std::string_view::npos;
  });
  return form == kForms.end() ? nullptr : form;
}

// ---- what most texts are seen not to be part of at once

// Whether a footer may begin with the text and go on in the next: it begins as `begins` does, where a blank stands for
// any white space, or is the beginning of that.
bool may_open(std::string_view text, std::string_view begins) {
  std::size_t at = 0;
  for (const char c : begins) {
    while (c == ' ' && at < text.size() && is_space(text[at])) ++at;
    if (at == text.size()) return true;
    if (c != ' ' && lower(text[at++]) != lower(c)) return false;
  }
  return true;
}

// How rows and statements of rights begin: the first bytes, and the first three.
struct FooterOpenings {
  std::array<bool, 256> first{};
  Sieve three;

  constexpr FooterOpenings() {
    for (const Form& form : kForms) add(form.begins);
    for (const std::string_view sign : kRightsSigns) add(sign);
  }
  constexpr void add(std::string_view words) {
    if (words.empty()) return;
    first.at(static_cast<unsigned char>(lower(words.front()))) = true;
    if (words.size() >= Sieve::kLeast) three.add(words);
  }
};

bool may_open_footer(std::string_view text) {
  static constexpr FooterOpenings kOpenings;
  const char first = lower(text.front());
  if (!kOpenings.first[static_cast<unsigned char>(first)]) return false;
  const bool sifted = text.size() >= Sieve::kLeast && !is_space(text[1]) && !is_space(text[2]);
  if (sifted && !kOpenings.three.may_begin(text) && !text.starts_with(kRightsSigns.front())) return false;
  const auto opens = [&](std::string_view begins) {
    return !begins.empty() && lower(begins.front()) == first && may_open(text, begins);
  };
  return std::any_of(kForms.begin(), kForms.end(), [&](const Form& form) { return opens(form.begins); }) ||
         std::any_of(kRightsSigns.begin(), kRightsSigns.end(), opens);
}

// Whether the word comes next, or begins and goes on in the next text.
bool may_come(std::string_view rest, std::string_view word) {
  return rest.size() < word.size() ? word.starts_with(rest) : rest.starts_with(word);
}

// Whether a footer may hold the text: it opens one, or holds what rows without a beginning hold ("non-commercial"), a
// separator as between buttons, or a verb of says_where_first.
bool may_be_of_footer(std::string_view text) {
  using Sign = ByteSet<ByteRange{'-', '-'}, ByteRange{'b', 'b'}, ByteRange{'|', '|'}, ByteRange{0xC2, 0xC2},
                       ByteRange{0xE2, 0xE2}>;
  const auto tells = [](std::string_view rest) {
    switch (rest.front()) {
      case '-': return may_come(rest, "-commercial");
      case 'b': return may_come(rest, "blished");
      case '|': return true;
      default: return rest.starts_with("·") || rest.starts_with("•");
    }
  };
  if (may_open_footer(text)) return true;
  for (std::size_t at = Sign::find(text); at < text.size(); at = Sign::find(text, at + 1)) {
    if (tells(text.substr(at))) return true;
  }
  return false;
}

// ---- the page

// Code and the like: what it shows is in no text.
bool has_other_text(Kind kind) {
  return kind == Kind::InlineCode || kind == Kind::Code || kind == Kind::InlineMath || kind == Kind::Math ||
         kind == Kind::Ruby;
}

struct Linked {
  std::size_t links = 0;
  std::size_t text = 0;  // bytes without white space at the ends
  std::size_t linked = 0;
  bool holds_picture = false;
  bool holds_other_text = false;
};

void add_linked(const Node& node, bool in_link, Linked& linked) {
  if (const auto* text = as<TextNode>(&node)) {
    const std::size_t size = trim(text->value).size();
    linked.text += size;
    linked.linked += in_link ? size : 0;
  }
  linked.links += node.kind == Kind::Link ? 1 : 0;
  linked.holds_picture = linked.holds_picture || is_picture(node);
  linked.holds_other_text = linked.holds_other_text || has_other_text(node.kind);
  for (const Node* child = node.first; child != nullptr; child = child->next)
    add_linked(*child, in_link || node.kind == Kind::Link, linked);
}

bool links_enough(const Linked& linked, Links wanted) {
  switch (wanted) {
    case Links::Any: return true;
    case Links::Some:
    case Links::Last: return linked.links > 0;
    case Links::All: return linked.links == 1 && linked.linked == linked.text && linked.text <= kLongestLink;
  }
  __builtin_unreachable();
}

// ---- "<a>Title</a> was originally published in <a>Site</a> on Medium"

constexpr char kLink = '\x01';  // stands for a link in a line's text

std::string outside_links(const PageLine& line) {
  std::string out;
  for (const Node* top = line.first; top != nullptr; top = top == line.last ? nullptr : top->next) {
    for (const Node* at = top; at != nullptr;) {
      const bool link = at->kind == Kind::Link;
      if (link) out += kLink;
      if (const auto* text = as<TextNode>(at)) out += text->value.view();
      at = link ? skip_in(*top, *at) : next_in(*top, *at);
    }
  }
  return one_line(out);
}

const Link* first_link(const PageLine& line) {
  for (const Node* top = line.first; top != nullptr; top = top == line.last ? nullptr : top->next) {
    for (const Node* at = top; at != nullptr; at = next_in(*top, *at)) {
      if (const auto* link = as<Link>(at)) return link;
    }
  }
  return nullptr;
}

std::string_view without_query(std::string_view url) { return url.substr(0, url.find_first_of("?#")); }

bool is_self(const Link& link, const Metadata& metadata) {
  const bool titled = !metadata.title.empty() && one_line(text_content(link)) == one_line(metadata.title);
  return titled || (!metadata.url.empty() && without_query(link.url) == without_query(metadata.url));
}

// "This story", "The article above": a text's words for itself.
bool is_this(std::string_view subject) {
  static constexpr std::array<std::string_view, 10> kSelves{"article", "post",   "story",     "essay", "piece",
                                                            "entry",   "column", "interview", "blog",  "report"};
  constexpr std::size_t kLongestSelf = 40;
  return subject.starts_with("This ") && subject.size() <= kLongestSelf &&
         std::any_of(kSelves.begin(), kSelves.end(),
                     [&](std::string_view self) { return subject.find(self) != std::string_view::npos; });
}

bool says_where_first(const PageLine& line, const Metadata& metadata) {
  static constexpr std::array<std::string_view, 4> kVerbs{" was originally published in ",
                                                          " was originally published on ", " was first published in ",
                                                          " was first published on "};
  static constexpr std::string_view kMedium = "where people are continuing the conversation";
  const std::string words = outside_links(line);
  for (const std::string_view verb : kVerbs) {
    const std::size_t at = words.find(verb);
    if (at == std::string::npos) continue;
    const std::string_view subject = std::string_view(words).substr(0, at);
    std::string_view where = std::string_view(words).substr(at + verb.size());
    if (where.starts_with("the ")) where.remove_prefix(4);
    if (where.find(kMedium) != std::string_view::npos) return true;
    const bool linked = subject == std::string_view(&kLink, 1) && is_self(*first_link(line), metadata);
    const bool named = !metadata.title.empty() && subject == one_line(metadata.title);
    const bool whereabouts =
        where.starts_with(kLink) && where.find(". ") == std::string_view::npos && where.size() < 80;
    if (linked || named) return whereabouts;
    return is_this(subject) && whereabouts && where.find(" on ") != std::string_view::npos;
  }
  return false;
}

class Footers {
 public:
  Footers(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    mark_texts();
    if (marked_.holds(*document_.root)) look_in(*document_.root);
  }

 private:
  // Parts of the article's structure: nothing in them is a footer.
  static bool is_kept(Kind kind) {
    return kind == Kind::Heading || kind == Kind::List || kind == Kind::BlockQuote || kind == Kind::Figure ||
           kind == Kind::Caption || kind == Kind::Code || kind == Kind::DefinitionList;
  }

  static bool is_telling(const Node& node) {
    if (node.kind != Kind::Text) return has_other_text(node.kind);
    const std::string_view text = trim(static_cast<const TextNode&>(node).value);
    return !text.empty() && text.size() <= kLongest && may_be_of_footer(text);
  }

  void mark_texts() {
    const Node& root = *document_.root;
    for (const Node* at = &root; at != nullptr;) {
      const bool kept = is_kept(at->kind) && is_in_no_line(*at);
      if (!kept && is_telling(*at)) marked_.mark(*at);
      at = kept ? skip_in(root, *at) : next_in(root, *at);
    }
  }

  static bool is_in_no_line(const Node& node) {
    const Node* at = &node;
    while (at->parent != nullptr && is_block(*at)) at = at->parent;
    return at->parent == nullptr;
  }

  bool is_marked(const PageLine& line) const {
    for (const Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next) {
      if (marked_.holds(*at)) return true;
    }
    return false;
  }

  void look_in(Node& parent) {
    for (Node* at = parent.first; at != nullptr;) {
      Node* const next = at->next;
      if (is_block(*at) && !is_kept(at->kind) && marked_.holds(*at)) look_at(*at);
      at = next;
    }
    if (parent.kind == Kind::TableCell) return;
    each_line(parent, [&](const PageLine& line) {
      if (is_marked(line) && is_short(line) && is_footer(line)) cut(line);
    });
  }

  void look_at(Node& block) {
    const PageLine whole{&block, &block};
    const bool in_cell = block.parent->kind == Kind::TableRow || block.kind == Kind::TableCell;
    if (!in_cell && is_short(whole) && !holds_structure(block) && is_footer(whole)) return cut(whole);
    look_in(block);
  }

  // Whether the block is more than lines: then each of its parts speaks for itself.
  static bool holds_structure(const Node& block) {
    for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
      if (at != &block &&
          (is_kept(at->kind) || (is_block(*at) && at->kind != Kind::Division && at->kind != Kind::Paragraph)))
        return true;
    }
    return false;
  }

  bool is_footer(const PageLine& line) const {
    const std::string words = one_line(text_of(line));  // pages are pretty-printed
    if (words.empty()) return false;
    Linked linked;
    for (const Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next)
      add_linked(*at, false, linked);
    if (linked.holds_picture) return false;
    const Form* form = form_of(words);
    if (form != nullptr) return links_enough(linked, form->links) && (form->links != Links::Last || ends(line, *form));
    if (is_of_template(words)) return true;
    const bool may_say = linked.holds_other_text || words.find("blished") != std::string::npos;
    return may_say && says_where_first(line, document_.metadata);
  }

  // Whether the link that says where it appeared comes next, and nothing after it.
  static bool ends(const PageLine& line, const Form& form) {
    constexpr std::size_t kArticle = 8;  // bytes between: "the "
    constexpr std::size_t kStop = 3;     // bytes after the link
    const std::string words = outside_links(line);
    const std::string_view verb = trim(form.holds);
    const std::size_t at = words.find(verb);
    const std::size_t link = words.rfind(kLink);
    return at != std::string::npos && link != std::string::npos && link >= at + verb.size() &&
           link - at - verb.size() <= kArticle && words.size() - link - 1 <= kStop;
  }

  // Whether it is no more than a footer has, without the white space around its texts.
  static bool is_short(const PageLine& line) {
    std::size_t size = 0;
    std::size_t nodes = 0;
    for (const Node* top = line.first; top != nullptr; top = top == line.last ? nullptr : top->next) {
      for (const Node* at = top; at != nullptr; at = next_in(*top, *at)) {
        if (const auto* text = as<TextNode>(at)) size += trim(text->value).size();
        if (size > kLongest || ++nodes > kMostNodes) return false;
      }
    }
    return true;
  }

  void cut(const PageLine& line) {
    Node& alone = *document_.make<Division>(line.first->source);
    wrap(*line.first, *line.last, alone);
    if (!cut_out(alone, "feed", options_, diagnostics_)) unwrap(alone);
  }

  Document& document_;
  const PassOptions& options_;
  static constexpr std::size_t kMostNodes = 200;

  Diagnostics& diagnostics_;
  MarkedNodes marked_;  // what footers may hold
};

}  // namespace

bool holds_placeholder(std::string_view line) {
  return std::any_of(kPlaceholders.begin(), kPlaceholders.end(), [&](const Placeholder& p) {
    const std::size_t open = line.find(p.open);
    if (open == std::string_view::npos) return false;
    const std::size_t inner = open + p.open.size();
    const std::size_t close = line.find(p.close, inner);
    return close != std::string_view::npos && close - inner <= p.longest;
  });
}

bool is_feed_footer(std::string_view line) {
  line = trim(line);
  if (line.size() > kLongest) return false;
  if (is_of_template(line)) return true;
  const Form* form = form_of(line);
  return form != nullptr && form->links == Links::Any;
}

void cut_feed_footers(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Footers(document, options, diagnostics).run();
}

}  // namespace offprint
