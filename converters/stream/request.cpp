#include "converters/stream/request.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "converters/stream/scan.h"
#include "formats/charset/clean_text.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint::stream {

namespace {

constexpr std::size_t kDeepest = 10000;  // nesting; what is ignored may be deep, and takes memory by depth

enum class Field : std::uint8_t { Other, Id, Content, Path, From, Metadata };
constexpr std::array<std::string_view, 6> kFields{"", "id", "content", "path", "from", "metadata"};

Field field_of(std::string_view key) {
  const auto* found = std::find(kFields.begin() + 1, kFields.end(), key);
  return found == kFields.end() ? Field::Other : static_cast<Field>(found - kFields.begin());
}

// Takes the events of the parser; an error is remembered and the parse goes on, as the id may stand behind it.
class Taker : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Taker> {
 public:
  // `line` as it came, of which `at` reads a scan.
  Taker(std::string_view line, const std::vector<std::size_t>& halves, const rapidjson::MemoryStream& at)
      : line_(line), halves_(halves), at_(at) {}

  bool Null() {
    if (is_field(Field::Id)) take_id();
    return scalar();
  }
  bool Bool(bool /*value*/) {
    if (is_field(Field::Id)) {
      take_id();
    } else {
      wrong_type();
    }
    return scalar();
  }
  bool RawNumber(const char* /*text*/, rapidjson::SizeType size, bool /*copy*/) {
    if (is_field(Field::Id)) {
      take_id();
    } else if (in_metadata()) {
      add_metadata(line_.substr(at_.Tell() - size, size));
    } else {
      wrong_type();
    }
    return scalar();
  }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    take_string({text, size});
    return scalar();
  }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    const std::string_view key(text, size);
    if (depth_ == 1) {
      field_ = field_of(key);
      value_at_ = at_.Tell();
      note_twice();
    } else if (depth_ == 2 && field_ == Field::Metadata) {
      key_ = key;
      if (key.empty() || !is_xml_text(key))
        refuse("a key of 'metadata' is empty or no text; name a field such as title");
    }
    return true;
  }
  bool StartObject() {
    if (depth_ == 1 && field_ != Field::Metadata) wrong_type();
    if (depth_ >= 2 && field_ == Field::Metadata) wrong_type();
    return enter();
  }
  bool EndObject(rapidjson::SizeType /*members*/) { return leave(); }
  bool StartArray() {
    if (depth_ == 0) not_object_ = true;
    if (depth_ == 1 || (depth_ >= 3 && field_ == Field::Metadata)) wrong_type();
    return enter();
  }
  bool EndArray(rapidjson::SizeType /*elements*/) { return leave(); }

  bool too_deep() const { return depth_ > kDeepest; }
  bool not_object() const { return not_object_; }
  ReadRequest take() {
    if (id_twice_) read_.request.id.clear();
    return std::move(read_);
  }

 private:
  bool is_field(Field field) const { return depth_ == 1 && field_ == field; }
  bool in_metadata() const { return (depth_ == 2 || depth_ == 3) && field_ == Field::Metadata; }
  bool scalar() {
    if (depth_ == 0) not_object_ = true;
    return true;
  }
  bool enter() { return ++depth_ <= kDeepest; }
  bool leave() {
    --depth_;
    return true;
  }

  void take_string(std::string_view text) {
    Request& request = read_.request;
    if (in_metadata()) return add_metadata(text);
    if (depth_ != 1) return;
    switch (field_) {
      case Field::Other: return;
      case Field::Id: return take_id();
      case Field::Content: return take_content(text);
      case Field::Path: request.path = well_formed(text); return;
      case Field::From: request.from = well_formed(text); return;
      case Field::Metadata: return wrong_type();
    }
  }

  void take_content(std::string_view text) {
    read_.request.content = text;
    read_.request.halves = static_cast<std::uint32_t>(std::count_if(
        halves_.begin(), halves_.end(), [&](std::size_t at) { return at >= value_at_ && at < at_.Tell(); }));
  }

  // What stands between the key and where the parser is: white space, a colon, white space, the value.
  void take_id() {
    const std::string_view value = line_.substr(value_at_, at_.Tell() - value_at_);
    read_.request.id = well_formed(value.substr(std::min(value.find_first_not_of(" \t\r\n:"), value.size())));
  }

  void add_metadata(std::string_view value) {
    const std::string whole = well_formed(value);
    if (whole != value) read_.request.replaced.push_back(key_);
    std::string text = only_xml_chars(whole);  // as a header's
    if (text.size() != whole.size()) read_.request.cleaned.push_back(key_);
    read_.request.metadata.emplace_back(key_, std::move(text));
  }

  void note_twice() {
    const auto bit = 1U << static_cast<unsigned>(field_);
    const bool twice = field_ != Field::Other && (seen_ & bit) != 0;
    if (twice)
      refuse("'" + std::string(kFields.at(static_cast<std::size_t>(field_))) + "' stands twice; leave one out");
    id_twice_ = id_twice_ || (twice && field_ == Field::Id);
    seen_ |= bit;
  }

  void wrong_type() {
    if (depth_ == 0 || (depth_ == 1 && field_ == Field::Other) || (depth_ > 1 && field_ != Field::Metadata)) return;
    if (field_ == Field::Id) return refuse("'id' is no string, number, true, false or null; give it one of these");
    if (field_ == Field::Metadata)
      return refuse("'metadata' is no object of strings, numbers and lists of them; write {\"title\": \"...\"}");
    refuse("'" + std::string(kFields.at(static_cast<std::size_t>(field_))) + "' is no string; give it in quotes");
  }

  void refuse(std::string message) {
    if (!read_.error) read_.error = Error{Fault::NotThisFormat, std::move(message)};
  }

  std::string_view line_;
  const std::vector<std::size_t>& halves_;
  const rapidjson::MemoryStream& at_;
  ReadRequest read_;
  Field field_ = Field::Other;
  std::string key_;           // of metadata
  std::size_t value_at_ = 0;  // where the key before it ended
  std::size_t depth_ = 0;
  unsigned seen_ = 0;  // fields, as bits
  bool not_object_ = false;
  bool id_twice_ = false;
};

ReadRequest no_json(std::string message) { return {{}, Error{Fault::NotThisFormat, std::move(message)}}; }

std::string_view without_mark(std::string_view line) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return line.starts_with(kMark) ? line.substr(kMark.size()) : line;
}

// What must be there, once the types are right.
std::optional<Error> incomplete(const Request& request) {
  const auto wrong = [](std::string message) { return Error{Fault::NotThisFormat, std::move(message)}; };
  if (request.id.empty()) return wrong("it has no 'id'; a line is {\"id\": ..., \"content\": ...}");
  if (!request.content && !request.path) return wrong("it has neither 'content' nor 'path'; give one of them");
  if (request.content && request.path) return wrong("it has both 'content' and 'path'; give one of them");
  if (request.path && (request.path->empty() || *request.path == "-" || request.path->find('\0') != std::string::npos))
    return wrong("'path' is no file's name; stdin holds the lines themselves");
  return {};
}

}  // namespace

ReadRequest read_request(std::string_view line) {
  line = without_mark(line);
  if (is_blank(line)) return no_json("the line is empty; each line is a JSON object");
  if (line.find('\0') != std::string_view::npos) return no_json("it is not JSON: it holds a NUL byte");
  const ScannedLine scanned = scan_line(line);
  rapidjson::MemoryStream at(scanned.text.empty() ? line.data() : scanned.text.data(), line.size());
  Taker taker(line, scanned.halves, at);
  rapidjson::Reader reader;
  // Bytes that are no UTF-8 pass: they cost no article. Who reads the content replaces them, and says so.
  const auto done = reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag>(at, taker);
  if (taker.too_deep()) return no_json("its JSON is nested deeper than " + std::to_string(kDeepest) + "; flatten it");
  if (done.IsError()) {
    return no_json(std::string("it is not JSON: ") + rapidjson::GetParseError_En(done.Code()) + " (byte " +
                   std::to_string(done.Offset()) + ")");
  }
  if (taker.not_object()) return no_json("it is JSON, but no object; a line is {\"id\": ..., \"content\": ...}");
  ReadRequest read = taker.take();
  if (!read.error) read.error = incomplete(read.request);
  return read;
}

}  // namespace offprint::stream
