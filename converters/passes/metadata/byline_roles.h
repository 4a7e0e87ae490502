// What stands in a line about an article beside its names and dates: who sends a reporter, who took the pictures, how
// often it was read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

// The bytes of the outlet or the rank that the text begins with, up to the role behind it: "澎湃新闻" of "澎湃新闻记者
// 何田", "特約" of "特約撰稿人 周原". 0 for none.
std::size_t outlet_size(std::string_view text);

// "李某 摄": the name is that of a photographer or a draughtsman.
bool is_picture_credit(std::string_view name);

// The bytes of a slash, of either width; 0 for none.
std::size_t slash_size(std::string_view text);

// The size of a "北京报道" (where it was reported from) at the text's beginning, else 0.
std::size_t dispatch_size(std::string_view text);

// The name without that behind a slash, and without the outlet before the reporter: "林佳彣" of "聯合報／
// 記者林佳彣／台北報導".
std::string_view without_dispatch(std::string_view name);

// Two or three words, each written large, and none of a group's.
bool is_written_as_person(std::string_view name);

// The name without the place it was reported from, or the outlet that it was written for: "Ada Moss" of "Ada Moss in
// South Quay" and of "Ada Moss for Quay News".
std::string_view without_place(std::string_view name);

// What stands behind a comma after a name and is none itself: the place, the role or the outlet of "Ann Roe, London",
// "Ann Roe, Science Editor". One word behind a name of several is one of these.
bool is_said_of_name(std::string_view name, std::string_view behind);

// Puts a line feed for each "阅读数：3万+", "浏览(302)", "1,204 views", "6 min read", and for a "点击：次" whose number
// a script would set. Whether there was one of readers.
bool erase_counts(std::string& text);

}  // namespace offprint
