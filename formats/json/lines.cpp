#include "formats/json/lines.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "formats/json/reader.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;  // of a line: as much as a conversion's sniffer sees

// What the metadata say, which stand at a line's beginning.
class Facts : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Facts> {
 public:
  std::string title, url, path;

  bool StartObject() {
    inside_.push_back(std::exchange(key_, {}));
    return true;
  }
  bool StartArray() { return StartObject(); }
  bool EndObject(rapidjson::SizeType) {
    const bool enough = inside_.size() == 2 && inside_.back() == "metadata";
    inside_.pop_back();
    return !enough;
  }
  bool EndArray(rapidjson::SizeType count) { return EndObject(count); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    key_.assign(text, size);
    return inside_.size() != 1 || key_ != "children";
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (std::string* fact = this->fact()) fact->assign(text, size);
    return true;
  }

 private:
  std::string* fact() {
    if (inside_.size() < 2 || inside_[1] != "metadata") return nullptr;
    if (inside_.size() == 2) return key_ == "title" ? &title : key_ == "url" ? &url : nullptr;
    if (inside_.size() > 3 || inside_[2] != "source") return nullptr;
    return key_ == "path" ? &path : nullptr;
  }

  std::vector<std::string> inside_;  // the keys of the objects around
  std::string key_;
};

void describe(std::string_view head, ItemPlace& place) {
  Facts facts;
  head.remove_prefix(std::min(head.find('{'), head.size()));
  rapidjson::MemoryStream stream(head.data(), head.size());
  rapidjson::Reader().Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag>(stream, facts);
  place.key = facts.path.empty() ? facts.url : facts.path;
  place.title = std::move(facts.title);
}

class Lines {
 public:
  explicit Lines(const ItemTaker& take) : take_(take) {}

  void add(std::string_view bytes) {
    head_ += bytes.substr(0, kHead - std::min(kHead, head_.size()));
    size_ += bytes.size();
  }

  void end_line() {
    ++number_;
    ItemPlace place;
    place.number = number_;
    place.begin = begin_;
    place.size = size_;
    begin_ += size_ + 1;
    size_ = 0;
    const std::string head = std::exchange(head_, {});
    if (is_blank(head)) return;
    if (sniff_json_lines(head) == Claim::Surely) {
      describe(head, place);
      for (const std::uint64_t foreign : std::exchange(foreign_, {})) refuse(foreign);
      found_ = true;
      take_(std::move(place));
    } else if (found_) {
      refuse(number_);
    } else {
      foreign_.push_back(number_);
    }
  }

  bool found() const { return found_; }

 private:
  void refuse(std::uint64_t number) {
    ItemPlace place;
    place.number = number;
    place.problem = "this line is no document in JSON of offprint's own; see 'offprint convert -t jsonl'";
    take_(std::move(place));
  }

  const ItemTaker& take_;
  std::string head_;  // of the line
  std::uint64_t begin_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t number_ = 0;
  bool found_ = false;
  std::vector<std::uint64_t> foreign_;  // lines before the first that is ours
};

}  // namespace

Result<void> list_json_lines(const NextBytes& next, const ItemTaker& take) {
  Lines lines(take);
  while (true) {
    const auto more = next();
    if (!more) return fail(more.error());
    if (more->empty()) break;
    std::string_view rest = *more;
    for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
      lines.add(rest.substr(0, end));
      lines.end_line();
      rest.remove_prefix(end + 1);
    }
    lines.add(rest);
  }
  lines.end_line();
  if (lines.found()) return {};
  return fail(Fault::NotThisFormat,
              "none of its lines is a document in JSON of offprint's own; see 'offprint convert -t jsonl'");
}

Claim sniff_json_lines(std::string_view head) {
  std::string room;
  const std::string_view text = sniff_text(head, room);
  return sniff_json(text.substr(0, text.find('\n'))) == Claim::Surely ? Claim::Surely : Claim::No;
}

}  // namespace offprint
