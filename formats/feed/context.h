// What a feed says beside its items, as far as an item's reader needs it: an XML element of ours that stands before the
// item's own bytes, in their charset, and is not closed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/feed/entities.h"

namespace offprint {

struct FeedContext {
  std::string encoding;                                     // as the file declares it
  std::vector<std::pair<std::string, std::string>> spaces;  // xmlns attributes, by their whole names
  Entities entities;
  std::string title;
  std::string link;
  std::string language;
  std::string base;    // xml:base
  std::string author;  // of all entries
  bool wordpress = false;
  // Of a WordPress export, only those that the item names: authors' logins and what they are called, attachments'
  // numbers and addresses.
  std::vector<std::pair<std::string, std::string>> people;
  std::vector<std::pair<std::string, std::string>> attachments;
};

inline constexpr std::string_view kFeedContext = "<offprint-feed";

std::string written(const FeedContext& context);

}  // namespace offprint
