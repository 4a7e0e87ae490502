#include "converters/passes/main_content/text_lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/site_suffix.h"
#include "formats/document/tree.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::main_content {

namespace {

struct Count {
  std::uint32_t letters = 0;
  std::uint32_t marks = 0;
};

constexpr unsigned char kWide = 3;  // letters that a character of three bytes counts as

// What may end a clause: of ASCII, and the first bytes of kMarks.
using Mark = ByteSet<ByteRange{'!', '!'}, ByteRange{',', ','}, ByteRange{'.', '.'}, ByteRange{':', ';'},
                     ByteRange{'?', '?'}, ByteRange{0xD8, 0xD8}, ByteRange{0xDB, 0xDB}, ByteRange{0xE0, 0xE0},
                     ByteRange{0xE3, 0xE3}, ByteRange{0xEF, 0xEF}>;

// Of Chinese and Japanese, Arabic and Hindi.
constexpr auto kMarks =
    std::to_array<std::string_view>({"。", "，", "、", "！", "？", "；", "：", "،", "؟", "؛", "۔", "।"});
static_assert(std::all_of(kMarks.begin(), kMarks.end(), [](auto mark) { return Mark::holds(mark.front()); }));

bool is_mark(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80)
    return at + 1 == text.size() || is_space(text[at + 1]) || text[at + 1] == '"';
  const std::string_view rest = text.substr(at);
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return rest.starts_with(mark); });
}

std::uint32_t letters_in(const char* bytes) {  // sixteen of them
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const ByteBlock block = block_at(bytes);
  const auto counts = std::bit_cast<ByteBlock>((block > ' ') & ((block & 0xC0) != 0x80));
  const auto wide = std::bit_cast<ByteBlock>(block - 0xE2 < 0xF0 - 0xE2);
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>((counts & 1) + (wide & (kWide - 1)));
  return static_cast<std::uint32_t>((halves[0] + halves[1]) * kOnes >> 56U);  // all bytes added up
}

std::uint32_t letters_in(std::string_view text) {
  std::uint32_t letters = 0;
  std::size_t at = 0;
  for (; at + kByteBlock <= text.size(); at += kByteBlock) letters += letters_in(text.data() + at);
  std::array<char, kByteBlock> rest{};
  std::copy(text.data() + at, text.data() + text.size(), rest.begin());
  return letters + letters_in(rest.data());
}

Count count(std::string_view text) {
  Count out{letters_in(text), 0};
  if (out.letters == 0) return out;
  Mark::each(text, 0, text.size(), [&](std::size_t at) { out.marks += is_mark(text, at) ? 1 : 0; });
  return out;
}

// A link around blocks: a picture, a headline and a few words of another page.
bool is_card(const Node& node) {
  if (node.kind != Kind::Link || node.element == nullptr) return false;
  const Node* child = node.first;
  while (child != nullptr && !is_block(*child)) child = child->next;
  return child != nullptr;
}

Setting setting_of(const Node& node, Setting around) {
  if (around == Setting::Scriptless || around == Setting::Code) return around;
  if (is_element(node, "noscript")) return Setting::Scriptless;
  switch (node.kind) {
    case Kind::Heading: return Setting::Heading;
    case Kind::ListItem:
    case Kind::DefinitionTerm:
    case Kind::DefinitionDescription: return Setting::Item;
    case Kind::TableCell: return Setting::Cell;
    case Kind::Code: return Setting::Code;
    case Kind::Caption:
    case Kind::Credit: return Setting::Caption;
    case Kind::Paragraph: return Setting::Text;
    default: return is_element(node, "pre") ? Setting::Code : around;
  }
}

// Whether two values of `class` begin with the same name.
bool begin_alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto at = [](std::string_view names, std::size_t i) {
    const char c = i < names.size() ? names[i] : ' ';
    return c == '\t' || c == '\n' ? ' ' : c;
  };
  std::size_t i = 0;
  while (at(a, i) == at(b, i) && at(a, i) != ' ') ++i;
  return at(a, i) == at(b, i);
}

class Walk {
 public:
  explicit Walk(Document& document) : title_(squeezed(document.metadata.title)) {
    out_.lines.reserve(256);
    out_.sections.reserve(256);
    out_.address = document.metadata.url;
    section(*document.root, kNone, {Setting::Text, nullptr});
  }

  TextLines take() {
    if (!titled_ && mains_.size() == 1) become_title(out_.sections[mains_.front()]);
    sum();
    return std::move(out_);
  }

 private:
  struct Around {
    Setting setting;
    const Node* link;  // around it; null for none
  };

  void section(Node& node, std::uint32_t parent, Around around) {
    end_line();
    const auto own = static_cast<std::uint32_t>(out_.sections.size());
    Section made;
    made.node = &node;
    made.parent = parent;
    made.first_line = static_cast<std::uint32_t>(out_.lines.size());
    if (node.element != nullptr && node.kind != Kind::Heading) made.said = evidence_.read(node);
    out_.sections.push_back(made);
    around.setting = setting_of(node, around.setting);
    children(node, own, around);
    end_line();
    Section& done = out_.sections[own];
    done.end = static_cast<std::uint32_t>(out_.sections.size());
    done.end_line = static_cast<std::uint32_t>(out_.lines.size());
    if (node.kind == Kind::Heading) see_title(done);
  }

  void children(Node& node, std::uint32_t in, Around around) {
    for (Node* child = node.first; child != nullptr; child = child->next) {
      Around inside = around;
      if (child->kind == Kind::Link) inside.link = child;
      if (auto* text = as<TextNode>(child)) {
        take_text(*text, in, around);
      } else if (is_picture(*child) || child->kind == Kind::Math || child->kind == Kind::InlineMath) {
        take_picture(*child, in, around);
      } else if (is_block(*child) || is_element(*child, "noscript") || is_card(*child)) {
        section(*child, in, inside);
      } else {
        if (child->kind == Kind::Break) end_line();
        children(*child, in, inside);
      }
    }
  }

  Line& line(Node& node, std::uint32_t in, const Around& around) {
    if (!open_ || out_.lines.back().section != in) {
      out_.lines.push_back({});
      out_.lines.back().first = &node;
      out_.lines.back().section = in;
      out_.lines.back().setting = around.setting;
      open_ = true;
    }
    out_.lines.back().last = &node;
    return out_.lines.back();
  }

  void take_text(TextNode& text, std::uint32_t in, const Around& around) {
    const Count counted = count(text.value);
    if (counted.letters == 0) return;
    Line& to = line(text, in, around);
    if (around.link != nullptr && around.link != link_) ++to.links;
    link_ = around.link;
    (around.link != nullptr ? to.linked : to.plain) += counted.letters;
    if (around.link == nullptr) to.marks += counted.marks;
  }

  void take_picture(Node& node, std::uint32_t in, const Around& around) { line(node, in, around); }

  void end_line() { open_ = false; }

  // A heading that says the page's title, or the beginning of it; where none does, the only one of depth 1.
  void see_title(const Section& heading) {
    constexpr std::size_t kFew = 12;  // bytes
    if (heading.first_line == heading.end_line) return;
    const std::string own = squeezed(text_content(*heading.node), std::max(title_.size(), kFew));
    if (own.size() >= kFew && static_cast<const Heading*>(heading.node)->depth == 1)
      mains_.push_back(static_cast<std::size_t>(&heading - out_.sections.data()));
    const bool main = static_cast<const Heading*>(heading.node)->depth == 1;
    if (own.empty() || !title_.starts_with(own) || (own.size() < kFew && own != title_ && !main)) return;
    titled_ = true;
    become_title(heading);
  }

  void become_title(const Section& heading) {
    for (std::uint32_t i = heading.first_line; i < heading.end_line; ++i) out_.lines[i].setting = Setting::Title;
  }

  void sum() {
    std::uint64_t within = 0;
    std::uint64_t without = 0;
    for (const Line& line : out_.lines) {
      if (line.is_prose()) (line.setting == Setting::Scriptless ? within : without) += line.plain;
    }
    out_.scriptless = within > without;
    const std::size_t count = out_.lines.size();
    for (auto* sums : {&out_.prose, &out_.plain, &out_.linked}) sums->assign(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
      const Line& line = out_.lines[i];
      const bool counts = line.is_prose() && (line.setting != Setting::Scriptless || out_.scriptless);
      out_.prose[i + 1] = out_.prose[i] + (counts ? line.letters() : 0);
      out_.plain[i + 1] = out_.plain[i] + line.plain;
      out_.linked[i + 1] = out_.linked[i] + line.linked;
    }
  }

  std::vector<std::size_t> mains_;  // headings of depth 1, as places of their sections
  bool titled_ = false;
  TextLines out_;
  EvidenceReader evidence_;
  const std::string title_;
  bool open_ = false;
  const Node* link_ = nullptr;  // around the text before
};

}  // namespace

TextLines read_lines(Document& document) { return Walk(document).take(); }

std::string text_of(const TextLines& page, const Line& line, std::size_t enough) {
  std::string words;
  const Node& root = *page.sections.front().node;
  for (const Node* at = line.first; at != nullptr && words.size() < enough; at = next_in(root, *at)) {
    if (const auto* text = as<TextNode>(at)) words += text->value.view();
    if (at == line.last) break;
  }
  return words;
}

std::string words_of(const TextLines& page, const Line& line, std::size_t enough) {
  return one_line(text_of(page, line, enough));
}

std::uint32_t home_of(const TextLines& page, const Line& line) {
  constexpr std::uint64_t kCell = 200;  // letters of prose: a cell that lays out a page, not one of data
  const auto is_box = [&](const Section& s) {
    const Kind kind = s.node->kind;
    if (kind == Kind::TableCell) return page.prose_in(s) >= kCell && s.first_line + 1 < s.end_line;
    return kind == Kind::Root || (kind == Kind::Division && s.first_line + 1 < s.end_line);
  };
  std::uint32_t at = line.section;
  while (page.sections[at].parent != kNone && !is_box(page.sections[at])) at = page.sections[at].parent;
  return at;
}

bool are_alike(const Node& a, const Node& b) {
  if (a.element->name.view() != b.element->name.view() || a.kind == Kind::Paragraph || a.kind == Kind::TableCell)
    return false;
  return a.kind == Kind::ListItem || a.element->name == "article" ||
         begin_alike(a.element->get("class"), b.element->get("class"));
}

bool holds_title(const TextLines& page, const Section& section) {
  return std::any_of(page.lines.begin() + section.first_line, page.lines.begin() + section.end_line,
                     [](const Line& line) { return line.setting == Setting::Title; });
}

}  // namespace offprint::main_content
