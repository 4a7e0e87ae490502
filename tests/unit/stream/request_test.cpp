#include "converters/stream/request.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace offprint::stream {
namespace {

using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

std::string error_of(std::string_view line) {
  const ReadRequest read = read_request(line);
  return read.error ? read.error->message : "";
}

TEST(ReadRequest, TakesWhatItKnows) {
  const auto read =
      read_request(R"({"other":[{"id":0,"content":1}],"metadata":{"title":"T","tags":["a","b"],"n":1.50,"none":null},)"
                   R"("id":"x","content":"a\u0000\n","from":"html"})");
  EXPECT_FALSE(read.error);
  EXPECT_EQ(read.request.id, R"("x")");
  EXPECT_EQ(read.request.content, "a\0\n"sv);
  EXPECT_EQ(read.request.from, "html");
  EXPECT_FALSE(read.request.path);
  EXPECT_THAT(read.request.metadata,
              ElementsAre(Pair("title", "T"), Pair("tags", "a"), Pair("tags", "b"), Pair("n", "1.50")));
}

TEST(ReadRequest, KeepsTheIdByteForByte) {
  for (const std::string id : {"-0", "1.50E+007", "123456789012345678901234567890", R"("\/\u00e9 : ")", "null", "true",
                               "1e400", "-1E+99999", R"("\ud83d")"}) {
    EXPECT_EQ(read_request(R"({"id" : )" + id + R"( ,"path":"a"})").request.id, id);
    EXPECT_EQ(read_request(R"({"path":"a","id":)" + id + "}").request.id, id);
  }
}

TEST(ReadRequest, TakesNullForAFieldThatIsNotThere) {
  const auto read = read_request(R"({"id":1,"content":null,"path":"a","from":null,"metadata":null})");
  EXPECT_FALSE(read.error);
  EXPECT_FALSE(read.request.content);
}

TEST(ReadRequest, SaysWhatIsWrongAndKeepsTheId) {
  struct Row {
    std::string_view fields;
    std::string_view error;
  };
  for (const auto& [fields, error] : std::initializer_list<Row>{
           {"", "neither 'content' nor 'path'"},
           {R"(,"content":"a","path":"b")", "both 'content' and 'path'"},
           {R"(,"content":1)", "'content' is no string"},
           {R"(,"content":["a"])", "'content' is no string"},
           {R"(,"path":{"a":"b"})", "'path' is no string"},
           {R"(,"path":"a\u0000b")", "'path' is no file's name"},
           {R"(,"content":"a","from":false)", "'from' is no string"},
           {R"(,"content":"a","content":"b")", "'content' stands twice"},
           {R"(,"content":"a","metadata":"t")", "'metadata' is no object"},
           {R"(,"content":"a","metadata":{"t":{}})", "'metadata' is no object"},
       }) {
    const auto read = read_request(R"({"id":7)" + std::string(fields) + "}");
    EXPECT_EQ(read.request.id, "7");
    ASSERT_TRUE(read.error) << fields;
    EXPECT_THAT(read.error->message, HasSubstr(error));
  }
}

TEST(ReadRequest, HasNoIdWhereNoneCanBeTold) {
  for (const std::string_view line : {R"({"content":"a"})", R"({"id":[1],"content":"a"})", R"({"id":1,"id":2})", "[1]",
                                      "1", "", " \r", "{\"id\":1", R"({"id":1} x)"}) {
    const auto read = read_request(line);
    EXPECT_TRUE(read.error) << line;
    EXPECT_TRUE(read.request.id.empty()) << line;
  }
}

TEST(ReadRequest, RefusesWhatIsNoJson) {
  EXPECT_THAT(error_of("nonsense"), HasSubstr("it is not JSON: "));
  EXPECT_THAT(error_of("{\"id\":1,\"content\":\"a\",\xFF}"), HasSubstr("it is not JSON"));
  for (const std::string_view number : {"1e", "01e400", "1.e400", "--1e400", "1e400e400"})
    EXPECT_THAT(error_of(R"({"content":"a","id":)" + std::string(number) + "}"), HasSubstr("it is not JSON"));
  EXPECT_THAT(error_of("{\"id\":1,\"content\":\"a\"}\0"sv), HasSubstr("NUL"));
  EXPECT_THAT(error_of(std::string(1000000, '[')), HasSubstr("nested deeper"));
  EXPECT_THAT(error_of(R"({"id":1,"content":"a","x":)" + std::string(9999, '[')), HasSubstr("it is not JSON"));
}

// RFC 3629 has no form for half a pair: U+FFFD stands in its place, as with jq and Python.
TEST(ReadRequest, ReplacesHalfASurrogatePair) {
  const auto read = read_request(R"({"x":"\udc00","id":"\ud800","content":"\ud800a\udc00\ud83d\ude00\\ud800\ud83d"})");
  EXPECT_FALSE(read.error);
  EXPECT_EQ(read.request.id, R"("\ud800")");
  EXPECT_EQ(read.request.content, "\uFFFDa\uFFFD\U0001F600\\ud800\uFFFD");
  EXPECT_EQ(read.request.halves, 3U);
}

TEST(ReadRequest, StandsBytesThatAreNoUtf8) {
  const auto read = read_request(
      "{\"id\":\"a\xFF\",\"content\":\"caf\xC3\",\"x\":\"\xED\xA0\xBD\",\"from\":\"\xE6\xB8\",\"metadata\":{\"t\":"
      "\"\xFF\"}}");
  EXPECT_FALSE(read.error);
  EXPECT_EQ(read.request.id, "\"a\uFFFD\"");
  EXPECT_EQ(read.request.content, "caf\xC3");
  EXPECT_EQ(read.request.from, "\uFFFD");
  EXPECT_THAT(read.request.metadata, ElementsAre(Pair("t", "\uFFFD")));
  EXPECT_THAT(read.request.replaced, ElementsAre("t"));
}

TEST(ReadRequest, TakesMetadataAsAHeaderDoes) {
  const auto read = read_request(R"({"id":1,"content":"a","metadata":{"t":"a\u0007\u001bb","n":1e400}})");
  EXPECT_FALSE(read.error);
  EXPECT_THAT(read.request.metadata, ElementsAre(Pair("t", "ab"), Pair("n", "1e400")));
}

TEST(ReadRequest, StandsAByteOrderMark) { EXPECT_EQ(error_of("\xEF\xBB\xBF{\"id\":1,\"content\":\"a\"}\r"), ""); }

}  // namespace
}  // namespace offprint::stream
