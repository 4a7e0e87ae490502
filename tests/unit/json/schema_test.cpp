// Outputs against formats/json/document.schema.json, by Python's jsonschema, which knows nothing of ours.
#include <array>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include "formats/document/kind.h"
#include "tests/unit/json/documents.h"
#include "tests/unit/json/generate.h"

namespace offprint {
namespace {

using test::every_kind;
using test::file;
using test::to_json;

constexpr const char* kSchema = "formats/json/document.schema.json";

// A verdict a line.
std::vector<std::string> validate_all(const std::string& lines) {
  const std::string input =
      testing::TempDir() + "offprint_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".jsonl";
  std::ofstream(input, std::ios::binary) << lines;
  const std::string sources = OFFPRINT_SOURCES;
  const std::string command = "/usr/bin/python3 '" + sources + "/tests/unit/json/validate.py' '" + sources + "/" +
                              kSchema + "' <'" + input + "'";
  std::vector<std::string> verdicts;
  FILE* pipe = popen(command.c_str(), "r");
  EXPECT_NE(pipe, nullptr);
  std::array<char, 4096> line{};
  while (pipe != nullptr && fgets(line.data(), line.size(), pipe) != nullptr) {
    verdicts.emplace_back(line.data());
    verdicts.back().pop_back();
  }
  EXPECT_EQ(pclose(pipe), 0) << "python3-jsonschema is needed";
  std::remove(input.c_str());
  return verdicts;
}

TEST(Schema, EveryKindIsValid) {
  const std::string json = to_json(every_kind());
  EXPECT_THAT(validate_all(json), testing::ElementsAre("valid"));
}

TEST(Schema, AnEmptyDocumentIsValid) { EXPECT_THAT(validate_all(to_json(Document())), testing::ElementsAre("valid")); }

TEST(Schema, GeneratedDocumentsAreValid) {
  constexpr int kDocuments = 60;
  std::string lines;
  for (std::uint32_t seed = 0; seed < kDocuments; ++seed) {
    Document document;
    test::generate(seed, document);
    lines += to_json(document);
  }
  const auto verdicts = validate_all(lines);
  EXPECT_EQ(verdicts.size(), static_cast<std::size_t>(kDocuments));
  EXPECT_THAT(verdicts, testing::Each("valid"));
}

struct Broken {
  std::string_view from;  // part of the valid document
  std::string_view to;
};
constexpr Broken kBroken[] = {
    {R"("version":1)", R"("version":2)"},
    {R"({"type":"root",)", R"({"type":"body",)"},
    {R"("depth":2,)", R"("depth":7,)"},
    {R"("depth":2,)", ""},
    {R"("depth":2,)", R"("depth":2,"level":2,)"},
    {R"({"type":"thematicBreak"})", R"({"type":"division","children":[]})"},
    {R"({"type":"thematicBreak"})", R"({"type":"text","value":"a"})"},
    {R"({"type":"thematicBreak"})", R"({"type":"thematicBreak","children":[]})"},
    {R"({"type":"thematicBreak"})", R"("text")"},
    {R"({"type":"thematicBreak"})", R"({"children":[]})"},
    {R"({"type":"break"})", R"({"type":"paragraph","children":[]})"},
    {R"({"type":"text","value":"Quoted"})", R"({"type":"text"})"},
    {R"({"type":"text","value":"Quoted"})", R"({"type":"text","value":1})"},
    {R"({"type":"text","value":"Quoted"})", R"({"type":"text","value":"","children":[]})"},
    {R"("ordered":true,)", ""},
    {R"("start":3,)", ""},
    {R"("ordered":false,)", R"("ordered":false,"start":1,)"},
    {R"("lang":"cpp")", R"("lang":"")"},
    {R"("align":["left")", R"("align":["top")"},
    {R"("header":true)", R"("header":false)"},
    {R"("colspan":2)", R"("colspan":1)"},
    {R"([{"type":"text","value":"格"}])", R"([{"type":"text","value":"格"},{"type":"thematicBreak"}])"},
    {R"({"type":"caption")", R"({"type":"paragraph")"},
    {R"("gallery","children":[{"type":"figure")", R"("gallery","children":[{"type":"blockquote")"},
    {R"("kind":"video")", R"("kind":"object")"},
    {R"("url":"https://example.org/film")", R"("url":" JavaScript:alert")"},
    {R"("url":"#top")", R"("url":"data:text/html,x")"},
    {R"("url":"https://example.org/a.png")", R"("url":"VBSCRIPT:x")"},
    {R"("width":640)", R"("width":0)"},
    {R"("annotation":"hàn",)", ""},
    {R"({"type":"definitionTerm")", R"({"type":"listItem","spread":true)"},
    {R"("published":"2020-06-30T09:53:00Z")", R"("published":"2020-06-30 09:53")"},
    {R"("dialect":"front-matter")", R"("dialect":"markdown")"},
    {R"("sha256":"01)", R"("sha256":"0g)"},
    {R"("title":"每一种)", R"("headline":"每一种)"},
    {R"("draft":"false")", R"("draft":false)"},
    {R"("reason":"share",)", ""},
    {R"("field":"authors",)", R"("field":"authors","reason":"share",)"},
    {R"("detail":"",)", ""},
    {R"("count":2)", R"("count":1)"},
    {R"("offset":12,)", R"("offset":-12,)"},
    {R"(,"diagnostics":[)", R"(,"losses":[)"},
};

TEST(Schema, RefusesBrokenDocuments) {
  const std::string valid = to_json(every_kind());
  std::string lines;
  for (const Broken& broken : kBroken) {
    std::string line = valid;
    const std::size_t at = line.find(broken.from);
    ASSERT_NE(at, std::string::npos) << broken.from;
    lines += line.replace(at, broken.from.size(), broken.to);
  }
  const auto verdicts = validate_all(lines);
  ASSERT_EQ(verdicts.size(), std::size(kBroken));
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    EXPECT_NE(verdicts[i], "valid") << kBroken[i].from << " -> " << kBroken[i].to;
  }
}

std::set<std::string> words_of(const rapidjson::Value& schema, const char* definition) {
  std::set<std::string> out;
  for (const auto& word : schema["$defs"][definition]["enum"].GetArray()) out.insert(word.GetString());
  return out;
}

// One fact does not stand twice unseen: the schema's lists of kinds are those of the table.
TEST(Schema, KnowsTheKindsOfTheTable) {
  rapidjson::Document schema;
  schema.Parse(file(kSchema).c_str());
  std::set<std::string> flow;
  std::set<std::string> phrasing;
  for (const KindRow& row : kKinds) {
    if ((row.is & group::kFlow) != 0) flow.emplace(row.name);
    if ((row.is & group::kPhrasing) != 0) phrasing.emplace(row.name);
  }
  EXPECT_EQ(words_of(schema, "blockType"), flow);
  EXPECT_EQ(words_of(schema, "inlineType"), phrasing);
}

}  // namespace
}  // namespace offprint
