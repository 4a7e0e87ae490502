#include "formats/epub/packed_chapter.h"

#include "formats/writing/pictures.h"

namespace offprint {

namespace {

class ChapterPictures final : public PictureStore {
 public:
  ChapterPictures(Packer& packer, const std::unordered_set<std::string>& given, PackedChapter& packed)
      : packer_(packer), given_(given), pictures_(packed.pictures) {}

  std::string put(const Resource& picture) override {
    std::string file = "images/" + picture_file(picture);
    if (!given_.contains(file) && packed_.insert(file).second) {
      const std::string name = picture_file(picture);
      const std::string id = "i-" + name.substr(0, name.find('.'));
      pictures_.emplace_back(BookPicture{id, file, picture.media_type}, packer_.pack(picture.bytes));
    }
    return file;
  }

 private:
  Packer& packer_;
  const std::unordered_set<std::string>& given_;
  std::vector<std::pair<BookPicture, Packed>>& pictures_;
  std::unordered_set<std::string> packed_;  // their files
};

}  // namespace

PackedChapter pack_chapter(const Document& document, std::string_view name, const WriteOptions& options, Packer& packer,
                           Diagnostics& losses, const Inside& inside, const std::unordered_set<std::string>& given) {
  PackedChapter packed;
  ChapterPictures pictures(packer, given, packed);
  WrittenChapter written = write_chapter(document, name, options, pictures, losses, inside);
  packed.chapter = std::move(written.chapter);
  packed.bytes = packer.pack(written.xhtml);
  for (const std::string& piece : written.pieces) packed.pieces.push_back(packer.pack(piece));
  return packed;
}

}  // namespace offprint
