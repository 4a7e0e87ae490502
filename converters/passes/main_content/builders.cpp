#include "converters/passes/main_content/builders.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace offprint::main_content {

namespace {

// Whose class holds a name that begins alike and says that it stands beside an article.
struct Blocks {
  int count = 0;
  std::size_t end = 0;      // of the sections in the last of them
  std::uint64_t prose = 0;  // in those that stand in no other
  bool within = false;      // the title stands in one, or one stands in what is said to be the article
  bool behind = false;      // the first of them follows what is said to be the article, and has prose

  // Half of the page's prose; else all but a foot's: sidebars are long, too.
  bool make_page(std::uint64_t all) const {
    constexpr std::uint64_t kFoot = 200;  // letters
    return count > 1 && prose > 0 && (within ? prose * 2 >= all : !behind && all - prose < kFoot);
  }
};

constexpr EvidenceBits kArticle = bit(Evidence::Article) | kBody;

std::uint64_t prose_of_comments(const TextLines& page) {
  std::uint64_t prose = 0;
  for (std::size_t i = 1; i < page.sections.size();) {
    const Section& s = page.sections[i];
    const bool comments = (s.said & bit(Evidence::Comments)) != 0;
    prose += comments ? page.prose_in(s) : 0;
    i = comments ? s.end : i + 1;
  }
  return prose;
}

}  // namespace

void forget_builders(TextLines& page) {
  EvidenceReader reader;
  std::map<std::string_view, Blocks> found;
  const std::uint64_t all = page.prose.back() - prose_of_comments(page);
  std::uint32_t article_end = 0;         // of the sections
  std::uint32_t first_told_end = kNone;  // of the first place with prose that is said to be the article's: its sections
  for (std::size_t i = 1; i < page.sections.size(); ++i) {
    const Section& s = page.sections[i];
    const EvidenceBits against = s.said & kAgainst;
    if ((s.said & kArticle) != 0 && against == 0) article_end = std::max(article_end, s.end);
    const bool told = (s.said & kFor) != 0 && against == 0 && page.prose_in(s) > 0;
    if (told) first_told_end = std::min(first_told_end, s.end);
    if (against != bit(Evidence::Aside)) continue;
    const std::string_view name = reader.name_that_says(*s.node->element, Evidence::Aside);
    if (name.empty()) continue;
    Blocks& blocks = found[name];
    if (++blocks.count == 1) blocks.behind = first_told_end <= i;
    if (i < blocks.end) continue;
    blocks.end = s.end;
    blocks.prose += page.prose_in(s);
    blocks.within = blocks.within || i < article_end || holds_title(page, s);
  }
  for (const auto& [name, blocks] : found) {
    if (!blocks.make_page(all)) continue;
    reader.forget(name);
    for (Section& s : page.sections) {
      const EvidenceBits told = s.said & bit(Evidence::Told);
      if ((s.said & bit(Evidence::Aside)) != 0) s.said = static_cast<EvidenceBits>(reader.read(*s.node) | told);
    }
    return;
  }
}

}  // namespace offprint::main_content
