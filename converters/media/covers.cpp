#include "converters/media/covers.h"

#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/images/picture.h"
#include "converters/media/program.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

std::string cover_line(const std::string& svg) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.Uint(1);
  write_field(writer, "job", "cover");
  write_field(writer, "svg", svg);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

DrawnCover draw_cover(const std::string& svg) {
  auto program = MediaProgram::start({});
  if (!program) return {{}, "offprint-media, which would draw it, is not installed"};
  const auto answer = program->ask(cover_line(svg));
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

}  // namespace offprint
