#include "formats/feed/xml_events.h"

#include <algorithm>
#include <expat.h>
#include <memory>
#include <type_traits>

namespace offprint {

namespace {

constexpr char kAside = 0x7F;  // what stands for '&': a character of XML that no text holds
constexpr std::size_t kPiece = std::size_t{64} << 10U;

char harmless(char c) {
  if (c == '&') return kAside;
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' ? ' ' : c;
}

// Expat's UTF-8 of what it took for ISO-8859-1, back to bytes.
std::string bytes_of(std::string_view latin) {
  std::string bytes;
  bytes.reserve(latin.size());
  for (std::size_t at = 0; at < latin.size(); ++at) {
    auto byte = static_cast<unsigned char>(latin[at]);
    if (byte >= 0xC0 && at + 1 < latin.size())
      byte = static_cast<unsigned char>((byte & 0x03U) << 6U | (static_cast<unsigned char>(latin[++at]) & 0x3FU));
    bytes += byte == kAside ? '&' : static_cast<char>(byte);
  }
  return bytes;
}

class Parser {
 public:
  Parser(const Utf8Bytes& source, XmlEvents& events)
      : source_(source), events_(events), expat_(XML_ParserCreate("ISO-8859-1")) {
    if (expat_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(expat_.get(), this);
    XML_SetElementHandler(expat_.get(), start, end);
    XML_SetCharacterDataHandler(expat_.get(), text);
    XML_SetXmlDeclHandler(expat_.get(), declaration);
    XML_SetEntityDeclHandler(expat_.get(), entity);
  }

  // False where it is not well-formed.
  bool parse(std::string_view bytes, bool last) {
    if (!begun_) bytes = without_lead(bytes);
    // Before its first byte expat has no room for none, which is no lack of memory.
    if (bytes.empty()) return XML_Parse(expat_.get(), "", 0, last ? 1 : 0) != XML_STATUS_ERROR;
    do {
      const std::string_view piece = bytes.substr(0, kPiece);
      bytes.remove_prefix(piece.size());
      const auto size = static_cast<int>(piece.size());
      char* const room = static_cast<char*>(XML_GetBuffer(expat_.get(), size));
      if (room == nullptr) throw std::bad_alloc();
      std::transform(piece.begin(), piece.end(), room, [this](char c) { return tame(c); });
      if (XML_ParseBuffer(expat_.get(), size, last ? 1 : 0) == XML_STATUS_ERROR) return false;
    } while (!bytes.empty());
    return true;
  }

  XmlBreak where() const { return {source_.place(at()), XML_ErrorString(XML_GetErrorCode(expat_.get()))}; }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  // "]]>", which may only end a section, loses its last sign where none is open; a place stays a place.
  char tame(char c) {
    constexpr std::string_view kOpening = "<![CDATA[";
    const bool ends = c == '>' && brackets_ >= 2;
    brackets_ = c == ']' ? brackets_ + 1 : 0;
    if (in_section_) {
      in_section_ = !ends;
      return harmless(c);
    }
    if (c == kOpening[opening_]) {
      in_section_ = ++opening_ == kOpening.size();
    } else {
      opening_ = c == '<' ? 1 : 0;
    }
    if (in_section_) opening_ = brackets_ = 0;
    return ends ? ' ' : harmless(c);
  }

  std::uint64_t at() const { return lead_ + static_cast<std::uint64_t>(XML_GetCurrentByteIndex(expat_.get())); }

  // A BOM and blank lines stand before many an XML declaration, where it may not have any.
  std::string_view without_lead(std::string_view bytes) {
    const std::size_t size = std::min(bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n"), bytes.size());
    bytes.remove_prefix(size);
    lead_ += size;
    begun_ = !bytes.empty();
    return bytes;
  }

  static void declaration(void* self, const char*, const char* encoding, int) {
    if (encoding != nullptr) static_cast<Parser*>(self)->events_.declared(encoding);
  }
  static void entity(void* self, const char* name, int parameter, const char* value, int size, const char*, const char*,
                     const char*, const char*) {
    if (parameter != 0 || value == nullptr) return;
    static_cast<Parser*>(self)->events_.entity(bytes_of(name), bytes_of({value, static_cast<std::size_t>(size)}));
  }
  static void start(void* self, const char* name, const char** attributes) {
    auto& parser = *static_cast<Parser*>(self);
    XmlEvents::Attributes all;
    for (; *attributes != nullptr; attributes += 2) all.emplace_back(bytes_of(attributes[0]), bytes_of(attributes[1]));
    parser.events_.start(bytes_of(name), all, parser.source_.place(parser.at()));
  }
  static void end(void* self, const char*) {
    const auto& parser = *static_cast<Parser*>(self);
    // Of an empty-element tag it is the place of that tag again, whose bytes are counted with its start.
    const auto size = static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser.expat_.get()));
    parser.events_.end(parser.source_.place(parser.at() + size));
  }
  static void text(void* self, const char* latin, int size) {
    static_cast<Parser*>(self)->events_.text(bytes_of({latin, static_cast<std::size_t>(size)}));
  }

  const Utf8Bytes& source_;
  XmlEvents& events_;
  bool begun_ = false;
  std::size_t opening_ = 0;   // how much of "<![CDATA[" was just given
  std::size_t brackets_ = 0;  // how many ']' were
  bool in_section_ = false;   // of character data
  std::uint64_t lead_ = 0;    // bytes that the parser was not given
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> expat_;
};

}  // namespace

Result<std::optional<XmlBreak>> read_xml(Utf8Bytes& bytes, XmlEvents& events) {
  Parser parser(bytes, events);
  while (true) {
    const auto more = bytes.next();
    if (!more) return fail(more.error());
    if (!parser.parse(*more, more->empty())) return std::optional(parser.where());
    if (more->empty()) return std::optional<XmlBreak>();
  }
}

}  // namespace offprint
