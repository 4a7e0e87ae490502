#include "converters/bind/text_article.h"

#include <algorithm>
#include <vector>

#include "converters/convert/convert.h"
#include "formats/document/tree.h"
#include "formats/html/article_header.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/writing/article_anchor.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

constexpr std::uint8_t kDeepest = 6;

// Names, date and site, as other outputs show them: "周晚晴 · 2023-10-13 13:59 · news.example.org".
void add_byline(Document& document, Node& before) {
  const Metadata& metadata = document.metadata;
  auto* line = document.make<Paragraph>({});
  const auto add = [&](Node* part) {
    if (line->first != nullptr) append(*line, *document.make_text(document.text(" · "), {}));
    append(*line, *part);
  };
  const std::string_view between = comma(metadata.language);
  std::string names;
  for (const std::string& author : metadata.authors) names += (names.empty() ? "" : std::string(between)) + author;
  if (!is_blank(names)) add(document.make_text(document.text(one_line(names)), {}));
  if (metadata.date()) add(document.make_text(document.text(shown_date(metadata.date())), {}));
  if (!metadata.url.empty()) {
    auto* link = document.make<Link>({});
    link->url = document.text(metadata.url);
    const std::string name = metadata.site.empty() ? metadata.url : metadata.site;
    append(*link, *document.make_text(document.text(name), {}));
    add(link);
  }
  if (line->first != nullptr) insert_before(before, *line);
}

std::string article_anchor(std::uint32_t number) { return std::string(kArticleAnchor) + std::to_string(number); }

void add_header(Document& document, TextPlace place) {
  auto* heading = document.make<Heading>({});
  heading->depth = place.level;
  document.anchors.push_back({document.text(article_anchor(place.number)), heading});  // for the contents
  append(*heading, *document.make_text(document.text(shown_title(document.metadata)), {}));
  if (document.root->first == nullptr) {
    append(*document.root, *heading);
  } else {
    insert_before(*document.root->first, *heading);
  }
  // The byline stands between the title and what follows it.
  auto* mark = document.make<Paragraph>({});
  insert_after(*heading, *mark);
  add_byline(document, *mark);
  detach(*mark);
}

template <class Work>
void each_node(Document& document, const Work& work) {
  for (Node* node = document.root; node != nullptr; node = next_in(*document.root, *node)) work(*node);
}

// Its headings go below its title.
void lower_headings(Document& document, std::uint8_t level) {
  std::uint8_t highest = kDeepest;
  each_node(document, [&](const Node& node) {
    if (const auto* heading = as<Heading>(&node)) highest = std::min(highest, heading->depth);
  });
  if (highest > level) return;
  const auto down = static_cast<std::uint8_t>(level + 1 - highest);
  each_node(document, [&](Node& node) {
    if (auto* heading = as<Heading>(&node))
      heading->depth = std::min<std::uint8_t>(kDeepest, static_cast<std::uint8_t>(heading->depth + down));
  });
}

void number_footnotes(Document& document, std::uint32_t number) {
  const std::string front = std::to_string(number) + "-";
  each_node(document, [&](Node& node) {
    const auto rename = [&](auto* note) {
      if (note == nullptr) return;
      note->identifier = document.text(front + std::string(note->identifier.view()));
      note->label = document.text(front + std::string(note->label.view()));
    };
    rename(as<FootnoteReference>(&node));
    rename(as<FootnoteDefinition>(&node));
  });
}

// So do the names that its links lead to.
void number_anchors(Document& document, std::uint32_t number) {
  const std::string front = std::to_string(number) + "-";
  for (Anchor& anchor : document.anchors) anchor.id = document.text(front + std::string(anchor.id.view()));
  each_node(document, [&](Node& node) {
    auto* link = as<Link>(&node);
    if (link != nullptr && link->url.size() > 1 && link->url.view().starts_with('#'))
      link->url = document.text('#' + front + std::string(link->url.view().substr(1)));
  });
}

// Writers put links where the format has them: in one document they lead to the articles.
List* contents_list(Document& contents, const std::vector<TextLine>& lines, bool linked) {
  auto* list = contents.make<List>({});
  for (const TextLine& line : lines) {
    auto* item = contents.make<ListItem>({});
    Node* words = contents.make<Paragraph>({});
    append(*item, *words);
    if (linked && line.number > 0) {
      auto* link = contents.make<Link>({});
      link->url = contents.text("#" + article_anchor(line.number));
      append(*words, *link);
      words = link;
    }
    append(*words, *contents.make_text(contents.text(one_line(line.title)), {}));
    if (!line.below.empty()) append(*item, *contents_list(contents, line.below, linked));
    append(*list, *item);
  }
  return list;
}

}  // namespace

Result<std::string> write_text_article(Document& document, const FormatRow& format, const WriteOptions& options,
                                       TextPlace place, Diagnostics& losses) {
  WriteOptions own = options;
  if (format.collection.one_document) {
    own.header = false;
    lower_headings(document, place.level);
    number_footnotes(document, place.number);
    number_anchors(document, place.number);
    own.part = true;
    if (options.header) add_header(document, place);
  }
  auto rendered = render(document, format, own, losses);
  if (!rendered) return fail(rendered.error());
  return std::move(rendered->bytes);
}

std::string text_front(const FormatRow& format, const std::string& title, const std::vector<std::string>& authors) {
  if (!format.collection.headed) return {};
  Document front;
  front.stage = Stage::Article;
  front.metadata.title = title;
  front.metadata.authors = authors;
  Diagnostics none;
  const auto rendered = render(front, format, {}, none);
  return rendered ? rendered->bytes : std::string();
}

std::string text_contents(const FormatRow& format, const std::string& language, const std::vector<TextLine>& lines) {
  if (!format.collection.headed || lines.empty()) return {};
  Document contents;
  contents.stage = Stage::Article;
  auto* heading = contents.make<Heading>({});
  append(*heading, *contents.make_text(contents.text(word(Word::Contents, language)), {}));
  append(*contents.root, *heading);
  append(*contents.root, *contents_list(contents, lines, format.collection.one_document));
  Diagnostics none;
  WriteOptions options;
  options.header = false;
  options.part = true;
  const auto rendered = render(contents, format, options, none);
  return rendered ? rendered->bytes : std::string();
}

std::string text_heading(const FormatRow& format, const std::string& title, std::uint8_t level) {
  if (!format.collection.headed) return {};
  Document part;
  part.stage = Stage::Article;
  auto* heading = part.make<Heading>({});
  heading->depth = level;
  append(*heading, *part.make_text(part.text(title), {}));
  append(*part.root, *heading);
  Diagnostics none;
  WriteOptions options;
  options.header = false;
  const auto rendered = render(part, format, options, none);
  return rendered ? rendered->bytes : std::string();
}

}  // namespace offprint
