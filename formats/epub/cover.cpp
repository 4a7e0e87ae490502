#include "formats/epub/cover.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/epub/book.h"
#include "formats/epub/page.h"
#include "formats/epub/xml.h"
#include "formats/hash/hash64.h"
#include "formats/layout/breaks.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

constexpr int kMargin = 160;
constexpr int kRoom = kCoverWidth - 2 * kMargin;

struct WidthRow {
  std::string_view characters;
  double width;  // of the font's size
};
// How wide letters of a bold serif are, on the safe side: fonts differ, and no reader says which one it will take.
// Those of DejaVu Serif, which Debian takes where nothing is set, are the widest.
constexpr std::array<WidthRow, 7> kWidths{{
    {"ijl.,:;'|/ ", 0.38},
    {"ftIJ!()[]-\"", 0.47},
    {"rsvyz?", 0.58},
    {"aceox", 0.66},
    {"ABCDEFGKOPQRSTUVXYZw+&", 0.86},
    {"NH%", 0.95},
    {"mMW@", 1.10},
}};
constexpr double kOther = 0.73;

double width_of(std::string_view text) {
  double sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    at += c.size;
    const auto* row = std::find_if(kWidths.begin(), kWidths.end(), [&](const WidthRow& r) {
      return c.value < 0x80 && r.characters.find(bytes) != std::string_view::npos;
    });
    if (row != kWidths.end()) {
      sum += row->width;
    } else {
      sum += c.value >= 0x1100 ? 1.0 : kOther;
    }
  }
  return sum;
}

std::string without_end_space(std::string_view line) {
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return std::string(line);
}

// Lines no wider than `room`; a word that is wider itself is divided anywhere. More than `most` end with "…".
class Lines {
 public:
  Lines(std::string_view text, const std::string& language, double room) : text_(text), room_(room) {
    std::vector<std::size_t> ends;
    line_breaks(text, language, ends);
    std::size_t from = 0;
    for (const std::size_t end : ends) {
      const std::string_view word = text.substr(from, end - from);
      if (width_of(without_end_space(word)) > room) {
        add_anywhere(from, end);
      } else {
        add(from, end);
      }
      from = end;
    }
    close(text.size());
  }

  std::vector<std::string> take(std::size_t most) {
    if (lines_.size() <= most) return std::move(lines_);
    lines_.resize(most);
    lines_.back() += "…";
    return std::move(lines_);
  }
  std::size_t count() const { return lines_.size(); }
  std::size_t divided() const { return divided_; }

 private:
  void add(std::size_t from, std::size_t end) {
    if (from > begin_ && width_of(without_end_space(text_.substr(begin_, end - begin_))) > room_) close(from);
  }
  void add_anywhere(std::size_t from, std::size_t end) {
    ++divided_;
    std::vector<std::size_t> ends;
    grapheme_breaks(text_.substr(from, end - from), ends);
    std::size_t at = from;
    for (const std::size_t to : ends) {
      add(at, from + to);
      at = from + to;
    }
  }
  void close(std::size_t end) {
    if (end > begin_) lines_.push_back(without_end_space(text_.substr(begin_, end - begin_)));
    begin_ = end;
  }

  std::string_view text_;
  double room_;
  std::size_t begin_ = 0;    // of the open line
  std::size_t divided_ = 0;  // words
  std::vector<std::string> lines_;
};

struct SizeRow {
  int size;
  std::size_t lines;  // at most, for it
};
// The largest that the title fits in, without a word divided. A library shows covers of 80 by 120 pixels: there the
// smallest has a height of six.
constexpr std::array<SizeRow, 6> kSizes{{{300, 3}, {250, 4}, {210, 5}, {180, 6}, {150, 7}, {120, 9}}};
constexpr double kLeastSize = 60;  // for a word that is as long as a line

struct Title {
  int size = 0;
  std::vector<std::string> lines;
};

// No wider than the title's number of lines asks for: lines of about one length.
Lines even(const std::string& title, const std::string& language, double room) {
  constexpr double kStep = 0.95;
  Lines lines(title, language, room);
  while (room > 1) {
    Lines narrower(title, language, room);
    if (narrower.count() > lines.count() || narrower.divided() > lines.divided()) break;
    lines = std::move(narrower);
    room *= kStep;
  }
  return lines;
}

double widest_word(const std::string& title, const std::string& language) {
  std::vector<std::size_t> ends;
  line_breaks(title, language, ends);
  double widest = 0;
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    widest = std::max(widest, width_of(without_end_space(std::string_view(title).substr(from, end - from))));
    from = end;
  }
  return widest;
}

// Whether a line ends inside quotation marks or brackets.
bool parts_quotations(const std::vector<std::string>& lines) {
  constexpr std::u32string_view kOpening = U"“「『《〈（【";
  constexpr std::u32string_view kClosing = U"”」』》〉）】";
  int depth = 0;
  for (const std::string& line : lines) {
    if (depth > 0) return true;
    for (std::size_t at = 0; at < line.size();) {
      const CodePoint c = decode(line, at);
      at += c.size;
      if (kOpening.find(c.value) != kOpening.npos) ++depth;
      if (kClosing.find(c.value) != kClosing.npos) --depth;
    }
  }
  return false;
}

Title set_title(const std::string& text, const std::string& language, int height) {
  constexpr std::size_t kMost = 120;  // characters; six lines of the smallest size hold fewer
  const std::string title = cut_text(text, kMost);
  constexpr std::size_t kSizesForQuotations = 3;  // what is quoted is a name: it stands on one line, if these have it
  std::vector<Title> fitting;
  for (const SizeRow& row : kSizes) {
    const double room = static_cast<double>(kRoom) / row.size;
    const Lines lines(title, language, room);
    const bool fits = static_cast<int>(lines.count()) * row.size * 5 / 4 <= height;
    if (!fits || lines.count() > row.lines || lines.divided() > 0) continue;
    fitting.push_back({row.size, even(title, language, room).take(row.lines)});
    if (!parts_quotations(fitting.back().lines)) return std::move(fitting.back());
    if (fitting.size() == kSizesForQuotations) break;
  }
  if (!fitting.empty()) return std::move(fitting.front());
  const double whole = kRoom / std::max(1.0, widest_word(title, language));
  const double size = std::clamp(whole, kLeastSize, static_cast<double>(kSizes.back().size));
  const auto lines = static_cast<std::size_t>(height / (size * 5 / 4));
  return {static_cast<int>(size), Lines(title, language, kRoom / size).take(std::min(lines, kSizes.back().lines))};
}

constexpr const char* kTitleFamily = "serif";

class Drawing {
 public:
  explicit Drawing(const std::string& language) {
    declare_xml(document_);
    root_ = document_.append_child("svg");
    root_.append_attribute("xmlns") = "http://www.w3.org/2000/svg";
    root_.append_attribute("xml:lang") = language.c_str();
    root_.append_attribute("viewBox") =
        ("0 0 " + std::to_string(kCoverWidth) + " " + std::to_string(kCoverHeight)).c_str();
    root_.append_attribute("width") = kCoverWidth;
    root_.append_attribute("height") = kCoverHeight;
  }

  void name(const std::string& title) { add_element(root_, "title", title); }
  void box(int x, int y, int width, int height, const char* fill) {
    pugi::xml_node rect = root_.append_child("rect");
    rect.append_attribute("x") = x;
    rect.append_attribute("y") = y;
    rect.append_attribute("width") = width;
    rect.append_attribute("height") = height;
    rect.append_attribute("fill") = fill;
  }
  void text(int y, int size, const char* family, const char* fill, const std::string& words) {
    pugi::xml_node node = add_element(root_, "text", words);
    node.append_attribute("x") = kMargin;
    node.append_attribute("y") = y;
    node.append_attribute("font-family") = family;
    node.append_attribute("font-size") = size;
    node.append_attribute("fill") = fill;
    if (std::string_view(family) == kTitleFamily) node.append_attribute("font-weight") = "bold";
  }
  std::string bytes() const { return xml_bytes(document_); }

 private:
  pugi::xml_document document_;
  pugi::xml_node root_;
};

constexpr const char* kPaper = "#f6f2e9";
constexpr const char* kInk = "#1d2529";
constexpr const char* kGrey = "#5b6468";
// The band's colour is the book's own, so that one tells books apart on a shelf; all dark enough for grey screens.
constexpr std::array<const char*, 8> kBands{"#7a2e2b", "#8a5a1f", "#3f6136", "#1f6660",
                                            "#22567d", "#3b3f82", "#6a3a74", "#4d4a45"};

const char* band(const std::string& title) { return kBands.at(hash_of(title) % kBands.size()); }

// One line that fits in the width at `size`.
std::string fitted(const std::string& text, const std::string& language, int size) {
  return Lines(cut_text(text, kLongestTitle), language, static_cast<double>(kRoom) / size).take(1).front();
}

constexpr int kSmall = 72;
constexpr int kBand = 300;  // the height of the band above

// Names stay whole; of too many the last line ends with "…".
std::vector<std::string> author_lines(const BookFacts& facts) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> lines;
  for (const std::string& name : facts.creators) {
    const std::string longer = lines.empty() ? name : lines.back() + " · " + name;
    if (!lines.empty() && width_of(longer) * kSmall <= kRoom) {
      lines.back() = longer;
      continue;
    }
    if (lines.size() == kMost) {
      lines.back() += " …";
      break;
    }
    lines.push_back(name);
  }
  return lines;
}

struct FactLine {
  const char* fill;
  std::string words;
};
constexpr int kFactLine = kSmall * 3 / 2;

// Authors, period, and how many articles; of one its site.
std::vector<FactLine> fact_lines(const BookFacts& facts, std::size_t count) {
  std::vector<FactLine> lines;
  for (std::string& name : author_lines(facts)) lines.push_back({kInk, std::move(name)});
  lines.push_back({kGrey, facts.period});
  const std::string site =
      facts.publisher.empty() && !facts.outlets.empty() ? facts.outlets.front().name : facts.publisher;
  lines.push_back({kGrey, count == 0 ? site : counted(Word::OneArticle, Word::SomeArticles, count, facts.language)});
  std::erase_if(lines, [](const FactLine& line) { return line.words.empty(); });
  return lines;
}

// At the bottom, a line of the band's colour above.
void draw_facts(Drawing& drawing, const BookFacts& facts, const std::vector<FactLine>& lines) {
  int y = kCoverHeight - kMargin - static_cast<int>(lines.size()) * kFactLine;
  drawing.box(kMargin, y - kSmall / 2, 160, 12, band(facts.set_title));
  for (const FactLine& line : lines) {
    y += kFactLine;
    drawing.text(y, kSmall, "sans-serif", line.fill, fitted(line.words, facts.language, kSmall));
  }
}

}  // namespace

std::string cover_svg(const BookPlan& plan, const BookFacts& facts, const CoverOf& of) {
  const std::string& language = facts.language;
  const std::vector<FactLine> lines = fact_lines(facts, of.count);
  const int below = static_cast<int>(lines.size()) * kFactLine;
  const int above = of.pictured ? kCoverPicture.height : kBand;
  const Title title = set_title(facts.set_title, language, kCoverHeight - above - 2 * kMargin - kSmall - below);
  Drawing drawing(language);
  drawing.name(facts.title);
  drawing.box(0, 0, kCoverWidth, kCoverHeight, kPaper);
  drawing.box(0, 0, kCoverWidth, above, band(facts.set_title));
  int y = above + kMargin + title.size;
  for (const std::string& line : title.lines) {
    drawing.text(y, title.size, kTitleFamily, kInk, line);
    y += title.size * 5 / 4;
  }
  y += kSmall;
  if (plan.volumes > 1) {
    const std::string number = std::to_string(plan.volume);
    const std::string volume = phrase(Word::Volume, language, {number, std::to_string(plan.volumes)});
    drawing.text(y, kSmall, "sans-serif", kInk, volume);
  }
  draw_facts(drawing, facts, lines);
  return drawing.bytes();
}

}  // namespace offprint
