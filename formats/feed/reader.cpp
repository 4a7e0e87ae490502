#include "formats/feed/reader.h"

#include <algorithm>
#include <utility>

#include "formats/address/address.h"
#include "formats/feed/context.h"
#include "formats/feed/item.h"
#include "formats/feed/lister.h"
#include "formats/feed/wordpress.h"
#include "formats/hash/sha256.h"
#include "formats/html/line_breaks.h"
#include "formats/html/reader.h"
#include "formats/html/words_of.h"
#include "formats/reading/items.h"
#include "formats/reading/load_text.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

std::vector<std::string> plain_names(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const std::string& text : texts) {
    if (std::string one = words_of(text); !one.empty() && std::find(all.begin(), all.end(), one) == all.end())
      all.push_back(std::move(one));
  }
  return all;
}

void take(std::string& field, std::string value) {
  if (!value.empty()) field = std::move(value);
}

void take_dates(const FeedItem& item, Document& document) {
  Metadata& metadata = document.metadata;
  const std::string& written = item.published.empty() ? item.published_local : item.published;
  if (const auto date = parse_date(written, day_order(document.metadata.language))) {
    metadata.published = in_utc(*date);
  } else if (!written.empty()) {
    metadata.extra.emplace_back("date", one_line(written));
    document.diagnostics.report(DiagnosticCode::HeaderDateUnknown, 0, written);
  }
  if (const auto date = parse_date(item.updated)) {
    const auto changed = changed_on(*date);
    if (!metadata.published || is_later(changed, *metadata.published)) metadata.modified = changed;
  }
}

void take_metadata(const FeedItem& item, Document& document) {
  Metadata& metadata = document.metadata;
  take(metadata.title, item.title_is_text ? one_line(item.title) : words_of(item.title));
  take(metadata.url, is_web_address(item.link) ? item.link : std::string());
  take(metadata.site_name, words_of(item.site_name));
  take(metadata.description, words_of(item.summary));
  if (!item.authors.empty()) metadata.authors = plain_names(item.authors);
  if (!item.tags.empty()) metadata.tags = plain_names(item.tags);
  if (!item.categories.empty()) metadata.categories = plain_names(item.categories);
  if (metadata.language.empty()) metadata.language = item.language;
  take_dates(item, document);
  const std::pair<std::string_view, const std::string*> extra[] = {
      {"id", &item.id}, {"image", &item.picture}, {"status", &item.status}};
  for (const auto& [name, value] : extra) {
    const bool public_status = name == "status" && (*value == "publish" || *value == "LIVE");
    if (!value->empty() && !public_status) metadata.extra.emplace_back(name, one_line(*value));
  }
}

std::string body_of(const FeedItem& item) {
  if (item.page_is_text) return text_as_html(item.html);
  if (!item.wordpress) return item.html;
  const Attachments attachments(item.attachments.begin(), item.attachments.end());
  return wordpress_html(item.html, attachments);
}

struct RootRow {
  std::string_view name;   // how its tag begins
  std::string_view needs;  // what the tag holds: other kinds of documents have roots of these names too
};
constexpr std::size_t kRootTag = std::size_t{2} << 10U;  // bytes in which that stands
constexpr RootRow kRoots[] = {{"<rss", ""},       {"<rdf:RDF", "/rss/1.0"},   {"<rdf:RDF", "netscape.com/rdf"},
                              {"<feed", "/Atom"}, {"<feed", "purl.org/atom"}, {"<atom:feed", ""}};

}  // namespace

Result<void> read_feed(std::string_view bytes, const ReadOptions& options, Document& document) {
  std::string first;
  std::string room;
  const std::string_view head = sniff_text(bytes.substr(0, 512), room);
  if (head.find(kFeedContext) == head.npos) {
    auto found = first_item(list_feed, bytes);
    if (!found) return fail(found.error());
    first = std::move(*found);
    bytes = first;
  }
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  const auto item = parse_feed_item(document.input());
  if (!item) return fail(item.error());
  document.base = is_web_address(item->base) ? item->base : std::string();
  if (auto read = read_html_field(body_of(*item), options, document); !read) return read;
  take_metadata(*item, document);
  document.metadata.source = {Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  return {};
}

Claim sniff_feed(std::string_view head) {
  std::string room;
  std::string_view text = sniff_text(head, room);
  while (text.starts_with("<?") || text.starts_with("<!--")) {
    const std::string_view close = text.starts_with("<?") ? "?>" : "-->";
    const std::size_t end = text.find(close);
    if (end == text.npos) return Claim::No;
    text = trim(text.substr(end + close.size()));
  }
  if (text.starts_with("<!DOCTYPE")) {
    const bool subset = text.substr(0, text.find('>')).find('[') != text.npos;
    const std::string_view close = subset ? "]>" : ">";
    const std::size_t end = text.find(close);
    text = end == text.npos ? std::string_view() : trim(text.substr(end + close.size()));
  }
  const std::string_view tag = text.substr(0, kRootTag);
  const bool known = std::any_of(std::begin(kRoots), std::end(kRoots), [&](const RootRow& row) {
    if (!tag.starts_with(row.name) || tag.size() == row.name.size()) return false;
    const char next = tag[row.name.size()];
    return (is_space(next) || next == '>') && tag.find(row.needs) != tag.npos;
  });
  return known ? Claim::Surely : Claim::No;
}

}  // namespace offprint
