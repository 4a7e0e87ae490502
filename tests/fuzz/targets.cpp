#include <algorithm>
#include <array>
#include <string>

#include "tests/differential/html_trees.h"
#include "tests/fuzz/facts.h"
#include "tests/fuzz/files.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/round_trip.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/zips.h"

namespace offprint::fuzz {

namespace {

constexpr std::string_view kSound = "what is read is sound";
constexpr std::string_view kItems = "items lie in the file and are found in pieces as in one; what is read is sound";

void parse_all_ways(std::string_view html) {
  const std::string whole = written_tree(html, HtmlParse::Whole);
  for (const HtmlParse way : {HtmlParse::Skeleton, HtmlParse::Folded}) {
    promise(written_tree(html, way) == whole || meets_known_defect(html), "a page has one tree", html);
  }
}

constexpr auto kTargets = std::to_array<Target>({
    {"markdown", [](std::string_view bytes) { read_all_ways("markdown", bytes); }, kSound},
    {"html", [](std::string_view bytes) { read_all_ways("html", bytes); }, kSound},
    {"feed", [](std::string_view bytes) { read_all_ways("feed", bytes); }, kItems},
    {"dump", [](std::string_view bytes) { read_all_ways("dump", bytes); }, kSound},
    {"text", [](std::string_view bytes) { read_all_ways("text", bytes); }, kSound},
    {"rows", [](std::string_view bytes) { read_all_ways("rows", bytes); }, kItems},
    {"movable-type", [](std::string_view bytes) { read_all_ways("movable-type", bytes); }, kItems},
    {"warc", [](std::string_view bytes) { read_all_ways("warc", bytes); }, kItems},
    {"json", [](std::string_view bytes) { read_all_ways("json", bytes); }, kSound},
    {"jsonl", [](std::string_view bytes) { read_all_ways("jsonl", bytes); }, kItems},
    {"epub", read_book, kSound},
    {"article", make_article,
     "each pass leaves a sound Document; where nothing is cut, notes have marks and marks notes"},
    {"round-trip", go_round, "what is written is well-formed and is read again, JSON to the same bytes"},
    {"html-ways", parse_all_ways, "a page's tree is the same, whichever way it is made"},
    {"dates", read_dates, "a date is read again as it is spelled"},
    {"addresses", read_addresses, "an address is its parts; one that is made readable or absolute is as safe"},
    {"pictures", read_pictures, "a picture has a size within the limit"},
    {"svg", read_svg, "a clean drawing is well-formed, runs and loads nothing, and stays as it is"},
    {"zip", read_zip, "entries lie in their archive and keep to their limits"},
    {"stream", read_stream_line, "an answer is a line of JSON"},
    {"furniture", read_furniture_file, "what is read is written and read again"},
    {"style", read_style, "a safe style sheet loads nothing, and stays as it is"},
});

}  // namespace

std::span<const Target> targets() { return kTargets; }

const Target* find_target(std::string_view name) {
  const auto* found =
      std::find_if(kTargets.begin(), kTargets.end(), [&](const Target& target) { return target.name == name; });
  return found == kTargets.end() ? nullptr : found;
}

}  // namespace offprint::fuzz
