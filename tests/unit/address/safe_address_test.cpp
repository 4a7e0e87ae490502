#include "formats/address/safe_address.h"

#include <string>

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

// Spaces, ends of lines, joiners and marks outside ASCII, before the scheme and in it.
TEST(Address, WhatShowsNothingHidesNoScheme) {
  for (const char* unseen : {"\u00A0", "\u0085", "\u00AD", "\u1680", "\u180E",     "\u2000",          "\u200A",
                             "\u200B", "\u200E", "\u2028", "\u2029", "\u202F",     "\u205F",          "\u2060",
                             "\u2066", "\u3000", "\uFE0F", "\uFEFF", "\U000E0041", " \u00A0\t\u3000 "}) {
    const std::string sign = unseen;
    EXPECT_EQ(address_scheme(sign + "javascript:x"), "javascript") << sign;
    for (const char* scheme : {"javascript:x", "file:///etc", "\\\\host\\a", "///etc/a", "C:/a", "feed:javascript:x"}) {
      EXPECT_FALSE(is_safe_address(sign + scheme)) << sign << scheme;
    }
    EXPECT_FALSE(is_safe_address("feed:" + sign + "javascript:x")) << sign;
    EXPECT_TRUE(is_safe_address(sign + "https://e.org/a")) << sign;
    EXPECT_EQ(with_scheme(sign + "//e.org/" + sign + "a").find("https://e.org/"), 0U) << sign;
  }
  EXPECT_FALSE(is_safe_address("java\u200Bscript\u2060:x"));
  EXPECT_EQ(with_scheme("/\u200B/e.org"), "https://e.org");
  EXPECT_TRUE(is_safe_address("\u6E2F\u00A0javascript:x"));
}

TEST(Address, WhatRunsCodeIsUnsafe) {
  for (const char* unsafe : {"javascript:x", "JavaScript:x", "\x02 java\r\nscript:x", "vbscript:x", "data:text/html,x",
                             "DATA:Text/HTML;base64,x", "da\nta:text/html,x", "data:application/xhtml+xml,x", "data:,x",
                             "data:", "feed:javascript:x", "FEED:fe\ted: vbscript:x", "livescript:x"}) {
    EXPECT_FALSE(is_safe_address(unsafe)) << unsafe;
  }
}

TEST(Address, WhatLeadsIntoTheReadersMachineIsUnsafe) {
  for (const char* unsafe : {"file:///etc/passwd",
                             "FILE://host/share",
                             "smb://host/a.png",
                             "filesystem:https://e.org/a",
                             "blob:https://e.org/1",
                             "view-source:javascript:1",
                             "chrome://settings",
                             "resource://a",
                             "shell:startup",
                             "intent://a#Intent;end",
                             "search-ms:query=a",
                             "ms-msdt:/id",
                             "ms-word:ofe|u|https://e.org/a.doc",
                             R"(\\host\share\a.png)",
                             R"( \/host/share)",
                             R"(/\host/share)",
                             "/\t\\host/share",
                             "///etc/passwd",
                             "//\\etc/passwd",
                             R"(C:\Windows\System32\calc.exe)",
                             "c:/a",
                             "jar:https://e.org/a.jar!/b",
                             "chrome-extension://a/b",
                             "mk:@MSITStore:a",
                             "feed:file:///etc/passwd",
                             "jnlp://e.org/a",
                             "C|/Windows/x",
                             R"(c|\a)",
                             "/C:/Win",
                             R"(\d:\a)",
                             "/c|/a",
                             "search:query=a",
                             "content://a/b",
                             "res://a.dll/b",
                             "applescript://a",
                             "vscode://file/a",
                             "onenote:https://e.org/a",
                             "webdav://host/a",
                             "davs://host/a",
                             "smb2://host/a",
                             "microsoft-edge:https://e.org/",
                             "x-man-page://ls",
                             "help:a",
                             "ldap://host/a",
                             "url:file:///etc/passwd",
                             "URL:feed:javascript:x",
                             "netdoc:/etc/passwd"}) {
    EXPECT_FALSE(is_safe_address(unsafe)) << unsafe;
  }
}

TEST(Address, WhatDoesNotIsSafe) {
  for (const char* safe : {"",
                           "a/b",
                           "#javascript:x",
                           "https://e.org/javascript:x",
                           "feed:https://e.org/rss",
                           "feed://e.org/rss",
                           "mailto:a@e.org",
                           "java script:x",
                           "//e.org/a",
                           R"(\images\a.png)",
                           R"(/a\b)",
                           "magnet:?xt=a",
                           "tel:+49",
                           "about:blank",
                           "files/a",
                           "ms/a",
                           "resources/a",
                           "url:https://e.org/",
                           "/c",
                           "/ab:/c",
                           "c|d",
                           "/c:d",
                           "/wiki/C:/a",
                           "urn:isbn:1",
                           "ssh://e.org"}) {
    EXPECT_TRUE(is_safe_address(safe)) << safe;
  }
}

TEST(Address, OfAPictureMayHoldIt) {
  for (const char* safe : {"data:image/png;base64,AA==", " DATA:Image/svg+xml,x", "https://e.org/a.png", "a.png"})
    EXPECT_TRUE(is_safe_picture(safe)) << safe;
  for (const char* unsafe : {"data:audio/mpeg,x", "data:text/html,x", "javascript:x", "file:///a.png", "data:image"})
    EXPECT_FALSE(is_safe_picture(unsafe)) << unsafe;
  EXPECT_FALSE(is_safe_address("data:image/png;base64,AA=="));
  EXPECT_TRUE(is_drawing_address("da\nta:IMAGE/svg+xml;base64,AA=="));
  EXPECT_FALSE(is_drawing_address("data:image/png,<svg>"));
}

TEST(Address, IsRefusedByName) {
  EXPECT_EQ(refused_name("DATA:Text/HTML;base64,x"), "data:text/html");
  EXPECT_EQ(refused_name("data:,x"), "data:");
  EXPECT_EQ(refused_name(" java\tscript:x"), "javascript");
  EXPECT_EQ(refused_name(R"(\\host)"), "//");
}

TEST(Address, WithoutASchemeIsOfTheWeb) {
  EXPECT_EQ(with_scheme("//e.org/a"), "https://e.org/a");
  EXPECT_EQ(with_scheme(" /\t/e.org/\na"), "https://e.org/a");
  for (const char* same : {"", "/a", "a//b", "https://e.org//a", "#//"}) EXPECT_EQ(with_scheme(same), same);
}

TEST(Address, PathsAreEncodedWhereAddressesWouldReadThemOtherwise) {
  EXPECT_EQ(encoded_path("文 a.images/b#c?d%e:f.png"), "文%20a.images/b%23c%3Fd%25e%3Af.png");
  EXPECT_EQ(encoded_path("\xC4\xE3 a.png"), "%C4%E3%20a.png");  // 你 in GBK
  EXPECT_EQ(encoded_path("\xEF\xBF\xBE.png"), "%EF%BF%BE.png");
}

}  // namespace
}  // namespace offprint
