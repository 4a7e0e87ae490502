// Whether a text is Markdown or HTML, by its structure: files of both kinds have the same headers and names.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint::markdown {

enum class WrittenIn : std::uint8_t { Html, Markdown, Plain };

// Html: most of its blocks begin with a tag, or at least one line in three holds one and no block of Markdown follows
// an empty line (but in <pre>, where anything may). Markdown: not that, and it has a heading, a fence, a picture, a
// link, strong words, lists or quotations, or tags that are shown (shown_tags.h). Plain: neither, with hardly a tag.
WrittenIn written_in(std::string_view text);

}  // namespace offprint::markdown
