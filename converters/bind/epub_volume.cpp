// A book as an EPUB: chapters wait, compressed, in a file without a name until the zip is written.
#include <algorithm>
#include <charconv>
#include <utility>

#include "converters/bind/volume.h"
#include "converters/files/faults.h"
#include "converters/files/spool.h"
#include "formats/epub/book.h"
#include "formats/epub/chapter.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

Part part_of(const PlannedPart& part) {
  Part out{part.title, {}, part.cards};
  for (const PlannedPart& below : part.parts) out.parts.push_back(part_of(below));
  return out;
}

// Tags as -M takes them: separated by commas.
void add_subjects(std::string_view tags, std::vector<std::string>& subjects) {
  for (std::size_t at = 0; at <= tags.size();) {
    const std::size_t comma = std::min(tags.find(',', at), tags.size());
    if (const std::string_view tag = trim(tags.substr(at, comma - at)); !tag.empty()) subjects.emplace_back(tag);
    at = comma + 1;
  }
}

class EpubVolume final : public VolumeFile {
 public:
  EpubVolume(const Volume& volume, const BindFacts& facts, std::unique_ptr<FileSink> sink, int file, Descriptor spool)
      : volume_(volume),
        facts_(facts),
        sink_(std::move(sink)),
        file_(file),
        spool_(std::move(spool)),
        book_(Edition::Collection, spool_.number()) {}

  std::optional<Error> add(std::uint32_t card, MadeChapter article) override {
    article.packed.chapter.metadata = facts_.cards[card].metadata;
    article.packed.chapter.planned_title = planned_title(facts_, card);
    article.packed.chapter.also = facts_.also[card];
    article.packed.chapter.anchors = anchors_of(card);
    book_.add(card, std::move(article.packed));
    return {};
  }

  void miss(std::uint32_t card) override {
    Chapter chapter = named_chapter(facts_.cards[card].metadata, volume_.names.at(card));
    chapter.planned_title = planned_title(facts_, card);
    chapter.also = facts_.also[card];
    chapter.anchors = anchors_of(card);
    const std::string page = missing_chapter(chapter);
    book_.add(card, {std::move(chapter), packer_.pack(page), {}, {}});
  }

  Result<std::unique_ptr<Unplaced>> finish() override {
    if (auto error = write()) return fail(*error);
    if (sink_ == nullptr) return std::unique_ptr<Unplaced>();
    if (auto error = sink_->finish()) return fail(*error);
    return std::move(sink_);
  }

 private:
  std::optional<Error> write() {
    if (file_ >= 0) return book_.end(plan(), file_);
    auto whole = open_spool(spool_folder(volume_.path));
    if (!whole) return whole.error();
    if (auto error = book_.end(plan(), whole->number())) return error;
    return copy(*whole);
  }

  std::vector<LinkedAnchor> anchors_of(std::uint32_t card) const {
    const auto found = volume_.anchors.find(card);
    return found == volume_.anchors.end() ? std::vector<LinkedAnchor>() : found->second;
  }

  // Where the volume stands in the series: volumes go on from the number that was given.
  std::string position(const BindSettings& bind) const {
    if (facts_.volumes == 1 || bind.position.empty()) return facts_.volumes == 1 ? bind.position : std::string();
    const std::size_t point = std::min(bind.position.find('.'), bind.position.size());
    unsigned first = 0;
    std::from_chars(bind.position.data(), bind.position.data() + point, first);
    return std::to_string(first + volume_.number - 1) + bind.position.substr(point);
  }

  BookPlan plan() const {
    const BindSettings& bind = facts_.settings.bind;
    BookPlan plan;
    plan.title = facts_.title;
    plan.creators = bind.authors;
    plan.language = facts_.language;
    plan.volume = volume_.number;
    plan.volumes = facts_.volumes;
    plan.cover = bind.cover == "none" ? BookPlan::Cover::None : BookPlan::Cover::Auto;
    plan.draw = facts_.draw;
    if (facts_.cover) {
      plan.cover = BookPlan::Cover::Picture;
      plan.cover_picture = *facts_.cover;
      plan.cover_sha256 = facts_.cover_sha256;
    }
    plan.vertical = facts_.settings.write.vertical;
    plan.paragraphs = facts_.settings.write.paragraphs;
    plan.style = facts_.settings.write.style;
    plan.own_series = bind.series;
    plan.own_position = bind.position;
    plan.series = bind.series;
    plan.position = position(bind);
    for (const auto& [key, value] : facts_.settings.passes.metadata) {
      if (key == "publisher") plan.publisher = value;
      if (key == "description") plan.description = value;
      if (key == "tags" || key == "tag") add_subjects(value, plan.subjects);
    }
    plan.contents = part_of(volume_.contents);
    plan.made_by = facts_.made_by;
    plan.options = facts_.options;
    plan.sort = facts_.planned ? kByPlan : kSorts[static_cast<std::size_t>(facts_.sort)];
    plan.group = facts_.planned ? kByPlan : kGroups[static_cast<std::size_t>(facts_.group)];
    plan.failures = facts_.failures;
    return plan;
  }

  std::optional<Error> copy(const Descriptor& from) {
    std::string room(std::size_t{64} << 10U, '\0');
    ssize_t got = 0;
    for (off_t at = 0; (got = ::pread(from.number(), room.data(), room.size(), at)) > 0; at += got)
      sink_->write(std::string_view(room).substr(0, static_cast<std::size_t>(got)));
    if (got < 0) return read_error(errno);
    return sink_->error();
  }

  const Volume& volume_;
  const BindFacts& facts_;
  std::unique_ptr<FileSink> sink_;
  int file_;  // what the zip is written into; -1: copied into the sink
  Descriptor spool_;
  Book book_;
  Packer packer_;
};

}  // namespace

Result<std::unique_ptr<VolumeFile>> open_epub(const Volume& volume, const BindFacts& facts, int file) {
  std::unique_ptr<FileSink> sink;
  if (file < 0) {
    auto opened = FileSink::open(volume.path, true);
    if (!opened) return fail(opened.error());
    sink = std::move(*opened);
    file = sink->unfinished_file();
  }
  auto spool = open_spool(spool_folder(volume.path));
  if (!spool) return fail(spool.error());
  return std::make_unique<EpubVolume>(volume, facts, std::move(sink), file, std::move(*spool));
}

}  // namespace offprint
