#include "formats/exports/warc.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "formats/charset/charset.h"
#include "formats/exports/http_message.h"
#include "formats/exports/inflate.h"
#include "formats/hash/sha256.h"
#include "formats/html/reader.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kLongestHeader = std::size_t{64} << 10U;
constexpr std::size_t kLongestContentHead = std::size_t{16} << 10U;  // as much as HTTP's header may be
constexpr std::size_t kMostUnpacked = std::size_t{256} << 20U;

bool is_page_type(std::string_view type) {
  type = trim(type.substr(0, type.find(';')));
  return equals_ignoring_case(type, "text/html") || equals_ignoring_case(type, "application/xhtml+xml");
}

// One record, as its bytes come.
class Record {
 public:
  // How many of the bytes belong to it; fewer than all where it is whole.
  std::size_t add(std::string_view bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size() && !whole()) {
      const std::string_view rest = bytes.substr(taken);
      taken += header_ended_ ? add_content(rest) : add_header(rest);
    }
    return taken;
  }

  bool whole() const { return broken_ || (header_ended_ && content_ == length_); }
  bool broken() const { return broken_; }
  bool begun() const { return !header_.empty(); }
  std::string address() const {
    std::string_view uri = header_field(header_, "WARC-Target-URI");
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);  // as WARC 1.0 has it
    return std::string(uri);
  }

  bool holds_page() const {
    const std::string_view type = header_field(header_, "WARC-Type");
    const std::string_view content_type = header_field(header_, "Content-Type");
    if (type == "resource" || type == "conversion") return is_page_type(content_type);
    if (type != "response") return false;
    const HttpMessage message = split_message(content_head_);
    return message.status == 200 && is_page_type(header_field(message.header, "Content-Type"));
  }

  // A response that is to be HTTP, as it says or says nothing, and does not begin as HTTP does. Those of other
  // protocols (text/dns) hold no page.
  bool lacks_http() const {
    const std::string_view content_type = header_field(header_, "Content-Type");
    const bool to_be_http = content_type.empty() || starts_ignoring_case(content_type, "application/http");
    return header_field(header_, "WARC-Type") == "response" && to_be_http && split_message(content_head_).status == 0;
  }

 private:
  std::size_t add_header(std::string_view bytes) {
    // Byte by byte up to the blank line: headers are short.
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      header_ += bytes[i];
      if (bytes[i] != '\n' || !ends_header(header_)) continue;
      header_ended_ = true;
      const std::string_view length = header_field(header_, "Content-Length");
      const auto read = std::from_chars(length.data(), length.data() + length.size(), length_);
      broken_ = !header_.starts_with(kMagic) || read.ec != std::errc();
      return i + 1;
    }
    broken_ = header_.size() > kLongestHeader;
    return bytes.size();
  }

  std::size_t add_content(std::string_view bytes) {
    bytes = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), length_ - content_)));
    content_head_ += bytes.substr(0, kLongestContentHead - std::min(kLongestContentHead, content_head_.size()));
    content_ += bytes.size();
    return bytes.size();
  }

  static bool ends_header(std::string_view header) { return header.ends_with("\r\n\r\n") || header.ends_with("\n\n"); }

  std::string header_;
  std::string content_head_;
  bool header_ended_ = false;
  bool broken_ = false;
  std::uint64_t length_ = 0;
  std::uint64_t content_ = 0;
};

// The records of a file that is not compressed, or whose records each are.
class Records {
 public:
  explicit Records(const ItemTaker& take) : take_(take) {}

  Result<void> add_plain(std::string_view bytes) {
    while (!bytes.empty()) {
      if (!record_.begun()) {
        const std::size_t lead = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
        at_ += lead;
        bytes.remove_prefix(lead);
        begin_ = at_;
      }
      const std::size_t taken = record_.add(bytes);
      at_ += taken;
      bytes.remove_prefix(taken);
      if (record_.broken()) return refuse();
      if (record_.whole()) end();
    }
    return {};
  }

  Result<void> add_packed(std::string_view bytes) {
    while (!bytes.empty()) {
      std::string out;
      const std::size_t given = bytes.size();
      const auto state = inflater_.add(bytes, out);
      at_ += given - bytes.size();
      const std::size_t taken = record_.add(out);
      const bool more = std::string_view(out).find_first_not_of("\r\n", taken) != std::string_view::npos;
      if (more)
        return fail(Fault::NotThisFormat, "it is compressed as a whole, not record by record; unpack it first: gunzip");
      if (state == Inflater::State::Broken || record_.broken()) return refuse();
      if (state != Inflater::State::Ended) continue;
      end();
      inflater_.reset();
    }
    return {};
  }

  Result<void> finish() {
    if (record_.begun()) return refuse();
    if (records_ == 0) return fail(Fault::NotThisFormat, "it holds no WARC record");
    return {};
  }

 private:
  void end() {
    ++records_;
    const bool lacks_http = record_.lacks_http();
    if (lacks_http || record_.holds_page()) {
      ItemPlace place;
      place.key = record_.address();
      place.number = ++number_;
      place.begin = begin_;
      place.size = at_ - begin_;
      if (lacks_http)
        place.problem = "this WARC record is a response without a status line of HTTP; fetch the page again";
      take_(std::move(place));
    }
    record_ = {};
    begin_ = at_;
  }

  // What follows a record that ends early cannot be found.
  Result<void> refuse() {
    if (records_ == 0) return fail(Fault::NotThisFormat, "its first WARC record is cut or broken");
    ItemPlace place;
    place.key = record_.address();
    place.number = number_ + 1;
    place.problem =
        "this WARC record is cut or broken (byte " + std::to_string(begin_) + "); it and what follows cannot be read";
    take_(std::move(place));
    record_ = {};
    stopped_ = true;
    return {};
  }

 public:
  bool stopped() const { return stopped_; }

 private:
  const ItemTaker& take_;
  Inflater inflater_{Inflater::Wrapping::Gzip};
  Record record_;
  std::uint64_t at_ = 0;
  std::uint64_t begin_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t number_ = 0;
  bool stopped_ = false;
};

Result<std::string> decoded_body(const HttpMessage& message) {
  std::string body(message.body);
  if (lower(header_field(message.header, "Transfer-Encoding")).find("chunked") != std::string::npos)
    if (auto whole = without_chunks(body)) body = std::move(*whole);  // else the crawler undid it already
  const std::string_view encoding = trim(header_field(message.header, "Content-Encoding"));
  if (encoding.empty() || equals_ignoring_case(encoding, "identity")) return body;
  if (equals_ignoring_case(encoding, "gzip") || equals_ignoring_case(encoding, "x-gzip"))
    return body.starts_with(kGzipMagic) ? inflated(body, Inflater::Wrapping::Gzip, kMostUnpacked) : body;
  if (equals_ignoring_case(encoding, "deflate")) {
    auto zlib = inflated(body, Inflater::Wrapping::Zlib, kMostUnpacked);
    return zlib && !zlib->empty() ? zlib : inflated(body, Inflater::Wrapping::None, kMostUnpacked);
  }
  return fail(Fault::NotThisFormat, "its content is encoded as " + std::string(encoding) + ", which is not read here");
}

}  // namespace

Result<void> list_warc(const NextBytes& next, const ItemTaker& take) {
  Records records(take);
  std::optional<bool> packed;
  while (!records.stopped()) {
    const auto more = next();
    if (!more) return fail(more.error());
    if (more->empty()) return records.finish();
    if (!packed) packed = more->starts_with(kGzipMagic);
    if (auto added = *packed ? records.add_packed(*more) : records.add_plain(*more); !added) return added;
  }
  return {};
}

Result<void> read_warc(std::string_view bytes, const ReadOptions& options, Document& document) {
  std::string unpacked;
  std::string_view record = bytes;
  if (bytes.starts_with(kGzipMagic)) {
    auto whole = inflated(bytes, Inflater::Wrapping::Gzip, kMostUnpacked);
    if (!whole) return fail(whole.error());
    unpacked = std::move(*whole);
    record = unpacked;
  }
  const HttpMessage outer = split_message(record);
  if (!record.starts_with(kMagic)) return fail(Fault::NotThisFormat, "it holds no WARC record");
  const bool response = header_field(outer.header, "WARC-Type") == "response";
  const HttpMessage message = response ? split_message(outer.body) : outer;
  const auto body = decoded_body(message);
  if (!body) return fail(body.error());
  ReadOptions inner = options;
  inner.hash = false;
  if (inner.charset.empty()) inner.charset = charset_of_label(charset_in(header_field(message.header, "Content-Type")));
  if (auto read = read_html(*body, inner, document); !read) return read;
  std::string_view uri = header_field(outer.header, "WARC-Target-URI");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  document.metadata.url = uri;
  if (const std::string_view date = header_field(outer.header, "WARC-Date"); !date.empty())
    document.metadata.extra.emplace_back("warc_date", one_line(date));
  document.metadata.source = {Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  return {};
}

Claim sniff_warc(std::string_view head) {
  std::string unpacked;
  if (head.starts_with(kGzipMagic)) {
    Inflater inflater(Inflater::Wrapping::Gzip);
    std::string_view piece = head.substr(0, 1024);
    inflater.add(piece, unpacked);
    head = unpacked;
  }
  return head.starts_with("WARC/1.") ? Claim::Surely : Claim::No;
}

}  // namespace offprint
