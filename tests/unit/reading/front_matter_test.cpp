#include "formats/reading/front_matter.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "formats/time/dates.h"
#include "formats/unicode/characters.h"

namespace offprint {
namespace {

using Strings = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(FindFrontMatter, TakesWhatIsClosed) {
  const auto place = find_front_matter("---\ntitle: a\n---\n<p>");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->text, "title: a\n");
  EXPECT_EQ(place->begin, 4U);
  EXPECT_EQ(place->body, 17U);
  EXPECT_EQ(find_front_matter("---  \r\ntitle: a\r\n--- \r\nx")->text, "title: a\r\n");
  EXPECT_EQ(find_front_matter("---\ntitle: a\n...\nx")->text, "title: a\n");
  EXPECT_EQ(find_front_matter("---\ntitle: a\n---")->body, 16U);
  EXPECT_EQ(find_front_matter("\n\n---\n\n# note\ntitle: a\n---\n")->text, "\n# note\ntitle: a\n");
  EXPECT_EQ(find_front_matter("---\n---\n<p>")->text, "");
}

TEST(FindFrontMatter, LeavesTheRestAlone) {
  for (const char* text :
       {"", "---", "---\n", "---\ntitle: a\n<p>never closed</p>\n", "----\ntitle: a\n----\n",
        "<p>\n---\ntitle: a\n---\n", "---\nA rule, then prose.\n---\n", "---\n<p class=\"a: b\">\n---\n",
        "---\n\n---x\n", "--- title: a\n---\n", "---\n[link: text](a)\n---\n"}) {
    EXPECT_FALSE(find_front_matter(text)) << text;
  }
}

TEST(ReadFrontMatter, TakesYaml) {
  const FrontMatter front = read_front_matter(
      "layout: post\ntitle: \"A \\\"quoted\\\" ferry: part [1]\"\ndate: 2019-10-10T05:40:05+01:00\nauthor: 许 渡\n"
      "from: https://example.org/a#b\ntags: [ 河, 'sea, and sky' ]\ncategories:\n  - one\n  - two\ncomments: True\n");
  EXPECT_FALSE(front.repaired);
  EXPECT_EQ(front.metadata.title, "A \"quoted\" ferry: part [1]");
  EXPECT_EQ(front.date, "2019-10-10T05:40:05+01:00");
  EXPECT_EQ(front.metadata.authors, Strings{"许 渡"});
  EXPECT_EQ(front.metadata.url, "https://example.org/a#b");
  EXPECT_EQ(front.metadata.tags, (Strings{"河", "sea, and sky"}));
  EXPECT_EQ(front.metadata.categories, (Strings{"one", "two"}));
  EXPECT_EQ(front.metadata.extra, (Pairs{{"layout", "post"}, {"comments", "True"}}));
}

TEST(ReadFrontMatter, AuthorsAndTagsAreAStringOrAList) {
  EXPECT_EQ(read_front_matter("author: [甲, 乙]").metadata.authors, (Strings{"甲", "乙"}));
  EXPECT_EQ(read_front_matter("authors:\n- 甲\n- 乙").metadata.authors, (Strings{"甲", "乙"}));
  EXPECT_EQ(read_front_matter("author: 甲, 乙").metadata.authors, Strings{"甲, 乙"});
  EXPECT_EQ(read_front_matter("tags: a b").metadata.tags, Strings{"a b"});
  for (const char* none : {"author:", "author: \"\"", "author: ~", "author: null", "author: []"}) {
    EXPECT_EQ(read_front_matter(none).metadata.authors, Strings{}) << none;
  }
}

TEST(ReadFrontMatter, FromComesBeforeUrl) {
  EXPECT_EQ(read_front_matter("url: https://a/\nfrom: https://b/").metadata.url, "https://b/");
  EXPECT_EQ(read_front_matter("from: https://b/\nurl: https://a/").metadata.url, "https://b/");
  EXPECT_EQ(read_front_matter("url: https://a/").metadata.url, "https://a/");
}

TEST(ReadFrontMatter, ATitleIsTextHoweverYamlSeesIt) {
  struct Case {
    const char* yaml;
    const char* title;
    bool repaired;
  };
  constexpr Case kCases[] = {
      {"title: 1984", "1984", false},
      {"title: 007", "007", false},
      {"title: no", "no", false},
      {"title: True", "True", false},
      {"title: null", "null", false},
      {"title: ~", "~", false},
      {"title:", "", false},
      {"title: 2020-10-12", "2020-10-12", false},
      {"title: [独家]", "[独家]", false},
      {"title: {a: b}", "{a: b}", false},
      {"title: !wow 开船了", "!wow 开船了", false},
      {"title: '它''s'", "它's", false},
      {"title: |\n  两行\n  标题", "两行 标题", false},
      {"title: \"带\\x07铃\\u200b\"", "带铃\u200b", false},
      {"title: 渡口 #清晨# C#", "渡口 #清晨# C#", false},
      {"title: #清晨#", "#清晨#", false},
      {"title: '渡口' # a comment", "渡口", false},
      {"title: 渡口: 清晨", "渡口: 清晨", true},
      {"title: [独家] 渡口", "[独家] 渡口", true},
      {"title: @ferry 开船了", "@ferry 开船了", true},
      {"title: `cron` 入门", "`cron` 入门", true},
      {"title: \"他说\"开船\"了\"", "他说\"开船\"了", true},
      {"title: \"路径 C:\\ferry\"", "路径 C:erry", false},  // \f is YAML's form feed, which no output may hold
      {"title: \"路径 C:\\qua \\\"x\\\"\"", "路径 C:\\qua \"x\"", true},
      {"title: 'it's'", "it's", true},
      {"title: \"没有收尾", "\"没有收尾", true},
      {"title: %100 纯棉", "%100 纯棉", true},
      {"title: *星* 号", "*星* 号", true},
      {"title: a\n\tb: c", "a b: c", true},
  };
  for (const Case& c : kCases) {
    const FrontMatter front = read_front_matter(c.yaml);
    EXPECT_EQ(front.metadata.title, c.title) << c.yaml;
    EXPECT_EQ(front.repaired, c.repaired) << c.yaml;
    EXPECT_TRUE(is_xml_text(front.metadata.title)) << c.yaml;
  }
}

TEST(ReadFrontMatter, OneBrokenLineDoesNotSpoilTheOthers) {
  const FrontMatter front = read_front_matter(
      "layout: post\ntitle: a: b\nauthor: \"甲 \\\"乙\\\"\"\ntags: [ 'x, y', z ]\ncategories: [@p, \"q\"]\n"
      "from: https://example.org/\nmood:\n  - calm\n  - clear\n# a comment\n- stray\nnot a pair\n");
  EXPECT_TRUE(front.repaired);
  EXPECT_EQ(front.metadata.title, "a: b");
  EXPECT_EQ(front.metadata.authors, Strings{"甲 \"乙\""});
  EXPECT_EQ(front.metadata.tags, (Strings{"x, y", "z"}));
  EXPECT_EQ(front.metadata.categories, (Strings{"@p", "q"}));
  EXPECT_EQ(front.metadata.url, "https://example.org/");
  ASSERT_EQ(front.metadata.extra.size(), 2U);
  EXPECT_EQ(front.metadata.extra[0].second, "post");
}

TEST(ReadFrontMatter, OtherKeysAreTextAsWritten) {
  const FrontMatter front =
      read_front_matter("layout: post\nmap: { a: 1, b: [2] }\nlist: [ x, y ]\nempty:\n\"k\": v\n");
  EXPECT_EQ(front.metadata.extra,
            (Pairs{{"layout", "post"}, {"map", "{ a: 1, b: [2] }"}, {"list", "[ x, y ]"}, {"empty", ""}, {"k", "v"}}));
}

TEST(ReadFrontMatter, StandsHostileText) {
  EXPECT_TRUE(read_front_matter("a: " + std::string(15000, '[')).repaired);
  EXPECT_TRUE(read_front_matter("title: x\na: " + std::string(200000, '[')).repaired);
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before = "*" + std::string(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [" + before + ", " + before + ", " + before + ", " + before + "]\n";
  }
  bomb += "tags: *j\nauthor: 甲\n";
  const FrontMatter front = read_front_matter(bomb);
  EXPECT_EQ(front.metadata.authors, Strings{"甲"});
  EXPECT_TRUE(front.metadata.tags.empty());
  EXPECT_EQ(read_front_matter("").metadata.title, "");
  EXPECT_TRUE(read_front_matter("just prose").repaired);
}

TEST(ReadFrontMatter, TakesTheNamesInMaps) {
  const auto authors = [](std::string_view yaml) { return read_front_matter(yaml).metadata.authors; };
  EXPECT_EQ(authors("author:\n  login: admin\n  email: a@e.example\n  display_name: Ann Roe\n"), Strings{"Ann Roe"});
  EXPECT_EQ(authors("author:\n  name: Ann Roe\n  display_name: ''\n"), Strings{"Ann Roe"});
  EXPECT_EQ(authors("author:\n  login: admin\n  email: a@e.example\n"), Strings{});
  EXPECT_EQ(authors("authors:\n  - name: Ann Roe\n    url: https://e.example\n  - Bob Doe\n"),
            (Strings{"Ann Roe", "Bob Doe"}));
  EXPECT_EQ(authors("authors:\n  ann:\n    name: Ann Roe\n  bob:\n    name: Bob Doe\n"),
            (Strings{"Ann Roe", "Bob Doe"}));
  EXPECT_EQ(authors("author: {name: Ann Roe}\ntitle: [x\n"), Strings{"Ann Roe"});
}

TEST(ReadFrontMatter, TakesWhatPagesSayOfThemselves) {
  const Metadata metadata = read_front_matter(
                                "language: zh-CN\nlang: fr\nsite_name: The Harbour\ndescription: \"a: b\"\n"
                                "lastmod: 2020-01-03 08:00:00 +0800\nupdated: soon\n")
                                .metadata;
  EXPECT_EQ(metadata.language, "zh-CN");
  EXPECT_EQ(metadata.site_name, "The Harbour");
  EXPECT_EQ(metadata.description, "a: b");
  EXPECT_EQ(iso8601(metadata.modified), "2020-01-03T00:00:00Z");
  EXPECT_EQ(metadata.extra, (Pairs{{"updated", "soon"}}));
}

TEST(FindFrontMatter, KnowsTheOtherForms) {
  using Form = FrontMatterPlace::Form;
  const auto form = [](std::string_view text) {
    const auto place = find_front_matter(text);
    return place ? std::optional(place->form) : std::nullopt;
  };
  EXPECT_EQ(form("+++\ntitle = \"a\"\n+++\nx"), Form::Toml);
  EXPECT_EQ(form("{\n\"title\": \"a\"\n}\n\nx"), Form::Json);
  EXPECT_EQ(form("title: a\nid: 80\n---\nx"), Form::Yaml);
  EXPECT_EQ(form("title: a\ntags:\n  - b\n---\nx"), Form::Yaml);
  EXPECT_EQ(find_front_matter("{\"title\": \"a\"}\n\nx")->body, 15U);
  EXPECT_EQ(find_front_matter("title: a\ndate: b\n---\nx")->body, 21U);
  for (const char* none :
       {"+++\ntitle = 1\nx", "title\\: a\ndate: b\n---\nx", "{\"a\": 1}\n\nx", "{\"title\": \"a\"}\n",
        "{\"title\": \"a\"}\n{\"title\": \"b\"}\n\nx", "{\"title\": \"a\"}\n\n",
        "{\"title\": ", "Note: a rule follows\n---\nx", "a: b\nc: d\n---\nx", "title: a\nprose here\n---\nx",
        "Title: a\n\nx", "Title: a\nOther: b\n\nx", "Title: a\nprose\n\nx", "He said: a\nDate: b\nTitle: c\n\nx"}) {
    EXPECT_FALSE(find_front_matter(none)) << none;
  }
}

FrontMatter read_any(std::string_view text) { return read_front_matter(*find_front_matter(text)); }

TEST(ReadFrontMatter, TakesToml) {
  const FrontMatter front = read_any(
      "+++\ntitle = \"A, b\"\ndate = 2024-03-05T08:00:00+02:00\nauthors = [\"甲\", \"乙\"]\ntags = \"x, y\"\n"
      "draft = false\nweight = 3\n[params]\ncolor = \"red\"\n+++\nx");
  EXPECT_FALSE(front.repaired);
  EXPECT_EQ(front.metadata.title, "A, b");
  EXPECT_EQ(front.date, "2024-03-05T08:00:00+02:00");
  EXPECT_EQ(front.metadata.authors, (Strings{"甲", "乙"}));
  EXPECT_EQ(front.metadata.extra.front(), (std::pair<std::string, std::string>{"draft", "false"}));
  const FrontMatter broken = read_any("+++\ntitle = \"a\"\ndate = [[[\n+++\nx");
  EXPECT_TRUE(broken.repaired);
  EXPECT_EQ(broken.metadata.title, "a");
  EXPECT_TRUE(read_any("+++\na = " + std::string(2000, '[') + "\n+++\nx").repaired);
}

TEST(ReadFrontMatter, TakesJson) {
  const FrontMatter front =
      read_any(R"({"title": "A", "date": "2024-03-05", "author": {"name": "Ann"}, "tags": ["x", "y"], "n": {"a": [1]}})"
               "\n\nx");
  EXPECT_EQ(front.metadata.title, "A");
  EXPECT_EQ(front.date, "2024-03-05");
  EXPECT_EQ(front.metadata.authors, Strings{"Ann"});
  EXPECT_EQ(front.metadata.tags, (Strings{"x", "y"}));
  EXPECT_EQ(front.metadata.extra, (Pairs{{"n", R"({"a":[1]})"}}));
  EXPECT_TRUE(read_any("{\"title\": " + std::string(3000, '[') + std::string(3000, ']') + "}\n\nx").repaired);
}

TEST(ReadFrontMatter, TakesSecondChoices) {
  const auto read = [](std::string_view yaml) { return read_front_matter(yaml).metadata; };
  EXPECT_EQ(read("permalink: /a/\nlink: https://e.org/a\n").url, "https://e.org/a");
  EXPECT_EQ(read("permalink: /a/\nlink: https://e.org/a\n").extra, (Pairs{{"permalink", "/a/"}}));
  EXPECT_EQ(read("source: a book\n").url, "");
  EXPECT_EQ(read("url: https://e.org/1\nlink: https://e.org/2\n").url, "https://e.org/1");
  EXPECT_EQ(read("summary: s\nexcerpt: e\n").description, "e");
  EXPECT_EQ(read("summary: s\ndescription: d\n").extra, (Pairs{{"summary", "s"}}));
  EXPECT_EQ(read("tags: [a]\ntag: b\nkeywords: a, c，d\n").tags, (Strings{"a", "b", "c", "d"}));
  EXPECT_EQ(read("tags: \"a, b\"\n").tags, (Strings{"a, b"}));
  EXPECT_EQ(read("category: x\n").categories, Strings{"x"});
  EXPECT_EQ(read("author:\n  first_name: Ann\n  last_name: Miller\n  name: ann\n").authors, Strings{"Ann Miller"});
}

}  // namespace
}  // namespace offprint
