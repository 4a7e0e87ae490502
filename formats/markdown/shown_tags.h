// Tags that are words of a text: Markdown shows them behind a backslash or in a code span.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint::markdown {

enum class TagsAre : std::uint8_t {
  Tags,         // as in HTML, where a backslash or a backtick is a character
  Words,        // read as HTML they would be lost; but nothing else says that it is Markdown
  SurelyWords,  // one of HTML has an end, or stands in a code span: Markdown
};

// Words: the text shows a tag, it has no tag besides that lays out a page (`<br>`, a block's, a script's; but
// in fences and rows of tables), and no element besides lacks the tag that is shown. So `<code>C:\</code>` holds tags,
// and so does `gcc \<br>` above `<br>`.
TagsAre tags_are(std::string_view text);

// Whether elements stand in it (formats/html/plain_text.h), and are not only shown.
bool holds_tags(std::string_view text);

// Whether `text[at]` stands behind a backslash that no other takes away.
bool is_escaped(std::string_view text, std::size_t at);

}  // namespace offprint::markdown
