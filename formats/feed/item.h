// What a feed's item says, before it is a Document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/document/result.h"

namespace offprint {

// All UTF-8; texts as the feed holds them, with references of their own still in them. Empty for what it does not say.
struct FeedItem {
  std::string html;
  bool page_is_text = false;   // `html` is text in truth
  bool title_is_text = false;  // the same of `title`: Atom says so
  bool wordpress = false;
  std::vector<std::pair<std::string, std::string>> attachments;
  std::string base;
  std::string title, link, id, language, site_name, summary, status, picture;
  std::vector<std::string> authors, tags, categories;
  std::string published;        // a date as written
  std::string published_local;  // WordPress's, where it knows no zone
  std::string updated;
};

// `text`: UTF-8, an item behind its context. Fails with NotThisFormat where there is none.
Result<FeedItem> parse_feed_item(std::string_view text);

}  // namespace offprint
