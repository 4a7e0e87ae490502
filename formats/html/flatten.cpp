#include "formats/html/flatten.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "formats/html/markup.h"
#include "formats/html/open_elements.h"
#include "formats/html/tag_rules.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

class Flattener {
 public:
  Flattener(std::string_view html, std::size_t depth, ForeignTags foreign, Scripts scripts)
      : html_(html), open_(html, depth, scripts), foreign_(foreign) {}

  Flattened run() {
    for (std::size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at)) {
      const Markup markup = markup_at(html_, at);
      at = markup.end;
      if (markup.kind == Markup::Kind::StartTag) at = start(markup);
      if (markup.kind == Markup::Kind::EndTag) end(markup);
    }
    out_.repeats = open_.repeats();
    return std::move(out_);
  }

 private:
  // Returns the offset where to go on.
  std::size_t start(const Markup& tag) {
    if (is_taken_out(tag)) {
      blank_tag(tag);
      return tag.end;
    }
    const OpenElements::Verdict verdict = open_.start(tag);
    if (verdict == OpenElements::Verdict::Goes) {
      if (out_.count++ == 0) out_.first = tag.begin;
      blank_tag(tag);
      return tag.end;
    }
    blank_attributes(tag);
    if (verdict != OpenElements::Verdict::StaysRaw) return tag.end;
    const TagRule& rule = tag_rule(tag.name);
    const std::size_t end = raw_text_end(html_, tag.end, rule.name);
    if ((rule.is & tag::kScriptless) != 0) {
      rename(tag.begin + 1);
      if (end < html_.size()) rename(end + 2);
    }
    return end;
  }

  void rename(std::size_t at) { std::memcpy(writable() + at, kScriptlessName.data(), kScriptlessName.size()); }

  void end(const Markup& tag) {
    if (is_taken_out(tag) || open_.end(tag) == OpenElements::Verdict::Goes) {
      blank_tag(tag);
    } else {
      blank_attributes(tag);
    }
  }

  bool is_taken_out(const Markup& tag) const {
    return foreign_ == ForeignTags::TakeOut && (tag_rule(tag.name).is & tag::kForeign) != 0;
  }

  // <b> becomes <!>, <div> becomes <!xx>: comments that end where the tag did, as no '>' is left inside.
  void blank_tag(const Markup& tag) {
    char* bytes = writable() + tag.begin;
    bytes[1] = '!';
    std::memset(bytes + 2, 'x', tag.end - tag.begin - 3);
  }

  void blank_attributes(const Markup& tag) {
    if (tag.end - tag.begin < 2 * kMostAttributes) return;
    AttributeCursor cursor(html_, static_cast<std::size_t>(tag.name.data() - html_.data()) + tag.name.size());
    std::size_t beyond = tag.end;
    for (std::size_t seen = 0; cursor.next(); ++seen) {
      if (seen == kMostAttributes) beyond = cursor.begin();
    }
    if (beyond < tag.end) std::memset(writable() + beyond, ' ', tag.end - 1 - beyond);
  }

  char* writable() {
    if (out_.bytes == nullptr) {
      out_.bytes = std::make_unique<char[]>(html_.size() + 1);
      std::memcpy(out_.bytes.get(), html_.data(), html_.size());
    }
    return out_.bytes.get();
  }

  std::string_view html_;
  OpenElements open_;
  ForeignTags foreign_;
  Flattened out_;
};

}  // namespace

Flattened flatten(std::string_view html, std::size_t depth, ForeignTags foreign, Scripts scripts) {
  return Flattener(html, depth, foreign, scripts).run();
}

std::size_t count_templates(std::string_view html, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && count <= most; at = html.find('<', at + 1)) {
    if (starts_ignoring_case(html.substr(at), "<template")) ++count;
  }
  return count;
}

}  // namespace offprint
