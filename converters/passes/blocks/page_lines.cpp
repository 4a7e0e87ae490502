#include "converters/passes/blocks/page_lines.h"

#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"

namespace offprint {

std::vector<PageLine> lines_in(Node& parent) {
  std::vector<PageLine> lines;
  PageLine line;
  const auto end = [&] {
    if (line.first != nullptr) lines.push_back(line);
    line = {};
  };
  for (Node* at = parent.first; at != nullptr; at = at->next) {
    if (at->kind == Kind::Break || is_block(*at)) {
      end();
    } else if (!is_blank_node(*at)) {
      if (line.first == nullptr) line.first = at;
      line.last = at;
    }
  }
  end();
  return lines;
}

std::string text_of(const PageLine& line) {
  std::string text;
  for (const Node* at = line.first; at != nullptr; at = at == line.last ? nullptr : at->next) text += text_content(*at);
  return text;
}

}  // namespace offprint
