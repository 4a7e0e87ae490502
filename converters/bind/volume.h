// One file that a bind makes: the book, or a volume of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "converters/bind/card.h"
#include "converters/bind/order.h"
#include "converters/bind/wire.h"
#include "converters/convert/convert.h"
#include "converters/files/write_file.h"
#include "converters/options/options.h"
#include "formats/epub/book.h"

namespace offprint {

// What all volumes of a bind share.
struct BindFacts {
  const Settings& settings;
  const std::vector<ArticleCard>& cards;
  std::vector<std::vector<std::string>> also{};  // by card: the addresses of its copies that were left out
  std::string title{};
  std::string language{};
  std::string made_by{};               // "Offprint 0.1.0"
  std::vector<std::string> options{};  // those that change a chapter's bytes, as --flag=value
  std::optional<Resource> cover{};     // --cover FILE
  std::string cover_sha256{};          // of it
  DrawCover draw{};                    // as BookPlan has it
  unsigned volumes = 1;
  std::unordered_map<std::uint32_t, std::string> titles{};  // by card, as a plan says them; "" for the article's own
  bool planned = false;  // the contents are a plan's, not those that `sort` and `group` make
  SortBy sort = SortBy::Date;
  GroupBy group = GroupBy::None;  // never Auto
  std::size_t failures = 0;       // inputs that could not be read
};

struct Volume {
  std::string path;
  unsigned number = 1;
  PlannedPart contents;
  std::vector<std::uint32_t> cards;                                      // in reading order
  std::unordered_map<std::uint32_t, std::string> names;                  // of chapters, by card
  std::unordered_map<std::uint32_t, std::uint8_t> levels;                // of the titles' headings, by card
  std::unordered_map<std::uint64_t, std::uint32_t> targets;              // address_key to card, for links inside
  std::unordered_map<std::uint32_t, std::vector<LinkedAnchor>> anchors;  // of a card, that links of others lead to
};

// What the book calls an article, where that is not the article's own title; else "".
std::string planned_title(const BindFacts& facts, std::uint32_t card);

// The names of the chapters, and what links lead to.
void prepare(Volume& volume, const BindFacts& facts);
// More places in a card's article that links of others lead to, after prepare().
void add_anchors(Volume& volume, std::uint32_t card, const std::vector<LinkedAnchor>& more);
BindTask chapter_task(const Volume& volume, const BindFacts& facts, std::uint32_t card, std::uint32_t number);

// The file (of a website the folder) while it is made.
class VolumeFile {
 public:
  VolumeFile() = default;
  VolumeFile(const VolumeFile&) = delete;
  VolumeFile& operator=(const VolumeFile&) = delete;
  virtual ~VolumeFile() = default;

  // Articles come as they are done, each once.
  virtual std::optional<Error> add(std::uint32_t card, MadeChapter article) = 0;
  // It could not be made in the second pass; links may lead to it.
  virtual void miss(std::uint32_t card) = 0;
  // What the article's task says beyond chapter_task.
  virtual void ask(std::uint32_t, BindTask&) const {}
  // Finishes the file, whole, beside its place: to be committed. Once, last.
  virtual Result<std::unique_ptr<Unplaced>> finish() = 0;
};

// Into `file`, where it is given: empty, open for reading and writing, not owned; finish() gives no sink then.
Result<std::unique_ptr<VolumeFile>> open_epub(const Volume& volume, const BindFacts& facts, int file = -1);
Result<std::unique_ptr<VolumeFile>> open_text(const Volume& volume, const BindFacts& facts);
Result<std::unique_ptr<VolumeFile>> open_site(const Volume& volume, const BindFacts& facts);

}  // namespace offprint
