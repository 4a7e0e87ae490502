#include "formats/address/asked.h"

#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

std::string host_and_path(std::string_view address) {
  const Asked asked = asked_of(address);
  return asked.host + asked.path + (asked.has_query ? "?" : "");
}

TEST(Asked, IsTheHostHoweverItIsSpelled) {
  for (const char* spelled :
       {"https://count.example.org/a?x", "HTTPS://COUNT.example.org/a?x", "https://count.example.org./a?x",
        R"(https:\\count.example.org\a?x)", "https:/count.example.org/a?x", "https:///count.example.org/a?x",
        "https:count.example.org/a?x", "https://co\tunt.exam\nple.org/a?x", "https://c%6Funt.example.org/a?x",
        "https://count．example。org/a?x", "https://ｃｏｕｎｔ｡example.org/a?x",
        "https://co\u200Bunt.exam\u00ADple.org/a?x", "https://user:word@count.example.org:443/a?x",
        "//count.example.org/a?x", R"(/\count.example.org/a?x)", " \x01https://count.example.org/./b/../a?x",
        "https://count.example.org/%2e/%61?x#y?z"})
    EXPECT_EQ(host_and_path(spelled), "count.example.org/a?") << spelled;
  EXPECT_EQ(host_and_path(R"(https://count.example.org\@a.org/)"), "count.example.org/@a.org/");
}

TEST(Asked, IsNoHostWhereNoneIs) {
  for (const char* none :
       {"", "a.png", "/a.png", "/", "\\\\", "data:image/png,//e.org", "mailto:a@e.org", "ftp://e.org/"})
    EXPECT_EQ(asked_of(none).host, "") << none;
  EXPECT_EQ(asked_of("https://").host, "");
  EXPECT_NE(asked_of("https://港口.example.org/").host, "example.org");
}

TEST(Asked, MostAddressesAreAskedAsSpelled) {
  for (const char* plain : {"https://example.org/a.png?x=%20#y", "HTTP://a@example.org:80/", "https://a-b.org"})
    EXPECT_TRUE(is_asked_as_spelled(plain)) << plain;
  for (const char* odd : {"//e.org/a", "https:///e.org", "https://e.org.", "https://e.org.:80/", "https://e%2Eorg/",
                          "https://e.org\\a", "https://e.org/%61", "https://e.org/./a", "https://é.org/", "a.png"})
    EXPECT_FALSE(is_asked_as_spelled(odd)) << odd;
}

}  // namespace
}  // namespace offprint
