#include "formats/epub/parts.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "formats/epub/book.h"
#include "formats/epub/listing.h"
#include "formats/html/article_header.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::size_t kDay = 10;  // "2020-10-12"

void collect(const Part& part, const FindChapter& find, std::unordered_set<std::uint32_t>& seen, Chapters& out) {
  for (const std::uint32_t index : part.chapters) {
    if (seen.insert(index).second) out.push_back(find(index));
  }
  for (const Part& below : part.parts) collect(below, find, seen, out);
}

class Arranger {
 public:
  Arranger(const BookPlan& plan, const BookFacts& facts, const FindChapter& find)
      : plan_(plan), facts_(facts), find_(find), language_(facts.language) {}

  Arrangement arrange(bool listed) {
    const Part& root = plan_.contents;
    const Chapters all = chapters_in_order(root, find_);
    one_ = all.size() == 1;
    const std::vector<ListLine> lines = add_inside(root, done_.entries);
    if (!listed) return std::move(done_);
    const ListPage page{"contents",     std::string(word(Word::Contents, language_)), about(all), "toc", language_,
                        facts_.vertical};
    done_.contents = steps_of(list_pages(page, lines));
    return std::move(done_);
  }

 private:
  // "45 articles · 2020-03-01 – 2020-03-31"
  std::string about(const Chapters& chapters) const {
    const std::string when = period_of(chapters);
    return counted(Word::OneArticle, Word::SomeArticles, chapters.size(), language_) +
           (when.empty() ? std::string() : " · " + when);
  }

  // The same after a part's title, which says the year already where its articles are of one.
  std::string note(const Chapters& chapters) const {
    constexpr std::size_t kYear = 4;
    const std::string when = period_of(chapters);
    const bool one_year = when.substr(0, kYear) == when.substr(when.size() - std::min(when.size(), kDay), kYear);
    return one_year ? counted(Word::OneArticle, Word::SomeArticles, chapters.size(), language_) : about(chapters);
  }

  // With its authors, and its site where the book has articles of several; but not what the parts around it are called.
  ListLine line_of(const Chapter& chapter) const {
    constexpr std::size_t kMostNames = 60;  // characters
    std::string note;
    for (const std::string& author : chapter.metadata.authors) {
      const std::string name(trim(only_xml_chars(author)));
      if (is_visible(name)) note.append(note.empty() ? "" : comma(language_)).append(name);
    }
    note = cut_text(note, kMostNames);
    if (is_said_above(note)) note.clear();
    const std::string site = facts_.outlets.size() > 1 ? outlet(chapter) : std::string();
    if (!site.empty() && site != note && !is_said_above(site)) note.append(note.empty() ? "" : " · ").append(site);
    return {chapter.contents.title, chapter.file, own_language(chapter, language_), chapter.day, note, {}, true};
  }

  bool is_said_above(const std::string& words) const {
    return std::find(titles_.begin(), titles_.end(), words) != titles_.end();
  }

  // The part's page, what is below it, and its line of the contents.
  ListLine add_part(const Part& part, std::vector<NavEntry>& entries) {
    std::string title = cut_text(trim(only_xml_chars(part.title)), kLongestTitle);
    if (!is_visible(title)) title = word(Word::Untitled, language_);
    const Chapters chapters = chapters_in_order(part, find_);
    const ListPage page{"part-" + std::to_string(++parts_), title, about(chapters), "part", language_, facts_.vertical};
    const std::size_t place = done_.steps.size();
    NavEntry entry{title, page.id + ".xhtml", {}, {}};
    ListLine line{title, entry.href, {}, {}, note(chapters), {}, false};
    titles_.push_back(title);
    const std::vector<ListLine> listed = add_inside(part, entry.children);
    titles_.pop_back();
    std::copy_if(listed.begin(), listed.end(), std::back_inserter(line.lines),
                 [](const ListLine& below) { return !below.article; });
    insert(place, steps_of(list_pages(page, listed)));
    entries.push_back(std::move(entry));
    return line;
  }

  // What stands directly in a part, as it is read.
  std::vector<ListLine> add_inside(const Part& part, std::vector<NavEntry>& entries) {
    std::vector<ListLine> lines = add_chapters(part, entries);
    for (const Part& below : part.parts) {
      if (!below.title.empty()) {
        lines.push_back(add_part(below, entries));
        continue;
      }
      std::vector<ListLine> more = add_inside(below, entries);
      std::move(more.begin(), more.end(), std::back_inserter(lines));
    }
    return lines;
  }

  std::vector<ListLine> add_chapters(const Part& part, std::vector<NavEntry>& entries) {
    std::vector<ListLine> lines;
    for (const std::uint32_t index : part.chapters) {
      const Chapter& chapter = *find_(index);
      lines.push_back(line_of(chapter));
      if (!placed_.insert(index).second) continue;  // navigation goes in reading order (EPUBCheck's NAV-011)
      NavEntry entry{chapter.contents.title, chapter.file, {}, own_language(chapter, language_)};
      if (one_) entry.children = chapter.contents.children;
      entries.push_back(std::move(entry));
      done_.steps.push_back({{}, &chapter, index});
    }
    return lines;
  }

  void insert(std::size_t place, std::vector<Step> steps) {
    done_.steps.insert(done_.steps.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(steps.begin()),
                       std::make_move_iterator(steps.end()));
  }

  const BookPlan& plan_;
  const BookFacts& facts_;
  const FindChapter& find_;
  const std::string& language_;
  bool one_ = false;
  unsigned parts_ = 0;
  std::vector<std::string> titles_;  // of the parts around
  std::unordered_set<std::uint32_t> placed_;
  Arrangement done_;
};

}  // namespace

std::vector<Step> steps_of(std::vector<BookPage> pages) {
  std::vector<Step> steps;
  steps.reserve(pages.size());
  for (BookPage& page : pages) steps.push_back({std::move(page), nullptr, 0});
  return steps;
}

Chapters chapters_in_order(const Part& root, const FindChapter& find) {
  Chapters chapters;
  std::unordered_set<std::uint32_t> seen;
  collect(root, find, seen, chapters);
  return chapters;
}

Arrangement arrange(const BookPlan& plan, const BookFacts& facts, const FindChapter& find, bool listed) {
  return Arranger(plan, facts, find).arrange(listed);
}

}  // namespace offprint
