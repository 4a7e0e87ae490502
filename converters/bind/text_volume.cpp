// A book that is one text: its articles wait in a file without a name until all before them are there.
#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "converters/bind/text_article.h"
#include "converters/bind/volume.h"
#include "converters/files/faults.h"
#include "converters/files/spool.h"
#include "formats/html/article_header.h"

namespace offprint {

namespace {

class TextVolume final : public VolumeFile {
 public:
  TextVolume(const Volume& volume, const BindFacts& facts, std::unique_ptr<FileSink> sink, Descriptor spool)
      : volume_(volume),
        facts_(facts),
        format_(*facts.settings.to),
        how_(format_.collection),
        sink_(std::move(sink)),
        spool_(std::move(spool)),
        waiting_(spool_) {}

  std::optional<Error> add(std::uint32_t card, MadeChapter article) override {
    const auto place = waiting_.put(article.packed.bytes.stored);
    if (!place) return place.error();
    places_[card] = *place;
    return {};
  }

  void miss(std::uint32_t) override {}

  Result<std::unique_ptr<Unplaced>> finish() override {
    if (facts_.settings.write.header) write_front();
    if (auto error = write_part(volume_.contents, 0)) return fail(*error);
    if (auto error = sink_->finish()) return fail(*error);
    return std::move(sink_);
  }

 private:
  void write_front() {
    sink_->write(text_front(format_, facts_.title, facts_.settings.bind.authors));
    constexpr std::size_t kFew = 1;  // articles, which need no contents
    if (places_.size() <= kFew) return;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (const std::uint32_t card : volume_.cards)
      numbers.emplace(card, static_cast<std::uint32_t>(numbers.size() + 1));
    const std::string contents = text_contents(format_, facts_.language, lines_of(volume_.contents, numbers));
    if (!contents.empty()) sink_->write("\n" + contents);
  }

  // Of a part without a title what it holds.
  std::vector<TextLine> lines_of(const PlannedPart& part,
                                 const std::unordered_map<std::uint32_t, std::uint32_t>& numbers) const {
    std::vector<TextLine> lines;
    for (const std::uint32_t card : part.cards) {
      if (!places_.contains(card)) continue;
      const std::string planned = planned_title(facts_, card);
      lines.push_back({planned.empty() ? shown_title(facts_.cards[card].metadata) : planned, numbers.at(card)});
    }
    for (const PlannedPart& below : part.parts) {
      std::vector<TextLine> inner = lines_of(below, numbers);
      if (below.title.empty()) {
        std::move(inner.begin(), inner.end(), std::back_inserter(lines));
      } else if (!inner.empty()) {
        lines.push_back({below.title, 0, std::move(inner)});
      }
    }
    return lines;
  }

  std::optional<Error> write_part(const PlannedPart& part, std::uint8_t level) {
    if (!part.title.empty()) {
      constexpr std::uint8_t kDeepest = 6;  // of headings
      sink_->write(how_.before_part);
      sink_->write(text_heading(format_, part.title, std::min(level, kDeepest)));
      sink_->write(how_.after_part);
      after_part_ = true;
    }
    for (const std::uint32_t card : part.cards) {
      if (auto error = write_article(card)) return error;
    }
    for (const PlannedPart& below : part.parts) {
      const auto deeper = static_cast<std::uint8_t>(below.title.empty() ? level : level + 1);
      if (auto error = write_part(below, deeper)) return error;
    }
    return {};
  }

  std::optional<Error> write_article(std::uint32_t card) {
    const auto place = places_.find(card);
    if (place == places_.end()) return {};
    const auto bytes = waiting_.get(place->second);
    if (!bytes) return bytes.error();
    sink_->write(after_part_ ? how_.first_of_part : how_.between);
    after_part_ = false;
    sink_->write(*bytes);
    return sink_->error();
  }

  const Volume& volume_;
  const BindFacts& facts_;
  const FormatRow& format_;
  const Collection& how_;
  std::unique_ptr<FileSink> sink_;
  Descriptor spool_;
  TextSpool waiting_;
  std::map<std::uint32_t, TextSpool::Place> places_;
  bool after_part_ = false;
};

}  // namespace

Result<std::unique_ptr<VolumeFile>> open_text(const Volume& volume, const BindFacts& facts) {
  auto sink = FileSink::open(volume.path, true);
  if (!sink) return fail(sink.error());
  auto spool = open_spool(spool_folder(volume.path));
  if (!spool) return fail(spool.error());
  return std::make_unique<TextVolume>(volume, facts, std::move(*sink), std::move(*spool));
}

}  // namespace offprint
