// The rights statement: read into the metadata, and left where it stands, as the article's last block.
//
// Recognised: among the last blocks, a short one that begins with a sign or word of the table or holds one that stands
// nowhere else.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

struct Sign {
  std::string_view words;
  bool anywhere;  // not only at the block's beginning
};
constexpr std::array kSigns{
    Sign{"©", true},
    Sign{"(c) 20", false},
    Sign{"Copyright", false},
    Sign{"版权声明", true},
    Sign{"版權聲明", true},
    Sign{"版权所有", true},
    Sign{"版權所有", true},
    Sign{"All rights reserved", true},
    Sign{"All Rights Reserved", true},
    Sign{"版权归", true},
    Sign{"版權歸", true},
    Sign{"著作权归", true},
    Sign{"Creative Commons", true},
    Sign{"CC BY", true},
    Sign{"知识共享", true},
    Sign{"創用 CC", true},
    Sign{"未经授权", false},
    Sign{"未經授權", false},
    Sign{"本文版权", true},
    Sign{"本文版權", true},
};
constexpr std::size_t kLongest = 900;  // bytes
constexpr std::size_t kLastBlocks = 4;

bool is_rights(std::string_view text) {
  for (const Sign& sign : kSigns) {
    const std::size_t at = text.find(sign.words);
    if (at == 0 || (at != std::string_view::npos && sign.anywhere)) return true;
  }
  return false;
}

std::string in_one_line(const Node& block) {
  std::string out;
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (const auto* text = as<TextNode>(at)) out += text->value.view();
    if (at->kind == Kind::Break) out += ' ';
  }
  return std::string(trim(out));
}

}  // namespace

void find_rights(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  if (!document.metadata.rights.empty()) return;
  std::size_t looked = 0;
  for (const Node* block = document.root->last; block != nullptr && looked < kLastBlocks;
       block = block->previous, ++looked) {
    const std::string text = text_content(*block);
    const std::string_view trimmed = trim(text);
    if (block->kind != Kind::Paragraph || trimmed.size() > kLongest || !is_rights(trimmed)) continue;
    document.metadata.rights = in_one_line(*block);
    return;
  }
}

}  // namespace offprint
