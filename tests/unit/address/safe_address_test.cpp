#include "formats/address/safe_address.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Address, SchemeAsABrowserFindsIt) {
  EXPECT_EQ(address_scheme("HTTPS://e.org"), "https");
  EXPECT_EQ(address_scheme(" \x01 java\nscr\tipt:x"), "javascript");
  EXPECT_EQ(address_scheme("a.b+c-1:x"), "a.b+c-1");
  for (const char* relative : {"", "a", "/a:b", "./a:b", "#a:b", "?a:b", "1a:b", "é:b", ":b"}) {
    EXPECT_EQ(address_scheme(relative), "") << relative;
  }
}

TEST(Address, WhatRunsCodeIsUnsafe) {
  for (const char* unsafe :
       {"javascript:x", "JavaScript:x", "\x02 java\r\nscript:x", "vbscript:x", "data:text/html,x",
        "DATA:Text/HTML;base64,x", "da\nta:text/html,x", "data:application/xhtml+xml,x", "data:,x", "data:"}) {
    EXPECT_FALSE(is_safe_address(unsafe)) << unsafe;
  }
}

TEST(Address, WhatLeadsIntoTheReadersMachineIsUnsafe) {
  for (const char* unsafe :
       {"file:///etc/passwd", "FILE://host/share", "smb://host/a.png", "filesystem:https://e.org/a",
        "blob:https://e.org/1", "view-source:javascript:1", "chrome://settings", "resource://a", "shell:startup",
        "intent://a#Intent;end", "search-ms:query=a", "ms-msdt:/id", "ms-word:ofe|u|https://e.org/a.doc",
        R"(\\host\share\a.png)", R"( \/host/share)", R"(/\host/share)"}) {
    EXPECT_FALSE(is_safe_address(unsafe)) << unsafe;
  }
}

TEST(Address, WhatDoesNotIsSafe) {
  for (const char* safe : {"", "a/b", "#javascript:x", "https://e.org/javascript:x", "data:image/png;base64,AA==",
                           "DATA:audio/mpeg,x", "mailto:a@e.org", "java script:x", "//e.org/a", R"(\images\a.png)",
                           R"(/a\b)", "magnet:?xt=a", "tel:+49", "about:blank", "files/a", "ms/a", "resources/a"}) {
    EXPECT_TRUE(is_safe_address(safe)) << safe;
  }
}

TEST(Address, PathsAreEncodedWhereAddressesWouldReadThemOtherwise) {
  EXPECT_EQ(encoded_path("文 a.images/b#c?d%e:f.png"), "文%20a.images/b%23c%3Fd%25e%3Af.png");
  EXPECT_EQ(encoded_path("\xC4\xE3 a.png"), "%C4%E3%20a.png");  // 你 in GBK
  EXPECT_EQ(encoded_path("\xEF\xBF\xBE.png"), "%EF%BF%BE.png");
}

}  // namespace
}  // namespace offprint
