#include "formats/json/writer.h"

#include <string>

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include "formats/document/print.h"
#include "formats/document/tree.h"
#include "tests/unit/json/documents.h"

namespace offprint {
namespace {

using test::to_json;
using testing::HasSubstr;
using testing::Not;

template <class T>
T& add(Document& document, Node& parent) {
  T* node = document.make<T>({});
  append(parent, *node);
  return *node;
}

void add_text(Document& document, Node& parent, std::string_view text) {
  append(parent, *document.make_text(document.text(text), {}));
}

Image& add_image(Document& document, Node& parent, std::string_view url) {
  auto& image = add<Image>(document, parent);
  image.url = document.text(url);
  return image;
}

struct WrittenJson {
  std::string json;
  Diagnostics losses;
};

WrittenJson write_json(const Document& document, const WriteOptions& options) {
  WrittenJson written;
  StringSink sink;
  Output output{sink, {}};
  write_json(document, options, output, written.losses);
  written.json = sink.take();
  return written;
}

TEST(JsonWriter, WritesAnEmptyDocument) {
  EXPECT_EQ(to_json(Document()),
            R"({"type":"root","version":1,"metadata":{"source":{"dialect":"none"}},"children":[],"diagnostics":[]})"
            "\n");
}

TEST(JsonWriter, WritesNodesInMdastsTerms) {
  Document document;
  auto& heading = add<Heading>(document, *document.root);
  heading.depth = 3;
  heading.language = "en";
  add_text(document, heading, "“A” \"b\" \\ \x01\n文\U0001F1E8");
  document.anchors.push_back({"top", &heading});
  auto& list = add<List>(document, *document.root);
  list.ordered = true;
  add<ListItem>(document, list);
  add_image(document, add<Paragraph>(document, *document.root), "a.png").width = 20;
  EXPECT_THAT(to_json(document),
              HasSubstr(R"("children":[{"type":"heading","depth":3,"language":"en","anchors":["top"],"children":)"
                        R"([{"type":"text","value":"“A” \"b\" \\ \u0001\n文🇨"}]},)"
                        R"({"type":"list","ordered":true,"start":1,"spread":false,"children":)"
                        R"([{"type":"listItem","spread":false,"children":[]}]},)"
                        R"({"type":"paragraph","children":[{"type":"image","url":"a.png","width":20}]}],)"));
}

TEST(JsonWriter, WritesDiagnosticsAtTheInputsBytes) {
  Document document;
  document.offsets.note(0, 3);
  document.offsets.note(10, 20);
  document.diagnostics.cut("share", 4, "分享");
  document.diagnostics.lifted("authors", 11, "林一");
  document.diagnostics.report(DiagnosticCode::CharsetGuessed, 0, "Big5");
  document.diagnostics.report(DiagnosticCode::ImageUnusable, 10, {}, 2);
  EXPECT_THAT(to_json(document), HasSubstr(R"("diagnostics":[{"kind":"cut","reason":"share","offset":7,"text":"分享"},)"
                                           R"({"kind":"lifted","field":"authors","offset":21,"text":"林一"},)"
                                           R"({"kind":"charset-guessed","offset":3,"detail":"Big5"},)"
                                           R"({"kind":"image-unusable","offset":20,"detail":"","count":2}]})"));
}

TEST(JsonWriter, IsValidWhateverMetadataHolds) {
  Document document;
  document.metadata.title = "\xff\xe6\x96";
  document.metadata.extra = {{"k\xff", "1"}, {"k\xff", "2"}, {"other", "\n"}};
  const std::string json = to_json(document);
  EXPECT_THAT(json, HasSubstr(R"("title":"���","source")"));
  EXPECT_THAT(json, HasSubstr(R"("extra":{"k�":"1","other":"\n"})"));
}

TEST(JsonWriter, KeepsMetadataWithoutAHeader) {
  Document document;
  document.metadata.title = "文";
  WriteOptions options;
  options.header = false;
  EXPECT_THAT(to_json(document, options), HasSubstr(R"("title":"文")"));
}

TEST(JsonWriter, HoldsNoAddressThatRunsCode) {
  Document document;
  document.metadata.url = "javascript:alert(1)";
  auto& paragraph = add<Paragraph>(document, *document.root);
  auto& link = add<Link>(document, paragraph);
  link.url = " java\nscript:x";
  add_text(document, link, "label");
  add_image(document, paragraph, "data:text/html,x");
  add_image(document, paragraph, "a.png").mirror = "vbscript:x";
  add<Embed>(document, *document.root).url = "VBScript:y";
  const WrittenJson written = write_json(document, {});
  EXPECT_THAT(written.json, HasSubstr(R"([{"type":"paragraph","children":[{"type":"text","value":"label"},)"
                                      R"({"type":"image","url":"a.png"}]}],)"));
  EXPECT_THAT(written.json, Not(HasSubstr("\"url\":\"java")));
  EXPECT_EQ(written.losses.all().size(), 3U);
  for (const Diagnostic& loss : written.losses.all()) EXPECT_EQ(loss.code, DiagnosticCode::AddressRefused);
}

TEST(JsonWriter, DropsImagesAndWhatHeldNothingElse) {
  Document document;
  auto& figure = add<Figure>(document, *document.root);
  add_image(document, add<Link>(document, figure), "a.png");
  add_text(document, add<Caption>(document, figure), "caption");
  auto& gallery = add<Gallery>(document, *document.root);
  add_image(document, add<Figure>(document, gallery), "b.png");
  auto& paragraph = add<Paragraph>(document, *document.root);
  add_image(document, add<Strong>(document, paragraph), "c.png");
  auto& embed = add<Embed>(document, *document.root);
  embed.url = "https://example.org/v";
  add_image(document, embed, "poster.png");
  WriteOptions options;
  options.images = Images::Drop;
  EXPECT_THAT(to_json(document, options),
              HasSubstr(R"("children":[{"type":"figure","children":[{"type":"caption","children":)"
                        R"([{"type":"text","value":"caption"}]}]},)"
                        R"({"type":"embed","kind":"iframe","url":"https://example.org/v","children":[]}],)"));
}

TEST(JsonWriter, SaysThatImagesStayAddresses) {
  Document document;
  add_image(document, *document.root, "https://example.org/a.png");
  add_image(document, *document.root, "data:image/png;base64,iVBORw0KGgo=");
  for (const Images images : {Images::Save, Images::Embed}) {
    WriteOptions options;
    options.images = images;
    const Diagnostics losses = write_json(document, options).losses;
    ASSERT_EQ(losses.all().size(), 1U);
    EXPECT_EQ(losses.all()[0].code, DiagnosticCode::ImageNotEmbedded);
    EXPECT_EQ(losses.all()[0].what, "https://example.org/a.png");
  }
  EXPECT_TRUE(write_json(document, {}).losses.all().empty());
}

TEST(JsonWriter, WritesLargeDocumentsInPieces) {
  Document document;
  auto& paragraph = add<Paragraph>(document, *document.root);
  for (int i = 0; i < 5000; ++i) add_text(document, paragraph, "一二三四五六七八九十");
  rapidjson::Document read;
  read.Parse(to_json(document).c_str());
  ASSERT_FALSE(read.HasParseError());
  EXPECT_EQ(read["children"][0]["children"].Size(), 5000U);
}

TEST(JsonWriter, AnObjectIsALine) {
  const std::string written = to_json(test::every_kind());
  EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), 1);
  EXPECT_TRUE(written.ends_with('\n'));
}

}  // namespace
}  // namespace offprint
