#include "converters/passes/passes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "converters/passes/list.h"
#include "formats/document/validate.h"

namespace offprint {

namespace {

// The table of contents of what Offprint understands. Between the rows: what every later pass may rely on.
constexpr std::array kPasses{
    // The page as HTML gave it: Division and Span, blocks inside inlines, white space of the source.
    PassRow{"formulas", find_formulas, When::Made,
            "a formula appears once: pages show one form of it and hide another"},
    PassRow{"hide", hide, When::Pages, "what a browser does not show is not text",
            Needs{.elements = name_bits({"button", "datalist", "dialog", "en-todo", "input", "select", "textarea"}),
                  .attributes = name_bits({"aria-hidden", "hidden", "style"})}},
    PassRow{"directions", read_directions, When::Pages, "text runs the way that its markup says",
            Needs{.elements = name_bits({"bdi", "bdo"}), .attributes = name_bit("dir"), .style_part = "irection"}},
    PassRow{"tags", lift_tags, When::Crawled, "keywords are metadata, not prose"},
    PassRow{"page-properties", read_page_properties, When::Crawled,
            "elements say who wrote it, and when, before any goes",
            Needs{.attributes = name_bits({"class", "itemprop", "itemscope", "property", "rel"})}},
    PassRow{"site-marks", read_site_marks, When::Crawled, "what names the site stands outside the article"},
    PassRow{"site-rules", apply_site_rules, When::Crawled, "who knows the site knows better than what follows"},
    PassRow{"main-content", find_main_content, When::Article, "a whole page holds more than its article"},
    PassRow{"byline", lift_byline, When::Crawled, "who wrote it and when is metadata, not prose"},
    PassRow{"published-lines", lift_published_lines, When::Crawled, "so are the dates beneath the text"},
    PassRow{"base", settle_base, When::Pages, "addresses are relative to <base>, else to the page's own"},
    PassRow{"images", find_images, When::Pages, "a picture appears once, in its largest form, at its own address",
            Needs{.kinds = kind_bit(Kind::Image), .elements = name_bit("noscript")}},
    PassRow{"embeds", settle_embeds, When::Pages, "a player becomes a link that a person can open",
            Needs{.kinds = kind_bit(Kind::Embed)}},
    PassRow{"trackers", cut_trackers, When::All, "whoever opens the article is not counted",
            Needs{.kinds = kind_bit(Kind::Image)}},
    PassRow{"links", settle_links, When::Pages, "links lead to the article meant, and are absolute"},
    PassRow{"footnotes", find_footnotes, When::Made, "a note, its mark and the links between them belong together"},
    // From here on addresses of pictures, embeds and links are absolute, not a proxy's or a redirector's; <noscript>
    // is gone.
    PassRow{"heading-marks", cut_heading_marks, When::Article, "a link to the heading itself is not part of its words",
            Needs{.kinds = kind_bits({Kind::Heading, Kind::DefinitionTerm, Kind::Caption, Kind::Link}),
                  .elements = name_bit("caption"),
                  .attributes = name_bit("role")}},
    PassRow{"code-buttons", cut_code_buttons, When::Article, "a button beside code is not a line of code",
            Needs{.elements = name_bit("pre"), .class_parts = {"crayon-", "highlight", "blockcode"}}},
    PassRow{"furniture", cut_furniture, When::Article, "what surrounds the article is not the article"},
    PassRow{"feed-footers", cut_feed_footers, When::Article, "what feeds put beneath an article is not the article"},
    PassRow{"backgrounds", show_backgrounds, When::Crawled, "a box that holds nothing shows what is behind it",
            Needs{.attributes = name_bits({"data-bg", "data-background-image", "data-background", "data-bg-url"}),
                  .style_part = "background"}},
    PassRow{"code", find_code, When::Pages, "pre and code hold characters, not markup",
            Needs{.kinds = kind_bit(Kind::Table),
                  .elements = name_bits({"code", "kbd", "listing", "plaintext", "pre", "samp", "tt", "xmp"}),
                  .class_parts = {"lines", "dp-", "crayon-pre", "CodeMirror-code", "EnlighterJS",
                                  "ql-code-block-container", "blockcode", "geshi"},
                  .style_part = "white-space"}},
    PassRow{"figures", find_figures, When::Pages, "a picture, its caption and its credit belong together",
            Needs{.kinds = kind_bits({Kind::Image, Kind::Embed, Kind::Figure, Kind::Caption, Kind::Credit})}},
    // From here on a Figure holds only what it shows (pictures, players, tables, code, quotations), captions and
    // credits.
    PassRow{"layout-tables", unwrap_layout_tables, When::Crawled, "a table that only lays things out is not a table",
            Needs{.kinds = kind_bit(Kind::Table)}},
    PassRow{"blocks", make_blocks, When::Pages, "blocks hold blocks, paragraphs hold inlines"},
    // From here on Stage::Article: the content model of kKinds holds, Division and Span are gone.
    PassRow{"space", collapse_space, When::Pages,
            "white space as a browser shows it; none from pretty-printing in Chinese"},
    // From here on no block or line begins or ends with white space (the indents of verse are other spaces), and no
    // white space follows other white space.
    PassRow{"marks", join_marks, When::Pages, "what the page cut into pieces becomes one run"},
    PassRow{"paragraphs", split_paragraphs, When::Made, "two line breaks end a paragraph; nothing stays empty"},
    PassRow{"lists", join_lists, When::Crawled, "a list goes on in the next one where its numbers do",
            Needs{.kinds = kind_bit(Kind::List)}},
    PassRow{"note-headings", cut_note_headings, When::Article, "writers put notes in a place of their own",
            Needs{.kinds = kind_bit(Kind::FootnoteDefinition)}},
    // From here on equal neighbours are joined and no block is empty.
    PassRow{"title", cut_title, When::Crawled, "the title belongs in the metadata, not again before the text"},
    PassRow{"emptiness", tell_emptiness, When::Pages, "a page without an article must not pass in silence"},
    PassRow{"rights", find_rights, When::Crawled, "the rights, read from the last blocks, which stay"},
    PassRow{"site-names", settle_site_names, When::Crawled,
            "what the site puts behind its titles, and in place of an author, is its own name"},
    // From here on the title is as `learn` sees it, which reads what all passes have left.
    PassRow{"recurring", cut_recurring, When::Article, "what --furniture says recurs on the site is not the article"},
    PassRow{"anchors", settle_anchors, When::Pages, "a link into the page leads to what its target has become"},
    PassRow{"formula-addresses", settle_formula_addresses, When::All, "a formula leads nowhere that a link may not",
            Needs{.kinds = kind_bits({Kind::Math, Kind::InlineMath})}},
    PassRow{"metadata", settle_metadata, When::All, "header, page and -M are merged by fixed precedence"},
    PassRow{"language", find_language, When::Pages, "from the markup, else from the characters"},
    PassRow{"direction", settle_directions, When::Pages, "text runs as its markup says, else as its language does"},
    PassRow{"script", change_script, When::All, "simplified or traditional characters, as --script asks"},
};

// What name_bit's factors are for: a pass that asks for these is left out on most pages.
static_assert((name_bits({"bdi", "bdo", "code", "kbd", "pre", "samp", "tt"}) &
               name_bits({"a",       "b",    "blockquote", "br",    "div",   "em", "figcaption", "figure",
                          "h1",      "h2",   "h3",         "i",     "img",   "li", "ol",         "p",
                          "section", "span", "strong",     "table", "tbody", "td", "tr",         "ul"})) == 0);
static_assert((name_bit("dir") &
               name_bits({"alt", "class", "height", "href", "id", "src", "style", "target", "title", "width"})) == 0);

bool applies(const PassRow& row, bool pages, Origin origin, const PassOptions& options) {
  switch (row.when) {
    case When::Pages: return pages;
    case When::Made: return pages && (origin == Origin::Page || origin == Origin::Book);
    case When::Crawled: return pages && origin == Origin::Page;
    case When::Article: return pages && origin == Origin::Page && options.clean == Clean::Article;
    case When::All: return true;
  }
  __builtin_unreachable();
}

bool has_work(const Needs& needs, const Census& census) {
  const auto is_there = [&](std::string_view part) { return !part.empty() && census.holds_class_part(part); };
  const bool asks = (needs.kinds | needs.elements | needs.attributes) != 0 || !needs.class_parts.front().empty() ||
                    !needs.style_part.empty();
  return !asks || census.may_hold_kind(needs.kinds) || census.may_hold_element(needs.elements) ||
         census.may_hold_attribute(needs.attributes) ||
         std::any_of(needs.class_parts.begin(), needs.class_parts.end(), is_there) ||
         (!needs.style_part.empty() && census.holds_style_part(needs.style_part));
}

void check(const Document& document, std::string_view after) {
#ifdef NDEBUG
  (void)document;
  (void)after;
#else
  if (const auto broken = validate(document)) {
    std::fprintf(stderr, "offprint: defect: after the pass %.*s: %s\n", static_cast<int>(after.size()), after.data(),
                 broken->c_str());
    std::abort();
  }
#endif
}

}  // namespace

std::span<const PassRow> passes() { return kPasses; }

Result<void> run_passes(Document& document, bool pages, const PassOptions& options, PassTimes* times) {
  using Clock = std::chrono::steady_clock;
  if (times != nullptr) times->assign(kPasses.size(), {});
  check(document, "reader");
  for (std::size_t i = 0; i < kPasses.size(); ++i) {
    const PassRow& row = kPasses[i];
    if (!applies(row, pages, document.origin, options) || !has_work(row.needs, document.census)) continue;
    const auto begin = times != nullptr ? Clock::now() : Clock::time_point();
    row.pass(document, options, document.diagnostics);
    if (times != nullptr) times->at(i) = Clock::now() - begin;
    check(document, row.name);
  }
  if (const auto broken = validate(document))
    return fail(Fault::Internal, "its Document is not sound (" + *broken + "); please report it, with the file");
  return {};
}

}  // namespace offprint
