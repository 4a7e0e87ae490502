#include "formats/rows/fields.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct NameRow {
  std::string_view name;  // lower case, words parted by '_'
  RowField field;
};
// Of one field the surer name comes first: `content` may be a teaser's text where `content_html` stands beside it, and
// `created_at` is when a row was made where `published_at` says when the article was.
constexpr auto kNames = std::to_array<NameRow>({
    {"html", RowField::Html},
    {"content_html", RowField::Html},
    {"article_html", RowField::Html},
    {"body_html", RowField::Html},
    {"raw_html", RowField::Html},
    {"content_rendered", RowField::Html},
    {"content", RowField::Html},
    {"body", RowField::Html},
    {"正文", RowField::Html},
    {"内容", RowField::Html},
    {"內容", RowField::Html},
    {"本文", RowField::Html},
    {"content_text", RowField::Text},
    {"text", RowField::Text},
    {"body_text", RowField::Text},
    {"plaintext", RowField::Text},
    {"markdown", RowField::Markdown},
    {"body_markdown", RowField::Markdown},
    {"content_markdown", RowField::Markdown},
    {"body_md", RowField::Markdown},
    {"content_md", RowField::Markdown},
    {"title", RowField::Title},
    {"headline", RowField::Title},
    {"subject", RowField::Title},
    {"web_title", RowField::Title},
    {"name", RowField::Title},
    {"标题", RowField::Title},
    {"標題", RowField::Title},
    {"canonical_url", RowField::Url},
    {"url", RowField::Url},
    {"link", RowField::Url},
    {"permalink", RowField::Url},
    {"href", RowField::Url},
    {"given_url", RowField::Url},
    {"source_url", RowField::Url},
    {"external_url", RowField::Url},
    {"链接", RowField::Url},
    {"网址", RowField::Url},
    {"連結", RowField::Url},
    {"authors", RowField::Authors},
    {"author", RowField::Authors},
    {"byline", RowField::Authors},
    {"published_by", RowField::Authors},
    {"creator", RowField::Authors},
    {"dc:creator", RowField::Authors},
    {"作者", RowField::Authors},
    {"date_published", RowField::Published},
    {"published_at", RowField::Published},
    {"date_gmt", RowField::Published},
    {"publish_date", RowField::Published},
    {"pub_date", RowField::Published},
    {"pubdate", RowField::Published},
    {"published", RowField::Published},
    {"post_date", RowField::Published},
    {"publishedat", RowField::Published},
    {"publish_time", RowField::Published},
    {"publishtime", RowField::Published},
    {"pub_time", RowField::Published},
    {"pubtime", RowField::Published},
    {"publication_date", RowField::Published},
    {"posted_at", RowField::Published},
    {"date", RowField::Published},
    {"created_at", RowField::Published},
    {"time", RowField::Published},
    {"timestamp", RowField::Published},
    {"发布时间", RowField::Published},
    {"发布日期", RowField::Published},
    {"发表时间", RowField::Published},
    {"發佈時間", RowField::Published},
    {"时间", RowField::Published},
    {"日期", RowField::Published},
    {"date_modified", RowField::Modified},
    {"modified_at", RowField::Modified},
    {"modified_gmt", RowField::Modified},
    {"updated_at", RowField::Modified},
    {"modified", RowField::Modified},
    {"updated", RowField::Modified},
    {"tags", RowField::Tags},
    {"keywords", RowField::Tags},
    {"labels", RowField::Tags},
    {"标签", RowField::Tags},
    {"標籤", RowField::Tags},
    {"categories", RowField::Categories},
    {"category", RowField::Categories},
    {"section", RowField::Categories},
    {"分类", RowField::Categories},
    {"分類", RowField::Categories},
    {"language", RowField::Language},
    {"lang", RowField::Language},
    {"custom_excerpt", RowField::Description},
    {"description", RowField::Description},
    {"summary", RowField::Description},
    {"excerpt", RowField::Description},
    {"subtitle", RowField::Description},
    {"摘要", RowField::Description},
    {"site_name", RowField::SiteName},
    {"source_name", RowField::SiteName},
    {"来源", RowField::SiteName},
    {"來源", RowField::SiteName},
    {"id", RowField::Id},
    {"guid", RowField::Id},
    {"_id", RowField::Id},
    {"post_id", RowField::Id},
    {"slug", RowField::Slug},
    {"status", RowField::Status},
    {"state", RowField::Status},
    {"visibility", RowField::Status},
    {"is_published", RowField::Public},
    {"draft", RowField::Private},
    {"is_draft", RowField::Private},
    {"is_deleted", RowField::Private},
});

// Others are drafts, private, scheduled, in the bin.
constexpr std::string_view kPrivate[] = {"draft",   "auto-draft", "pending",   "future",       "private",    "trash",
                                         "trashed", "deleted",    "scheduled", "soft_trashed", "unpublished"};

constexpr std::size_t kLongestName = 32;  // bytes; all of them are shorter

}  // namespace

bool is_article(RowField field) {
  return field == RowField::Html || field == RowField::Text || field == RowField::Markdown;
}

RowName row_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return {};
  std::array<char, kLongestName> room{};
  std::transform(name.begin(), name.end(), room.begin(), [](char c) { return c == ' ' || c == '-' ? '_' : lower(c); });
  const std::string_view wanted(room.data(), name.size());
  const auto* found =
      std::find_if(kNames.begin(), kNames.end(), [&](const NameRow& row) { return row.name == wanted; });
  if (found == kNames.end()) return {};
  return {found->field, static_cast<unsigned>(found - kNames.begin())};
}

bool is_prose(std::string_view name, std::string_view text) {
  constexpr std::size_t kMessage = 120;  // bytes
  return text.size() > kMessage || text.find_first_of("<\n") != text.npos || name.find("html") != name.npos ||
         row_name(name).field == RowField::Markdown;
}

bool is_public_status(std::string_view status) {
  return std::none_of(std::begin(kPrivate), std::end(kPrivate),
                      [&](std::string_view row) { return equals_ignoring_case(row, status); });
}

}  // namespace offprint
