#include "converters/media/covers.h"

#include <cstdint>
#include <nettle/base64.h>
#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/files/read_file.h"
#include "converters/images/picture.h"
#include "converters/media/program.h"
#include "converters/media/reshape.h"
#include "formats/document/tree.h"
#include "formats/epub/cover.h"
#include "formats/epub/writer.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

std::string base64_of(const std::string& bytes) {
  std::string data(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(data.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));  // NOLINT: bytes
  return data;
}

std::string cover_line(const std::string& svg, const Resource* picture) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.Uint(1);
  write_field(writer, "job", "cover");
  write_field(writer, "svg", svg);
  if (picture != nullptr) {
    write_field(writer, "picture", base64_of(picture->bytes));
    writer.Key("box");
    writer.StartArray();
    for (const int side : {kCoverPicture.x, kCoverPicture.y, kCoverPicture.width, kCoverPicture.height})
      writer.Int(side);
    writer.EndArray();
  }
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

// Large enough to be more than a logo, and of a shape that can be cut to the cover's.
bool is_good(const Resource& picture) {
  constexpr std::uint32_t kWidth = 400;
  constexpr std::uint32_t kHeight = 250;
  constexpr std::uint32_t kShape = 3;  // times as wide as high, or as high as wide, at most
  return !picture.bytes.empty() && picture.media_type != "image/svg+xml" && picture.width >= kWidth &&
         picture.height >= kHeight && picture.width <= kShape * picture.height &&
         picture.height <= kShape * picture.width;
}

const Resource* first_good_picture(const Document& document) {
  for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    const auto* image = as<Image>(at);
    const Resource* picture = image == nullptr ? nullptr : document.resources.find(image->url);
    if (picture != nullptr && is_good(*picture)) return picture;
  }
  return nullptr;
}

Resource svg_cover(std::string svg) {
  Resource cover;
  cover.media_type = "image/svg+xml";
  cover.bytes = std::move(svg);
  cover.width = kCoverWidth;
  cover.height = kCoverHeight;
  return cover;
}

DrawnCover draw(const std::string& svg, const Resource* shown) {
  auto program = MediaProgram::start({});
  if (!program) return {{}, "offprint-media, which would draw it, is not installed"};
  const auto answer = program->ask(cover_line(svg, shown));
  if (!answer) return {{}, "offprint-media ended before it was drawn"};
  if (answer->reason == "no-font") return {{}, "no font here has all of its letters: install " + answer->detail};
  auto picture = read_picture(answer->data);
  if (!picture) return {{}, "offprint-media could not draw it (" + answer->detail + ")"};
  Resource cover;
  cover.address = "cover";
  cover.media_type = picture->media_type;
  cover.bytes = std::move(picture->bytes);
  cover.width = picture->width;
  cover.height = picture->height;
  return {std::move(cover), {}};
}

}  // namespace

DrawnCover draw_cover(const std::string& svg) { return draw(svg, nullptr); }

Result<std::optional<Resource>> read_cover(const std::string& cover) {
  if (cover == "auto" || cover == "svg" || cover == "none") return std::optional<Resource>();
  auto bytes = read_file(cover);
  if (!bytes) return fail(bytes.error());
  auto picture = read_picture(std::move(*bytes));
  if (!picture) return fail(picture.error());
  if (picture->media_type == "image/avif") {  // which EPUB 3.3 (§3.2) does not have
    WantedForm form;
    form.compatible = true;
    *picture = picture_shaper(form)(*picture);
    if (picture->bytes.empty()) {
      return fail(
          Fault::NotThisFormat,
          "it is AVIF, which a book cannot hold as its cover; give a JPEG or a PNG (offprint-media would make one)");
    }
  }
  Resource resource;
  resource.address = "cover";
  resource.media_type = picture->media_type;
  resource.bytes = std::move(picture->bytes);
  resource.width = picture->width;
  resource.height = picture->height;
  return std::optional<Resource>(std::move(resource));
}

Result<std::string> add_cover(Document& document, const std::string& cover) {
  auto given = read_cover(cover);
  if (!given) return fail(given.error());
  if (cover == "none") return std::string();
  DrawnCover made{std::move(*given), {}};
  if (!made.picture && cover != "svg" && !media_is_declined()) {
    const Resource* shown = first_good_picture(document);
    made = draw(article_cover(document, shown != nullptr), shown);
    if (!made.picture && shown != nullptr) made = draw(article_cover(document, false), nullptr);
  }
  Resource resource = made.picture ? std::move(*made.picture) : svg_cover(article_cover(document, false));
  resource.address = kCoverAddress;
  document.resources.add(std::move(resource));
  return made.why.empty() ? std::string() : "the cover is SVG, which libraries do not show; " + made.why;
}

}  // namespace offprint
