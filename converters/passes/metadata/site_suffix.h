// A site's name after a title, as <title> and feeds have it: "Title - Site", "Title | Section | Site", "标题：站名".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

// Letters and signs without white space, ASCII in lower case, quotation marks of English as " and ': how titles are
// compared. No more of them than it takes to be longer than `enough` bytes.
std::string squeezed(std::string_view text, std::size_t enough = std::string_view::npos);

// Whether a heading shows the title without the site's name. Both are squeezed. `main`: it is the page's main one.
bool heading_without_site(std::string_view title, std::string_view heading, bool main);

// The same where what follows a colon does not look like a part's title. Of the page's first heading only.
bool heading_before_colon(std::string_view title, std::string_view heading);

// The same where the heading may be the shorter of the two, as the page's host holds the site's name: "Tides" for
// "Tides – Quaypedia" at quaypedia.example.org.
bool heading_before_host(std::string_view title, std::string_view heading, std::string_view host);

// The same where what follows is longer than the heading, and reads like the name of a site: "夜谈" for "夜谈 -
// 南城网", "Ice" for "Ice - Harbour Log", not "Ice - what the harbour saw". `title` as it is written.
bool heading_before_name(std::string_view title, std::string_view heading);

// The same behind a slash between blanks: "Tides / Хабр". `title` as it is written.
bool heading_before_slash(std::string_view title, std::string_view heading);

// What follows the heading (squeezed) and a sign of any kind in a title as it is written: "NPR" of "Tides : NPR". ""
// where it is none.
std::string behind_sign(std::string_view title, std::string_view heading);

// Whether it is short enough for a site's name in a script that is not Latin, and no part's title.
bool is_short_foreign_name(std::string_view name);

// Whether one of the parts behind the heading (squeezed) goes on with its sentence: "Tides — and why".
bool goes_on_behind(std::string_view title, std::string_view heading);

// The site's name before the heading (squeezed) in a title as it is written: "阿公的店" of "阿公的店: 修錶筆記". ""
// where the title does not end with the heading, or what precedes it is a part's title.
std::string site_before(std::string_view title, std::string_view heading);

// The title as it is written, up to the sign before the site's name, where a heading differs from it only by signs:
// "Birds - of the marsh" for "Birds - of the marsh - Site" and the heading "Birds / of the marsh". "" where it differs
// by more, or no such sign follows.
std::string title_by_letters(std::string_view title, std::string_view heading);

// The site's name after the heading (squeezed) in a title as it is written; of several parts the last
// that names no program ("Powered by …").
std::string site_behind(std::string_view title, std::string_view heading);

}  // namespace offprint
