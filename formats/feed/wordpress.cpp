#include "formats/feed/wordpress.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "formats/address/address.h"
#include "formats/html/line_breaks.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/lines.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// Whose addresses alone on a line WordPress shows as players or cards (its oEmbed providers), as far as they are
// players.
constexpr auto kPlayers = std::to_array<std::string_view>(
    {"youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "soundcloud.com", "open.spotify.com", "ted.com",
     "twitter.com", "x.com", "tiktok.com", "instagram.com", "flickr.com"});

constexpr std::size_t kLongestTag = std::size_t{4} << 10U;  // bytes

struct Shortcode {
  std::string_view attributes;
  std::string_view content;  // between the tags
};

// key="value", 'value' or value; what is between quotes may hold ']' .
std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = attributes.find(name); at != attributes.npos; at = attributes.find(name, at + 1)) {
    std::string_view rest = attributes.substr(at + name.size());
    if ((at > 0 && !is_space(attributes[at - 1])) || !rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    if (rest.empty()) return {};
    const bool quoted = rest.front() == '"' || rest.front() == '\'';
    if (!quoted) return rest.substr(0, rest.find_first_of(" \t\n"));
    return rest.substr(1, rest.find(rest.front(), 1) - 1);
  }
  return {};
}

// <img> or <a><img></a> first, then the words.
std::string caption(const Shortcode& code, const Attachments&) {
  const std::string_view inner = trim(code.content);
  const std::size_t image = inner.find("<img");
  if (image == inner.npos) return std::string(inner);
  std::size_t end = inner.find('>', image);
  if (end == inner.npos) return std::string(inner);
  ++end;
  const std::string_view link_end = "</a>";
  const std::size_t close = inner.find(link_end, end);
  if (inner.substr(0, image).find("<a") != inner.npos && close != inner.npos) end = close + link_end.size();
  const std::string_view words = trim(inner.substr(end));
  const std::string_view older = attribute(code.attributes, "caption");
  std::string out = "<figure>" + std::string(inner.substr(0, end));
  if (const std::string_view text = words.empty() ? older : words; !text.empty())
    out.append("<figcaption>").append(text).append("</figcaption>");
  return out + "</figure>";
}

std::string gallery(const Shortcode& code, const Attachments& attachments) {
  std::string pictures;
  std::string_view numbers = attribute(code.attributes, "ids");
  if (numbers.empty()) numbers = attribute(code.attributes, "include");
  while (!numbers.empty()) {
    const std::size_t comma = std::min(numbers.find(','), numbers.size());
    if (const auto found = attachments.find(trim(numbers.substr(0, comma))); found != attachments.end()) {
      pictures += "<img";
      append_attribute(pictures, "src", found->second);
      pictures += '>';
    }
    numbers.remove_prefix(std::min(comma + 1, numbers.size()));
  }
  return pictures.empty() ? std::string() : "<figure>" + pictures + "</figure>";
}

std::string frame(std::string_view address) {
  std::string out = "<iframe";
  append_attribute(out, "src", address);
  return out + "></iframe>";
}

std::string embed(const Shortcode& code, const Attachments&) {
  const std::string_view address = trim(code.content);
  return is_web_address(address) && address.find_first_of(" <\n") == address.npos ? frame(address) : std::string();
}

// A highlighter's listing: its lines as they stand, with the references that the editor wrote.
std::string listing(const Shortcode& code, const Attachments&) {
  std::string_view language = attribute(code.attributes, "language");
  if (language.empty()) language = attribute(code.attributes, "lang");
  std::string out = "<pre><code";
  if (!language.empty()) append_attribute(out, "class", "language-" + std::string(language));
  out += '>';
  for (const char c : code.content) out += c == '<' ? std::string("&lt;") : std::string(1, c);
  return out + "</code></pre>";
}

// [audio mp3="…"] and [video mp4="…"]: the first source that is named.
template <std::size_t N>
std::string player(std::string_view element, const std::array<std::string_view, N>& kinds, const Shortcode& code) {
  for (const std::string_view kind : kinds) {
    const std::string_view address = attribute(code.attributes, kind);
    if (!is_web_address(address)) continue;
    std::string out = "<" + std::string(element);
    append_attribute(out, "src", address);
    return out.append("></").append(element).append(">");
  }
  return {};
}
std::string audio(const Shortcode& code, const Attachments&) {
  return player("audio", std::array<std::string_view, 5>{"src", "mp3", "m4a", "ogg", "wav"}, code);
}
std::string video(const Shortcode& code, const Attachments&) {
  return player("video", std::array<std::string_view, 5>{"src", "mp4", "m4v", "webm", "ogv"}, code);
}

struct ShortcodeRow {
  std::string_view name;
  bool encloses;                                                       // has an end tag
  std::string (*html)(const Shortcode& code, const Attachments& all);  // nothing: it stays as it is
};
constexpr auto kShortcodes = std::to_array<ShortcodeRow>({
    {"caption", true, caption},
    {"wp_caption", true, caption},
    {"gallery", false, gallery},
    {"embed", true, embed},
    {"code", true, listing},
    {"sourcecode", true, listing},
    {"audio", false, audio},
    {"video", false, video},
});

// The row of the shortcode that begins at the front of `text`, after its '['.
const ShortcodeRow* row_at(std::string_view text) {
  const auto* found = std::find_if(kShortcodes.begin(), kShortcodes.end(), [&](const ShortcodeRow& row) {
    if (!text.starts_with(row.name) || text.size() == row.name.size()) return false;
    const char next = text[row.name.size()];
    return next == ']' || next == '/' || is_space(next);
  });
  return found == kShortcodes.end() ? nullptr : found;
}

// Replaces shortcodes with HTML.
class Shortcodes {
 public:
  Shortcodes(std::string_view text, const Attachments& attachments) : text_(text), attachments_(attachments) {}

  std::string run() {
    std::size_t clean = 0;
    for (std::size_t at = text_.find('['); at != text_.npos; at = text_.find('[', std::max(at + 1, clean))) {
      std::size_t end = at;
      const auto html = shortcode(at, end);
      if (!html) continue;
      out_.append(text_, clean, at - clean).append("\n\n").append(*html).append("\n\n");
      clean = end;
    }
    return std::move(out_.append(text_, clean));
  }

 private:
  std::optional<std::string> shortcode(std::size_t at, std::size_t& end) {
    const ShortcodeRow* row = row_at(text_.substr(at + 1));
    if (row == nullptr || (at > 0 && text_[at - 1] == '[')) return {};  // [[caption]] is written about
    const std::size_t size = text_.substr(at, kLongestTag).find(']');
    if (size == text_.npos) return {};
    const std::size_t close = at + size;
    Shortcode code{text_.substr(at + 1 + row->name.size(), close - at - 1 - row->name.size()), {}};
    end = close + 1;
    const std::string end_tag = "[/" + std::string(row->name) + "]";
    if (row->encloses) {
      const bool looked = std::find(unended_.begin(), unended_.end(), row) != unended_.end();
      const std::size_t after = looked ? text_.npos : text_.find(end_tag, end);
      if (after == text_.npos) {
        if (!looked) unended_.push_back(row);  // nor does any behind it end
        return {};
      }
      code.content = text_.substr(end, after - end);
      end = after + end_tag.size();
    } else if (text_.substr(end).starts_with(end_tag)) {
      end += end_tag.size();
    }
    std::string html = row->html(code, attachments_);
    if (html.empty()) return {};
    return html;
  }

  std::string_view text_;
  const Attachments& attachments_;
  std::vector<const ShortcodeRow*> unended_;
  std::string out_;
};

bool is_player(std::string_view line) {
  if (!is_web_address(line) || line.find_first_of(" \t<\"") != line.npos) return false;
  const std::string_view host = split_address(line).host();
  return std::any_of(kPlayers.begin(), kPlayers.end(), [&](std::string_view player) { return is_host(host, player); });
}

std::string with_players(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    const std::string_view line = line_at(text, at);
    const std::string_view address = trim(line);
    if (is_player(address)) {
      out.append("\n").append(frame(address)).append("\n\n");
    } else {
      out.append(line).append("\n");
    }
  }
  return out;
}

}  // namespace

std::string wordpress_html(std::string_view content, const Attachments& attachments) {
  const std::string html = with_players(Shortcodes(content, attachments).run());
  return content.find("<!-- wp:") == content.npos ? with_paragraphs(html) : html;
}

}  // namespace offprint
