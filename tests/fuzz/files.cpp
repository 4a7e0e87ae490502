#include "tests/fuzz/files.h"

#include <algorithm>
#include <string>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include "converters/options/furniture_file.h"
#include "converters/stream/answer.h"
#include "converters/stream/record.h"
#include "converters/stream/request.h"
#include "converters/stream/scan.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/safe_style.h"
#include "tests/fuzz/target.h"

namespace offprint::fuzz {

namespace {

// Whatever its numbers are.
void promise_json(const std::string& line) {
  const std::string scanned = stream::scan_line(line).text;
  const std::string& text = scanned.empty() ? line : scanned;
  rapidjson::Reader reader;
  rapidjson::BaseReaderHandler<> nobody;
  rapidjson::StringStream stream(text.c_str());
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const auto read = reader.Parse<kFlags>(stream, nobody);
  promise(!read.IsError(), "an answer is JSON", line);
  promise(line.ends_with('\n') && std::count(line.begin(), line.end(), '\n') == 1, "an answer is a line", line);
}

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

}  // namespace

void read_stream_line(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  const stream::ReadRequest read = stream::read_request(line);
  promise(stream::scan_line(line).text.empty() || stream::scan_line(line).text.size() == line.size(),
          "a scanned line is as long", line);
  if (!is_utf8(line)) return;
  promise_json(stream::error_record(read.request.id, 7, read.error ? read.error->message : "none"));
  if (!read.error) promise_json(stream::text_record(read.request.id, {}, read.request.content.value_or("")));
}

void read_furniture_file(std::string_view json) {
  const auto furniture = read_furniture(json);
  if (!furniture) return;
  const KnownFurniture known(*furniture);
  const std::string written = write_furniture(*furniture);
  const auto again = read_furniture(written);
  promise(again.has_value(), "a file of furniture that is written can be read", written);
  promise(write_furniture(*again) == written, "a file of furniture that is read stays as it is", written);
}

void read_style(std::string_view sheet) {
  const auto safe = safe_style(sheet);
  if (!safe) return;
  const auto again = safe_style(*safe);
  promise(again && *again == *safe, "a safe style sheet stays as it is", *safe);
  const std::string plain = in_lower_case(*safe);
  promise(plain.find("@import") == std::string::npos && plain.find("</") == std::string::npos,
          "a style sheet loads nothing and does not end its page", *safe);
}

}  // namespace offprint::fuzz
