#include "formats/markdown/page.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include <md4c.h>

#include "formats/html/references.h"
#include "formats/markdown/autolinks.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint::markdown {

namespace {

using PageWhat = PageMark::What;

// Not its autolinks: they look for an address's end past the brackets that a link's address stands in.
constexpr unsigned kDialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
constexpr std::size_t kFreeAddresses = 100'000;  // bytes of addresses beside as many as the text has bytes

// Elements whose content is not markup: in a sentence (`the <title> tag`) one would swallow the rest of the article.
// GFM shows their tags as text (§6.11); the frame is left to the reader of pages, which knows what to make of it.
constexpr std::string_view kSwallowing[] = {"noembed", "noframes", "plaintext", "script",
                                            "style",   "textarea", "title",     "xmp"};

std::string_view view(const MD_CHAR* text, MD_SIZE size) { return {text, size}; }

class PageRenderer {
 public:
  explicit PageRenderer(const Prepared& prepared) : prepared_(prepared), text_(prepared.text) {
    page_.html.reserve(text_.size() + text_.size() / 4);
    in_notes_ = !prepared.notes.empty();
    addresses_left_ = text_.size() + kFreeAddresses;
  }

  Result<MarkdownPage> run() {
    MD_PARSER parser{};
    parser.flags = kDialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).enter_block(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* self) { return of(self).leave_block(type); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).enter_span(type, detail); };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).leave_span(type, detail); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return of(self).text(type, view(text, size));
    };
    if (text_.size() >= kMost) return too_large();
    const int failed = md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this);
    if (too_large_) return too_large();
    if (failed != 0) return fail(Fault::Internal, "the Markdown parser failed; please report it, with the file");
    append_notes();
    if (page_.html.size() >= kMost) return too_large();
    return std::move(page_);
  }

 private:
  static constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() / 2;
  static PageRenderer& of(void* self) { return *static_cast<PageRenderer*>(self); }
  static Result<MarkdownPage> too_large() {
    return fail(Fault::TooLarge, "the Markdown makes more than 2 GiB; split it");
  }

  std::string& out() { return page_.html; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(page_.html.size()); }
  PageMark& mark(PageWhat what) { return page_.marks.emplace_back(PageMark{here(), what}); }
  // 1 stops the parser.
  int go_on() {
    too_large_ = page_.html.size() >= kMost;
    return too_large_ ? 1 : 0;
  }

  // ---- places

  // Whether the text is of the source, and not the parser's own.
  bool is_of_source(std::string_view part) const {
    return part.data() >= text_.data() && part.data() + part.size() <= text_.data() + text_.size();
  }
  void note_place(std::string_view part) {
    if (!is_of_source(part)) return;
    const std::size_t source = prepared_.source_of(static_cast<std::size_t>(part.data() - text_.data()));
    page_.steps.push_back({page_.html.size(), source});
  }

  // ---- text

  // `put` gets text and `put_hole` the holes in it.
  template <class Put, class PutHole>
  void with_holes(std::string_view part, Put put, PutHole put_hole) const {
    std::size_t from = 0;
    for (std::size_t at = part.find(kHoleMark); at != std::string_view::npos; at = part.find(kHoleMark, at)) {
      const HolePlace place = at > from ? hole_at(part, at - 1) : HolePlace{};
      if (place.size == 0 || place.hole >= prepared_.holes.size()) {
        ++at;
        continue;
      }
      put(part.substr(from, at - 1 - from));
      put_hole(prepared_.holes[place.hole]);
      at = from = at - 1 + place.size;
    }
    put(part.substr(from));
  }
  // With the holes as they were written.
  std::string whole(std::string_view part) const {
    std::string made;
    with_holes(
        part, [&](std::string_view text) { made += text; }, [&](const Hole& hole) { made += hole.source; });
    return made;
  }

  void put_text(std::string_view part) {
    if (links_ > 0) {
      const auto put = [this](std::string_view text) { append_xml_text(out(), text); };
      return with_holes(part, put, [this](const Hole& hole) { put_hole(hole); });
    }
    char before = is_of_source(part) && part.data() > text_.data() ? part.data()[-1] : '\0';
    const auto put = [&](std::string_view text) {
      put_words(text, before);
      before = '$';
    };
    with_holes(part, put, [this](const Hole& hole) { put_hole(hole); });
  }
  // Addresses in the text are links (GFM §6.9).
  void put_words(std::string_view text, char before) {
    std::size_t from = 0;
    Autolinks links(text, before);
    for (auto place = links.next(); place; place = links.next()) {
      append_xml_text(out(), text.substr(from, place->begin - from));
      mark(PageWhat::BareAddress);
      out() += "<a";
      const std::string_view address = text.substr(place->begin, place->end - place->begin);
      append_attribute(out(), "href", std::string(place->scheme) + std::string(address));
      out() += '>';
      append_xml_text(out(), address);
      out() += "</a>";
      from = place->end;
    }
    append_xml_text(out(), text.substr(from));
  }
  void put_hole(const Hole& hole) {
    const bool display = hole.what == Hole::What::DisplayFormula;
    PageMark& made = mark(hole.what == Hole::What::Reference ? PageWhat::Reference
                          : display                          ? PageWhat::DisplayFormula
                                                             : PageWhat::Formula);
    made.value = hole.value;
    made.note = hole.note;
    out() += "<span>";
    append_xml_text(out(), hole.source);  // for where HTML reads no tags
    out() += "</span>";
  }

  // CommonMark knows a reference only whole (§2.5), HTML some of them also cut short.
  static bool is_whole_reference(std::string_view part) {
    return reference_at(part, 0, ReferenceIn::Text).size == part.size();
  }
  static void append_reference(std::string& to, std::string_view part) {
    if (is_whole_reference(part)) {
      to += part;
    } else {
      append_xml_text(to, part);
    }
  }

  int text(MD_TEXTTYPE type, std::string_view part) {
    if (pictures_ > 0) return picture_text(type, part);
    note_place(part);
    switch (type) {
      case MD_TEXT_NORMAL: put_text(part); break;
      case MD_TEXT_NULLCHAR: out() += kReplacement; break;
      case MD_TEXT_BR: out() += "<br>"; break;
      case MD_TEXT_SOFTBR: out() += '\n'; break;
      case MD_TEXT_ENTITY: append_reference(out(), part); break;
      case MD_TEXT_CODE:
      case MD_TEXT_LATEXMATH: {
        const std::string code = whole(part);
        code_text_ += code;
        append_xml_text(out(), code);
        break;
      }
      case MD_TEXT_HTML: put_html(part); break;
    }
    return go_on();
  }

  void put_html(std::string_view part) {
    if (!in_html_block_ && swallows(part)) {
      append_xml_text(out(), whole(part));
    } else {
      out() += whole(part);
    }
  }
  static bool swallows(std::string_view tag) {
    if (tag.starts_with("<")) tag.remove_prefix(1);
    if (tag.starts_with("/")) tag.remove_prefix(1);
    const auto* const end = std::find_if_not(tag.begin(), tag.end(), is_letter);
    const std::string_view name(tag.begin(), static_cast<std::size_t>(end - tag.begin()));
    return std::any_of(std::begin(kSwallowing), std::end(kSwallowing),
                       [&](std::string_view row) { return equals_ignoring_case(row, name); });
  }

  // ---- blocks

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC: break;
      case MD_BLOCK_QUOTE: open(PageWhat::Block, "<blockquote>"); break;
      case MD_BLOCK_UL: open_list(static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0, "<ul>"); break;
      case MD_BLOCK_OL: open_numbered(*static_cast<MD_BLOCK_OL_DETAIL*>(detail)); break;
      case MD_BLOCK_LI: open_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
      case MD_BLOCK_HR: out() += "<hr>"; break;
      case MD_BLOCK_H: {
        constexpr std::string_view kTags[] = {"<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"};
        level_ = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        open(PageWhat::Block, kTags[level_ - 1]);
        break;
      }
      case MD_BLOCK_CODE: open_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail)); break;
      case MD_BLOCK_HTML: in_html_block_ = true; break;
      case MD_BLOCK_P: out() += "<p>"; break;
      case MD_BLOCK_TABLE: open(PageWhat::Block, "<table>"); break;
      case MD_BLOCK_THEAD: out() += "<thead>"; break;
      case MD_BLOCK_TBODY: out() += "<tbody>"; break;
      case MD_BLOCK_TR: out() += "<tr>"; break;
      case MD_BLOCK_TH: open_cell("<th", *static_cast<MD_BLOCK_TD_DETAIL*>(detail)); break;
      case MD_BLOCK_TD: open_cell("<td", *static_cast<MD_BLOCK_TD_DETAIL*>(detail)); break;
    }
    return go_on();
  }

  void open(PageWhat what, std::string_view tag) {
    mark(what);
    out() += tag;
  }
  void open_list(bool tight, std::string_view tag) {
    ++lists_;
    open(tight ? PageWhat::Block : PageWhat::LooseList, tag);
  }
  void open_numbered(const MD_BLOCK_OL_DETAIL& detail) {
    if (in_notes_ && lists_ == 0) {  // the definitions of footnotes
      ++lists_;
      return;
    }
    std::string tag = "<ol";
    if (detail.start != 1) append_attribute(tag, "start", std::to_string(detail.start));
    open_list(detail.is_tight != 0, tag + ">");
  }
  void open_item(const MD_BLOCK_LI_DETAIL& detail) {
    if (is_note_item()) {
      mark(PageWhat::Definition).note = std::min(note_++, prepared_.notes.size() - 1);
      out() += "<div>";
      return;
    }
    open(PageWhat::Block, "<li>");
    if (detail.is_task == 0) return;
    out() +=
        detail.task_mark == ' ' ? "<input type=\"checkbox\" disabled>" : "<input type=\"checkbox\" disabled checked>";
  }
  bool is_note_item() const { return in_notes_ && lists_ == 1; }
  void open_code(const MD_BLOCK_CODE_DETAIL& detail) {
    PageMark& made = mark(PageWhat::CodeBlock);
    append_decoded(made.language, attribute(detail.lang), ReferenceIn::Attribute);
    code_text_.clear();
    out() += "<pre>";
  }
  void open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& detail) {
    out() += tag;
    switch (detail.align) {
      case MD_ALIGN_DEFAULT: break;
      case MD_ALIGN_LEFT: append_attribute(out(), "align", "left"); break;
      case MD_ALIGN_CENTER: append_attribute(out(), "align", "center"); break;
      case MD_ALIGN_RIGHT: append_attribute(out(), "align", "right"); break;
    }
    out() += '>';
  }

  int leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_HR: break;
      case MD_BLOCK_QUOTE: out() += "</blockquote>"; break;
      case MD_BLOCK_UL: leave_list("</ul>"); break;
      case MD_BLOCK_OL: leave_list("</ol>"); break;
      case MD_BLOCK_LI: out() += is_note_item() ? "</div>" : "</li>"; break;
      case MD_BLOCK_H: ((out() += "</h") += static_cast<char>('0' + level_)) += '>'; break;
      case MD_BLOCK_CODE: leave_code(); break;
      case MD_BLOCK_HTML: in_html_block_ = false; break;
      case MD_BLOCK_P: out() += "</p>"; break;
      case MD_BLOCK_TABLE: out() += "</table>"; break;
      case MD_BLOCK_THEAD: out() += "</thead>"; break;
      case MD_BLOCK_TBODY: out() += "</tbody>"; break;
      case MD_BLOCK_TR: out() += "</tr>"; break;
      case MD_BLOCK_TH: out() += "</th>"; break;
      case MD_BLOCK_TD: out() += "</td>"; break;
    }
    return go_on();
  }
  void leave_list(std::string_view tag) {
    --lists_;
    if (!in_notes_ || lists_ > 0) {
      out() += tag;
      return;
    }
    in_notes_ = false;  // they follow the article
    notes_ = std::exchange(page_, {});
    page_.html.reserve(text_.size() + text_.size() / 4);
  }
  void append_notes() {
    const std::size_t begin = page_.html.size();
    page_.html += notes_.html;
    for (PageMark& made : notes_.marks) {
      made.begin += static_cast<std::uint32_t>(begin);
      page_.marks.push_back(std::move(made));
    }
    for (const Prepared::Step& step : notes_.steps) page_.steps.push_back({step.made + begin, step.source});
  }
  void leave_code() {
    if (code_text_.ends_with('\n')) code_text_.pop_back();
    page_.marks.back().value = std::move(code_text_);
    out() += "</pre>";
  }

  // ---- spans

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (pictures_ > 0) {
      if (type == MD_SPAN_IMG) ++pictures_;
      return 0;
    }
    switch (type) {
      case MD_SPAN_EM: out() += "<em>"; break;
      case MD_SPAN_STRONG: out() += "<strong>"; break;
      case MD_SPAN_DEL: out() += "<del>"; break;
      case MD_SPAN_U: out() += "<u>"; break;
      case MD_SPAN_A: open_link(*static_cast<MD_SPAN_A_DETAIL*>(detail)); break;
      case MD_SPAN_IMG:
        ++pictures_;
        words_.clear();
        break;
      case MD_SPAN_CODE:
        mark(PageWhat::CodeSpan);
        code_text_.clear();
        out() += "<code>";
        break;
      case MD_SPAN_LATEXMATH:
      case MD_SPAN_LATEXMATH_DISPLAY:
      case MD_SPAN_WIKILINK: break;  // not asked for
    }
    return go_on();
  }

  int leave_span(MD_SPANTYPE type, void* detail) {
    if (pictures_ > 1 || (pictures_ == 1 && type != MD_SPAN_IMG)) {
      if (type == MD_SPAN_IMG) --pictures_;
      return 0;
    }
    switch (type) {
      case MD_SPAN_EM: out() += "</em>"; break;
      case MD_SPAN_STRONG: out() += "</strong>"; break;
      case MD_SPAN_DEL: out() += "</del>"; break;
      case MD_SPAN_U: out() += "</u>"; break;
      case MD_SPAN_A: leave_link(); break;
      case MD_SPAN_IMG: put_picture(*static_cast<MD_SPAN_IMG_DETAIL*>(detail)); break;
      case MD_SPAN_CODE:
        page_.marks.back().value = std::move(code_text_);
        out() += "</code>";
        break;
      case MD_SPAN_LATEXMATH:
      case MD_SPAN_LATEXMATH_DISPLAY:
      case MD_SPAN_WIKILINK: break;
    }
    return go_on();
  }

  // An attribute as HTML spells it: its references stay references.
  std::string attribute(const MD_ATTRIBUTE& from) const {
    std::string made;
    for (MD_SIZE i = 0; from.text != nullptr && from.substr_offsets[i] < from.size; ++i) {
      const MD_OFFSET begin = from.substr_offsets[i];
      const std::string_view part = view(from.text + begin, from.substr_offsets[i + 1] - begin);
      switch (from.substr_types[i]) {
        case MD_TEXT_ENTITY: append_reference(made, part); break;
        case MD_TEXT_NULLCHAR: made += kReplacement; break;
        default: append_xml_attribute(made, whole(part)); break;
      }
    }
    return made;
  }
  // Whether there is room for as much again.
  bool may_repeat(const MD_ATTRIBUTE& address, const MD_ATTRIBUTE& title) {
    const std::size_t size = std::size_t{address.size} + title.size;
    if (size > addresses_left_) return false;
    addresses_left_ -= size;
    return true;
  }
  void append_made(std::string_view name, const MD_ATTRIBUTE& from) {
    (((out() += ' ') += name) += "=\"") += attribute(from);
    out() += '"';
  }

  void open_link(const MD_SPAN_A_DETAIL& detail) {
    ++links_;
    out() += "<a";
    if (may_repeat(detail.href, detail.title)) {
      append_made("href", detail.href);
      if (detail.title.size > 0) append_made("title", detail.title);
    }
    out() += '>';
  }
  void leave_link() {
    --links_;
    out() += "</a>";
  }

  // ---- pictures: what stands in the brackets is a text

  int picture_text(MD_TEXTTYPE type, std::string_view part) {
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR: words_ += ' '; break;
      case MD_TEXT_ENTITY: append_reference(words_, part); break;
      case MD_TEXT_NULLCHAR: words_ += kReplacement; break;
      case MD_TEXT_HTML: break;
      default: append_xml_attribute(words_, whole(part)); break;
    }
    return 0;
  }
  void put_picture(const MD_SPAN_IMG_DETAIL& detail) {
    pictures_ = 0;
    if (!may_repeat(detail.src, detail.title)) {
      out() += words_;
      return;
    }
    note_place(view(detail.src.text, detail.src.size));
    out() += "<img";
    append_made("src", detail.src);
    if (!words_.empty()) ((out() += " alt=\"") += words_) += '"';
    if (detail.title.size > 0) append_made("title", detail.title);
    out() += '>';
  }

  const Prepared& prepared_;
  std::string_view text_;
  MarkdownPage page_;
  MarkdownPage notes_;
  bool in_notes_ = false;
  std::size_t note_ = 0;   // the next definition
  std::size_t lists_ = 0;  // that are open
  unsigned level_ = 1;     // of the heading that is open
  bool in_html_block_ = false;
  std::string code_text_;
  std::size_t pictures_ = 0;  // that are open, one in the other
  std::string words_;         // of the outermost
  std::size_t links_ = 0;     // that are open
  std::size_t addresses_left_ = 0;
  bool too_large_ = false;
};

}  // namespace

Result<MarkdownPage> make_page(const Prepared& prepared) { return PageRenderer(prepared).run(); }

}  // namespace offprint::markdown
