#include "formats/html/flatten.h"

#include <cstring>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

class Flattener {
 public:
  explicit Flattener(std::string_view html) : html_(html) {}

  void text(std::size_t /*begin*/, std::size_t /*end*/) {}
  void hidden(const Markup& /*markup*/) {}
  void start(const Markup& tag, const TagRule& /*rule*/, Fate fate) { put(tag, fate); }
  void end(const Markup& tag, const TagRule& /*rule*/, Fate fate) { put(tag, fate); }

  // Renames the <noscript> that it is the content of, which no </noframes> in it may end then.
  void raw_text(std::size_t begin, std::size_t end, const TagRule& rule) {
    if ((rule.is & tag::kScriptless) == 0) return;
    for (std::size_t at = html_.find("</", begin); at < end; at = html_.find("</", at + 1)) {
      if (starts_ignoring_case(html_.substr(at + 2), kScriptlessName)) writable()[at + 1] = 'x';
    }
    rename(last_start_ + 1);
    if (end < html_.size()) rename(end + 2);
  }

  std::unique_ptr<char[]> take() { return std::move(bytes_); }

 private:
  void put(const Markup& tag, Fate fate) {
    if (tag.kind == Markup::Kind::StartTag) last_start_ = tag.begin;
    if (fate == Fate::Goes) return blank_tag(tag);
    const std::size_t beyond = attributes_end(html_, tag);
    if (beyond < tag.end) std::memset(writable() + beyond, ' ', tag.end - 1 - beyond);
  }

  // <b> becomes <!>, <div> becomes <!xx>: comments that end where the tag did, as no '>' is left inside.
  void blank_tag(const Markup& tag) {
    char* bytes = writable() + tag.begin;
    bytes[1] = '!';
    std::memset(bytes + 2, 'x', tag.end - tag.begin - 3);
  }

  void rename(std::size_t at) { std::memcpy(writable() + at, kScriptlessName.data(), kScriptlessName.size()); }

  char* writable() {
    if (bytes_ == nullptr) {
      bytes_ = std::make_unique<char[]>(html_.size() + 1);
      std::memcpy(bytes_.get(), html_.data(), html_.size());
    }
    return bytes_.get();
  }

  std::string_view html_;
  std::unique_ptr<char[]> bytes_;
  std::size_t last_start_ = 0;
};

}  // namespace

Flattened flatten(std::string_view html, const ScanOptions& options) {
  Flattener flattener(html);
  const ScanFacts facts = scan_page(html, options, flattener);
  return {flattener.take(), facts};
}

}  // namespace offprint
