// Words that head readers' comments.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint::furniture {

// "Comments", "コメント": the word in any of some languages, and nothing else but signs.
bool is_word_for_comments(std::string_view text);

// The number that stands beside such a word: 2 of "2 Kommentare", "Комментарии (2)", "コメント2件"; 0 where there is
// none, or anything else.
std::size_t announced_comments(std::string_view text);

}  // namespace offprint::furniture
