#include "formats/epub/writer.h"

#include "formats/epub/book.h"
#include "formats/epub/chapter.h"
#include "formats/epub/cover.h"
#include "formats/time/dates.h"

namespace offprint {

std::string article_cover(const Document& document, bool pictured) {
  const Chapter chapter = named_chapter(document.metadata, article_uuid(document));
  const BookPlan plan;
  BookFacts facts = facts_of(plan, {&chapter});
  const auto& date = document.metadata.date();
  if (date && !is_placeholder(*date)) facts.period = iso_day(date);
  return cover_svg(plan, facts, {0, pictured});
}

void write_epub(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  constexpr std::uint32_t kOnly = 0;
  Packer packer;
  Book book(Edition::Article);
  book.add(kOnly, pack_chapter(document, article_uuid(document), options, packer, losses));
  BookPlan plan;
  plan.vertical = options.vertical;
  plan.paragraphs = options.paragraphs;
  plan.style = options.style;
  plan.contents.chapters = {kOnly};
  const Resource* cover = document.resources.find(kCoverAddress);
  plan.cover = cover == nullptr ? BookPlan::Cover::None : BookPlan::Cover::Picture;
  if (cover != nullptr) plan.cover_picture = *cover;
  book.end(plan, output.main);
}

}  // namespace offprint
