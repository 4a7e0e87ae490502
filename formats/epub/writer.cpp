#include "formats/epub/writer.h"

#include <string>
#include <unordered_set>
#include <utility>

#include "formats/epub/book.h"
#include "formats/epub/chapter.h"
#include "formats/epub/container.h"
#include "formats/epub/navigation.h"
#include "formats/epub/package.h"
#include "formats/epub/style.h"
#include "formats/language/tags.h"
#include "formats/writing/pictures.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

class EpubWriter final : public CollectionWriter, private PictureStore {
 public:
  EpubWriter(const WriteOptions& options, Output& output) : options_(options), output_(output) {
    container_.add("META-INF/container.xml", container_xml());
    container_.add(std::string(kStyleFile), style_sheet({false, options.vertical}));
  }

  void add(const Document& document, Diagnostics& losses) override {
    const std::string name = names_.take(article_uuid(document), content_hash(document));
    WrittenChapter written = write_chapter(document, name, options_, *this, losses);
    container_.add(written.chapter.file, written.xhtml);
    book_.add(std::move(written.chapter));
  }

  void end() override {
    if (book_.chapters().empty()) return output_.main.fail({Fault::Internal, "a book needs an article at least"});
    const BookFacts facts = book_.facts();
    const Navigation navigation = lead_through(facts);
    container_.add(std::string(kNavFile), navigation_document(navigation));
    container_.add(std::string(kNcxFile), ncx_document(navigation));
    container_.add(std::string(kPackageFile), package_document(describe(facts)));
    container_.end(output_.main);
  }

 private:
  // Of several articles, the contents are a page of their own, to be read first.
  bool has_contents_page() const { return book_.chapters().size() > 1; }

  Navigation lead_through(const BookFacts& facts) const {
    Navigation navigation{facts.title, facts.language, facts.identifier, {}, {}};
    for (const Chapter& chapter : book_.chapters()) navigation.contents.push_back(chapter.contents);
    if (has_contents_page()) {
      navigation.landmarks.push_back(
          {"toc", std::string(kNavFile) + "#toc", std::string(word(Word::Contents, facts.language))});
    }
    navigation.landmarks.push_back(
        {"bodymatter", book_.chapters().front().file, std::string(word(Word::Start, facts.language))});
    return navigation;
  }

  Package describe(const BookFacts& facts) const {
    Package package;
    package.facts = facts;
    package.right_to_left = facts.right_to_left || (options_.vertical && is_set_vertically(facts.language));
    if (has_contents_page()) package.spine.emplace_back(kNavId);
    for (const Chapter& chapter : book_.chapters()) {
      package.accessibility.add(chapter);
      package.items.push_back({chapter.id, chapter.file, kXhtmlType, properties_of(chapter)});
      package.spine.push_back(chapter.id);
    }
    for (const BookPicture& picture : book_.pictures()) {
      package.items.push_back({picture.id, picture.file, picture.media_type, ""});
    }
    return package;
  }

  std::string put(const Resource& picture) override {
    const std::string name = picture_file(picture);
    std::string file = "images/" + name;
    if (!pictures_.insert(name).second) return file;
    container_.add(file, picture.bytes);
    book_.add(BookPicture{"i-" + name.substr(0, name.find('.')), file, picture.media_type});
    return file;
  }

  const WriteOptions options_;
  Output& output_;
  Container container_;
  Book book_;
  ChapterNames names_;
  std::unordered_set<std::string> pictures_;  // file names in the book
};

}  // namespace

std::unique_ptr<CollectionWriter> make_epub_writer(const WriteOptions& options, Output& output) {
  return std::make_unique<EpubWriter>(options, output);
}

}  // namespace offprint
