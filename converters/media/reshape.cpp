#include "converters/media/reshape.h"

#include <memory>
#include <nettle/base64.h>
#include <optional>
#include <string>

#include "converters/media/program.h"

namespace offprint {

namespace {

// Started when the first picture needs it; one that died is started again, but not for ever.
class Shaper {
 public:
  std::optional<MediaAnswer> ask(const std::string& line) {
    constexpr unsigned kMostStarts = 20;
    if (!program_ && starts_ < kMostStarts) {
      ++starts_;
      if (auto started = MediaProgram::start({})) program_ = std::make_unique<MediaProgram>(std::move(*started));
      if (!program_) starts_ = kMostStarts;
    }
    if (!program_) return {};
    auto answer = program_->ask(line);
    if (!answer) program_.reset();
    return answer;
  }

 private:
  std::unique_ptr<MediaProgram> program_;
  unsigned starts_ = 0;
};

bool is_as_wanted(const CheckedPicture& picture, const WantedForm& form) {
  if (picture.media_type == "image/svg+xml") return true;
  const bool foreign = form.compatible && (picture.media_type == "image/webp" || picture.media_type == "image/avif");
  const bool large =
      (form.width != 0 && picture.width > form.width) || (form.height != 0 && picture.height > form.height);
  return !foreign && !large;
}

std::string reshape_line(const CheckedPicture& picture, const WantedForm& form) {
  std::string data(BASE64_ENCODE_RAW_LENGTH(picture.bytes.size()), '\0');
  base64_encode_raw(data.data(), picture.bytes.size(),
                    reinterpret_cast<const std::uint8_t*>(picture.bytes.data()));  // NOLINT: bytes
  std::string line = R"({"id":1,"job":"reshape","width":)" + std::to_string(form.width);
  line += ",\"height\":" + std::to_string(form.height);
  line += form.compatible ? ",\"compatible\":true" : "";
  return line.append(",\"data\":\"").append(data).append("\"}\n");
}

}  // namespace

std::function<CheckedPicture(const CheckedPicture&)> picture_shaper(const WantedForm& form) {
  return [form](const CheckedPicture& picture) -> CheckedPicture {
    static Shaper shaper;
    if (is_as_wanted(picture, form)) return {};
    const auto answer = shaper.ask(reshape_line(picture, form));
    if (!answer || answer->data.empty()) return {};
    auto made = read_picture(answer->data);
    return made ? std::move(*made) : CheckedPicture{};
  };
}

bool may_reshape(const Settings& settings) {
  const Images images = settings.write.images;
  return (images == Images::Save || images == Images::Embed || settings.fetch.on) && !media_program().empty();
}

}  // namespace offprint
