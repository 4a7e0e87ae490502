#include "converters/stream/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/stream/record.h"
#include "converters/stream/stream.h"

namespace offprint::stream {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Settings writing(std::string_view format) {
  Settings settings;
  settings.to = find_format(format);
  return settings;
}

TEST(Answerer, GivesTheTextOrTheDocument) {
  const Line line{1, R"({"id": 1.0, "content": "<p>one <b>two</b></p>"})"};
  const Settings text = writing("text");
  EXPECT_THAT(Answerer(text, {}).answer(line).record, HasSubstr(R"("text":"one two\n"})"));
  for (const std::string_view format : {"json", "jsonl"}) {
    const Settings json = writing(format);
    const Answer answer = Answerer(json, {}).answer(line);
    EXPECT_THAT(answer.record, StartsWith(R"({"id":1.0,"document":{"type":"root","version":1,"metadata":{)"));
    EXPECT_EQ(answer.record.find('\n'), answer.record.size() - 1);
    EXPECT_FALSE(answer.failed);
  }
}

TEST(Answerer, ForgetsTheLineBefore) {
  const Settings settings = writing("text");
  Answerer answerer(settings, {});
  const Line good{1, R"({"id":1,"content":"<p>a</p>","metadata":{"title":"T"}})"};
  const Line plain{2, R"({"id":2,"content":"<p>b</p>"})"};
  answerer.answer(good);
  const std::string alone = Answerer(settings, {}).answer(plain).record;
  EXPECT_EQ(answerer.answer(plain).record, alone);
  EXPECT_EQ(answerer.answer({3, "x"}).record.find("\"id\""), std::string::npos);
  EXPECT_EQ(answerer.answer(plain).record, alone);
}

TEST(Answerer, TellsOfDocumentsAndOfLosses) {
  Settings settings = writing("text");
  settings.strict = true;
  std::vector<std::pair<std::uint64_t, bool>> heard;
  Answerer answerer(settings, [&](std::uint64_t line, const Document&, bool strict, const std::vector<std::string>&) {
    heard.emplace_back(line, strict);
  });
  EXPECT_FALSE(answerer.answer({4, R"({"id":1,"content":"<p>a</p>"})"}).failed);
  EXPECT_TRUE(answerer.answer({5, R"({"id":1,"content":"<p>a</p><canvas>b</canvas>"})"}).failed);
  EXPECT_TRUE(answerer.answer({6, "x"}).failed);
  EXPECT_EQ(heard, (std::vector<std::pair<std::uint64_t, bool>>{{4, false}, {5, true}}));
}

TEST(Answerer, ChecksMetadataAsTheOptionIsChecked) {
  const Settings settings = writing("json");
  const Line line{1, R"({"id":1,"content":"<p>a","metadata":{"published":"Tue"}})"};
  Settings option;
  const auto refused = find_option("-M")->set(option, "published=Tue");
  ASSERT_FALSE(refused);
  EXPECT_THAT(Answerer(settings, {}).answer(line).record, HasSubstr(refused.error().message));
}

TEST(Answerer, SaysThatHalfAPairWasReplaced) {
  const Settings settings = writing("text");
  std::string said;
  Answerer answerer(settings, [&](std::uint64_t, const Document& document, bool, const std::vector<std::string>&) {
    for (const Diagnostic& diagnostic : document.diagnostics.all())
      said += std::string(row(diagnostic.code).name) + std::to_string(diagnostic.count);
  });
  EXPECT_THAT(answerer.answer({1, R"({"id":1,"content":"<p>a\ud83d b\ud83d"})"}).record, HasSubstr("a\uFFFD b\uFFFD"));
  EXPECT_EQ(said, "bytes-replaced2");
}

TEST(GiveUp, NamesTheIdOrElseTheLine) {
  EXPECT_EQ(give_up({1, R"({"content":"a","id":"x"})"}, "why").record, "{\"id\":\"x\",\"error\":\"why\"}\n");
  EXPECT_EQ(give_up({9, "x"}, "why").record, "{\"line\":9,\"error\":\"why\"}\n");
  EXPECT_EQ(give_up({9, "", true}, "why").record, "{\"line\":9,\"error\":\"why\"}\n");
}

TEST(ErrorRecord, IsJsonWhateverTheMessage) {
  EXPECT_EQ(error_record("1", 1, "a\"\n\x1b\xFF"), "{\"id\":1,\"error\":\"a\\\"\\\\n\\\\u001b\\\\xff\"}\n");
}

TEST(Refuse, SaysWhatALineCannotHold) {
  EXPECT_FALSE(refuse(writing("markdown")));
  EXPECT_THAT(refuse(writing("epub"))->error.message, HasSubstr("epub does not fit"));
  Settings settings = writing("json");
  settings.write.images = Images::Save;
  EXPECT_EQ(refuse(settings)->file, "--images");
  settings = writing("json");
  settings.image_dir = "/nowhere";
  EXPECT_EQ(refuse(settings)->error.fault, Fault::Usage);
}

}  // namespace
}  // namespace offprint::stream
