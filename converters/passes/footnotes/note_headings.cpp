// What announced the notes and nothing else: every writer puts notes in a place of its own, and the heading would stay
// behind, empty.
//
// Recognised: a heading or a paragraph of kNoteWords alone, with notes directly behind it and nothing else, up to the
// next heading that is no deeper or the article's end; a line across the page with nothing but these behind it. What
// other headings say (“The end”, “Chapter 3”) is the article's.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What a reader takes for the heading of notes; a colon and brackets around it are passed over.
constexpr auto kNoteWords = std::to_array<std::string_view>(
    {"注",   "註",       "注释",       "註釋",       "注解",     "註解",      "注脚",       "註腳",
     "脚注", "腳註",     "尾注",       "尾註",       "附注",     "附註",      "注释与参考", "註釋與參考",
     "参考", "參考",     "参考资料",   "參考資料",   "参考文献", "參考文獻",  "参考来源",   "參考來源",
     "引用", "引用来源", "引用來源",   "引文",       "来源",     "來源",      "资料来源",   "資料來源",
     "出处", "出處",     "脚注与参考", "脚注及参考", "注釈",     "脚註",      "出典",       "参照",
     "注記", "각주",     "주석",       "미주",       "참고문헌", "참고 문헌", "출처"});
constexpr auto kWesternNoteWords = std::to_array<std::string_view>(
    {"note",         "notes",           "footnote",    "footnotes",      "endnote",
     "endnotes",     "reference",       "references",  "citations",      "sources",
     "works cited",  "Références",      "références",  "fußnoten",       "endnoten",
     "anmerkungen",  "einzelnachweise", "quellen",     "quellenangaben", "notas",
     "notas al pie", "referencias",     "fuentes",     "citas",          "notas de rodapé",
     "referências",  "fontes",          "riferimenti", "fonti",          "noten",
     "voetnoten",    "eindnoten",       "bronnen",     "referenties",    "fotnoter",
     "noter",        "referenser",      "przypisy",    "poznámky",       "dipnotlar",
     "kaynaklar",    "chú thích",       "tham khảo",   "Примечания",     "Сноски",
     "Источники",    "Примітки",        "Джерела"});
constexpr auto kNotePhrases = std::to_array<std::string_view>(
    {"notes and references", "references and notes", "notes and sources", "sources and notes", "notes & references",
     "references & notes", "notes and citations", "footnotes and references", "notes de bas de page",
     "notes et références", "notas a pie de página", "notas y referencias", "notas e referências",
     "note a piè di pagina", "note e riferimenti"});

bool is_wrapping(char32_t c) {
  return is_space(c) || std::u32string_view(U"【】[]「」《》：:").find(c) != std::u32string_view::npos;
}

bool is_note_words(std::string_view text) {
  while (!text.empty() && is_wrapping(decode(text, 0).value)) text.remove_prefix(decode(text, 0).size);
  while (!text.empty() && is_wrapping(decode_before(text, text.size()).value))
    text.remove_suffix(decode_before(text, text.size()).size);
  const auto is_text = [&](std::string_view words) { return equals_ignoring_case(text, words); };
  const auto is_in = [&](const auto& table) { return std::any_of(table.begin(), table.end(), is_text); };
  return is_in(kNoteWords) || is_in(kWesternNoteWords) || is_in(kNotePhrases);
}

// Whether it holds words and nothing that a note or a picture would be missed for.
bool is_words_alone(const Node& block) {
  for (const Node* at = next_in(block, block); at != nullptr; at = next_in(block, *at)) {
    if (at->kind != Kind::Text && at->first == nullptr) return false;
  }
  return true;
}

class NoteHeadings {
 public:
  // From the end, so that what goes leaves the notes to what is above it.
  explicit NoteHeadings(const Node& root) {
    for (Node* at = root.last; at != nullptr; at = at->previous) {
      if (at->kind == Kind::FootnoteDefinition) {
        notes_ = true;
        direct_ = true;
      } else if (notes_ && announces(*at)) {
        found_.push_back(at);
        direct_ = direct_ && at->kind == Kind::ThematicBreak;
      } else {
        notes_ = false;
        behind_ = at;
      }
    }
    std::reverse(found_.begin(), found_.end());
  }

  const std::vector<Node*>& in_order() const { return found_; }

 private:
  bool announces(const Node& block) const {
    const auto* next = behind_ == nullptr ? nullptr : as<Heading>(behind_);
    if ((behind_ != nullptr && next == nullptr) || !is_words_alone(block)) return false;
    if (block.kind == Kind::ThematicBreak) return behind_ == nullptr;
    const auto* heading = as<Heading>(&block);
    if (heading != nullptr && next != nullptr && next->depth > heading->depth) return false;
    return direct_ && (heading != nullptr || block.kind == Kind::Paragraph) && is_note_words(text_content(block));
  }

  const Node* behind_ = nullptr;  // what is next in the article, notes and what announces them aside
  bool notes_ = false;            // before that
  bool direct_ = false;           // and nothing that announces them
  std::vector<Node*> found_;
};

}  // namespace

void cut_note_headings(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  constexpr std::string_view kReason = "note-heading";
  if (keeps(options, kReason)) return;
  const NoteHeadings headings(*document.root);
  for (Node* block : headings.in_order()) cut_out(*block, kReason, options, diagnostics);
}

}  // namespace offprint
