#include "formats/json/writer.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#ifdef __SSE2__  // which every x86-64 has
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/address/safe_address.h"
#include "formats/document/visit.h"
#include "formats/json/names.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

std::string repaired(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

class JsonWriter {
 public:
  JsonWriter(const WriteOptions& options, Sink& sink, Diagnostics& losses)
      : options_(options), sink_(sink), losses_(losses), writer_(buffer_) {}

  void write(const Document& document) {
    for (const Anchor& anchor : document.anchors) anchors_[anchor.node].push_back(anchor.id);
    writer_.StartObject();
    string("type", name(Kind::Root));
    number("version", json::kVersion);
    key("metadata");
    metadata(document.metadata);
    common(*document.root);
    children(*document.root);
    key("diagnostics");
    writer_.StartArray();
    for (const Diagnostic& entry : document.diagnostics.all()) diagnostic(entry, document.offsets);
    writer_.EndArray();
    writer_.EndObject();
    buffer_.Put('\n');
    flush();
  }

  void write(const Metadata& m) {
    metadata(m);
    flush();
  }

  // The kinds with fields of their own; those of mdast in mdast's names.
  void operator()(const Heading& n) { number("depth", n.depth); }
  void operator()(const List& n) {
    boolean("ordered", n.ordered);
    if (n.ordered) number("start", n.start);
    boolean("spread", n.spread);
    if (n.reversed) boolean("reversed", true);
    known("style", json::name(n.style));
  }
  void operator()(const ListItem& n) {
    if (const auto* list = as<List>(n.parent)) boolean("spread", list->spread);
    if (n.value) number("value", *n.value);
    if (n.checked != Checked::None) boolean("checked", n.checked == Checked::Yes);
  }
  void operator()(const Code& n) {
    known("lang", n.lang);
    string("value", n.value);
  }
  void operator()(const Table& n) {
    key("align");
    writer_.StartArray();
    for (std::uint32_t i = 0; i < n.columns; ++i) {
      if (n.align[i] == Align::None) {
        writer_.Null();
      } else {
        value(json::name(n.align[i]));
      }
    }
    writer_.EndArray();
  }
  void operator()(const TableCell& n) {
    if (n.header) boolean("header", true);
    if (n.colspan != 1) number("colspan", n.colspan);
    if (n.rowspan != 1) number("rowspan", n.rowspan);
  }
  void operator()(const Embed& n) {
    string("kind", json::name(n.embed));
    string("url", n.url);
    known("title", n.title);
  }
  void operator()(const FootnoteDefinition& n) { note(n.identifier, n.label); }
  void operator()(const FootnoteReference& n) { note(n.identifier, n.label); }
  void operator()(const TextNode& n) { string("value", n.value); }
  void operator()(const InlineCode& n) { string("value", n.value); }
  void operator()(const Link& n) {
    string("url", n.url);
    known("title", n.title);
  }
  void operator()(const Image& n) {
    if (options_.images != Images::Link && !n.url.view().starts_with("data:")) {
      losses_.report(DiagnosticCode::ImageNotEmbedded, n.source.begin, n.url);
    }
    string("url", n.url);
    known("alt", n.alt);
    known("title", n.title);
    if (is_safe_address(n.mirror)) known("mirror", n.mirror);
    if (n.width != 0) number("width", n.width);
    if (n.height != 0) number("height", n.height);
  }
  void operator()(const Ruby& n) { string("annotation", n.annotation); }
  template <OneOf<Kind::Math, Kind::InlineMath> T>
  void operator()(const T& n) {
    string("value", n.value);
    known("mathml", n.mathml);
  }
  template <WithoutFields T>
  void operator()(const T&) {}

 private:
  void node(const Node& n) {
    writer_.StartObject();
    string("type", name(n.kind));
    visit(n, *this);
    common(n);
    if (row(n.kind).holds != group::kNone) children(n);
    writer_.EndObject();
    flush_if_large();
  }

  // What any node may have.
  void common(const Node& n) {
    known("language", n.language);
    known("dir", json::name(n.direction));
    if (overrides(n.direction)) boolean("bdo", true);
    if (anchors_.empty()) return;
    const auto found = anchors_.find(&n);
    if (found == anchors_.end()) return;
    key("anchors");
    writer_.StartArray();
    for (const Text id : found->second) value(id);
    writer_.EndArray();
  }

  void children(const Node& n) {
    key("children");
    writer_.StartArray();
    elements(n);
    writer_.EndArray();
  }

  void elements(const Node& parent) {
    for (const Node* child = parent.first; child != nullptr; child = child->next) {
      if (options_.images == Images::Drop && only_images(*child)) continue;
      if (refuses_address(*child)) {
        if (child->kind == Kind::Link) elements(*child);
      } else {
        node(*child);
      }
    }
  }

  // Readers let no such address in; this makes it true of every output. A link becomes its content.
  bool refuses_address(const Node& n) {
    std::string_view url;
    if (const auto* link = as<Link>(&n)) url = link->url;
    if (const auto* image = as<Image>(&n)) url = image->url;
    if (const auto* embed = as<Embed>(&n)) url = embed->url;
    if (url.empty() || (n.kind == Kind::Image ? is_safe_picture(url) : is_safe_address(url))) return false;
    losses_.report(DiagnosticCode::AddressRefused, n.source.begin, refused_name(url));
    return true;
  }

  // An image, or a block or inline that holds images and nothing else; a part of a list or table keeps its place.
  static bool only_images(const Node& n) {
    if (n.kind == Kind::Image) return true;
    if (n.first == nullptr || n.kind == Kind::Embed || !is(n.kind, group::kFlow | group::kPhrasing)) return false;
    const Node* child = n.first;
    while (child != nullptr && only_images(*child)) child = child->next;
    return child == nullptr;
  }

  void note(Text identifier, Text label) {
    string("identifier", identifier);
    known("label", label);
  }

  // The contract has no day alone.
  static std::string instant(const std::optional<Moment>& moment) {
    return moment && moment->precision == Moment::Precision::Day ? utc_time(moment) : iso8601(moment);
  }

  void metadata(const Metadata& m) {
    writer_.StartObject();
    known("title", m.title);
    if (is_safe_address(m.url)) known("url", m.url);
    known("published", instant(m.published));
    known("authors", m.authors);
    known("byline_date", iso8601(m.byline_date));
    known("site", m.site);
    known("site_name", m.site_name);
    known("language", m.language);
    known("direction", json::name(m.direction));
    known("description", m.description);
    known("modified", iso8601(m.modified));
    known("rights", m.rights);
    known("tags", m.tags);
    known("categories", m.categories);
    known("identifier", m.identifier);
    key("source");
    writer_.StartObject();
    string("dialect", name(m.source.dialect));
    known("path", m.source.path);
    known("sha256", m.source.sha256);
    writer_.EndObject();
    if (!m.extra.empty()) extra(m.extra);
    writer_.EndObject();
  }

  // Front matter may name a key twice, an object may not: the first is kept.
  void extra(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::set<std::string_view> seen;
    key("extra");
    writer_.StartObject();
    for (const auto& [field, content] : entries) {
      if (!seen.insert(field).second) continue;
      value(field);
      value(content);
    }
    writer_.EndObject();
  }

  void diagnostic(const Diagnostic& d, const OffsetMap& offsets) {
    const bool ledger = d.in_ledger();
    writer_.StartObject();
    string("kind", row(d.code).name);
    if (ledger) string(d.code == DiagnosticCode::Cut ? "reason" : "field", d.what);
    number("offset", offsets.to_input(d.offset));
    string(ledger ? "text" : "detail", ledger ? d.text : d.what);
    if (is_drawing_address(d.url)) {
      known("url", refused_name(d.url));  // a picture was cut; what it drew may be a program
    } else if (is_safe_picture(d.url)) {
      known("url", d.url);
    }
    known("alt", d.alt);
    if (d.count != 1) number("count", d.count);
    writer_.EndObject();
    flush_if_large();
  }

  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void value(std::string_view text) {
    if (!is_utf8(text)) return value(repaired(text));
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void string(std::string_view field, std::string_view content) {
    key(field);
    value(content);
  }
  // A field that is left out if it is unknown.
  void known(std::string_view field, std::string_view content) {
    if (!content.empty()) string(field, content);
  }
  void known(std::string_view field, const std::vector<std::string>& contents) {
    if (contents.empty()) return;
    key(field);
    writer_.StartArray();
    for (const std::string& content : contents) value(content);
    writer_.EndArray();
  }
  void number(std::string_view field, std::int64_t content) {
    key(field);
    writer_.Int64(content);
  }
  void boolean(std::string_view field, bool content) {
    key(field);
    writer_.Bool(content);
  }

  void flush_if_large() {
    constexpr std::size_t kLarge = std::size_t{1} << 16U;
    if (buffer_.GetSize() >= kLarge) flush();
  }
  void flush() {
    sink_.write({buffer_.GetString(), buffer_.GetSize()});
    buffer_.Clear();
  }

  const WriteOptions& options_;
  Sink& sink_;
  Diagnostics& losses_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
  std::unordered_map<const Node*, std::vector<Text>> anchors_;  // looked up only: its order is never seen
};

}  // namespace

void write_json(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  JsonWriter(options, output.main, losses).write(document);
}

void write_json_metadata(const Metadata& metadata, Sink& sink) {
  Diagnostics losses;
  JsonWriter({}, sink, losses).write(metadata);
}

}  // namespace offprint
