#include "converters/images/picture.h"

#include <string>

#include <gmock/gmock.h>

#include "converters/images/data_address.h"
#include "converters/images/svg.h"
#include "tests/unit/images/pictures.h"

namespace offprint {
namespace {

TEST(Picture, IsWhatItsFirstBytesSay) {
  const std::pair<std::string, std::string_view> pictures[] = {
      {test::png(640, 480), "image/png"},
      {test::gif(640, 480), "image/gif"},
      {test::jpeg(640, 480), "image/jpeg"},
      {test::webp(640, 480), "image/webp"},
      {R"(<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480px"/>)", "image/svg+xml"},
  };
  for (const auto& [bytes, type] : pictures) {
    const auto picture = read_picture(bytes);
    ASSERT_TRUE(picture.has_value()) << type << ": " << picture.error().message;
    EXPECT_EQ(picture->media_type, type);
    EXPECT_EQ(picture->width, 640U) << type;
    EXPECT_EQ(picture->height, 480U) << type;
    EXPECT_EQ(picture->bytes, bytes);
  }
}

TEST(Picture, RefusesWhatIsNone) {
  using namespace std::string_literals;
  const std::string refused[] = {
      "",
      "\xFF\xD8",
      "\xFF\xD8\xFF\xC0",
      "\x89PNG\r\n\x1a\n",
      test::png(640, 480).substr(0, 20),
      test::png(0, 480),
      "GIF89a",
      "RIFF\x16\0\0\0WEBPVP8X"s,
      "RIFF\x16\0\0\0WAVEfmt "s,
      "BM\x3e\0\0\0"s,
      "<html><body>Not found <svg></svg></body></html>",
      "<!DOCTYPE html><svg",
      "not found",
      "\xFF\xFE<svg/>",
  };
  for (const std::string& bytes : refused) {
    const auto picture = read_picture(bytes);
    ASSERT_FALSE(picture.has_value()) << bytes;
    EXPECT_EQ(picture.error().fault, Fault::NotThisFormat) << bytes;
  }
}

// Segments before the frame are stepped over by their lengths alone: what is in them is never read. Tables whose counts
// promise more than there is overran a decoder's arrays once.
TEST(Picture, JpegIsReadBySegmentsAlone) {
  using namespace std::string_literals;
  const std::string frame = test::jpeg(640, 480).substr(2);
  const std::string tables = "\xFF\xC4\0\x14\x10"s + std::string(16, '\xFF') + "\x00"s;
  const std::string quantities = "\xFF\xDB\0\x04\xFF\xFF"s;
  for (const std::string& before :
       {tables, quantities, "\xFF\xFE\0\x05\xFF\xC0!"s, "\xFF\xFF\xE0\0\x02"s, "\xFF\x01"s}) {
    const auto picture = read_picture("\xFF\xD8" + before + frame);
    ASSERT_TRUE(picture.has_value()) << before;
    EXPECT_EQ(picture->width, 640U);
    EXPECT_EQ(picture->height, 480U);
  }
  const std::string refused[] = {
      "\xFF\xD8\xFF\xC4\xFF\xFF" + frame,             // longer than the file
      "\xFF\xD8\xFF\xDA\0\x02"s + frame,              // the scan before the frame
      "\xFF\xD8\xFF\xC0\0\x08\x08\0\x01\0\x01\x03"s,  // three components promised, none there
      "\xFF\xD8\xFF\xC9" + frame.substr(2),           // arithmetic coding, which no browser reads
      "\xFF\xD8\xFF\xFF\xFF\xFF",
      "\xFF\xD8\xFF\xC4\0"s,
  };
  for (const std::string& bytes : refused) EXPECT_FALSE(read_picture(bytes).has_value()) << bytes;
}

TEST(Picture, RefusesMorePixelsThanAReaderCanHold) {
  EXPECT_TRUE(read_picture(test::png(16384, 16384)).has_value());
  for (const std::string& bytes : {test::jpeg(65535, 65535), test::gif(65535, 65535)}) {
    const auto picture = read_picture(bytes);
    ASSERT_FALSE(picture.has_value());
    EXPECT_EQ(picture.error().fault, Fault::TooLarge);
  }
  EXPECT_FALSE(read_picture(test::png(1U << 23U, 1U << 23U)).has_value());
  EXPECT_EQ(read_picture(test::jpeg(65535, 65535)).error().message,
            "65535 x 65535 pixels are more than 268435456; make it smaller");
}

std::string cleaned(const std::string& inside) {
  const auto svg = clean_svg("<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>");
  return svg ? svg->text : svg.error().message;
}
std::string only(const std::string& inside) {
  return inside.empty() ? R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"
                        : R"(<svg xmlns="http://www.w3.org/2000/svg">)" + inside + "</svg>";
}

TEST(Svg, KeepsWhatDraws) {
  for (const std::string inside : {
           R"svg(<g fill="url(#a)" style="stroke: url('#b')"><path d="M0 0L1 1"/></g>)svg",
           R"(<text x="1">一 <tspan>二</tspan></text>)",
           R"(<style>.a { fill: #fff; }</style>)",
           R"(<use href="#a"/>)",
       }) {
    EXPECT_EQ(cleaned(inside), only(inside));
  }
}

TEST(Svg, LeavesOutWhatRunsCodeOrLiesElsewhere) {
  const std::pair<std::string, std::string> cases[] = {
      {"<script>alert(1)</script>", ""},
      {"<g><script href=\"a.js\"/></g>", "<g/>"},
      {"<foreignObject><p>x</p></foreignObject>", ""},
      {"<image href=\"https://example.org/a.png\"/>", ""},
      {"<set attributeName=\"href\" to=\"javascript:x\"/>", ""},
      {"<html:iframe xmlns:html=\"http://www.w3.org/1999/xhtml\" src=\"a\"/>", ""},
      {"<g onclick=\"x\" OnLoad=\"y\" id=\"a\"/>", "<g id=\"a\"/>"},
      {"<a href=\"javascript:x\"><g/></a>", "<a><g/></a>"},
      {"<use href=\"https://example.org/a.svg#b\"/>", "<use/>"},
      {"<g id=\"a\" id=\"b\" xml:base=\"https://example.org/\"/>", "<g id=\"a\"/>"},
      {"<g fill=\"url(https://example.org/a.svg#b)\"/>", "<g/>"},
      {"<g fill=\"url( 'a.svg#b' )\" style=\"fill: URL(a)\"/>", "<g/>"},
      {"<g style=\"fill: u\\72l(a)\"/>", "<g/>"},
      {"<g xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:x=\"urn:x\" x:y=\"1\"/>", "<g/>"},
      {"<style>@import 'a.css';</style>", ""},
      {"<style>.a{fill:<![CDATA[url(a)]]></style>", ""},
      {"<!-- a --><?b c?><g/>", "<g/>"},
  };
  for (const auto& [inside, left] : cases) EXPECT_EQ(cleaned(inside), only(left)) << inside;
}

TEST(Svg, DeclaresTheNameSpacesThatItUses) {
  EXPECT_EQ(clean_svg("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///x'>]><svg "
                      "xmlns:xlink='urn:wrong'><use xlink:href='#a'/>&e;</svg>")
                ->text,
            R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">)"
            R"(<use xlink:href="#a"/>&amp;e;</svg>)");
}

TEST(Svg, HasTheSizeThatItSays) {
  const auto size = [](const std::string& attributes) {
    const auto svg = clean_svg("<svg " + attributes + "/>");
    return std::to_string(svg->width) + "x" + std::to_string(svg->height);
  };
  EXPECT_EQ(size(R"(width="20.6" height="10px")"), "21x10");
  EXPECT_EQ(size(R"(width="100%" height="100%" viewBox="0 0 300,150")"), "300x150");
  EXPECT_EQ(size(R"(viewBox="0 0 1e99 5")"), "0x0");
  EXPECT_EQ(size(R"(width="nan" height="-5")"), "0x0");
  EXPECT_EQ(size(""), "0x0");
}

TEST(Svg, TakesAnyDepth) {
  constexpr int kDepth = 200000;
  std::string deep;
  for (int i = 0; i < kDepth; ++i) deep += "<g>";
  for (int i = 0; i < kDepth; ++i) deep += "</g>";
  EXPECT_GT(cleaned(deep).size(), static_cast<std::size_t>(kDepth));
}

TEST(DataAddress, HoldsItsBytes) {
  constexpr std::size_t kMost = 1000;
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"data:image/png;base64,aGVsbG8=", "hello"},
      {"DATA:;BASE64,aGVs\n bG8", "hello"},
      {"data:image/png;base64,aGVsbG8%3D", "hello"},
      {"data:image/svg+xml,%3Csvg/%3E", "<svg/>"},
      {"data:image/svg+xml;utf8,<svg/>", "<svg/>"},
      {"data:,", ""},
      {"data:;base64,", ""},
  };
  for (const auto& [address, bytes] : cases) {
    const auto decoded = decode_data_address(address, kMost);
    ASSERT_TRUE(decoded.has_value()) << address;
    EXPECT_EQ(*decoded, bytes) << address;
  }
}

TEST(DataAddress, RefusesWhatIsBroken) {
  for (const std::string_view address :
       {"data:image/png;base64", "http://example.org/,", "data:;base64,aGV=sbG8", "data:;base64,a", "data:;base64,aG!s",
        "data:;base64,aGVsb", "data:;base64,-_-_"}) {
    EXPECT_FALSE(decode_data_address(address, 1000).has_value()) << address;
  }
  EXPECT_EQ(decode_data_address("data:," + std::string(2000, 'a'), 1000).error().fault, Fault::TooLarge);
}

}  // namespace
}  // namespace offprint
