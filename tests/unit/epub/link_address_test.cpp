#include "formats/epub/link_address.h"

#include <array>

#include <gtest/gtest.h>

namespace offprint {
namespace {

struct Case {
  const char* address;
  const char* expected;  // "" for none
};

// What is written "" here was refused by EPUBCheck 5.3 in every spelling, or is of a scheme that it warns of.
constexpr std::array kCases{
    Case{"http://example.com/a b\"<>\\^`{|}", "http://example.com/a%20b%22%3C%3E/%5E%60%7B%7C%7D"},
    Case{"http://example.com/中?文#字", "http://example.com/%E4%B8%AD?%E6%96%87#%E5%AD%97"},
    Case{"http://example.com/%zz%4", "http://example.com/%25zz%254"},
    Case{"http://example.com/%E4%B8", "http://example.com/%E4%B8"},
    Case{"http://example.com?x[]=1#a#b", "http://example.com?x%5B%5D=1#a%23b"},
    Case{"http://example.com/?a\\b", "http://example.com/?a%5Cb"},
    Case{" \thttps://exam\nple.com/\r ", "https://example.com/"},
    Case{"HTTPS:\\\\example.com\\x", "https://example.com/x"},
    Case{"//example.com/x", "https://example.com/x"},
    Case{"http://user:p w@example.com:80/", "http://user:p%20w@example.com:80/"},
    Case{"http://example.com:/x", "http://example.com/x"},
    Case{"http://中文.com/", "http://xn--fiq228c.com/"},
    Case{"http://[::1]:8080/", "http://[::1]:8080/"},
    Case{"http://ex_ample.com./", "http://ex_ample.com./"},
    Case{"mailto:a b@example.com?subject=中", "mailto:a%20b@example.com?subject=%E4%B8%AD"},
    Case{"tel:+86 10", "tel:+86%2010"},
    Case{"ftp://example.com/x", "ftp://example.com/x"},
    // Past mending.
    Case{"http://", ""},
    Case{"http:///x", ""},
    Case{"http:example.com", ""},
    Case{"http://a@/", ""},
    Case{"http://:80/", ""},
    Case{"http://example..com/", ""},
    Case{"http://.example.com/", ""},
    Case{"http://exa mple.com/", ""},
    Case{"http://example.com%2Fx", ""},
    Case{"http://xn--a.com/", ""},
    Case{"https://[bad", ""},
    Case{"https://[1::2:3/", ""},
    Case{"https://[zz]/", ""},
    Case{"http://example.com:port/", ""},
    Case{"http://example.com:65536/", ""},
    Case{"mailto:", ""},
    // Relative, or of another scheme.
    Case{"", ""},
    Case{"a/b.html", ""},
    Case{"/a", ""},
    Case{"#a", ""},
    Case{"javascript:alert(1)", ""},
    Case{"data:image/png;base64,AAAA", ""},
    Case{"file:///etc/passwd", ""},
    Case{"magnet:?xt=urn:x", ""},
};

TEST(LinkAddress, EveryCase) {
  for (const Case& row : kCases) EXPECT_EQ(link_address(row.address), row.expected) << row.address;
}

TEST(LinkAddress, WhatComesOutStays) {
  for (const Case& row : kCases) EXPECT_EQ(link_address(row.expected), row.expected) << row.address;
}

}  // namespace
}  // namespace offprint
