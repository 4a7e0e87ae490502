// How pages mark up a byline: classes, elements and the addresses of people's pages.
#pragma once

#include <string_view>

#include "formats/document/moment.h"
#include "formats/document/node.h"

namespace offprint {

// Its element or a word of its class says that it is a byline, an author's name or a date.
bool is_marked_byline(const Element& element);
// The same of a byline or a name, and of a date, by a word of its class.
bool is_classed_byline(const Element& element);
bool is_classed_date(const Element& element);
// Class names of two words that templates give to the line beneath a title.
bool is_meta_line(const Element& element);

// WeChat's line beneath the title: the writer where one is named, else the account.
inline constexpr std::string_view kWechatLine = "rich_media_meta_list";

// Whether an element in it is <time>, or has a class that says date.
bool holds_marked_date(const Node& node);

// How many days its date may be from the header's, depending on its markup: a story may begin with "1945年8月15日".
inline constexpr int kDaysUnmarked = 31;
inline constexpr int kDaysOfTime = 366;
int days_of_marks(const Node& node);

// Whether an element in it is <small>.
bool holds_small_print(const Node& node);

// Blogspot's heading of a day (class date-header), with that of the post that has the title beneath it. Any other
// heading that is a date is of a programme or a chronicle.
bool is_day_above_title(const Node& heading, std::string_view title);

// It stands in a quotation, or names a work (<cite>): whose date is no article's.
bool is_quotation(const Node& line);

// No page is as old as that: a date that only stands in an article's place is what the text is about.
bool is_before_pages(const Moment& moment);

// The link leads to a person's page, and stands in no menu.
bool leads_to_person(const Link& link);

}  // namespace offprint
