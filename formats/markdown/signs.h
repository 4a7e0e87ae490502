// Whether a text is Markdown or HTML, by its structure: files of both kinds have the same headers and names.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint::markdown {

enum class WrittenIn : std::uint8_t { Html, Markdown, Plain };

// Html: most of its paragraphs begin with a tag (block_makers.h), or at least one line in three holds one and nothing
// else parts the text. Markdown: not that, and it has a heading, a fence, a picture, a link, strong words, lists or
// quotations, or tags that are shown (shown_tags.h). Plain: neither; at most, tags stand in its lines.
WrittenIn written_in(std::string_view text);

}  // namespace offprint::markdown
