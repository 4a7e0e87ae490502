#include "formats/html/skeleton.h"

#include <algorithm>
#include <array>

#include "formats/html/references.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Tags that a head can hold, and those that come before any body: text after them may still be text of the head, where
// white space goes elsewhere than what follows it (§13.2.6.4.1-6).
constexpr std::array<std::string_view, 12> kOfHeads{"base", "basefont", "bgsound",  "head",   "html",  "link",
                                                    "meta", "noframes", "noscript", "script", "style", "title"};

// Pages with these are parsed whole: their text is filtered character by character, or moved.
constexpr std::array<std::string_view, 3> kInexact{"frameset", "isindex", "plaintext"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class SkeletonMaker {
 public:
  SkeletonMaker(std::string_view html, Skeleton& out) : html_(html), out_(out) {}

  void text(std::size_t begin, std::size_t end) {
    if (begins_pre_) begin = line_feed(begin, end);
    const std::size_t content = blank_end(begin, end);
    const bool split = content < end && content > begin && (!body_begun_ || filters_blanks_);
    out_.folding.text(content == end);
    if (begin < end && (content == end || split)) token(begin, " ");
    if (content == end) return;
    token(split ? content : begin, "x");
    body_begun_ = true;
  }

  void raw_text(std::size_t begin, std::size_t end, const TagRule& rule) {
    out_.raw.push_back(last_start_);
    closes_scriptless_ = (rule.is & tag::kScriptless) != 0;
    if (begins_pre_) begin = line_feed(begin, end);
    if (begin < end) token(begin, "x");
  }

  void hidden(const Markup& markup) {
    const std::string_view bytes = html_.substr(markup.begin, markup.end - markup.begin);
    constexpr std::string_view kDoctype = "<!doctype";
    if (bytes == "</>" || starts_ignoring_case(bytes, kDoctype)) {  // no token, and one that counts
      const bool kept = begins_pre_ && bytes == "</>";
      token(markup.begin, bytes);
      begins_pre_ = kept;
      out_.folding.stop();
    } else if (is_tag_letter(bytes[1]) || (bytes[1] == '/' && bytes.size() > 2 && is_tag_letter(bytes[2]))) {
      end_ = markup.begin;  // cut off: nothing comes after it
    } else {
      if (foreign_seen_ && bytes.starts_with("<![CDATA[")) out_.exact = false;
      token(markup.begin, "<!>");
    }
  }

  void start(const Markup& tag, const TagRule& rule, Fate fate) {
    if (fate == Fate::Goes) {
      out_.folding.stop();
      return token(tag.begin, "<!>");
    }
    const bool in_body = body_begun_;
    note(rule);
    last_start_ = static_cast<std::uint32_t>(out_.bytes.size());
    token(tag.begin, html_.substr(tag.begin, 1 + tag.name.size()));
    const bool scriptless = fate == Fate::StaysRaw && (rule.is & tag::kScriptless) != 0;
    if (scriptless) out_.bytes.replace(last_start_ + 1, kScriptlessName.size(), kScriptlessName);
    attributes(tag, rule);
    out_.bytes += tag.self_closing ? "/>" : ">";
    if (in_body || (body_begun_ && rule.name != "body"))
      out_.folding.start(rule, tag.name, last_start_, out_.bytes.size());
    begins_pre_ = rule.name == "pre" || rule.name == "listing" || rule.name == "textarea";
  }

  void end(const Markup& tag, const TagRule& rule, Fate fate) {
    if (fate == Fate::Goes) {
      out_.folding.stop();
      return token(tag.begin, "<!>");
    }
    if (body_begun_) out_.folding.end(rule, tag.name, out_.bytes.size());
    const std::size_t name = out_.bytes.size() + 2;
    token(tag.begin, html_.substr(tag.begin, 2 + tag.name.size()));
    if (closes_scriptless_) out_.bytes.replace(name, kScriptlessName.size(), kScriptlessName);
    out_.bytes += '>';
    closes_scriptless_ = false;
  }

  void finish() {
    out_.places.resize(out_.bytes.size() + 1);
    out_.places.back() = 1 + static_cast<std::uint32_t>(std::min(end_, html_.size()));
    if (filters_blanks_ && template_seen_ && columns_seen_) out_.exact = false;
  }

 private:
  void token(std::size_t begin, std::string_view bytes) {
    const std::size_t at = out_.bytes.size();
    if (at >= out_.places.size()) out_.places.resize(at + at / 2 + kRoom);
    out_.places[at] = static_cast<std::uint32_t>(begin) + 1;
    out_.bytes += bytes;
    begins_pre_ = false;
  }

  // What the tag changes for the text after it.
  void note(const TagRule& rule) {
    if (holds(kInexact, rule.name)) out_.exact = false;
    foreign_seen_ = foreign_seen_ || (rule.is & tag::kForeign) != 0;
    template_seen_ = template_seen_ || rule.name == "template";
    columns_seen_ = columns_seen_ || rule.name == "col" || rule.name == "colgroup";
    filters_blanks_ = template_seen_ || columns_seen_;
    if (filters_blanks_) out_.folding.stop();  // as texts are split from here on
    body_begun_ = body_begun_ || (rule.name != "template" && !holds(kOfHeads, rule.name));
  }

  // Later <html> and <body> add to the first; equal formatting elements are told by their attributes (§13.2.4.3), and
  // <font> in a drawing by some; annotation-xml and <input type=hidden> depend on one.
  void attributes(const Markup& tag, const TagRule& rule) {
    const bool compared = (rule.is & (tag::kFormatting | tag::kPageTag)) != 0 && rule.name != "a";
    if (compared || rule.name == "annotation-xml") {
      const std::size_t name_end = static_cast<std::size_t>(tag.name.data() - html_.data()) + tag.name.size();
      const std::size_t end = std::min(attributes_end(html_, tag), tag.end - (tag.self_closing ? 2 : 1));
      out_.bytes += html_.substr(name_end, end - name_end);
    } else if (rule.name == "input" && is_hidden(tag)) {
      out_.bytes += " type=hidden ";  // a slash after it would be part of the value
    }
  }

  bool is_hidden(const Markup& tag) const {
    AttributeCursor cursor(html_, static_cast<std::size_t>(tag.name.data() - html_.data()) + tag.name.size());
    for (std::size_t seen = 0; seen < kMostAttributes && cursor.next(); ++seen) {
      if (!equals_ignoring_case(cursor.name(), "type")) continue;
      std::string value;
      append_decoded(value, cursor.value(), ReferenceIn::Attribute);
      return equals_ignoring_case(value, "hidden");
    }
    return false;
  }

  // A line feed at the beginning of a <pre> is a token of its own, which the parser may ignore; returns what follows.
  std::size_t line_feed(std::size_t begin, std::size_t end) {
    if (begin == end) return begin;
    std::size_t size = html_[begin] == '\n' ? 1 : 0;
    if (html_[begin] == '&') {
      const Reference reference = reference_at(html_.substr(0, end), begin, ReferenceIn::Text);
      if (reference.first == U'\n') size = reference.size;
    }
    if (size > 0) token(begin, "\n");
    return begin + size;
  }

  // Where the white space at the beginning of the run ends.
  std::size_t blank_end(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end;) {
      if (is_space(html_[at])) {
        ++at;
        continue;
      }
      if (html_[at] != '&') return at;
      const Reference reference = reference_at(html_.substr(0, end), at, ReferenceIn::Text);
      const bool blank = reference.first < 0x80 && is_space(static_cast<char>(reference.first));
      if (reference.size == 0 || !blank) return at;
      at += reference.size;
    }
    return end;
  }

  static constexpr std::size_t kRoom = 256;

  std::string_view html_;
  Skeleton& out_;
  std::size_t end_ = static_cast<std::size_t>(-1);
  std::uint32_t last_start_ = 0;
  bool begins_pre_ = false;
  bool body_begun_ = false;
  bool template_seen_ = false;
  bool columns_seen_ = false;
  bool filters_blanks_ = false;
  bool foreign_seen_ = false;
  bool closes_scriptless_ = false;
};

}  // namespace

std::uint32_t Skeleton::place(std::size_t offset) const {
  while (places[offset] == 0) --offset;
  return places[offset] - 1;
}

std::size_t Skeleton::runs(std::size_t begin, std::size_t end) const {
  std::size_t count = 0;
  for (std::size_t at = begin; at < end; ++at) {
    if (places[at] != 0 && bytes[at] != '<') ++count;
  }
  return count;
}

void make_skeleton(std::string_view html, const ScanOptions& options, Skeleton& into) {
  into.bytes.clear();
  into.places.clear();
  into.raw.clear();
  into.exact = true;
  into.folding.clear();
  SkeletonMaker maker(html, into);
  into.facts = scan_page(html, options, maker);
  maker.finish();
}

}  // namespace offprint
