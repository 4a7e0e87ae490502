// Liquid's tags and Hugo's shortcodes, as far as they stand for something that Markdown or HTML has: one table. Any
// other stays as text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace offprint::markdown {

struct Shortcode {
  std::size_t size = 0;  // bytes of it
  std::string text;      // Markdown or HTML in its place
};
// The one that `text` begins with: `{{ … }}`, `{% … %}`, `{{< … >}}`, on one line.
std::optional<Shortcode> inline_shortcode(std::string_view text);

// A line that opens code: `{% highlight ruby %}`.
struct BlockShortcode {
  std::string_view end;  // the name in the tag that ends it
  std::string_view language;
};
std::optional<BlockShortcode> block_shortcode(std::string_view line);
inline bool opens_block_shortcode(std::string_view line) { return block_shortcode(line).has_value(); }
bool closes_shortcode(std::string_view line, const BlockShortcode& opening);

}  // namespace offprint::markdown
