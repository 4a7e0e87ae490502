#include "formats/registry/registry.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "formats/document/tree.h"
#include "tests/unit/json/documents.h"

namespace offprint {
namespace {

using testing::IsEmpty;

bool is_written(const FormatRow& format) { return format.write != nullptr; }

struct Written {
  std::string bytes;
  Diagnostics losses;
  bool failed = false;
};

Written write(const FormatRow& format, const Document& document, const WriteOptions& options = {}) {
  Written written;
  StringSink sink;
  Output output{sink, {}};
  format.write(document, options, output, written.losses);
  written.failed = sink.error().has_value();
  written.bytes = sink.take();
  return written;
}

std::string_view sniffed(std::string_view head, std::string_view path = "") {
  const FormatRow* format = sniff(head, path);
  return format == nullptr ? "none" : format->name;
}

TEST(Registry, NoClaimIsSurerThanItsRowSays) {
  constexpr std::array<std::string_view, 8> kHeads{"---\ntitle: 渡口\n---\n<p>船</p>\n",
                                                   "---\ntitle: a\n---\n\n# b\n\n- c\n- d\n",
                                                   "# a\n\n[b](https://c.example)\n",
                                                   "<!DOCTYPE html><p>a</p>",
                                                   "a plain line\n",
                                                   "{\"title\": \"a\", \"html\": \"<p>b</p>\"}",
                                                   "<rss><channel></channel></rss>",
                                                   "\x89PNG\r\n\x1A\n"};
  for (const FormatRow& format : formats()) {
    for (const std::string_view head : kHeads) {
      if (format.sniff == nullptr) continue;
      EXPECT_LE(format.sniff(head), format.surest) << format.name << ": " << head;
    }
  }
  EXPECT_EQ(sniffed(kHeads[0], "a.md"), "dump");
  EXPECT_EQ(sniffed(kHeads[1], "a.md"), "markdown");
}

TEST(Registry, RowsAreWhole) {
  std::set<std::string_view> names;
  std::set<std::string_view> extensions;
  for (const FormatRow& format : formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    for (const std::string_view alias : format.aliases) EXPECT_TRUE(names.insert(alias).second) << alias;
    for (const std::string_view extension : format.extensions) {
      EXPECT_TRUE(extensions.insert(extension).second) << extension;
      EXPECT_EQ(find_by_extension("a" + std::string(extension)), &format);
    }
    EXPECT_FALSE(format.description.empty() || format.media_type.empty()) << format.name;
    EXPECT_EQ(format.read != nullptr, format.reads != Reads::Nothing) << format.name;
    EXPECT_EQ(format.read != nullptr, format.sniff != nullptr) << format.name;
    EXPECT_TRUE(is_written(format) || format.collection.shape == Collection::Shape::None) << format.name;
    EXPECT_TRUE(format.read != nullptr || is_written(format)) << format.name;
    EXPECT_TRUE(!is_written(format) || !format.extensions.empty()) << format.name;
    for (const Kind kind : format.degrades) EXPECT_EQ(support(format, kind), Support::Degrades) << name(kind);
  }
}

TEST(Registry, FindsFormatsByNameAndAlias) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"epub3", "epub"}, {"GFM", "markdown"}, {"md", "markdown"}, {"Plain", "text"},
      {"txt", "text"},   {"ndjson", "jsonl"}, {"HTML", "html"},   {"dump", "dump"},
  };
  for (const auto& [word, name] : kCases) {
    ASSERT_NE(find_format(word), nullptr) << word;
    EXPECT_EQ(find_format(word)->name, name) << word;
  }
  for (const std::string_view word : {"", "epu", "epub ", "docx"}) EXPECT_EQ(find_format(word), nullptr) << word;
}

TEST(Registry, FindsFormatsByExtension) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"a.EPUB", "epub"}, {"x.y/a.b.md", "markdown"},  {"a.jsonl", "jsonl"},    {"文.Html", "html"},
      {"a.json", "json"}, {"a.pandoc.json", "pandoc"}, {"pandoc.json", "json"}, {".pandoc.json", "json"},
  };
  for (const auto& [path, name] : kCases) {
    ASSERT_NE(find_by_extension(path), nullptr) << path;
    EXPECT_EQ(find_by_extension(path)->name, name) << path;
  }
  for (const std::string_view path : {"", "a", "a.pdf", ".md", "x/.md", "x.md/a", "amd"}) {
    EXPECT_EQ(find_by_extension(path), nullptr) << path;
  }
}

TEST(Sniff, BelievesTheContentBeforeTheName) {
  constexpr std::string_view kComment = "<!--1697206623000-->\n[t](https://example.org/a)\n------\n\n<p>x</p>";
  constexpr std::string_view kPage = "<!DOCTYPE html><html><body><p>x";
  constexpr std::string_view kTree = "{\"type\":\"root\",\"children\":[]}";
  for (const std::string_view path : {"", "a.md", "a.html", "a.json", "a.epub", "a.unknown"}) {
    EXPECT_EQ(sniffed(kComment, path), "dump") << path;
    EXPECT_EQ(sniffed(kPage, path), "html") << path;
    EXPECT_EQ(sniffed(kTree, path), "json") << path;
  }
}

TEST(Sniff, AsksTheNameWhatTheContentLeavesOpen) {
  EXPECT_EQ(sniffed("<p>a part of a page</p>"), "dump");
  EXPECT_EQ(sniffed("<p>a part of a page</p>", "a.md"), "dump");
  EXPECT_EQ(sniffed("<p>a part of a page</p>", "a.html"), "html");
  EXPECT_EQ(sniffed("some text"), "text");
  EXPECT_EQ(sniffed("some text", "a.json"), "json");
  EXPECT_EQ(sniffed("some text", "a.txt"), "text");
}

// With a picture that no address leads to.
Document every_kind_and_a_data_picture() {
  Document document = test::every_kind();
  auto* paragraph = document.make<Paragraph>({});
  auto* image = document.make<Image>({});
  image->url = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
  append(*paragraph, *image);
  append(*document.root, *paragraph);
  return document;
}

// Losses that are not of a kind: a book has no page to show the picture that only its own address holds.
std::set<std::string_view> others_of(const FormatRow& format) {
  if (format.name == "epub") return {row(DiagnosticCode::ImageNameOnly).name};
  return {};
}

TEST(Writers, GiveJustTheLossesThatTheRowsAnnounce) {
  const Document document = every_kind_and_a_data_picture();
  for (const FormatRow& format : formats()) {
    if (!is_written(format)) continue;
    std::set<std::string> announced;
    for (const Kind kind : format.loses) announced.emplace(name(kind));
    const Written written = write(format, document);
    std::set<std::string> said;
    std::set<std::string_view> others;
    for (const Diagnostic& loss : written.losses.all()) {
      if (row(loss.code).level < Level::Loss) continue;
      if (loss.code == DiagnosticCode::KindLost) {
        said.insert(loss.what);
      } else {
        others.insert(row(loss.code).name);
      }
    }
    EXPECT_EQ(said, announced) << format.name;
    EXPECT_EQ(others, others_of(format)) << format.name;
    EXPECT_FALSE(written.failed || written.bytes.empty()) << format.name;
  }
}

TEST(Writers, HeedJustTheOptionsThatTheRowsName) {
  Document document = test::every_kind();
  document.metadata.language = "zh";
  for (const FormatRow& format : formats()) {
    if (!is_written(format)) continue;
    const auto heeds = [&](auto field, auto value) {
      WriteOptions options;
      options.*field = value;
      return write(format, document, options).bytes != write(format, document).bytes;
    };
    EXPECT_EQ(heeds(&WriteOptions::header, false), format.heeded.header) << format.name;
    EXPECT_EQ(heeds(&WriteOptions::columns, 10), format.heeded.columns) << format.name;
    EXPECT_EQ(heeds(&WriteOptions::links, Links::None), format.heeded.links) << format.name;
    EXPECT_EQ(heeds(&WriteOptions::vertical, true), format.heeded.vertical) << format.name;
    EXPECT_EQ(heeds(&WriteOptions::style, "p { margin: 1em; }\n"), format.heeded.style) << format.name;
    EXPECT_EQ(heeds(&WriteOptions::paragraphs, Paragraphs::Indent), format.heeded.style) << format.name;
    EXPECT_EQ(heeds(&WriteOptions::pandoc_api, PandocApi::Pandoc3), format.heeded.pandoc_api) << format.name;
  }
}

// Pandoc's JSON has a word a node: the text as it is read there.
std::string with_spaces(std::string bytes) {
  constexpr std::string_view kBetween = R"("},{"t":"Space"},{"t":"Str","c":")";
  for (std::size_t at = bytes.find(kBetween); at != std::string::npos; at = bytes.find(kBetween, at))
    bytes.replace(at, kBetween.size(), " ");
  return bytes;
}

// Every word of every kind is in what the text formats write.
TEST(Writers, KeepTheTextOfEveryKind) {
  const Document document = test::every_kind();
  for (const FormatRow& format : formats()) {
    if (!is_written(format) || format.binary) continue;
    const std::string bytes = with_spaces(write(format, document).bytes);
    for (const std::string_view word : {"标题",
                                        "stressed",
                                        "strong",
                                        "gone",
                                        "under",
                                        "marked",
                                        "a link",
                                        "汉",
                                        "hàn",
                                        "Quoted",
                                        "Third",
                                        "Loose",
                                        "int main() {",
                                        "格",
                                        "A block",
                                        "说明",
                                        "图片来源",
                                        "A film",
                                        "https://example.org/film",
                                        "Term",
                                        "What it is",
                                        "A note"}) {
      EXPECT_THAT(bytes, testing::HasSubstr(std::string(word))) << format.name;
    }
  }
}

// A kind that only marks text shows in what is written, unless its row says that it degrades.
TEST(Writers, ShowTheMarksThatTheyHold) {
  constexpr std::array kMarks{Kind::Emphasis, Kind::Strong,      Kind::Delete,    Kind::Underline,
                              Kind::Mark,     Kind::Superscript, Kind::Subscript, Kind::Ruby};
  for (const FormatRow& format : formats()) {
    if (!is_written(format)) continue;
    const std::string whole = write(format, test::every_kind()).bytes;
    for (const Kind kind : kMarks) {
      Document without = test::every_kind();
      Node* mark = without.root;
      while (mark != nullptr && mark->kind != kind) mark = next_in(*without.root, *mark);
      ASSERT_NE(mark, nullptr) << name(kind);
      unwrap(*mark);
      if (support(format, kind) == Support::Holds) {
        EXPECT_NE(write(format, without).bytes, whole) << format.name << " " << name(kind);
      }
    }
  }
}

TEST(Writers, GiveTheSameBytesAgain) {
  for (const FormatRow& format : formats()) {
    if (!is_written(format)) continue;
    EXPECT_EQ(write(format, test::every_kind()).bytes, write(format, test::every_kind()).bytes) << format.name;
  }
}

TEST(Writers, TakeAnEmptyDocument) {
  Document empty;
  empty.stage = Stage::Article;
  for (const FormatRow& format : formats()) {
    if (!is_written(format)) continue;
    const Written written = write(format, empty);
    EXPECT_FALSE(written.failed) << format.name;
    EXPECT_THAT(written.losses.all(), IsEmpty()) << format.name;
  }
}

}  // namespace
}  // namespace offprint
