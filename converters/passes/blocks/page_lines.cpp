#include "converters/passes/blocks/page_lines.h"

#include "formats/document/tree.h"

namespace offprint {

std::string text_of(const PageLine& line) {
  std::string text;
  for (const Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next) text += text_content(*at);
  return text;
}

}  // namespace offprint
