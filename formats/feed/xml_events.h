// A feed as a stream of events, with the place of each in the file; nothing of it is held.
//
// Expat reads it, but is given it so that no feed in use breaks it, byte for byte as long as it was: every byte is a
// character (ISO-8859-1), so that no charset is wrong; '&' is put aside, so that no entity is unknown, and none is ever
// expanded; control characters are spaces. What comes out is undone, bytes of the file again, its references as
// they stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/reading/utf8_bytes.h"

namespace offprint {

class XmlEvents {
 public:
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  virtual ~XmlEvents() = default;
  virtual void declared(std::string_view encoding) = 0;                    // by the XML declaration
  virtual void entity(std::string_view name, std::string_view value) = 0;  // by the DTD's internal subset
  // `at`: the offset of its tag.
  virtual void start(std::string_view name, const Attributes& attributes, std::uint64_t at) = 0;
  // `after`: the offset behind its tag.
  virtual void end(std::uint64_t after) = 0;
  virtual void text(std::string_view bytes) = 0;
};

// Where a feed is not well-formed: nothing behind that is read.
struct XmlBreak {
  std::uint64_t at = 0;
  std::string_view why;  // static
};

// The break, if there is one; fails as `bytes` do. Places are those in the file.
Result<std::optional<XmlBreak>> read_xml(Utf8Bytes& bytes, XmlEvents& events);

}  // namespace offprint
