// The one order in which a page's words about itself are believed. What a crawler's header says comes before all of it
// (converters/passes/metadata/metadata.cpp), what elements of the text say (microdata, h-entry, bylines) behind it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace offprint {

enum class PageField : std::uint8_t {
  Title,
  Url,
  Author,
  Date,
  SiteName,
  Description,
  Modified,
  Tag,
  Category,
  Language
};
inline constexpr std::size_t kPageFieldCount = 10;

struct PageFieldRow {
  // Of <meta>: its property, name, itemprop or http-equiv; of <link>: its rel; the element; of JSON-LD "ld:" and
  // schema.org's name of an article's field, "ld-page:" of a page's, "ld-site:" of a site's; of scripts "wechat:"
  // (script_variables.h).
  std::string_view key;
  PageField field;
};
// For each field the first row here wins; of equals, the first in the page, or all of them where it is a list.
inline constexpr auto kPageFields = std::to_array<PageFieldRow>({
    {"wechat:title", PageField::Title},               // as shown
    {"ld:headline", PageField::Title},                // schema.org
    {"dc.title", PageField::Title},                   // Dublin Core
    {"dcterms.title", PageField::Title},              //
    {"dcterm.title", PageField::Title},               //
    {"citation_title", PageField::Title},             // Highwire Press: scholarly papers
    {"og:title", PageField::Title},                   // Open Graph: without the site's name, which <title> often has
    {"weibo:article:title", PageField::Title},        //
    {"weibo:webpage:title", PageField::Title},        //
    {"parsely-title", PageField::Title},              // Parse.ly
    {"sailthru.title", PageField::Title},             // Sailthru
    {"title", PageField::Title},                      // the element
    {"twitter:title", PageField::Title},              // a card
    {"ld:name", PageField::Title},                    //
    {"canonical", PageField::Url},                    // the link
    {"og:url", PageField::Url},                       //
    {"wechat:url", PageField::Url},                   //
    {"ld:url", PageField::Url},                       //
    {"ld:datePublished", PageField::Date},            // schema.org
    {"article:published_time", PageField::Date},      // Open Graph
    {"article:published", PageField::Date},           //
    {"datepublished", PageField::Date},               // schema.org, as microdata
    {"og:published_time", PageField::Date},           //
    {"citation_publication_date", PageField::Date},   //
    {"citation_online_date", PageField::Date},        //
    {"dcterms.issued", PageField::Date},              // Dublin Core
    {"dcterms.created", PageField::Date},             //
    {"dc.date.issued", PageField::Date},              //
    {"dc.date", PageField::Date},                     //
    {"parsely-pub-date", PageField::Date},            //
    {"sailthru.date", PageField::Date},               //
    {"pubdate", PageField::Date},                     // common usage
    {"publishdate", PageField::Date},                 //
    {"publish_date", PageField::Date},                //
    {"publish-date", PageField::Date},                //
    {"publication_date", PageField::Date},            //
    {"date", PageField::Date},                        //
    {"pdate", PageField::Date},                       //
    {"apub:time", PageField::Date},                   // Tencent's pages
    {"wechat:date", PageField::Date},                 //
    {"wechat:local-date", PageField::Date},           //
    {"ld-page:datePublished", PageField::Date},       // of the page that holds it
    {"ld:dateCreated", PageField::Date},              //
    {"dateupdate", PageField::Date},                  // Baidu's pages
    {"ld:author", PageField::Author},                 // schema.org
    {"dc.creator", PageField::Author},                // Dublin Core
    {"dcterms.creator", PageField::Author},           //
    {"dcterm.creator", PageField::Author},            //
    {"citation_author", PageField::Author},           //
    {"author", PageField::Author},                    // HTML
    {"parsely-author", PageField::Author},            //
    {"sailthru.author", PageField::Author},           //
    {"byline", PageField::Author},                    // newspapers
    {"byl", PageField::Author},                       // The New York Times
    {"article:author", PageField::Author},            // often the address of a profile, which is not a name
    {"og:article:author", PageField::Author},         // WeChat
    {"ld:creator", PageField::Author},                //
    {"wechat:site", PageField::SiteName},             // the account; og:site_name is WeChat's own name
    {"og:site_name", PageField::SiteName},            // Open Graph
    {"ld:isPartOf", PageField::SiteName},             // schema.org
    {"ld-page:isPartOf", PageField::SiteName},        //
    {"ld-site:name", PageField::SiteName},            //
    {"ld:publisher", PageField::SiteName},            // who runs it
    {"ld-page:publisher", PageField::SiteName},       //
    {"application-name", PageField::SiteName},        // HTML
    {"sitename", PageField::SiteName},                // Chinese government pages
    {"citation_journal_title", PageField::SiteName},  //
    {"og:description", PageField::Description},       // of the page; "description" may be the site's
    {"ld:description", PageField::Description},       //
    {"description", PageField::Description},          // HTML's
    {"dcterms.abstract", PageField::Description},     //
    {"wechat:description", PageField::Description},   //
    {"twitter:description", PageField::Description},  //
    {"ld:dateModified", PageField::Modified},         // schema.org
    {"article:modified_time", PageField::Modified},   // Open Graph
    {"datemodified", PageField::Modified},            // schema.org, as microdata
    {"og:updated_time", PageField::Modified},         //
    {"dcterms.modified", PageField::Modified},        //
    {"ld-page:dateModified", PageField::Modified},    //
    {"ld:keywords", PageField::Tag},                  // schema.org
    {"article:tag", PageField::Tag},                  // Open Graph
    {"parsely-tags", PageField::Tag},                 //
    {"ld:articleSection", PageField::Category},       // schema.org
    {"article:section", PageField::Category},         // Open Graph
    {"parsely-section", PageField::Category},         //
    {"content-language", PageField::Language},        // HTML's pragma
    {"ld:inLanguage", PageField::Language},           // schema.org
    {"ld-page:inLanguage", PageField::Language},      //
    {"dc.language", PageField::Language},             // Dublin Core
    {"dcterms.language", PageField::Language},        //
    {"language", PageField::Language},                // common usage
    {"og:locale", PageField::Language},               // Open Graph: often what the program that made it was set to
});

}  // namespace offprint
