#include "formats/epub/book.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "formats/epub/chapter.h"
#include "formats/epub/colophon.h"
#include "formats/epub/cover.h"
#include "formats/epub/front.h"
#include "formats/epub/navigation.h"
#include "formats/epub/package.h"
#include "formats/epub/parts.h"
#include "formats/epub/sources.h"
#include "formats/epub/style.h"
#include "formats/hash/sha256.h"
#include "formats/html/article_header.h"
#include "formats/time/dates.h"
#include "formats/writing/pictures.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

// What the book's own pages need of a chapter, and no more: there may be many thousands.
void slim(Chapter& chapter) {
  constexpr std::size_t kMostAuthors = 20;
  Metadata& metadata = chapter.metadata;
  const auto& date = metadata.date();
  chapter.day = date && is_placeholder(*date) ? std::string() : iso_day(date);
  chapter.has_headings = chapter.has_headings || !chapter.contents.children.empty();
  std::string& title = chapter.contents.title;
  if (!chapter.planned_title.empty()) title = chapter.planned_title;
  title = is_visible(title) ? cut_text(title, kLongestTitle) : std::string(word(Word::Untitled, chapter.language));
  metadata.title.clear();
  metadata.extra.clear();
  if (metadata.authors.size() > kMostAuthors) metadata.authors.resize(kMostAuthors);
}

}  // namespace

// The files of a book beside its mimetype, in the order of the zip.
enum class Files : std::uint8_t { Container, Sources, Package, Navigation, Style, Cover, Pages, Pictures };

// A book's pages as they are read, and what leads to them.
struct Layout {
  Chapters chapters;
  BookFacts facts;
  std::vector<Step> spine;
  Navigation navigation;
  std::string cover;   // the picture's file; "" for none
  bool drawn = false;  // with this machine's fonts
  std::string cover_type;
  std::string cover_bytes;

  // A place that reading systems offer, and the pages that begin there.
  void add(const char* type, Word name, std::vector<Step> steps) {
    navigation.landmarks.push_back({type, steps.front().file(), std::string(word(name, facts.language))});
    spine.insert(spine.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
  }
};

namespace {

void draw_cover(const BookPlan& plan, Layout& layout) {
  if (plan.cover == BookPlan::Cover::None) return;
  if (plan.cover == BookPlan::Cover::Picture) {
    layout.cover = "cover" + std::string(picture_extension(plan.cover_picture.media_type));
    layout.cover_type = plan.cover_picture.media_type;
    layout.cover_bytes = plan.cover_picture.bytes;
  } else {
    layout.cover = "cover.svg";
    layout.cover_type = "image/svg+xml";
    layout.cover_bytes = cover_svg(plan, layout.facts, {layout.chapters.size(), false});
    if (auto drawn = plan.draw ? plan.draw(layout.cover_bytes) : std::nullopt) {
      layout.cover = "cover" + std::string(picture_extension(drawn->media_type));
      layout.cover_type = std::move(drawn->media_type);
      layout.cover_bytes = std::move(drawn->bytes);
      layout.drawn = true;
    }
  }
}

Layout lay_out(const BookPlan& plan, Edition edition, const FindChapter& find) {
  Layout layout;
  layout.chapters = chapters_in_order(plan.contents, find);
  layout.facts = facts_of(plan, layout.chapters);
  const BookFacts& facts = layout.facts;
  Arrangement middle = arrange(plan, facts, find, edition == Edition::Collection);
  layout.navigation = {facts.title, facts.language, facts.identifier, std::move(middle.entries), {}};
  draw_cover(plan, layout);  // of an article for libraries only: the book opens at its text
  if (edition == Edition::Collection) {
    if (!layout.cover.empty()) layout.add("cover", Word::Cover, steps_of({cover_page(layout.facts, layout.cover)}));
    layout.add("titlepage", Word::TitlePage, steps_of({title_page(plan, facts, layout.chapters.size())}));
    layout.add("toc", Word::Contents, std::move(middle.contents));
  }
  layout.add("bodymatter", Word::Start, std::move(middle.steps));
  if (edition == Edition::Collection)
    layout.add("colophon", Word::Sources, steps_of(colophon_pages(facts, layout.chapters)));
  return layout;
}

Package describe(const Layout& layout) {
  Package package;
  package.facts = layout.facts;
  package.right_to_left = layout.facts.vertical || layout.facts.right_to_left;
  for (const Step& step : layout.spine) {
    package.items.push_back(
        {step.id(), step.file(), kXhtmlType, step.chapter == nullptr ? "" : properties_of(*step.chapter)});
    package.spine.push_back(step.id());
    if (step.chapter == nullptr) continue;
    package.accessibility.add(*step.chapter);
    for (const ChapterPiece& piece : step.chapter->pieces) {
      package.items.push_back({piece.id, piece.file, kXhtmlType, piece.has_mathml ? kMathml : ""});
      package.spine.push_back(piece.id);
    }
  }
  if (!layout.cover.empty()) package.items.push_back({"cover-image", layout.cover, layout.cover_type, "cover-image"});
  return package;
}

// Each chapter by its number in reading order.
Part numbered(const Part& part, std::uint32_t& number) {
  Part made{part.title, {}, {}};
  for (std::size_t i = 0; i < part.chapters.size(); ++i) made.chapters.push_back(number++);
  for (const Part& below : part.parts) made.parts.push_back(numbered(below, number));
  return made;
}

std::string sources_of(const BookPlan& plan, const Layout& layout) {
  BookSources sources;
  sources.made_by = plan.made_by;
  sources.options = plan.options;
  sources.title = plan.title;
  sources.creators = plan.creators;
  sources.language = plan.language;
  sources.sort = plan.sort;
  sources.group = plan.group;
  sources.volume = plan.volume;
  sources.volumes = plan.volumes;
  sources.failures = plan.failures;
  sources.series = plan.own_series;
  sources.position = plan.own_position;
  if (!plan.style.empty()) sources.style_sha256 = sha256(plan.style);
  const bool given = plan.cover == BookPlan::Cover::Picture;
  sources.cover = plan.cover == BookPlan::Cover::None ? "none" : given || layout.drawn ? layout.cover : "auto";
  sources.cover_drawn = layout.drawn;
  sources.cover_sha256 = plan.cover_sha256;
  std::uint32_t number = 0;
  sources.contents = plan.sort == kByPlan ? numbered(plan.contents, number) : Part();
  for (const Chapter* chapter : layout.chapters) {
    const Metadata& metadata = chapter->metadata;
    sources.articles.push_back({chapter->file,
                                metadata.source.path,
                                metadata.source.sha256,
                                metadata.url,
                                chapter->also,
                                {},
                                {},
                                chapter->planned_title});
    for (const ChapterPiece& piece : chapter->pieces) sources.articles.back().pieces.push_back(piece.file);
    sources.articles.back().anchors = chapter->anchors;
  }
  return sources_document(sources);
}

constexpr Files kOfArticle[] = {Files::Container, Files::Style,      Files::Cover,  Files::Pictures,
                                Files::Pages,     Files::Navigation, Files::Package};
constexpr Files kOfCollection[] = {Files::Container, Files::Sources, Files::Package, Files::Navigation,
                                   Files::Style,     Files::Cover,   Files::Pages,   Files::Pictures};

// Files that are the same in every book are packed once in a process.
const Packed& packed_container() {
  static const Packed packed = Packer().pack(container_xml());
  return packed;
}

std::string style_of(Edition edition, const BookPlan& plan) {
  return style_sheet({edition == Edition::Collection, plan.vertical, plan.paragraphs}) + plan.style;
}

// Most books of a process have the same.
const Packed& packed_style(std::string sheet) {
  thread_local std::string last;
  thread_local Packed packed;
  if (last != sheet) {
    last = std::move(sheet);
    packed = Packer().pack(last);
  }
  return packed;
}

std::span<const Files> files_of(Edition edition) {
  return edition == Edition::Article ? std::span<const Files>(kOfArticle) : std::span<const Files>(kOfCollection);
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

void Book::add(std::uint32_t index, PackedChapter packed) {
  Chapter& chapter = packed.chapter;
  if (edition_ == Edition::Collection) slim(chapter);
  if (!chapters_.empty()) chapter.contents.children.clear();  // the contents of many go no deeper than their titles
  if (chapters_.size() == 1) chapters_.begin()->second.chapter.contents.children.clear();
  Held& held = chapters_[index];
  held = {std::move(chapter), container_.keep(std::move(packed.bytes)), {}};
  for (Packed& piece : packed.pieces) held.pieces.push_back(container_.keep(std::move(piece)));
  for (auto& [picture, bytes] : packed.pictures) add_picture(std::move(picture), std::move(bytes));
}

void Book::add_picture(BookPicture picture, Packed bytes) {
  if (!picture_files_.insert(picture.file).second) return;
  pictures_.push_back({std::move(picture), container_.keep(std::move(bytes))});
}

std::optional<Error> Book::assemble(const BookPlan& plan) {
  const FindChapter find = [&](std::uint32_t index) -> const Chapter* {
    const auto found = chapters_.find(index);
    return found == chapters_.end() ? nullptr : &found->second.chapter;
  };
  if (!has_all(plan.contents, find)) return Error{Fault::Internal, "the book lacks a chapter that its plan names"};
  if (is_empty(plan.contents)) return Error{Fault::Internal, "a book needs an article at least"};
  Layout layout = lay_out(plan, edition_, find);
  if (edition_ == Edition::Collection) {  // its chapters came in any order
    std::sort(pictures_.begin(), pictures_.end(),
              [](const HeldPicture& a, const HeldPicture& b) { return a.picture.file < b.picture.file; });
  }
  for (const Files files : files_of(edition_)) add_files(files, plan, layout);
  return {};
}

void Book::add_files(Files files, const BookPlan& plan, Layout& layout) {
  switch (files) {
    case Files::Container: return container_.add("META-INF/container.xml", packed_container());
    case Files::Sources: return container_.add(std::string(kSourcesFile), sources_of(plan, layout));
    case Files::Package: return container_.add(std::string(kPackageFile), package_of(layout));
    case Files::Navigation:
      container_.add(std::string(kNavFile), navigation_document(layout.navigation));
      return container_.add(std::string(kNcxFile), ncx_document(layout.navigation));
    case Files::Style: return container_.add(std::string(kStyleFile), packed_style(style_of(edition_, plan)));
    case Files::Cover:
      if (!layout.cover.empty()) container_.add(layout.cover, layout.cover_bytes);
      return;
    case Files::Pages: return add_pages(layout);
    case Files::Pictures: return add_pictures();
  }
}

std::string Book::package_of(const Layout& layout) const {
  Package package = describe(layout);
  for (const auto& [picture, bytes] : pictures_)
    package.items.push_back({picture.id, picture.file, picture.media_type, ""});
  return package_document(package);
}

void Book::add_pages(Layout& layout) {
  for (const Step& step : layout.spine) {
    if (step.chapter == nullptr) {
      container_.add(step.page.file, step.page.xhtml);
    } else {
      Held& held = chapters_.at(step.index);
      container_.add(step.chapter->file, std::move(held.xhtml));
      for (std::size_t i = 0; i < held.pieces.size(); ++i)
        container_.add(step.chapter->pieces[i].file, std::move(held.pieces[i]));
    }
  }
}

void Book::add_pictures() {
  for (auto& [picture, bytes] : pictures_) container_.add(picture.file, std::move(bytes));
}

std::optional<Error> Book::end(const BookPlan& plan, int file) {
  if (auto error = assemble(plan)) return error;
  return container_.end(file);
}

void Book::end(const BookPlan& plan, Sink& sink) {
  if (auto error = assemble(plan)) return sink.fail(std::move(*error));
  container_.end(sink);
}

}  // namespace offprint
