// The pages of a website that are none of its articles: the start page, and pages of contents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/writing/write.h"

namespace offprint {

inline constexpr std::string_view kArticlesFolder = "articles/";
inline constexpr std::string_view kPicturesFolder = "pictures/";
inline constexpr std::string_view kContentsFolder = "contents/";
inline constexpr std::string_view kSiteStyleFile = "site.css";
inline constexpr std::string_view kStyleFromArticle = "../site.css";
// The list of a site's files, each with its SHA-256, as `sha256sum -c` reads it. By it and the start page's own mark a
// later run knows the folder for one of ours, and that nothing else lies in it.
inline constexpr std::string_view kSumsFile = "SHA256SUMS";
inline constexpr std::string_view kStartFile = "index.html";

// An article, as contents list it.
struct SiteEntry {
  std::string name;      // of its page's file, without folder and extension
  std::string title;     // never empty
  std::string language;  // of the title, where it is not the site's; else ""
  std::string note;      // its authors; "" where they are unknown
  std::string day;       // "2020-10-12"; "" where it is unknown
};

// The site itself is a part without title; what a part below it without one holds stands where that part does.
struct SitePart {
  std::string title;
  std::vector<SiteEntry> entries;
  std::vector<SitePart> parts;  // read after the entries
};

struct SitePlan {
  std::string title;
  std::string language;  // BCP 47; "" where it is unknown
  std::vector<std::string> authors;
  std::string made_by;
  SitePart contents;
};

// Relative to the site's folder.
struct SiteFile {
  std::string name;
  std::string bytes;
};

// Where the contents stand: on the start page, where they are few; else on pages of their own, so that the start page
// stays small however many articles there are.
class SiteContents {
 public:
  // `plan` must outlive it.
  explicit SiteContents(const SitePlan& plan);

  // The page that lists the article with that number, from 0 in reading order, and what that part is called ("" where
  // it is the site's own).
  struct Listed {
    std::string file;
    std::string part;
  };
  const Listed& place(std::size_t article) const { return pages_[page_of_[article]].listed; }

  // All pages.
  std::vector<SiteFile> write() const;

 private:
  struct Page {
    Listed listed;
    const SitePart* part = nullptr;
    std::size_t first = 0;  // of the part's entries
    std::size_t size = 0;
    std::string pages;  // "2/3", where the part has several; else ""
  };

  void cut(const SitePart& part, const std::string& above);
  std::string write_start() const;
  std::string write_page(std::size_t number) const;
  void write_entries(const SitePart& part, std::size_t first, std::size_t size, std::string_view way,
                     std::string& out) const;
  void write_whole(const SitePart& part, int level, std::string& out) const;
  void write_outline(const SitePart& part, std::string& out) const;

  const SitePlan& plan_;
  std::size_t articles_ = 0;
  std::string first_day_;
  std::string last_day_;
  std::vector<Page> pages_;
  std::vector<std::uint32_t> page_of_;                           // by article
  std::unordered_map<const SitePart*, std::size_t> first_page_;  // of a part's; those of one follow each other
};

// Whether that is the start page of a website that Offprint made.
bool is_start_page(std::string_view page);

// What stands around an article: the way back to the contents, and the articles before and after it; null for none.
// `language` is the article's, for our own words.
std::string way_back(const SitePlan& plan, const SiteContents::Listed& listed);
std::string neighbours(const SiteEntry* before, const SiteEntry* after, std::string_view language);

// site.css: of all pages of the site.
std::string site_style(const WriteOptions& options);

}  // namespace offprint
