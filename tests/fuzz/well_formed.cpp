#include "tests/fuzz/well_formed.h"

#include <expat.h>
#include <memory>
#include <string>

#include "tests/fuzz/target.h"

namespace offprint::fuzz {

namespace {

void start(void* taker, const XML_Char* name, const XML_Char** attributes) {
  const auto& take = *static_cast<const ElementTaker*>(taker);
  take(name, {}, {});
  for (; *attributes != nullptr; attributes += 2) take(name, attributes[0], attributes[1]);
}

}  // namespace

void promise_well_formed(std::string_view xml, std::string_view what, const ElementTaker& take) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  if (take) {
    XML_SetUserData(parser.get(), const_cast<ElementTaker*>(&take));  // NOLINT: start takes it as const again
    XML_SetStartElementHandler(parser.get(), start);
  }
  const bool read = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK;
  if (read) return;
  const std::string where = std::string(what) + ", line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) +
                            ": " + XML_ErrorString(XML_GetErrorCode(parser.get())) + "\n";
  promise(false, "XML is well-formed", where + std::string(xml));
}

}  // namespace offprint::fuzz
