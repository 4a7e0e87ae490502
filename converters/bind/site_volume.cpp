// A book as a website: a page an article, the start page, contents, and what the search reads.
#include <algorithm>
#include <utility>

#include "converters/bind/site_folder.h"
#include "converters/bind/site_search.h"
#include "converters/bind/volume.h"
#include "converters/files/faults.h"
#include "converters/files/spool.h"
#include "formats/document/tree.h"
#include "formats/html/article_header.h"
#include "formats/html/writer.h"
#include "formats/language/tags.h"
#include "formats/site/site_pages.h"
#include "formats/time/dates.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

// Names of an article's authors as a list shows them.
std::string shown_authors(const Metadata& metadata) {
  constexpr std::size_t kMost = 3;
  const std::string_view between = comma(metadata.language);
  std::string out;
  for (std::size_t i = 0; i < metadata.authors.size() && i < kMost; ++i)
    out.append(out.empty() ? std::string_view() : between).append(metadata.authors[i]);
  return metadata.authors.size() > kMost ? out + " …" : out;
}

SiteEntry entry_of(const Metadata& metadata, const std::string& name, const std::string& site_language,
                   std::string title) {
  if (title.empty()) title = shown_title(metadata);
  std::string language = well_formed_language(metadata.language);
  if (language == site_language) language.clear();
  return {name, std::move(title), language, shown_authors(metadata), iso_day(metadata.date())};
}

class SiteVolume final : public VolumeFile {
 public:
  SiteVolume(const Volume& volume, const BindFacts& facts, std::unique_ptr<SiteFolder> folder, Descriptor spool)
      : volume_(volume),
        facts_(facts),
        folder_(std::move(folder)),
        spool_(std::move(spool)),
        search_(volume.cards.size(), spool_),
        plan_{facts.title, facts.language, facts.settings.bind.authors, facts.made_by, part_of(volume.contents)},
        contents_(plan_) {
    collect(plan_.contents, entries_);
  }

  void ask(std::uint32_t card, BindTask& task) const override {
    const std::size_t number = numbers_.at(card);
    const SiteEntry* before = number > 0 ? entries_[number - 1] : nullptr;
    const SiteEntry* after = number + 1 < entries_.size() ? entries_[number + 1] : nullptr;
    task.before = way_back(plan_, contents_.place(number));
    task.after = neighbours(before, after, facts_.cards[card].metadata.language);
  }

  std::optional<Error> add(std::uint32_t card, MadeChapter article) override {
    for (const auto& [picture, bytes] : article.packed.pictures) {
      if (auto error = folder_->write(picture.file, bytes.stored)) return error;
    }
    if (auto error = folder_->write(page_file(card), article.packed.bytes.stored)) return error;
    return search_.add(static_cast<std::uint32_t>(numbers_.at(card)), article.terms);
  }

  // Links may lead to it, and contents do.
  void miss(std::uint32_t card) override { missing_.push_back(card); }

  Result<std::unique_ptr<Unplaced>> finish() override {
    if (auto error = write()) return fail(*error);
    return std::move(folder_);
  }

 private:
  SitePart part_of(const PlannedPart& part) {
    SitePart out{part.title, {}, {}};
    for (const std::uint32_t card : part.cards) {
      numbers_.emplace(card, numbers_.size());
      out.entries.push_back(
          entry_of(facts_.cards[card].metadata, volume_.names.at(card), facts_.language, planned_title(facts_, card)));
    }
    for (const PlannedPart& below : part.parts) out.parts.push_back(part_of(below));
    return out;
  }

  static void collect(const SitePart& part, std::vector<const SiteEntry*>& out) {
    for (const SiteEntry& entry : part.entries) out.push_back(&entry);
    for (const SitePart& below : part.parts) collect(below, out);
  }

  std::string page_file(std::uint32_t card) const {
    return std::string(kArticlesFolder).append(volume_.names.at(card)).append(".html");
  }

  std::optional<Error> write() {
    for (const std::uint32_t card : missing_) {
      if (auto error = write_missing(card)) return error;
    }
    for (const SiteFile& file : contents_.write()) {
      if (auto error = folder_->write(file.name, file.bytes)) return error;
    }
    if (auto error = folder_->write(std::string(kSiteStyleFile), site_style(facts_.settings.write))) return error;
    if (auto error = write_search()) return error;
    return folder_->finish();
  }

  std::optional<Error> write_missing(std::uint32_t card) {
    Document page;
    page.stage = Stage::Article;
    page.metadata = facts_.cards[card].metadata;
    auto* said = page.make<Paragraph>({});
    append(*said, *page.make_text(page.text(word(Word::ArticleMissing, page.metadata.language)), {}));
    append(*page.root, *said);
    BindTask around;
    ask(card, around);
    StringSink bytes;
    Output output{bytes, {}};
    Diagnostics none;
    write_framed_page(page, {}, {kStyleFromArticle, around.before, around.after, {}, {}}, output, none);
    return folder_->write(page_file(card), bytes.text());
  }

  std::optional<Error> write_search() {
    if (auto error = folder_->write(kSearchScriptFile, search_script())) return error;
    if (auto error =
            folder_->write(kSearchSiteFile, site_script(entries_.size(), search_.shards(), search_.variants())))
      return error;
    for (std::uint32_t i = 0; i < search_.shards(); ++i) {
      const auto script = search_.shard(i);
      if (!script) return script.error();
      if (auto error = folder_->write(shard_file(i), *script)) return error;
    }
    for (std::size_t first = 0; first < entries_.size(); first += kArticlesAFile) {
      std::vector<FoundArticle> found;
      for (std::size_t i = first; i < std::min(first + kArticlesAFile, entries_.size()); ++i) {
        const SiteEntry& entry = *entries_[i];
        const bool both = !entry.note.empty() && !entry.day.empty();
        found.push_back({entry.name, entry.title, entry.note + (both ? " · " : "") + entry.day});
      }
      const std::size_t number = first / kArticlesAFile;
      if (auto error = folder_->write(articles_file(number), articles_script(number, found))) return error;
    }
    return {};
  }

  const Volume& volume_;
  const BindFacts& facts_;
  std::unique_ptr<SiteFolder> folder_;
  Descriptor spool_;
  SiteSearch search_;
  std::unordered_map<std::uint32_t, std::size_t> numbers_;  // of the articles in reading order, by card
  SitePlan plan_;
  SiteContents contents_;
  std::vector<const SiteEntry*> entries_;  // in reading order
  std::vector<std::uint32_t> missing_;
};

}  // namespace

Result<std::unique_ptr<VolumeFile>> open_site(const Volume& volume, const BindFacts& facts) {
  auto folder = SiteFolder::open(volume.path, facts.settings.run.force);
  if (!folder) return fail(folder.error());
  auto spool = open_spool(std::string(folder_of(volume.path)));
  if (!spool) return fail(spool.error());
  return std::make_unique<SiteVolume>(volume, facts, std::move(*folder), std::move(*spool));
}

}  // namespace offprint
