#include "formats/site/site_pages.h"

#include <algorithm>

#include "formats/html/writer.h"
#include "formats/language/tags.h"
#include "formats/site/search_files.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::size_t kOnStartPage = 300;  // articles: some 60 KB
constexpr std::size_t kOnPage = 500;
constexpr std::string_view kWayUp = "../";
// In the head of each page, around the version: text of an article that says the same is escaped there.
constexpr std::string_view kGenerator = "<meta name=\"generator\" content=\"Offprint ";
constexpr std::string_view kStyleSheet = "\"/>\n<link rel=\"stylesheet\" href=\"site.css\"/>\n</head>\n";

// Lists have titles in several languages side by side, for each of which a browser would take another face.
constexpr std::string_view kStyle = R"(nav.way, nav.neighbours, .site-foot { font-size: .9em; }
nav.neighbours { display: flex; flex-wrap: wrap; gap: .5em 2em; justify-content: space-between; margin-block-start: 3em;
  padding-block-start: 1em; border-block-start: thin solid; }
nav.neighbours a { max-width: 45%; }
nav.neighbours a[rel=next] { margin-inline-start: auto; text-align: end; }
.site-foot { margin-block-start: 3em; }
.entries, .outline { padding-inline-start: 0; list-style: none; }
.outline .outline { padding-inline-start: 1.5em; }
.entries li, .outline li { margin: .4em 0; }
.entries, .outline, nav.neighbours { font-family: sans-serif; }
.entries small, .outline small { opacity: .75; }
#search:not([hidden]) { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; margin: 1.5em 0; }
#search input { flex: 1 1 12em; min-width: 0; font: inherit; padding: .4em .6em; }
#search output { flex: 1 1 100%; min-height: 1.7em; }
@media print { nav, #search { display: none; } }
)";

// Markup is put together here; text and attributes go through xml_escape alone.
class Markup {
 public:
  explicit Markup(std::string& out) : out_(out) {}

  Markup& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  Markup& text(std::string_view text) {
    append_xml_text(out_, only_xml_chars(text));
    return *this;
  }
  Markup& attribute(std::string_view name, std::string_view value) {
    append_attribute(out_, name, only_xml_chars(value));
    return *this;
  }
  Markup& link(std::string_view href, std::string_view text_, std::string_view language = {}) {
    raw("<a").attribute("href", href);
    if (!language.empty()) attribute("lang", language);
    return raw(">").text(text_).raw("</a>");
  }

 private:
  std::string& out_;
};

std::string article_file(const SiteEntry& entry) {
  return std::string(kArticlesFolder).append(entry.name).append(".html");
}

std::string numbered(std::size_t count, std::string_view language) {
  return counted(Word::OneArticle, Word::SomeArticles, count, language);
}

std::string period_of(const std::string& first, const std::string& last) {
  return first == last ? first : first + " – " + last;
}

std::string joined_authors(const SitePlan& plan) {
  const std::string_view between = comma(plan.language);
  std::string out;
  for (const std::string& author : plan.authors) out.append(out.empty() ? std::string_view() : between).append(author);
  return out;
}

// The head of a page, to its <body>; `way` leads to the site's folder.
void begin_page(const SitePlan& plan, std::string_view title, std::string_view way, std::string& out) {
  Markup markup(out);
  markup.raw("<!DOCTYPE html>\n<html");
  const std::string language = well_formed_language(plan.language);
  if (!language.empty()) markup.attribute("lang", language);
  markup.raw(">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>").text(title).raw("</title>\n<meta name=\"viewport\" ");
  markup.raw("content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\"");
  markup.attribute("content", plan.made_by).raw("/>\n<link rel=\"stylesheet\"");
  markup.attribute("href", std::string(way).append(kSiteStyleFile)).raw("/>\n</head>\n<body>\n");
}

std::size_t count_entries(const SitePart& part) {
  std::size_t count = part.entries.size();
  for (const SitePart& below : part.parts) count += count_entries(below);
  return count;
}

void find_days(const SitePart& part, std::string& first, std::string& last) {
  for (const SiteEntry& entry : part.entries) {
    if (entry.day.empty()) continue;
    if (first.empty() || entry.day < first) first = entry.day;
    last = std::max(last, entry.day);
  }
  for (const SitePart& below : part.parts) find_days(below, first, last);
}

}  // namespace

SiteContents::SiteContents(const SitePlan& plan) : plan_(plan), articles_(count_entries(plan.contents)) {
  find_days(plan.contents, first_day_, last_day_);
  cut(plan.contents, "");
}

void SiteContents::cut(const SitePart& part, const std::string& above) {
  const bool named_by_itself =
      above.empty() || part.title.empty() || part.title.starts_with(above);  // 2020年, 2020年1月
  const std::string title = named_by_itself ? (part.title.empty() ? above : part.title) : above + " · " + part.title;
  const bool on_start_page = articles_ <= kOnStartPage;
  const std::size_t most = on_start_page ? kOnStartPage : kOnPage;
  const std::size_t count = (part.entries.size() + most - 1) / most;
  for (std::size_t i = 0; i < count; ++i) {
    Page page;
    page.part = &part;
    page.first = i * most;
    page.size = std::min(most, part.entries.size() - page.first);
    if (count > 1) page.pages = std::to_string(i + 1) + "/" + std::to_string(count);
    page.listed.part = title;
    page.listed.file = on_start_page ? std::string(kStartFile)
                                     : std::string(kContentsFolder) + std::to_string(pages_.size() + 1) + ".html";
    first_page_.try_emplace(&part, pages_.size());
    page_of_.insert(page_of_.end(), page.size, static_cast<std::uint32_t>(pages_.size()));
    pages_.push_back(std::move(page));
  }
  for (const SitePart& below : part.parts) cut(below, title);
}

std::vector<SiteFile> SiteContents::write() const {
  std::vector<SiteFile> files;
  files.push_back({std::string(kStartFile), write_start()});
  if (articles_ <= kOnStartPage) return files;
  for (std::size_t i = 0; i < pages_.size(); ++i) files.push_back({pages_[i].listed.file, write_page(i)});
  return files;
}

std::string SiteContents::write_start() const {
  std::string out;
  begin_page(plan_, plan_.title, "", out);
  Markup markup(out);
  const std::string_view language = plan_.language;
  markup.raw("<header>\n<h1>").text(plan_.title).raw("</h1>\n<p class=\"byline\">");
  const std::string authors = joined_authors(plan_);
  if (!authors.empty()) markup.text(authors).raw(" · ");
  markup.text(numbered(articles_, language));
  if (!first_day_.empty()) markup.raw(" · ").text(period_of(first_day_, last_day_));
  markup.raw("</p>\n</header>\n<main>\n<form id=\"search\" role=\"search\" hidden=\"hidden\"");
  markup.attribute("data-none", word(Word::NothingFound, language));
  markup.attribute("data-some", word(Word::SomeFound, language));
  markup.attribute("data-many", word(Word::ManyFound, language));
  markup.attribute("data-failed", word(Word::SearchFailed, language)).raw(">\n<input type=\"search\" name=\"q\"");
  markup.attribute("aria-label", word(Word::Search, language)).attribute("placeholder", word(Word::Search, language));
  markup.raw(
      " autocomplete=\"off\"/>\n<output></output>\n</form>\n<ol id=\"found\" class=\"entries\" hidden=\"hidden\">");
  markup.raw("</ol>\n<nav").attribute("aria-label", word(Word::Contents, language)).raw(">\n");
  if (articles_ <= kOnStartPage) {
    write_whole(plan_.contents, 2, out);
  } else {
    write_outline(plan_.contents, out);
  }
  markup.raw("</nav>\n</main>\n<footer class=\"site-foot\">\n<p>");
  markup.text(word(Word::MadeWith, language))
      .text(colon(language))
      .text(plan_.made_by)
      .raw("</p>\n</footer>\n<script src=\"search/search.js\">");
  markup.raw("</script>\n</body>\n</html>\n");
  return out;
}

std::string SiteContents::write_page(std::size_t number) const {
  const Page& page = pages_[number];
  std::string title = page.listed.part.empty() ? std::string(word(Word::Contents, plan_.language)) : page.listed.part;
  if (!page.pages.empty()) title += " (" + page.pages + ")";
  std::string out;
  begin_page(plan_, title + " · " + plan_.title, kWayUp, out);
  Markup markup(out);
  markup.raw("<nav class=\"way\">").link("../index.html", plan_.title).raw("</nav>\n<main>\n<h1>").text(title);
  markup.raw("</h1>\n");
  write_entries(*page.part, page.first, page.size, kWayUp, out);
  markup.raw("</main>\n<nav class=\"neighbours\">\n");
  const auto go = [&](std::size_t to, std::string_view relation, std::string_view arrow_before,
                      std::string_view arrow_after) {
    const Page& other = pages_[to];
    std::string name =
        other.listed.part.empty() ? std::string(word(Word::Contents, plan_.language)) : other.listed.part;
    if (!other.pages.empty()) name += " (" + other.pages + ")";
    markup.raw("<a").attribute("rel", relation).attribute("href", std::string(kWayUp) + other.listed.file).raw(">");
    markup.raw(arrow_before).text(name).raw(arrow_after).raw("</a>\n");
  };
  if (number > 0) go(number - 1, "prev", "← ", "");
  if (number + 1 < pages_.size()) go(number + 1, "next", "", " →");
  markup.raw("</nav>\n</body>\n</html>\n");
  return out;
}

void SiteContents::write_entries(const SitePart& part, std::size_t first, std::size_t size, std::string_view way,
                                 std::string& out) const {
  Markup markup(out);
  markup.raw("<ol class=\"entries\">\n");
  for (std::size_t i = first; i < first + size; ++i) {
    const SiteEntry& entry = part.entries[i];
    markup.raw("<li>").link(std::string(way) + article_file(entry), entry.title, entry.language);
    if (!entry.note.empty() || !entry.day.empty()) markup.raw(" <small>").text(entry.note);
    if (!entry.note.empty() && !entry.day.empty()) markup.raw(" · ");
    if (!entry.day.empty())
      markup.raw("<time").attribute("datetime", entry.day).raw(">").text(entry.day).raw("</time>");
    if (!entry.note.empty() || !entry.day.empty()) markup.raw("</small>");
    markup.raw("</li>\n");
  }
  markup.raw("</ol>\n");
}

void SiteContents::write_whole(const SitePart& part, int level, std::string& out) const {
  if (!part.entries.empty()) write_entries(part, 0, part.entries.size(), "", out);
  for (const SitePart& below : part.parts) {
    if (below.title.empty()) {
      write_whole(below, level, out);
      continue;
    }
    const std::string tag = "h" + std::to_string(std::min(level, 6));
    Markup(out).raw("<" + tag + ">").text(below.title).raw("</" + tag + ">\n");
    write_whole(below, level + 1, out);
  }
}

void SiteContents::write_outline(const SitePart& part, std::string& out) const {
  Markup markup(out);
  markup.raw("<ul class=\"outline\">\n");
  const auto pages = [&](const SitePart& of) {
    const auto first = first_page_.find(&of);
    if (first == first_page_.end()) return;
    for (std::size_t i = first->second; i < pages_.size() && pages_[i].part == &of; ++i) {
      const Page& page = pages_[i];
      std::string title = of.title.empty() ? std::string(word(Word::Contents, plan_.language)) : of.title;
      if (!page.pages.empty()) title += " (" + page.pages + ")";
      markup.raw("<li>").link(page.listed.file, title).raw(" <small>").text(numbered(page.size, plan_.language));
      markup.raw("</small></li>\n");
    }
  };
  pages(part);
  for (const SitePart& below : part.parts) {
    if (below.parts.empty()) {
      pages(below);
      continue;
    }
    if (below.title.empty()) {
      markup.raw("<li>");
      write_outline(below, out);
      markup.raw("</li>\n");
      continue;
    }
    markup.raw("<li>").text(below.title).raw(" <small>").text(numbered(count_entries(below), plan_.language));
    markup.raw("</small>\n");
    write_outline(below, out);
    markup.raw("</li>\n");
  }
  markup.raw("</ul>\n");
}

bool is_start_page(std::string_view page) {
  const std::size_t mark = page.find(kGenerator);
  if (mark == page.npos) return false;
  const std::size_t version = mark + kGenerator.size();
  return page.substr(std::min(page.find('"', version), page.size())).starts_with(kStyleSheet);
}

std::string way_back(const SitePlan& plan, const SiteContents::Listed& listed) {
  std::string out;
  Markup markup(out);
  markup.raw("<nav class=\"way\">").link("../index.html", plan.title);
  if (listed.file != kStartFile && !listed.part.empty())
    markup.raw(" › ").link(std::string(kWayUp) + listed.file, listed.part);
  markup.raw("</nav>\n");
  return out;
}

std::string neighbours(const SiteEntry* before, const SiteEntry* after, std::string_view language) {
  if (before == nullptr && after == nullptr) return {};
  std::string out;
  Markup markup(out);
  markup.raw("<nav class=\"neighbours\"").attribute("aria-label", word(Word::MoreArticles, language)).raw(">\n");
  const auto go = [&](const SiteEntry& to, std::string_view relation, std::string_view front, std::string_view end) {
    markup.raw("<a").attribute("rel", relation).attribute("href", to.name + ".html");
    if (!to.language.empty()) markup.attribute("lang", to.language);
    markup.raw(">").raw(front).text(to.title).raw(end).raw("</a>\n");
  };
  if (before != nullptr) go(*before, "prev", "← ", "");
  if (after != nullptr) go(*after, "next", "", " →");
  markup.raw("</nav>\n");
  return out;
}

std::string site_style(const WriteOptions& options) {
  WriteOptions ours = options;
  ours.style.clear();  // the user's stands last
  return page_style(ours).append(kStyle).append(options.style);
}

}  // namespace offprint
