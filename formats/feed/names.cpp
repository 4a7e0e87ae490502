#include "formats/feed/names.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct SpaceRow {
  std::string_view address;  // how it begins, in lower case, without http:// or https://
  std::string_view prefix;   // the usual one
  FeedSpace space;
};
// The first that fits: some lie below another.
constexpr auto kSpaces = std::to_array<SpaceRow>({
    {"www.w3.org/2005/atom", "atom", FeedSpace::Atom},
    {"purl.org/atom/app", "", FeedSpace::App},
    {"purl.org/atom/", "", FeedSpace::Atom},
    {"purl.org/rss/1.0/modules/content", "content", FeedSpace::Content},
    {"purl.org/rss/1.0/", "", FeedSpace::Core},
    {"my.netscape.com/rdf/simple/", "", FeedSpace::Core},
    {"backend.userland.com/", "", FeedSpace::Core},
    {"www.w3.org/1999/02/22-rdf", "rdf", FeedSpace::Rdf},
    {"www.w3.org/xml/1998/namespace", "xml", FeedSpace::Xml},
    {"purl.org/dc/", "dc", FeedSpace::Dc},
    {"search.yahoo.com/mrss", "media", FeedSpace::Media},
    {"wordpress.org/export/1.0/excerpt", "", FeedSpace::Excerpt},
    {"wordpress.org/export/1.1/excerpt", "", FeedSpace::Excerpt},
    {"wordpress.org/export/1.2/excerpt", "excerpt", FeedSpace::Excerpt},
    {"wordpress.org/export/", "wp", FeedSpace::Wp},
    {"schemas.google.com/blogger/", "blogger", FeedSpace::Blogger},
    {"www.w3.org/2007/app", "app", FeedSpace::App},
});

struct FieldRow {
  FeedSpace space;
  std::string_view name;
  FeedField field;
};
constexpr auto kFields = std::to_array<FieldRow>({
    {FeedSpace::Core, "rss", FeedField::Root},
    {FeedSpace::Rdf, "RDF", FeedField::Root},
    {FeedSpace::Core, "feed", FeedField::Feed},
    {FeedSpace::Core, "channel", FeedField::Channel},
    {FeedSpace::Core, "item", FeedField::Item},
    {FeedSpace::Core, "entry", FeedField::Item},
    {FeedSpace::Core, "title", FeedField::Title},
    {FeedSpace::Core, "link", FeedField::Link},
    {FeedSpace::Core, "guid", FeedField::Id},
    {FeedSpace::Core, "id", FeedField::Id},
    {FeedSpace::Core, "author", FeedField::Author},
    {FeedSpace::Dc, "creator", FeedField::Creator},
    {FeedSpace::Core, "pubDate", FeedField::Published},
    {FeedSpace::Dc, "date", FeedField::Published},
    {FeedSpace::Core, "published", FeedField::Published},
    {FeedSpace::Core, "issued", FeedField::Published},
    {FeedSpace::Blogger, "created", FeedField::Published},
    {FeedSpace::Core, "updated", FeedField::Updated},
    {FeedSpace::Core, "modified", FeedField::Updated},
    {FeedSpace::Atom, "updated", FeedField::Updated},
    {FeedSpace::Wp, "post_modified_gmt", FeedField::Updated},
    {FeedSpace::Wp, "post_date_gmt", FeedField::PublishedGmt},
    {FeedSpace::Wp, "post_date", FeedField::PublishedLocal},
    {FeedSpace::Core, "category", FeedField::Category},
    {FeedSpace::Dc, "subject", FeedField::Category},
    {FeedSpace::Core, "language", FeedField::Language},
    {FeedSpace::Dc, "language", FeedField::Language},
    {FeedSpace::Content, "encoded", FeedField::Body},
    {FeedSpace::Core, "content", FeedField::Content},
    {FeedSpace::Core, "description", FeedField::Summary},
    {FeedSpace::Core, "summary", FeedField::Summary},
    {FeedSpace::Excerpt, "encoded", FeedField::Excerpt},
    {FeedSpace::Core, "enclosure", FeedField::Enclosure},
    {FeedSpace::Media, "content", FeedField::Media},
    {FeedSpace::Media, "thumbnail", FeedField::Media},
    {FeedSpace::Wp, "post_name", FeedField::Slug},
    {FeedSpace::Blogger, "filename", FeedField::Filename},
    {FeedSpace::Wp, "status", FeedField::Status},
    {FeedSpace::Blogger, "status", FeedField::Status},
    {FeedSpace::Wp, "post_type", FeedField::Kind},
    {FeedSpace::Blogger, "type", FeedField::Kind},
    {FeedSpace::Wp, "post_id", FeedField::PostId},
    {FeedSpace::Wp, "attachment_url", FeedField::Attachment},
    {FeedSpace::Wp, "postmeta", FeedField::Meta},
    {FeedSpace::App, "control", FeedField::Control},
    {FeedSpace::Wp, "author", FeedField::Person},
    {FeedSpace::Core, "name", FeedField::Name},
    {FeedSpace::Wp, "author_login", FeedField::Login},
    {FeedSpace::Wp, "author_display_name", FeedField::DisplayName},
    {FeedSpace::Wp, "meta_key", FeedField::MetaKey},
    {FeedSpace::Wp, "meta_value", FeedField::MetaValue},
    {FeedSpace::App, "draft", FeedField::Draft},
});

std::string_view without_scheme(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (starts_ignoring_case(address, scheme)) return address.substr(scheme.size());
  return address;
}

}  // namespace

void FeedSpaces::declare(std::string_view prefix, std::string_view address) {
  address = without_scheme(address);
  const auto* found = std::find_if(kSpaces.begin(), kSpaces.end(),
                                   [&](const SpaceRow& row) { return starts_ignoring_case(address, row.address); });
  declared_.insert_or_assign(std::string(prefix), found == kSpaces.end() ? FeedSpace::Other : found->space);
}

void FeedSpaces::begin(std::string_view root) {
  std::string_view local;
  atom_is_core_ = of(root, local) == FeedSpace::Atom;
}

FeedSpace FeedSpaces::of(std::string_view name, std::string_view& local) const {
  const std::size_t colon = name.find(':');
  local = name.substr(colon == name.npos ? 0 : colon + 1);
  if (colon == name.npos) return FeedSpace::Core;
  const std::string_view prefix = name.substr(0, colon);
  if (const auto found = declared_.find(prefix); found != declared_.end()) return found->second;
  const auto* usual =
      std::find_if(kSpaces.begin(), kSpaces.end(), [&](const SpaceRow& row) { return row.prefix == prefix; });
  return usual == kSpaces.end() ? FeedSpace::Other : usual->space;
}

FeedField FeedSpaces::field(std::string_view name) const {
  std::string_view local;
  const FeedSpace space = of(name, local);
  const auto* found = std::find_if(kFields.begin(), kFields.end(), [&](const FieldRow& row) {
    return row.name == local &&
           (row.space == space || (atom_is_core_ && space == FeedSpace::Atom && row.space == FeedSpace::Core));
  });
  return found == kFields.end() ? FeedField::Other : found->field;
}

}  // namespace offprint
