#include "formats/html/saved_page.h"

#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(FindSavedPage, ReadsTheCommentsAtTheTop) {
  const SavedPage single = find_saved_page(
      "<!DOCTYPE html> <html lang=en title=\"a>b\"><!--\n Page saved with SingleFile \n url: https://e.org/a?x=2 \n"
      " saved date: Fri Mar 05 2021 \n--><meta charset=utf-8><p>x");
  EXPECT_EQ(single.url, "https://e.org/a?x=2");
  EXPECT_EQ(single.date, "Fri Mar 05 2021");
  const SavedPage as = find_saved_page("<!-- saved from url=(0015)https://e.org/a -->\n<html>");
  EXPECT_EQ(as.url, "https://e.org/a");
  EXPECT_EQ(as.date, "");
}

TEST(FindSavedPage, LooksNoFurther) {
  const std::string comment = "<!-- saved from url=(0015)https://e.org/a -->";
  for (const std::string& page :
       {"<html><body>" + comment, "<html><head><meta charset=utf-8>" + comment, "<p>" + comment, "x" + comment,
        std::string("<!-- saved from url=(0015)https://e.org/a"), std::string("<!-- saved from url=(0015 -->"),
        std::string("<!-- url: https://e.org/a -->"), std::string("<!-->"), std::string()}) {
    EXPECT_EQ(find_saved_page(page).url, "") << page;
  }
}

}  // namespace
}  // namespace offprint
