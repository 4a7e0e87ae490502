#include "formats/epub/bound_book.h"

#include <algorithm>

#include "formats/epub/bound_facts.h"
#include "formats/epub/chapter.h"
#include "formats/epub/colophon.h"
#include "formats/epub/cover.h"
#include "formats/epub/front.h"
#include "formats/epub/navigation.h"
#include "formats/epub/package.h"
#include "formats/epub/parts.h"
#include "formats/epub/sources.h"
#include "formats/epub/style.h"
#include "formats/html/article_header.h"
#include "formats/writing/pictures.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

std::string str(std::string_view text) { return std::string(text); }

// What the book's own pages need of a chapter, and no more: there may be many thousands.
void slim(Chapter& chapter) {
  constexpr std::size_t kMostAuthors = 20;
  Metadata& metadata = chapter.metadata;
  chapter.day = article_day(metadata);
  chapter.has_headings = chapter.has_headings || !chapter.contents.children.empty();
  std::string& title = chapter.contents.title;
  title = is_visible(title) ? cut_text(title, kLongestTitle) : str(word(Word::Untitled, chapter.language));
  metadata.title.clear();
  metadata.extra.clear();
  if (metadata.authors.size() > kMostAuthors) metadata.authors.resize(kMostAuthors);
}

// The pages around the chapters, in the order of the spine.
struct Pages {
  Chapters chapters;
  BoundFacts facts;
  std::vector<BookPage> front;
  Arrangement middle;
  std::vector<BookPage> colophon;
  std::string cover;  // the picture's file; "" for none
  std::string cover_type;
  std::string cover_bytes;
};

void draw_cover(const BookPlan& plan, Pages& pages) {
  if (plan.cover == BookPlan::Cover::None) return;
  if (plan.cover == BookPlan::Cover::Picture) {
    pages.cover = "cover" + str(picture_extension(plan.cover_picture.media_type));
    pages.cover_type = plan.cover_picture.media_type;
    pages.cover_bytes = plan.cover_picture.bytes;
  } else {
    pages.cover = "cover.svg";
    pages.cover_type = "image/svg+xml";
    pages.cover_bytes = cover_svg(plan, pages.facts, pages.chapters.size());
  }
  pages.front.push_back(cover_page(pages.facts, pages.cover));
}

Pages make_pages(const BookPlan& plan, const FindChapter& find) {
  Pages pages;
  pages.chapters = chapters_in_order(plan.contents, find);
  pages.facts = bound_facts(plan, pages.chapters);
  draw_cover(plan, pages);
  pages.front.push_back(title_page(plan, pages.facts, pages.chapters.size()));
  pages.middle = arrange(plan, pages.facts, find);
  pages.colophon = colophon_pages(pages.facts, pages.chapters);
  return pages;
}

Navigation lead_through(const Pages& pages) {
  const BookFacts& book = pages.facts.book;
  Navigation navigation{book.title, book.language, book.identifier, pages.middle.entries, {}};
  const auto add = [&](const char* type, const std::string& href, Word name) {
    navigation.landmarks.push_back({type, href, str(word(name, book.language))});
  };
  if (!pages.cover.empty()) add("cover", pages.front.front().file, Word::Cover);
  add("titlepage", pages.front.back().file, Word::TitlePage);
  add("toc", pages.middle.contents.front().file, Word::Contents);
  const Step& first = pages.middle.steps.front();
  add("bodymatter", first.chapter == nullptr ? first.page.file : first.chapter->file, Word::Start);
  add("colophon", pages.colophon.front().file, Word::Sources);
  return navigation;
}

// A file of the book that is read in its turn: one of our own pages, or a chapter.
template <class Page>
void add_turn(Package& package, const Page& page, std::string properties = {}) {
  package.items.push_back({page.id, page.file, kXhtmlType, std::move(properties)});
  package.spine.push_back(page.id);
}

Package describe(const BookPlan& plan, const Pages& pages) {
  Package package;
  package.facts = pages.facts.book;
  package.right_to_left = pages.facts.vertical || package.facts.right_to_left;
  if (plan.volumes > 1) {
    package.set = pages.facts.title;
    package.volume = plan.volume;
  }
  for (const BookPage& page : pages.front) add_turn(package, page);
  for (const BookPage& page : pages.middle.contents) add_turn(package, page);
  for (const Step& step : pages.middle.steps) {
    if (step.chapter == nullptr) {
      add_turn(package, step.page);
    } else {
      add_turn(package, *step.chapter, properties_of(*step.chapter));
      package.accessibility.add(*step.chapter);
    }
  }
  for (const BookPage& page : pages.colophon) add_turn(package, page);
  if (!pages.cover.empty()) package.items.push_back({"cover-image", pages.cover, pages.cover_type, "cover-image"});
  return package;
}

std::string sources_of(const BookPlan& plan, const Chapters& chapters) {
  BookSources sources{plan.made_by, plan.options, {}};
  for (const Chapter* chapter : chapters) {
    const Metadata& metadata = chapter->metadata;
    sources.articles.push_back(
        {chapter->file, metadata.source.path, metadata.source.sha256, metadata.url, chapter->also});
  }
  return sources_document(sources);
}

bool has_all(const Part& part, const FindChapter& find) {
  for (const std::uint32_t index : part.chapters) {
    if (find(index) == nullptr) return false;
  }
  return std::all_of(part.parts.begin(), part.parts.end(), [&](const Part& below) { return has_all(below, find); });
}

bool is_empty(const Part& part) {
  return part.chapters.empty() && std::all_of(part.parts.begin(), part.parts.end(), is_empty);
}

}  // namespace

void BoundBook::add(std::uint32_t index, Chapter chapter, const Packed& xhtml) {
  slim(chapter);
  Held& held = chapters_[index];
  held.chapter = std::move(chapter);
  held.xhtml = container_.keep(xhtml);
  if (chapters_.size() < 2) return;
  held.chapter.contents.children.clear();  // the contents of many articles go no deeper than their titles
  if (chapters_.size() == 2) {
    for (auto& [key, other] : chapters_) other.chapter.contents.children.clear();
  }
}

void BoundBook::add_picture(BookPicture picture, const Packed& bytes) {
  std::string file = picture.file;
  const auto [place, is_new] = pictures_.try_emplace(std::move(file));
  if (is_new) place->second = {std::move(picture), container_.keep(bytes)};
}

std::optional<Error> BoundBook::end(const BookPlan& plan, int file) {
  const FindChapter find = [&](std::uint32_t index) -> const Chapter* {
    const auto found = chapters_.find(index);
    return found == chapters_.end() ? nullptr : &found->second.chapter;
  };
  if (!has_all(plan.contents, find)) return Error{Fault::Internal, "the book lacks a chapter that its plan names"};
  if (is_empty(plan.contents)) return Error{Fault::Internal, "a book needs an article at least"};
  const Pages pages = make_pages(plan, find);
  const Navigation navigation = lead_through(pages);
  Package package = describe(plan, pages);
  for (const auto& [name, held] : pictures_) {
    package.items.push_back({held.picture.id, name, held.picture.media_type, ""});
  }
  container_.add("META-INF/container.xml", container_xml());
  container_.add(str(kSourcesFile), sources_of(plan, pages.chapters));
  container_.add(str(kPackageFile), package_document(package));
  container_.add(str(kNavFile), navigation_document(navigation));
  container_.add(str(kNcxFile), ncx_document(navigation));
  container_.add(str(kStyleFile), style_sheet({true, plan.vertical}));
  if (!pages.cover.empty()) container_.add(pages.cover, pages.cover_bytes);
  const auto add_all = [&](const std::vector<BookPage>& all) {
    for (const BookPage& page : all) container_.add(page.file, page.xhtml);
  };
  add_all(pages.front);
  add_all(pages.middle.contents);
  for (const Step& step : pages.middle.steps) {
    if (step.chapter == nullptr) {
      container_.add(step.page.file, step.page.xhtml);
    } else {
      container_.add(step.chapter->file, std::move(chapters_.at(step.index).xhtml));
    }
  }
  add_all(pages.colophon);
  for (auto& [name, held] : pictures_) container_.add(name, std::move(held.bytes));
  return container_.end(file);
}

}  // namespace offprint
