#include "converters/bind/address_key.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(AddressKey, IsTheSameForVariantsOfAnAddress) {
  const std::uint64_t key = address_key("https://news.example.org/a/%E9%92%9F?id=7");
  ASSERT_NE(key, 0U);
  for (const char* variant :
       {"http://news.example.org/a/%E9%92%9F?id=7", "https://www.news.example.org/a/%E9%92%9F?id=7",
        "https://NEWS.Example.org:443/a/%e9%92%9f?id=7", "http://news.example.org:80/a/钟?id=7",
        "https://news.example.org/a/%E9%92%9F/?id=7", "https://news.example.org/a/%E9%92%9F?id=7#part",
        "https://news.example.org/a/%E9%92%9F?utm_source=x&id=7&fbclid=y",
        "HTTPS://reader@news.example.org./a/%E9%92%9F?id=7"})
    EXPECT_EQ(address_key(variant), key) << variant;
}

TEST(AddressKey, IsAnotherForAnotherPage) {
  const std::uint64_t key = address_key("https://news.example.org/a?id=7");
  for (const char* other :
       {"https://news.example.org/a?id=8", "https://news.example.org/b?id=7", "https://news.example.org/a",
        "https://news.example.org:8080/a?id=7", "https://m.news.example.org/a?id=7", "https://news.example.org/A?id=7",
        "https://example.org/news/a?id=7"})
    EXPECT_NE(address_key(other), key) << other;
}

TEST(AddressKey, OfTheWebOnly) {
  for (const char* other : {"", "a", "/a", "#a", "mailto:a@example.org", "https://", "ftp://example.org/a", "data:,a"})
    EXPECT_EQ(address_key(other), 0U) << other;
}

TEST(AddressKey, ASlashIsNoPage) {
  EXPECT_EQ(address_key("https://example.org"), address_key("http://www.example.org/"));
  EXPECT_EQ(address_key("https://example.org/?"), address_key("https://example.org"));
}

}  // namespace
}  // namespace offprint
