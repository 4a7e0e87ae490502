#include "converters/convert/convert.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/convert/sentence.h"
#include "formats/document/tree.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kDump =
    "<!--1602503689000-->\n[桥](https://example.org/bridge)\n------\n\n<p>河边有<b>一座</b>桥。</p>";

TEST(OutputFormat, IsTheOptionsElseTheExtensionsElseMarkdown) {
  Settings settings;
  EXPECT_EQ(output_format(settings).name, "markdown");
  settings.output = "-";
  EXPECT_EQ(output_format(settings).name, "markdown");
  settings.output = "a.unknown";
  EXPECT_EQ(output_format(settings).name, "markdown");
  settings.output = "folder.txt/a.epub";
  EXPECT_EQ(output_format(settings).name, "epub");
  settings.to = find_format("json");
  EXPECT_EQ(output_format(settings).name, "json");
}

TEST(MakeDocument, FindsOutWhatTheBytesAre) {
  Document document;
  ASSERT_TRUE(make_document(kDump, "folder/a.md", {}, document));
  EXPECT_EQ(document.stage, Stage::Article);
  EXPECT_EQ(document.metadata.source.dialect, Dialect::Comment);
  EXPECT_EQ(document.metadata.source.path, "a.md");
  EXPECT_EQ(document.metadata.source.sha256.size(), 64U);
  EXPECT_EQ(text_content(*document.root), "河边有一座桥。");
}

TEST(MakeDocument, KeepsNamesOfFilesAsText) {
  Document document;
  ASSERT_TRUE(make_document(kDump, "a\xff\x1b.md", {}, document));
  EXPECT_EQ(document.metadata.source.path, "a\uFFFD\uFFFD.md");
  document.reset();
  ASSERT_TRUE(make_document(kDump, "-", {}, document));
  EXPECT_EQ(document.metadata.source.path, "");
}

TEST(MakeDocument, RefusesWhatIsNoText) {
  Document document;
  const auto refused = make_document("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, "a.md", {}, document);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::NotText);
  EXPECT_THAT(refused.error().message, HasSubstr("PNG"));
}

TEST(Render, SaysItsLossesInTheDocument) {
  Document document;
  ASSERT_TRUE(make_document("<p><img src='https://example.org/a.png' alt='a'></p>", "a.html", {}, document));
  WriteOptions options;
  options.images = Images::Embed;
  const std::size_t before = document.diagnostics.all().size();
  const auto rendered = render(document, *find_format("json"), options);
  ASSERT_TRUE(rendered);
  EXPECT_THAT(rendered->bytes, HasSubstr("https://example.org/a.png"));
  EXPECT_EQ(document.diagnostics.all().size(), before + 1);
}

TEST(Sentence, IsOneLineForAPerson) {
  Diagnostic cut{DiagnosticCode::Cut, 5, "share", "Share\nthis\x1b", {}, {}, 1};
  EXPECT_EQ(sentence(cut), "not the article (share): Share\\nthis\\u001b");
  cut.text = std::string(500, 'x');
  EXPECT_LT(sentence(cut).size(), 100U);
  EXPECT_EQ(sentence({DiagnosticCode::BytesReplaced, 0, "UTF-8", {}, {}, {}, 3}),
            "bytes that are not UTF-8 became U+FFFD (3 times)");
}

class ConvertFile : public ::testing::Test {
 protected:
  ConvertFile() {
    std::string pattern = (fs::temp_directory_path() / "offprint-convert-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::ofstream(at("a.md"), std::ios::binary) << kDump;
  }
  ~ConvertFile() override { fs::remove_all(folder_); }

  std::string at(const std::string& name) const { return folder_ + "/" + name; }
  std::optional<Failure> convert(const std::string& input) {
    document_.reset();
    return convert_file(at(input), settings_, document_);
  }
  static std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string folder_;
  Settings settings_;
  Document document_;
};

TEST_F(ConvertFile, WritesTheFormatOfTheExtension) {
  settings_.output = at("b.json");
  EXPECT_FALSE(convert("a.md"));
  EXPECT_THAT(content(at("b.json")), HasSubstr("\"dialect\":\"comment\""));
  settings_.output = at("b.txt");
  settings_.write.header = false;
  EXPECT_FALSE(convert("a.md"));
  EXPECT_EQ(content(at("b.txt")), "河边有一座桥。\n");
}

TEST_F(ConvertFile, NamesTheFileThatFailed) {
  settings_.output = at("none/b.txt");
  EXPECT_EQ(convert("missing.md")->file, at("missing.md"));
  EXPECT_EQ(convert("a.md")->file, at("none/b.txt"));
  settings_.image_dir = at("pictures");
  EXPECT_EQ(convert("a.md")->file, at("pictures"));
}

TEST_F(ConvertFile, NeverWritesOverItsInput) {
  settings_.output = at("./a.md");
  const auto failure = convert("a.md");
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->error.fault, Fault::Usage);
  EXPECT_EQ(content(at("a.md")), kDump);
}

TEST_F(ConvertFile, WritesNothingWhereStrictFindsALoss) {
  std::ofstream(at("bad.html"), std::ios::binary) << "<p>caf\xe9</p>";
  settings_.read.charset = "utf-8";
  settings_.strict = true;
  settings_.output = at("b.txt");
  const auto failure = convert("bad.html");
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->error.fault, Fault::Lossy);
  EXPECT_FALSE(fs::exists(at("b.txt")));
  settings_.strict = false;
  EXPECT_FALSE(convert("bad.html"));
  EXPECT_TRUE(fs::exists(at("b.txt")));
}

TEST_F(ConvertFile, SavesPicturesBesideTheOutput) {
  fs::create_directory(at("pictures"));
  std::ofstream(at("pictures/a.gif"), std::ios::binary) << "GIF89a\x28\0\x1e\0\x80\0\0\xff\xff\xff\0\0\0;"sv;
  std::ofstream(at("picture.html")) << "<p><img src='https://example.org/a.gif' alt='a'></p>";
  settings_.image_dir = at("pictures");
  settings_.write.images = Images::Save;
  EXPECT_EQ(convert("picture.html")->error.fault, Fault::Usage);
  settings_.output = at("b.x.md");
  EXPECT_FALSE(convert("picture.html"));
  ASSERT_TRUE(fs::is_directory(at("b.x.images")));
  EXPECT_EQ(std::distance(fs::directory_iterator(at("b.x.images")), {}), 1);
  EXPECT_THAT(content(at("b.x.md")), HasSubstr("](b.x.images/"));
}

TEST_F(ConvertFile, ADocumentIsUsedAgain) {
  settings_.output = at("b.json");
  EXPECT_FALSE(convert("a.md"));
  const std::string first = content(at("b.json"));
  EXPECT_TRUE(convert("missing.md"));
  EXPECT_FALSE(convert("a.md"));
  EXPECT_EQ(content(at("b.json")), first);
}

}  // namespace
}  // namespace offprint
