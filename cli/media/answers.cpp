#include "cli/media/answers.h"

#include <cerrno>
#include <nettle/base64.h>
#include <unistd.h>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/writing/json_strings.h"

namespace offprint::media {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

template <class Fill>
bool answer(std::uint64_t id, const Fill& fill) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.Uint64(id);
  fill(writer);
  writer.EndObject();
  std::string line(buffer.GetString(), buffer.GetSize());
  line += '\n';
  return write_all(line);
}

}  // namespace

bool from_base64(std::string_view text, std::string& bytes) {
  base64_decode_ctx context;
  base64_decode_init(&context);
  bytes.resize(BASE64_DECODE_LENGTH(text.size()));
  std::size_t size = bytes.size();
  auto* const out = reinterpret_cast<std::uint8_t*>(bytes.data());  // NOLINT: bytes
  const bool fits = base64_decode_update(&context, &size, out, text.size(), text.data()) != 0;
  bytes.resize(fits ? size : 0);
  return fits && base64_decode_final(&context) != 0;
}

std::string to_base64(std::string_view bytes) {
  std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(text.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));  // NOLINT: bytes
  return text;
}

bool answer_file(std::uint64_t id, std::string_view file, bool fetched) {
  return answer(id, [&](Writer& writer) {
    write_field(writer, "file", file);
    writer.Key("fetched");
    writer.Bool(fetched);
  });
}

bool answer_data(std::uint64_t id, std::string_view bytes) {
  return answer(id, [&](Writer& writer) { write_field(writer, "data", to_base64(bytes)); });
}

bool answer_same(std::uint64_t id) {
  return answer(id, [](Writer&) {});
}

bool answer_refusal(std::uint64_t id, const Refusal& refusal) {
  return answer(id, [&](Writer& writer) {
    write_field(writer, "reason", row(refusal.reason).word);
    write_field(writer, "detail", refusal.detail);
  });
}

}  // namespace offprint::media
