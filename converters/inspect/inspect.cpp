#include "converters/inspect/inspect.h"

#include <array>
#include <utility>
#include <vector>

#include "converters/convert/sentence.h"
#include "converters/inspect/listing.h"
#include "converters/inspect/overview.h"
#include "formats/time/dates.h"
#include "formats/unicode/direction.h"

namespace offprint {

namespace {

constexpr std::size_t kNumber = 4;  // columns of a picture's number

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string at_byte(std::uint32_t offset) { return "byte " + std::to_string(offset); }

void list_metadata(const Metadata& metadata, Listing& out) {
  out.title("Metadata");
  out.field("title", metadata.title);
  out.field("url", metadata.url);
  out.field("published", iso8601(metadata.published));
  out.field("authors", joined(metadata.authors));
  out.field("byline date", iso8601(metadata.byline_date));
  out.field("modified", iso8601(metadata.modified));
  out.field("site", metadata.site);
  out.field("site name", metadata.site_name);
  out.field("language", metadata.language);
  out.field("direction", name(metadata.direction));
  out.field("description", metadata.description);
  out.field("rights", metadata.rights);
  out.field("tags", joined(metadata.tags));
  out.field("categories", joined(metadata.categories));
  out.field("identifier", metadata.identifier);
  out.field("dialect", name(metadata.source.dialect));
  out.field("file", metadata.source.path);
  out.field("sha256", metadata.source.sha256);
  for (const auto& [key, value] : metadata.extra) out.field(key, value);
}

void list_outline(const Overview& overview, Listing& out) {
  if (overview.outline.empty()) return;
  out.title("Outline");
  for (const auto& section : overview.outline) {
    const std::size_t indent = Listing::kIndent * static_cast<std::size_t>(section.depth);
    out.line("h" + std::to_string(section.depth) + std::string(indent, ' ') + section.text);
  }
}

void list_images(const Overview& overview, Listing& out) {
  if (overview.images.empty()) return;
  out.title("Pictures (" + std::to_string(overview.images.size()) + ")");
  std::size_t number = 0;
  const auto below = [&](std::string_view label, std::string_view value) {
    if (!value.empty())
      out.line(padded(label, Listing::kLabel - kNumber) + std::string(value), Listing::kIndent + kNumber);
  };
  for (const auto& picture : overview.images) {
    out.field(std::to_string(++number), picture.image->url.view(), kNumber);
    below("mirror", picture.image->mirror.view());
    below("alt", picture.image->alt.view());
    below("caption", picture.caption);
    below("credit", picture.credit);
  }
}

void list_links(const Overview& overview, Listing& out) {
  if (overview.links.empty()) return;
  out.title("Links (" + std::to_string(overview.links.size()) + ")");
  for (const auto& link : overview.links) out.line(std::string(link.url) + (link.text.empty() ? "" : "  " + link.text));
}

void list_embeds(const Overview& overview, Listing& out) {
  if (overview.embeds.empty()) return;
  constexpr std::array<std::string_view, 3> kNames{"iframe", "video", "audio"};  // in the order of EmbedKind
  out.title("Embeds (" + std::to_string(overview.embeds.size()) + ")");
  for (const auto& media : overview.embeds) {
    const std::string title(media.embed->title.view());
    out.field(kNames.at(static_cast<std::size_t>(media.embed->embed)),
              std::string(media.embed->url.view()) + (title.empty() ? "" : "  " + title));
  }
}

void list_counts(const Counts& counts, Listing& out) {
  const std::array<std::pair<std::string_view, std::size_t>, 7> rows{{
      {"characters", counts.characters},
      {"of them CJK", counts.cjk},
      {"words", counts.words},
      {"paragraphs", counts.paragraphs},
      {"lists", counts.lists},
      {"quotes", counts.quotes},
      {"tables", counts.tables},
  }};
  out.title("Counts");
  for (const auto& [label, count] : rows) out.field(label, std::to_string(count));
}

void list_diagnostics(const Document& document, Listing& out) {
  if (document.diagnostics.all().empty()) return;
  out.title("Diagnostics (" + std::to_string(document.diagnostics.all().size()) + ")");
  for (const Diagnostic& diagnostic : document.diagnostics.all()) {
    const Level level = row(diagnostic.code).level;
    const std::string line =
        std::string(name(level)) + "  " + at_byte(input_offset(document, diagnostic)) + ": " + sentence(diagnostic);
    if (level == Level::Note) {
      out.line(line);
    } else {
      out.warning(line);
    }
  }
}

}  // namespace

std::string inspect_text(const Document& document, bool color) {
  const Overview overview = look_at(document);
  Listing out(color);
  list_metadata(document.metadata, out);
  list_outline(overview, out);
  list_images(overview, out);
  list_links(overview, out);
  list_embeds(overview, out);
  list_counts(overview.counts, out);
  list_diagnostics(document, out);
  return out.take();
}

std::string inspect_cuts(const Document& document, bool color) {
  Listing out(color);
  for (const Diagnostic& diagnostic : document.diagnostics.all()) {
    if (!diagnostic.in_ledger()) continue;
    out.title(std::string(row(diagnostic.code).name) + " " + diagnostic.what + ", " +
              at_byte(input_offset(document, diagnostic)));
    if (!diagnostic.url.empty()) out.line(diagnostic.url);
    out.text(diagnostic.words(), Listing::kIndent);
  }
  std::string cuts = out.take();
  if (cuts.empty()) cuts = "nothing was cut, nothing lifted\n";
  return cuts;
}

}  // namespace offprint
