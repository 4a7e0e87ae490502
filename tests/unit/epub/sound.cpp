#include "tests/unit/epub/sound.h"

#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/epub/sources.h"

namespace offprint {

namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

std::string folder_of(const std::string& name) { return name.substr(0, name.rfind('/') + 1); }

// `href` of the file `page` as the name of a file of the book, with its fragment.
std::string resolved(const std::string& page, std::string href) {
  std::string folder = folder_of(page);
  if (href.starts_with('#')) return page + href;
  for (; href.starts_with("../"); href.erase(0, 3)) folder.clear();
  return folder + href;
}

bool is_outside(const std::string& href) {
  return href.starts_with("https://") || href.starts_with("http://") || href.starts_with("mailto:");
}

}  // namespace

void expect_sound(const OpenedBook& book) {
  std::set<std::string> names;
  std::set<std::string> targets;
  for (const OpenedEntry& entry : book.entries()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
  }
  for (const std::string& page : book.pages()) {
    targets.insert(page);
    for (const std::string& id : values(book.xml(page), "//@id")) {
      EXPECT_TRUE(targets.insert(page + "#" + id).second) << "twice: " << page << "#" << id;
    }
  }
  for (const std::string& page : book.pages()) {
    for (const std::string& href : values(book.xml(page), "//@href | //@src")) {
      const std::string target = resolved(page, href);
      EXPECT_TRUE(is_outside(href) || names.contains(target) || targets.contains(target)) << page << ": " << href;
    }
    EXPECT_THAT(values(book.xml(page), "//@src[contains(., ':')]"), IsEmpty()) << page;
    EXPECT_THAT(values(book.xml(page), "/html/head/title"), Not(Contains(""))) << page;
  }
  for (const std::string& page : book.pages()) {
    const pugi::xml_document& xml = book.xml(page);
    EXPECT_THAT(values(xml,
                       "//a[not(normalize-space() or img)] | //ol[not(li)] | //dl[not(dt)] | "
                       "//h2[not(normalize-space() or .//img)]"),
                IsEmpty())
        << page;
    EXPECT_EQ(values(xml, "/html/@lang"), values(xml, "/html/@xml:lang")) << page;
    EXPECT_EQ(values(xml, "/html/@lang").size(), 1U) << page;
  }
  std::set<std::string> turns;
  for (const std::string& id : values(book.package(), "//spine/itemref/@idref")) {
    EXPECT_TRUE(turns.insert(id).second) << "twice in the spine: " << id;
    EXPECT_EQ(values(book.package(), ("//manifest/item[@id='" + id + "']").c_str()).size(), 1U) << id;
  }
  std::set<std::string> listed(names.begin(), names.end());
  for (const char* name : {"mimetype", "META-INF/container.xml", "package.opf"}) EXPECT_EQ(listed.erase(name), 1U);
  listed.erase(std::string(kSourcesFile));  // of bound books
  for (const std::string& href : values(book.package(), "//manifest/item/@href")) {
    EXPECT_EQ(listed.erase(href), 1U) << "listed, not there: " << href;
  }
  EXPECT_THAT(listed, IsEmpty()) << "not in the manifest";
}

}  // namespace offprint
