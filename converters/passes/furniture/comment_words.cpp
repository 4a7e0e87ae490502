#include "converters/passes/furniture/comment_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::furniture {

namespace {

constexpr auto kWords = std::to_array<std::string_view>(
    {"comments",     "comment",     "replies",      "responses",  "kommentare",  "kommentar",   "kommentarer",
     "commentaires", "commentaire", "comentarios",  "comentario", "comentários", "comentário",  "commenti",
     "commento",     "reacties",    "reactie",      "komentarze", "комментарии", "Комментарии", "комментария",
     "комментариев", "комментарий", "Комментариев", "コメント",   "댓글",        "评论",        "評論",
     "留言",         "回应",        "回應",         "迴響",       "コメント件",  "댓글개",      "条评论",
     "則留言",       "条留言",      "則回應"});

constexpr std::size_t kLongestWords = 60;  // bytes

// Its letters, in lower case, without digits, blanks and signs.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_letter(c) || static_cast<unsigned char>(c) >= 0x80U) letters += lower(c);
  }
  return letters;
}

}  // namespace

bool is_word_for_comments(std::string_view text) {
  if (text.empty() || text.size() > kLongestWords) return false;
  const std::string letters = letters_of(text);
  return std::find(kWords.begin(), kWords.end(), letters) != kWords.end();
}

std::size_t announced_comments(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos || text.size() > kLongestWords) return 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
  const bool another = text.find_first_of("0123456789", end) != std::string_view::npos;
  const bool numbers =
      end < text.size() && (text[end] == '.' || text[end] == ')') && begin == 0;  // a section: "2. Comments"
  if (another || numbers || end - begin > kDigits || !is_word_for_comments(text)) return 0;
  std::size_t number = 0;
  for (const char digit : text.substr(begin, end - begin)) number = number * 10 + static_cast<std::size_t>(digit - '0');
  return number;
}

}  // namespace offprint::furniture
