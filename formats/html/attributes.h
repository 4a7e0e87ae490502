// Tags, read from the source's bytes. Gumbo's own attributes are not used: told to keep no errors, it glues a repeated
// attribute without a value to the next one, so that <img data-x data-x src=z> would lose its picture.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/address/safe_address.h"
#include "formats/document/document.h"

namespace offprint {

// Reads the tags of document.input(). Keep one for many tags: it reuses its memory.
class TagReader {
 public:
  explicit TagReader(Document& document) : document_(document), html_(document.input()) {}

  // Reads the start tag at `at` ('<'). Gives the element its attributes: names in ASCII lower case, the first of equal
  // names, references decoded, at most kMostAttributes. An unsafe address (safe_address.h) reads as
  // "" and is reported (DiagnosticCode::AddressRefused). Returns the offset past the tag.
  std::size_t read(std::size_t at, Element& element);
  // The address, or "" if it would run code, which is then reported; `at` is its place.
  Text checked_address(Text address, std::size_t at, bool (*is_safe)(std::string_view address) = is_safe_address);
  // The name of the start tag at `at`, in lower case.
  Text name(std::size_t at);

 private:
  Text lowered(std::string_view name);
  Text value(Text name, std::string_view raw, std::size_t at);

  Document& document_;
  std::string_view html_;
  std::vector<Attribute> found_;
  std::string scratch_;
};

}  // namespace offprint
