// What parts a text that holds tags into paragraphs: tags, or empty lines.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint::markdown {

struct BlockMakers {
  std::size_t tags = 0;         // texts that begin behind the tag of a paragraph, a heading, a section
  std::size_t empty_lines = 0;  // texts that begin behind an empty line, or the whole
};
// What stands in a line or has no sign in Markdown (`<img>`, `<kbd>`, `<iframe>`, tables, lists, `<details>`) makes
// none, nor does an empty line in a paragraph of HTML, or before the indented lines that programs write. With
// `escapes`, a tag behind a backslash is words.
BlockMakers block_makers(std::string_view text, bool escapes);

// Whether a tag of that name (in any case) lays out a page, rather than words in a line.
bool lays_out(std::string_view name);

// Of what follows a '<': `https://e.org>`, `kim@e.org>`.
bool is_address(std::string_view rest);

}  // namespace offprint::markdown
