#include "formats/markdown/page.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include <md4c.h>

#include "formats/address/safe_address.h"
#include "formats/html/references.h"
#include "formats/markdown/autolinks.h"
#include "formats/markdown/code_indent.h"
#include "formats/markdown/page_text.h"
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

class PageRenderer {
 public:
  explicit PageRenderer(const Prepared& prepared) : prepared_(prepared), written_(prepared), text_(prepared.text) {
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
      return of(self).text(type, parsed_text(text, size));
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
    note_gap(part);
    const std::size_t source = prepared_.source_of(static_cast<std::size_t>(part.data() - text_.data()));
    page_.steps.push_back({page_.html.size(), source});
  }

  static bool holds_empty_line(std::string_view between) {
    std::size_t feeds = 0;
    for (const char c : between) {
      if (c == '\n' && ++feeds == 2) return true;
      if (c != '\n' && c != ' ' && c != '\t' && c != '>') feeds = 0;
    }
    return false;
  }
  // What stands between an item's first text, or a list's, and the text before it.
  void note_gap(std::string_view part) {
    const auto begin = static_cast<std::size_t>(part.data() - text_.data());
    OpenList* const list = lists_.empty() ? nullptr : &lists_.back();
    if (list != nullptr && begin >= last_text_ && (item_begins_ || list->follows)) {
      const bool apart = holds_empty_line(text_.substr(last_text_, begin - last_text_));
      if (item_begins_) list->apart = list->apart || apart;
      if (std::exchange(list->follows, false) && !apart) page_.marks[list->mark].note = kJoins;
    }
    item_begins_ = false;
    last_text_ = begin + part.size();
  }

  // ---- text

  void put_text(std::string_view part) {
    if (links_ > 0) return put_link_text(part);
    char before = is_of_source(part) && part.data() > text_.data() ? part.data()[-1] : '\0';
    const auto put = [&](std::string_view text) {
      put_words(text, before);
      before = '$';
    };
    written_.with_holes(part, put, [this](const Hole& hole) { put_hole(hole); });
  }
  void put_link_text(std::string_view part) {
    if (std::exchange(drops_bracket_, false) && part.starts_with('<')) part.remove_prefix(1);
    const auto put = [this](std::string_view text) {
      written_.in_cell ? append_xml_text(out(), written_.whole(text)) : append_xml_text(out(), text);
    };
    written_.with_holes(part, put, [this](const Hole& hole) { put_hole(hole); });
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
      case MD_TEXT_LATEXMATH: put_code(part); break;
      case MD_TEXT_HTML: put_html(part); break;
    }
    return go_on();
  }

  void put_code(std::string_view part) {
    if (in_code_block_ && !is_of_source(part) && part.find_first_not_of(' ') == std::string_view::npos) {
      indent_ += part.size();
      return;
    }
    std::string code;
    if (const std::size_t columns = std::exchange(indent_, 0); columns > 0) {
      code = is_of_source(part) ? code_indent(text_, static_cast<std::size_t>(part.data() - text_.data()), columns)
                                : std::string(columns, ' ');
    }
    code += written_.whole(part);
    code_text_ += code;
    append_xml_text(out(), code);
  }
  void put_html(std::string_view part) {
    if (!in_html_block_ && swallows(part)) {
      append_xml_text(out(), written_.whole(part));
    } else {
      out() += written_.whole(part);
    }
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
    const bool follows = tag.starts_with("<ol") && out().ends_with("</ol>");
    lists_.push_back({page_.marks.size(), tight, follows});
    open(tight ? PageWhat::Block : PageWhat::LooseList, tag);
  }
  void open_numbered(const MD_BLOCK_OL_DETAIL& detail) {
    if (in_notes_ && lists_.empty()) {  // the definitions of footnotes
      lists_.push_back({});
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
    item_begins_ = lists_.back().items++ > 0;
    if (detail.is_task == 0) return;
    out() +=
        detail.task_mark == ' ' ? "<input type=\"checkbox\" disabled>" : "<input type=\"checkbox\" disabled checked>";
  }
  bool is_note_item() const { return in_notes_ && lists_.size() == 1; }
  void open_code(const MD_BLOCK_CODE_DETAIL& detail) {
    PageMark& made = mark(PageWhat::CodeBlock);
    append_decoded(made.language, written_.attribute(detail.lang), ReferenceIn::Attribute);
    code_text_.clear();
    in_code_block_ = true;
    out() += "<pre>";
  }
  void open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& detail) {
    written_.in_cell = true;
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
      case MD_BLOCK_TH: leave_cell("</th>"); break;
      case MD_BLOCK_TD: leave_cell("</td>"); break;
    }
    return go_on();
  }
  void leave_cell(std::string_view tag) {
    written_.in_cell = false;
    out() += tag;
  }
  void leave_list(std::string_view tag) {
    const OpenList list = lists_.back();
    lists_.pop_back();
    if (list.follows) page_.marks[list.mark].note = kJoins;  // it holds no text; our writer puts one there so
    if (!list.tight && !list.apart && list.items > 1) page_.marks[list.mark].what = PageWhat::LooseItem;
    if (!in_notes_ || !lists_.empty()) {
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
    in_code_block_ = false;
    code_text_.append(std::exchange(indent_, 0), ' ');
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

  // Whether there is room for as much again.
  bool may_repeat(const MD_ATTRIBUTE& address, const MD_ATTRIBUTE& title) {
    const std::size_t size = std::size_t{address.size} + title.size;
    if (size > addresses_left_) return false;
    addresses_left_ -= size;
    return true;
  }
  void append_made(std::string_view name, std::string_view attribute) {
    ((((out() += ' ') += name) += "=\"") += attribute) += '"';
  }

  void open_link(const MD_SPAN_A_DETAIL& detail) {
    ++links_;
    // Of `<<https://…>` the parser makes one address with a bracket in it: its scheme does not begin with a letter. A
    // link's own address begins so only by an escape, and the parser has made a new string of it then.
    const std::string_view href(detail.href.text, detail.href.size);
    drops_bracket_ = href.starts_with('<') && !address_scheme(href.substr(1)).empty() && detail.title.size == 0 &&
                     (is_of_source(href) || href.find('&') != std::string_view::npos);
    if (drops_bracket_) out() += "&lt;";
    out() += "<a";
    if (may_repeat(detail.href, detail.title)) {
      const std::string address = written_.attribute(detail.href);
      append_made("href", std::string_view(address).substr(drops_bracket_ ? std::string_view("&lt;").size() : 0));
      if (detail.title.size > 0) append_made("title", written_.attribute(detail.title));
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
      default: append_xml_attribute(words_, written_.whole(part)); break;
    }
    return 0;
  }
  void put_picture(const MD_SPAN_IMG_DETAIL& detail) {
    pictures_ = 0;
    if (!may_repeat(detail.src, detail.title)) {
      out() += words_;
      return;
    }
    note_place(parsed_text(detail.src.text, detail.src.size));
    out() += "<img";
    append_made("src", written_.attribute(detail.src));
    if (!words_.empty()) ((out() += " alt=\"") += words_) += '"';
    if (detail.title.size > 0) append_made("title", written_.attribute(detail.title));
    out() += '>';
  }

  const Prepared& prepared_;
  PageText written_;
  std::string_view text_;
  MarkdownPage page_;
  MarkdownPage notes_;
  bool in_notes_ = false;
  std::size_t note_ = 0;  // the next definition
  // A list that is open.
  struct OpenList {
    std::size_t mark = 0;
    bool tight = true;
    bool follows = false;  // another numbered one, and nothing of it is there yet
    bool apart = false;    // an empty line stands between two items
    std::size_t items = 0;
  };
  std::vector<OpenList> lists_;
  bool item_begins_ = false;   // an item that is not its list's first, and nothing of it is there yet
  std::size_t last_text_ = 0;  // the end of the last text, in the prepared one
  unsigned level_ = 1;         // of the heading that is open
  bool in_html_block_ = false;
  bool drops_bracket_ = false;  // from the text of the link that has just begun
  bool in_code_block_ = false;
  std::size_t indent_ = 0;  // columns before the code that comes next
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
