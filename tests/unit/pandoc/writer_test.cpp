// What golden cases of tests/cases/pandoc cannot show: pictures at hand, hostile documents, text that is no UTF-8.
#include "formats/pandoc/writer.h"

#include <initializer_list>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "formats/document/tree.h"

namespace offprint {
namespace {

using testing::HasSubstr;
using testing::Not;

class PandocWriter : public testing::Test {
 protected:
  PandocWriter() {
    document.stage = Stage::Article;
    options.header = false;
  }

  template <class T>
  T* node(std::initializer_list<Node*> children = {}) {
    T* made = document.make<T>({});
    for (Node* child : children) append(*made, *child);
    return made;
  }
  Node* text(std::string_view value) { return document.make_text(document.text(value), {}); }
  Node* paragraph(std::string_view value) { return node<Paragraph>({text(value)}); }
  Image* image(std::string_view url) {
    auto* made = node<Image>();
    made->url = document.text(url);
    return made;
  }
  TableCell* cell(std::uint16_t colspan, std::uint16_t rowspan, bool header = false) {
    auto* made = node<TableCell>({text("x")});
    made->colspan = colspan;
    made->rowspan = rowspan;
    made->header = header;
    return made;
  }
  FootnoteReference* reference(std::string_view identifier) {
    auto* made = node<FootnoteReference>();
    made->identifier = document.text(identifier);
    return made;
  }
  FootnoteDefinition* definition(std::string_view identifier, std::initializer_list<Node*> children) {
    auto* made = node<FootnoteDefinition>(children);
    made->identifier = document.text(identifier);
    return made;
  }

  std::string write(std::initializer_list<Node*> blocks = {}) {
    for (Node* block : blocks) append(*document.root, *block);
    StringSink sink;
    Output output{sink, {}};
    losses.clear();
    write_pandoc(document, options, output, losses);
    side = std::move(output.side);
    return sink.take();
  }
  // What stands in `blocks`.
  std::string blocks(std::initializer_list<Node*> made = {}) {
    const std::string whole = write(made);
    const std::string key = "\"blocks\":";
    const std::size_t at = whole.find(key) + key.size();
    return whole.substr(at, whole.size() - at - 2);
  }

  Document document;
  WriteOptions options;
  Diagnostics losses;
  std::vector<SideFile> side;
};

TEST_F(PandocWriter, AnEmptyDocumentIsWhole) {
  EXPECT_EQ(write(), "{\"pandoc-api-version\":[1,22],\"meta\":{},\"blocks\":[]}\n");
  options.pandoc_api = PandocApi::Pandoc3;
  EXPECT_EQ(write(), "{\"pandoc-api-version\":[1,23],\"meta\":{},\"blocks\":[]}\n");
}

TEST_F(PandocWriter, WhiteSpacePartsWords) {
  EXPECT_EQ(blocks({paragraph(" a  b\nc\xC2\xA0"
                              "d ")}),
            "[{\"t\":\"Para\",\"c\":[{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"a\"},{\"t\":\"Space\"},{\"t\":\"Str\","
            "\"c\":\"b\"}"
            ",{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"c\xC2\xA0"
            "d\"},{\"t\":\"Space\"}]}]");
}

TEST_F(PandocWriter, MetadataThatNoReaderCheckedIsClean) {
  options.header = true;
  document.metadata.title = "a\x01\xFF\"b";
  document.metadata.url = "javascript:alert(1)";
  document.metadata.extra = {{"header-includes", "x"}, {"a", "1"}, {"a", "2"}};
  const std::string whole = write();
  EXPECT_THAT(whole, HasSubstr(R"("title":{"t":"MetaInlines","c":[{"t":"Str","c":"a)"
                               "\xEF\xBF\xBD"
                               R"(\"b"}]})"));
  EXPECT_THAT(whole, Not(HasSubstr("javascript")));
  // Not where a template would take it for its own.
  EXPECT_THAT(whole, HasSubstr(R"("extra":{"t":"MetaMap","c":{"header-includes":)"));
  EXPECT_THAT(whole, Not(HasSubstr("\"c\":\"2\"")));
}

TEST_F(PandocWriter, PicturesAreLinkedSavedOrEmbedded) {
  document.resources.add({"https://e.org/a.png", "image/png", "bytes"});
  append(*document.root, *node<Paragraph>({image("https://e.org/a.png"), image("https://e.org/b.png")}));
  EXPECT_THAT(write(), HasSubstr("https://e.org/a.png"));
  EXPECT_TRUE(losses.all().empty());
  options.images = Images::Embed;
  EXPECT_THAT(write(), HasSubstr("data:image/png;base64,Ynl0ZXM="));
  ASSERT_EQ(losses.all().size(), 1U);
  EXPECT_EQ(losses.all().front().code, DiagnosticCode::ImageNotEmbedded);
  options.images = Images::Save;
  options.image_folder = "a.images";
  EXPECT_THAT(write(), HasSubstr("[\"a.images/a.png\",\"\"]"));
  EXPECT_EQ(side.size(), 1U);
  options.images = Images::Drop;
  EXPECT_EQ(blocks(), "[]");
}

TEST_F(PandocWriter, UnsafeAddressesAreLeftOut) {
  auto* link = node<Link>({text("words")});
  link->url = "javascript:alert(1)";
  auto* embed = node<Embed>();
  embed->url = "vbscript:x";
  embed->title = "film";
  auto* picture = image("data:text/html,x");
  picture->alt = "seen";
  const std::string whole = blocks({node<Paragraph>({link, picture}), embed});
  for (const char* word : {"words", "seen", "film"}) EXPECT_THAT(whole, HasSubstr(word));
  for (const char* word : {"javascript:", "vbscript:", "data:", "Link", "Image"})
    EXPECT_THAT(whole, Not(HasSubstr(word)));
  EXPECT_EQ(losses.all().size(), 3U);
}

// Of a thousand references one holds the note: what is written does not grow by their product.
TEST_F(PandocWriter, NotesAreWrittenOnce) {
  auto* many = node<Paragraph>();
  for (int i = 0; i < 1000; ++i) append(*many, *reference("a"));
  const std::string whole = blocks({many, definition("a", {paragraph("noted"), node<Paragraph>({reference("a")})})});
  EXPECT_EQ(whole.find("noted"), whole.rfind("noted"));
  EXPECT_EQ(whole.find("\"Note\""), whole.rfind("\"Note\""));
}

TEST_F(PandocWriter, NotesThatNobodyRefersToOrOnlyEachOtherStayWhereTheyAre) {
  const std::string whole =
      blocks({definition("a", {node<Paragraph>({text("one"), reference("b")})}),
              definition("b", {node<Paragraph>({text("two"), reference("a")})}), node<Paragraph>({reference("none")})});
  EXPECT_THAT(whole, Not(HasSubstr("\"Note\"")));
  EXPECT_THAT(whole, HasSubstr(R"(["fn-a",["footnote"],[]])"));
  EXPECT_THAT(whole, HasSubstr(R"(["#fn-b",""])"));
  EXPECT_THAT(whole, HasSubstr(R"({"t":"Superscript","c":[{"t":"Str","c":"none"}]})"));
}

// Links do not nest: the words of an inner one stay.
TEST_F(PandocWriter, ALinkInALinkIsItsWords) {
  auto* inner = node<Link>({text("inner")});
  inner->url = "https://e.org/inner";
  auto* outer = node<Link>({text("outer"), inner});
  outer->url = "https://e.org/outer";
  const std::string whole = blocks({node<Paragraph>({outer})});
  EXPECT_THAT(whole, HasSubstr("inner\"}],[\"https://e.org/outer\""));
  EXPECT_THAT(whole, Not(HasSubstr("e.org/inner")));
}

TEST_F(PandocWriter, CellsDoNotLieOverOneAnother) {
  auto* table = node<Table>({node<TableRow>({cell(1, 1), cell(1, 2), cell(1, 1)}), node<TableRow>({cell(3, 9)})});
  const std::string whole = blocks({table});
  // The second row's cell ends before the one that reaches down, and with the table.
  EXPECT_THAT(whole, HasSubstr(R"({"t":"AlignDefault"},1,1,[{"t":"Plain","c":[{"t":"Str","c":"x"}]}]]]]]]])"));
  EXPECT_THAT(whole, HasSubstr(R"({"t":"AlignDefault"},2,1,)"));
}

TEST_F(PandocWriter, AHeadThatReachesIntoTheBodyIsNone) {
  auto* table = node<Table>({node<TableRow>({cell(1, 2, true), cell(1, 1, true)}), node<TableRow>({cell(1, 1)})});
  EXPECT_THAT(blocks({table}), HasSubstr(R"([["",[],[]],[]],[[["",[],[]],1,[],[[)"));
}

// Neither columns that only spans make, nor the search for a free one.
TEST_F(PandocWriter, SpansAreBounded) {
  auto* wide = node<TableRow>();
  for (int i = 0; i < 3000; ++i) append(*wide, *cell(65535, 65535));
  auto* table = node<Table>({wide});
  for (int i = 0; i < 3000; ++i) append(*table, *node<TableRow>({cell(1, 1)}));
  const std::string whole = blocks({table});
  std::size_t columns = 0;
  for (std::size_t at = whole.find("ColWidthDefault"); at != std::string::npos;
       at = whole.find("ColWidthDefault", at + 1))
    ++columns;
  EXPECT_LE(columns, 5000U);
}

TEST_F(PandocWriter, LanguagesDirectionsAndOverridesAreAttributes) {
  auto* quote = node<BlockQuote>({paragraph("a")});
  quote->language = "de_AT";
  auto* word = node<Emphasis>({text("b")});
  word->direction = Direction::RtlOverride;
  const std::string whole = blocks({quote, node<Paragraph>({word})});
  EXPECT_THAT(whole, HasSubstr(R"({"t":"Div","c":[["",[],[["lang","de-AT"]]],[{"t":"BlockQuote")"));
  EXPECT_THAT(whole, HasSubstr(R"({"t":"Span","c":[["",["bdo"],[["dir","rtl"]]],[{"t":"Emph")"));
}

}  // namespace
}  // namespace offprint
