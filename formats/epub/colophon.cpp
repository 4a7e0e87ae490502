#include "formats/epub/colophon.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "formats/address/readable.h"
#include "formats/epub/link_address.h"
#include "formats/epub/xml.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::size_t kPageArticles = 500;

class Colophon {
 public:
  explicit Colophon(const BookFacts& facts) : language_(facts.language), vertical_(facts.vertical) {
    for (const std::string& name : facts.authors)
      authors_.append(authors_.empty() ? "" : comma(language_)).append(cut_text(name, kLongestTitle));
  }

  BookPage write(std::span<const Chapter* const> chapters, std::size_t number, std::size_t count,
                 std::size_t first) const {
    std::string title(word(Word::Sources, language_));
    if (count > 1) title += " (" + std::to_string(number) + "/" + std::to_string(count) + ")";
    pugi::xml_document document;
    pugi::xml_node section = add_page(document, title, language_).append_child("section");
    section.append_attribute("epub:type") = "colophon";
    section.append_attribute("role") = "doc-colophon";
    section.append_attribute("aria-label") = title.c_str();
    section.append_attribute("class") = "colophon";
    if (vertical_)
      section.append_attribute("dir") = "ltr";  // epub.js sets what is not vertical in such a book as Arabic
    add_element(section, "h1", title);
    if (number == 1) {
      pugi::xml_node about = section.append_child("p");
      about.append_attribute("class") = "about";
      add_own_words(about, word(Word::AboutSources, language_), language_);
    }
    if (number == 1 && !authors_.empty()) {
      add_element(section, "p", std::string(word(Word::Authors, language_)) + std::string(colon(language_)) + authors_);
    }
    pugi::xml_node list = section.append_child("ol");
    if (first > 1) list.append_attribute("start") = static_cast<unsigned long long>(first);
    for (const Chapter* chapter : chapters) add(list.append_child("li"), *chapter);
    const std::string id = "colophon-" + std::to_string(number);
    return {id, id + ".xhtml", xml_bytes(document)};
  }

 private:
  void add(pugi::xml_node item, const Chapter& chapter) const {
    add_link(item, chapter.file, chapter.contents.title, own_language(chapter, language_));
    if (!chapter.metadata.url.empty()) add_address(add_line(item), chapter.metadata.url);
    add_file(item, chapter.metadata.source);
    add_missing(item, chapter.missing);
    for (const std::string& address : chapter.also) {
      const pugi::xml_node line = add_line(item);
      add_text(line, std::string(word(Word::AlsoAt, language_)) + std::string(colon(language_)));
      add_address(line, address);
    }
  }

  void add_missing(pugi::xml_node item, const std::vector<std::string>& names) const {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + only_xml_chars(name);
    if (all.empty()) return;
    add_text(add_line(item), std::string(word(Word::PicturesMissing, language_)).append(colon(language_)).append(all));
  }

  static pugi::xml_node add_line(pugi::xml_node item) {
    item.append_child("br");
    pugi::xml_node line = item.append_child("span");
    line.append_attribute("class") = "note";
    return line;
  }

  static void add_address(pugi::xml_node line, const std::string& address) {
    const std::string href = link_address(address);
    const std::string shown = cut_text(only_xml_chars(shown_address(address)), kLongestTitle);
    if (href.empty()) return add_text(line, shown);
    add_breakable(add_link(line, href, ""), shown);
  }

  void add_file(pugi::xml_node item, const Provenance& source) const {
    const std::string path = cut_text(only_xml_chars(source.path), kLongestTitle);
    if (path.empty() && source.sha256.empty()) return;
    pugi::xml_node line = add_line(item);
    add_text(line, std::string(word(Word::SourceFile, language_)) + std::string(colon(language_)) + path);
    if (source.sha256.empty()) return;
    if (!path.empty()) line.append_child("br");
    add_element(line, "code", source.sha256);
  }

  const std::string& language_;
  bool vertical_;
  std::string authors_;  // all, where the book's page names none
};

}  // namespace

std::vector<BookPage> colophon_pages(const BookFacts& facts, const Chapters& chapters) {
  const Colophon colophon(facts);
  const std::size_t count = (chapters.size() + kPageArticles - 1) / kPageArticles;
  std::vector<BookPage> pages;
  for (std::size_t number = 0; number < count; ++number) {
    const std::size_t first = number * kPageArticles;
    const std::span<const Chapter* const> all(chapters);
    pages.push_back(
        colophon.write(all.subspan(first, std::min(kPageArticles, all.size() - first)), number + 1, count, first + 1));
  }
  return pages;
}

}  // namespace offprint
