// Addresses that GFM makes links of without a mark (§6.9): of pages, and of mail.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace offprint::markdown {

struct Autolink {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view scheme;  // what the link's address has before the text: "http://" of www., "mailto:", or nothing
};

// The ones of a text, one after the other; `before`: the character before the text. An address ends before what belongs
// to the sentence, of Chinese too, where GFM takes all up to a space.
class Autolinks {
 public:
  Autolinks(std::string_view text, char before);
  std::optional<Autolink> next();

 private:
  std::string_view text_;
  char before_;
  std::size_t from_ = 0;
  std::optional<Autolink> page_;  // the next one of a page, found before those of mail that come before it
};

}  // namespace offprint::markdown
