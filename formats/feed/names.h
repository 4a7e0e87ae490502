// The names of elements in feeds (RSS 0.9-2.0, RDF, Atom 0.3 and 1.0) and exports that are feeds (WordPress's WXR,
// Blogger's), whatever prefix a file gives their namespaces.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace offprint {

enum class FeedSpace : std::uint8_t {
  Core,  // no prefix: RSS's own, RDF's or Atom's
  Atom,  // Atom's, in a feed of another kind
  Rdf,
  Xml,
  Content,
  Excerpt,
  Dc,
  Media,
  Wp,
  Blogger,
  App,
  Other,
};

enum class FeedField : std::uint8_t {
  Other,
  Root,     // <rss>, <rdf:RDF>
  Feed,     // Atom's root
  Channel,  // RSS's
  Item,
  Title,
  Link,
  Id,
  Author,  // a person, or a name
  Creator,
  Published,  // the date that an article bears
  Updated,
  PublishedGmt,  // WordPress's, with a time in UTC
  PublishedLocal,
  Category,
  Language,
  Body,     // <content:encoded>
  Content,  // Atom's
  Summary,  // <description>, Atom's <summary>
  Excerpt,  // WordPress's
  Enclosure,
  Media,
  Slug,
  Filename,  // Blogger's: the post's path
  Status,
  Kind,  // of item: post, page, attachment
  PostId,
  Attachment,  // the address of an attachment
  Meta,        // WordPress's <wp:postmeta>
  Control,     // Atom's publishing protocol: <app:draft>
  Person,      // WordPress's <wp:author>
  // What stands in those.
  Name,
  Login,
  DisplayName,
  MetaKey,
  MetaValue,
  Draft,
};

// Namespaces by prefix. Where a file declares none for a prefix, as broken feeds do, the prefix itself tells.
class FeedSpaces {
 public:
  void declare(std::string_view prefix, std::string_view address);
  // The root element, whose prefix may be Atom's: then that is no stranger's.
  void begin(std::string_view root);
  // Splits `name` at its colon; `local` is a view of it.
  FeedSpace of(std::string_view name, std::string_view& local) const;
  FeedField field(std::string_view name) const;

 private:
  std::map<std::string, FeedSpace, std::less<>> declared_;
  bool atom_is_core_ = false;  // a prefix stands for Atom's, and the root has it
};

}  // namespace offprint
