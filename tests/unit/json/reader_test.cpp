#include "formats/json/reader.h"

#include <set>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/document/print.h"
#include "formats/document/tree.h"
#include "formats/document/validate.h"
#include "tests/unit/json/documents.h"
#include "tests/unit/json/generate.h"

namespace offprint {
namespace {

using test::to_json;

// A root with these children.
std::string root(std::string_view children) {
  return R"({"type":"root","version":1,"children":[)" + std::string(children) + "]}";
}
std::string paragraph(std::string_view children) {
  return R"({"type":"paragraph","children":[)" + std::string(children) + "]}";
}
std::string text(std::string_view value) { return R"({"type":"text","value":")" + std::string(value) + "\"}"; }

struct Read {
  Document document;
  std::string error;  // empty where it was read
  std::string tree() const { return print(*document.root); }
};

Read read(std::string_view json) {
  Read out;
  const auto result = read_json(json, {}, out.document);
  if (!result) {
    EXPECT_EQ(result.error().fault, Fault::NotThisFormat);
    out.error = result.error().message;
  } else {
    EXPECT_EQ(validate(out.document), std::nullopt);
    EXPECT_EQ(out.document.stage, Stage::Article);
  }
  return out;
}

TEST(JsonReader, ReadsEveryKindBackToTheSameBytes) {
  rapidjson::Document source;
  source.Parse(test::file("tests/unit/json/every_kind.json").c_str());
  rapidjson::StringBuffer compact;
  rapidjson::Writer<rapidjson::StringBuffer> writer(compact);
  source.Accept(writer);
  const Document document = test::every_kind();
  EXPECT_EQ(to_json(document), std::string(compact.GetString()) + "\n");
  EXPECT_EQ(validate(document), std::nullopt);
}

TEST(JsonReader, EveryKindIsInTheTestDocument) {
  const Document document = test::every_kind();
  std::set<std::string_view> seen;
  for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) seen.insert(name(at->kind));
  for (const KindRow& row : kKinds) {
    EXPECT_EQ(seen.count(row.name), is(row.kind, group::kGrouping) ? 0U : 1U) << row.name;
  }
}

// write(read(write(d))) = write(d), and the tree in between is d's.
TEST(JsonLaw, WhatIsWrittenReadsBack) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    Document document;
    test::generate(seed, document);
    ASSERT_EQ(validate(document), std::nullopt) << seed;
    const std::string json = to_json(document);
    const Read back = read(json);
    ASSERT_EQ(back.error, "") << seed;
    ASSERT_EQ(print(*back.document.root), print(*document.root)) << seed;
    ASSERT_EQ(to_json(back.document), json) << seed;
  }
}

TEST(JsonReader, TakesTreesOfMdastsTools) {
  const Read out = read(
      "\xEF\xBB\xBF" +
      root(R"({"type":"list","ordered":false,"start":null,"spread":false,"position":{"start":{"line":1}},"children":[)"
           R"({"type":"listItem","spread":false,"checked":null,"children":[)" +
           paragraph(R"({"type":"text","value":" soft\nbreak and ","data":{}},{"type":"strong","children":[)" +
                     text(" bold ") + R"(]},{"type":"emphasis","children":[)" + text(" \\t") +
                     R"(]},{"type":"break"},)" + text("\\n next  line ")) +
           "]}]}"));
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.tree(),
            "root\n"
            "  list\n"
            "    listItem\n"
            "      paragraph\n"
            "        text \"soft break and \"\n"
            "        strong\n"
            "          text \"bold\"\n"
            "        break\n"
            "        text \"next line\"\n");
}

TEST(JsonReader, LeavesOutWhatXmlForbidsAndEndsLinesByLineFeeds) {
  const Read out =
      read(root(paragraph(text("a\\u0000b\\u001b\\ufffec")) + R"(,{"type":"code","value":"x\r\ny\rz\n"},)" +
                paragraph(R"({"type":"inlineCode","value":"p\nq"})")));
  EXPECT_EQ(out.tree(),
            "root\n"
            "  paragraph\n"
            "    text \"abc\"\n"
            "  code \"x\\ny\\nz\\n\"\n"
            "  paragraph\n"
            "    inlineCode \"p q\"\n");
}

TEST(JsonReader, RefusesAddressesThatRunCode) {
  const Read out = read(R"({"type":"root","metadata":{"url":"vbscript:x"},"children":[)" +
                        paragraph(text("see ") + R"(,{"type":"link","url":"JavaScript:x","children":[)" + text("this") +
                                  R"(]},{"type":"image","url":"data:text/html,x"},)"
                                  R"({"type":"image","url":"a.png","mirror":"javascript:x"})") +
                        R"(,{"type":"embed","kind":"iframe","url":" javascript:x","children":[]}]})");
  EXPECT_EQ(out.tree(),
            "root\n"
            "  paragraph\n"
            "    text \"see \"\n"
            "    text \"this\"\n"
            "    image url=\"a.png\"\n");
  EXPECT_EQ(out.document.metadata.url, "");
  EXPECT_EQ(out.document.diagnostics.all().size(), 4U);
  for (const Diagnostic& said : out.document.diagnostics.all()) EXPECT_EQ(said.code, DiagnosticCode::AddressRefused);
}

// How each date comes out again: as written, but in UTC where the contract says so.
struct DateCase {
  std::string_view text;
  std::string_view published;
  std::string_view byline_date;
  std::string_view modified;
};
constexpr DateCase kDates[] = {
    {"2020-10-12", "2020-10-12T00:00:00Z", "2020-10-12", "2020-10-12"},
    {"2020-10-12T11:54", "2020-10-12T11:54:00Z", "2020-10-12T11:54", "2020-10-12T11:54"},
    {"2020-10-12 11:54:49", "2020-10-12T11:54:49Z", "2020-10-12T11:54:49", "2020-10-12T11:54:49"},
    {"2020-10-12T11:54:49.4Z", "2020-10-12T11:54:49.400Z", "2020-10-12T11:54:49.400Z", "2020-10-12T11:54:49.400Z"},
    {"2020-10-12T11:54:49Z", "2020-10-12T11:54:49Z", "2020-10-12T11:54:49Z", "2020-10-12T11:54:49Z"},
    {"2020-10-12T11:54-03:30", "2020-10-12T15:24:00Z", "2020-10-12T11:54-03:30", "2020-10-12T15:24:00Z"},
    {"2020-10-12T01:54:49+08:00", "2020-10-11T17:54:49Z", "2020-10-12T01:54:49+08:00", "2020-10-11T17:54:49Z"},
};

std::string dated(std::string_view published, std::string_view byline_date, std::string_view modified) {
  return R"({"type":"root","version":1,"metadata":{"published":")" + std::string(published) + R"(","byline_date":")" +
         std::string(byline_date) + R"(","modified":")" + std::string(modified) +
         R"(","source":{"dialect":"none"}},"children":[],"diagnostics":[]})"
         "\n";
}

TEST(JsonReader, ReadsDatesOfEveryPrecisionAndZone) {
  for (const DateCase& row : kDates) {
    const std::string json = dated(row.published, row.byline_date, row.modified);
    EXPECT_EQ(to_json(read(dated(row.text, row.text, row.text)).document), json);
    EXPECT_EQ(to_json(read(json).document), json);
  }
}

TEST(JsonReader, LeavesOutWhatIsNoDateAndSaysSo) {
  const Read out = read(dated("2020-02-30", "spring", ""));
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.document.metadata.date(), std::nullopt);
  ASSERT_EQ(out.document.diagnostics.all().size(), 2U);
  EXPECT_EQ(out.document.diagnostics.all()[0].code, DiagnosticCode::HeaderDateUnknown);
  EXPECT_EQ(out.document.diagnostics.all()[0].what, "2020-02-30");
  EXPECT_EQ(out.document.diagnostics.all()[1].what, "spring");
}

TEST(JsonReader, TakesTheInputsNameWhereNoneIsKnown) {
  Document document;
  ReadOptions options;
  options.path = "a.json";
  ASSERT_TRUE(read_json(root(""), options, document).has_value());
  EXPECT_EQ(document.metadata.source.path, "a.json");
  Document known;
  ASSERT_TRUE(read_json(to_json(test::every_kind()), options, known).has_value());
  EXPECT_EQ(known.metadata.source.path, "folder/every kind.md");
}

struct Refused {
  std::string json;
  std::string_view place;  // how the message goes on
};

TEST(JsonReader, SaysWhereADocumentIsNotOne) {
  const std::string deep = [] {
    std::string json;
    for (int i = 0; i <= kDepthLimit; ++i) json += R"({"type":"blockquote","children":[)";
    for (int i = 0; i <= kDepthLimit; ++i) json += "]}";
    return json;
  }();
  const auto metadata = [](std::string_view field) {
    return R"({"type":"root","children":[],"metadata":{)" + std::string(field) + "}}";
  };
  const auto said = [](std::string_view entry) {
    return R"({"type":"root","children":[],"diagnostics":[)" + std::string(entry) + "]}";
  };
  const std::string link = R"({"type":"link","url":"a","children":[)";
  const Refused refused[] = {
      {"[]", "the root: not an object"},
      {"{}", "/type: missing"},
      {R"({"type":"body"})", "/type: not \"root\""},
      {R"({"type":"root"})", "/children: missing"},
      {R"({"type":"root","version":2,"children":[]})", "/version: not a whole number from 1 to 1"},
      {root("1"), "/children/0: not an object"},
      {root(paragraph("") + "," + paragraph(paragraph(""))),
       "/children/1/children/0: paragraph may not hold paragraph"},
      {root(R"({"type":"html","value":"<b>"})"), "/children/0/type: an unknown kind of node"},
      {root(R"({"type":"division","children":[]})"), "/children/0/type: an unknown kind of node"},
      {root(R"({"type":"root","children":[]})"), "/children/0/type: an unknown kind of node"},
      {root(R"({"type":"heading","depth":7,"children":[]})"), "/children/0/depth: not a whole number from 1 to 6"},
      {root(R"({"type":"heading","depth":1.5,"children":[]})"), "/children/0/depth: not a whole number"},
      {root(R"({"type":"heading","children":[]})"), "/children/0/depth: missing"},
      {root(R"({"type":"paragraph"})"), "/children/0/children: missing"},
      {root(R"({"type":"paragraph","children":{}})"), "/children/0/children: not an array"},
      {root(paragraph(R"({"type":"text"})")), "/children/0/children/0/value: missing"},
      {root(paragraph(R"({"type":"text","value":[]})")), "/children/0/children/0/value: not a string"},
      {root(R"({"type":"list","ordered":"no","children":[]})"), "/children/0/ordered: neither true nor false"},
      {root(R"({"type":"table","align":["top"],"children":[]})"), "/children/0/align: neither left"},
      {root(R"({"type":"embed","kind":"x","url":"a","children":[]})"), "/children/0/kind: neither iframe"},
      {root(paragraph(link + R"({"type":"strong","children":[)" + link + "]}]}]}")),
       "/children/0/children/0/children/0/children/0: a link inside a link"},
      {root(
           R"({"type":"table","align":[],"children":[{"type":"tableRow","children":[{"type":"tableCell","children":[)" +
           text("a") + "," + paragraph("") + "]}]}]}"),
       "/children/0/children/0/children/0: tableCell holds blocks and inlines"},
      {root(deep), "/children/0"},
      {metadata(R"("title":1)"), "/metadata/title: not a string"},
      {metadata(R"("authors":"one")"), "/metadata/authors: not an array"},
      {metadata(R"("tags":[1])"), "/metadata/tags: not an array of strings"},
      {metadata(R"("extra":{"a":1})"), "/metadata/extra: not an object of strings"},
      {metadata(R"("extra":[])"), "/metadata/extra: not an object"},
      {metadata(R"("source":{"dialect":"x"})"), "/metadata/source/dialect: not one"},
      {said(R"({"kind":"x"})"), "/diagnostics/0/kind: an unknown diagnostic"},
      {said(R"({"kind":"cut","offset":1,"text":"a"})"), "/diagnostics/0/reason: missing"},
      {said(R"({"kind":"cut","reason":"share","offset":-1,"text":"a"})"), "/diagnostics/0/offset: not a whole number"},
  };
  for (const Refused& broken : refused) {
    EXPECT_THAT(read(broken.json).error,
                testing::StartsWith("it is not a document in JSON: " + std::string(broken.place)))
        << broken.json.substr(0, 200);
  }
  EXPECT_THAT(read(root(deep)).error, testing::EndsWith(": nested deeper than 400 nodes"));
}

TEST(JsonReader, SaysWhereJsonIsBroken) {
  EXPECT_EQ(read("").error, "it is not JSON: The document is empty. (byte 0)");
  EXPECT_EQ(read("{\"type\":}").error, "it is not JSON: Invalid value. (byte 8)");
  EXPECT_THAT(read(root(paragraph(text("\\ud800")))).error, testing::StartsWith("it is not JSON: "));
  EXPECT_THAT(read(root(paragraph(text("\xff")))).error, testing::StartsWith("it is not JSON: "));
  EXPECT_THAT(read(root("") + "{}").error, testing::StartsWith("it is not JSON: "));
  EXPECT_THAT(read(std::string(1000000, '[')).error, testing::StartsWith("it is not JSON: "));
  EXPECT_THAT(read(std::string(1000000, '[') + std::string(1000000, ']')).error,
              testing::StartsWith("it is not a document in JSON: the root"));
}

TEST(JsonSniffer, KnowsTreesFromOtherJson) {
  EXPECT_EQ(sniff_json(to_json(Document())), Claim::Surely);
  EXPECT_EQ(sniff_json("\xEF\xBB\xBF \n{ \"type\" :\n\"root\""), Claim::Surely);
  EXPECT_EQ(sniff_json("{\"version\": 1"), Claim::Likely);
  EXPECT_EQ(sniff_json("{}"), Claim::Perhaps);
  EXPECT_EQ(sniff_json("{% include x %}"), Claim::No);
  EXPECT_EQ(sniff_json("{"), Claim::No);
  EXPECT_EQ(sniff_json("<p>{\"type\":\"root\"}"), Claim::No);
}

}  // namespace
}  // namespace offprint
