#include "formats/epub/writer.h"

#include "formats/epub/book.h"

namespace offprint {

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
  book.end(plan, output.main);
}

}  // namespace offprint
