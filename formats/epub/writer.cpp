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
#include "formats/writing/pictures.h"

namespace offprint {

namespace {

class EpubWriter final : public CollectionWriter, private PictureStore {
 public:
  EpubWriter(const WriteOptions& options, Output& output) : options_(options), output_(output) {
    container_.add("META-INF/container.xml", container_xml());
    container_.add(std::string(kStyleFile), style_sheet());
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
    container_.add(std::string(kNavFile), navigation_document(book_, facts));
    container_.add(std::string(kNcxFile), ncx_document(book_, facts));
    container_.add(std::string(kPackageFile), package_document(book_, facts));
    container_.end(output_.main);
  }

 private:
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
