// Addresses, titles and info strings: the parts of Markdown's syntax that hold text of their own (CommonMark §6.3).
#pragma once

#include <string>
#include <string_view>

namespace offprint::markdown {

// Appends the address as a link destination; in <> if it holds spaces, unbalanced parentheses or nothing at all.
void append_destination(std::string& out, std::string_view address);
// ` "title"`; "" for none.
std::string link_title(std::string_view title);
// What follows a fence: the language's name, without what some dialects read as attributes ({.name key=value}) or as
// another format's bytes ({=html}), which is no name.
std::string info_string(std::string_view lang);
// Whether <address> is an autolink (§6.5) that shows and means just the address, to templates too.
bool is_autolink(std::string_view address);

// The text with each run of line ends and tabs, and the spaces around it, as one space.
std::string line_ends_as_spaces(std::string_view text);

}  // namespace offprint::markdown
