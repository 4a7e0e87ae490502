// The tags of a page, read once, before its tree is made: which there are, and which the parser gets to see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/html/markup.h"
#include "formats/html/open_elements.h"
#include "formats/html/tag_rules.h"
#include "formats/reading/read.h"

namespace offprint {

enum class ForeignTags : std::uint8_t { Keep, TakeOut };  // <svg> and <math>

struct ScanOptions {
  std::size_t depth = Limits().depth;  // of elements; deeper tags are taken out
  ForeignTags foreign = ForeignTags::Keep;
  Scripts scripts = Scripts::Run;
};

struct ScanFacts {
  std::uint32_t count = 0;  // of start tags that were taken out because of a limit
  std::size_t first = 0;    // the offset of the first
  std::size_t repeats = 0;  // see OpenElements
  TagSet starts;            // start tags, taken out or not
};

using Fate = OpenElements::Verdict;

// Gives the page to `sink`, piece by piece. The pieces touch, and nothing is left out. A sink has
//   text(begin, end)            characters, outside script and its like; references are not decoded
//   start(tag, rule, fate)
//   raw_text(begin, end, rule)  the content of an element that holds only text, after its start tag
//   end(tag, rule, fate)
//   hidden(markup)              comments and their like, see Markup::Kind::Hidden
// Linear in the page.
template <class Sink>
ScanFacts scan_page(std::string_view html, const ScanOptions& options, Sink& sink) {
  OpenElements open(html, options.depth, options.scripts);
  ScanFacts facts;
  const auto is_taken_out = [&](const TagRule& rule) {
    return options.foreign == ForeignTags::TakeOut && (rule.is & tag::kForeign) != 0;
  };
  std::size_t text = 0;  // where the run of characters began that is being read
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const Markup markup = markup_at(html, at);
    at = markup.end;
    if (markup.kind == Markup::Kind::Text) continue;
    if (markup.begin > text) sink.text(text, markup.begin);
    text = markup.end;
    if (markup.kind == Markup::Kind::Hidden) {
      sink.hidden(markup);
      continue;
    }
    const TagRule& rule = tag_rule(markup.name);
    if (markup.kind == Markup::Kind::EndTag) {
      const bool goes = is_taken_out(rule) || open.end(markup, rule) == Fate::Goes;
      sink.end(markup, rule, goes ? Fate::Goes : Fate::Stays);
      continue;
    }
    facts.starts.set(rule.index);
    if (is_taken_out(rule)) {
      sink.start(markup, rule, Fate::Goes);
      continue;
    }
    const Fate fate = open.start(markup, rule);
    if (fate == Fate::Goes && facts.count++ == 0) facts.first = markup.begin;
    sink.start(markup, rule, fate);
    if (fate != Fate::StaysRaw) continue;
    at = text = raw_text_end(html, markup.end, rule.name);
    sink.raw_text(markup.end, at, rule);
  }
  if (text < html.size()) sink.text(text, html.size());
  facts.repeats = open.repeats();
  return facts;
}

// Where the attributes end that count: past the kMostAttributes-th, else at the tag's end (past '>').
std::size_t attributes_end(std::string_view html, const Markup& tag);

// How often "<template" is in the bytes, scripts and comments included (never too few); counts to `most` and one more.
std::size_t count_templates(std::string_view html, std::size_t most);

}  // namespace offprint
