#include "formats/markdown/shortcodes.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint::markdown {

namespace {

// Between which marks.
struct SyntaxRow {
  std::string_view open;
  std::string_view close;
};
constexpr SyntaxRow kSyntaxes[] = {{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%-", "-%}"}, {"{%", "%}"}, {"{{", "}}"}};
constexpr std::size_t kLongest = 2000;  // bytes of one

struct Tag {
  std::size_t size = 0;
  std::string_view inside;  // trimmed
};
std::optional<Tag> tag_at(std::string_view text) {
  for (const SyntaxRow& syntax : kSyntaxes) {
    if (!text.starts_with(syntax.open)) continue;
    std::string_view near = text.substr(0, kLongest);
    near = near.substr(0, near.find('\n'));
    const std::size_t close = near.find(syntax.close, syntax.open.size());
    if (close == std::string_view::npos) return {};
    return Tag{close + syntax.close.size(), trim(near.substr(syntax.open.size(), close - syntax.open.size()))};
  }
  return {};
}

// `name word "two words" key="value"`: a word without a key has an empty one.
struct Argument {
  std::string_view key;
  std::string_view value;
};
std::vector<Argument> arguments_of(std::string_view text) {
  std::vector<Argument> out;
  while (!(text = trim(text)).empty()) {
    Argument argument;
    const std::size_t name = std::min(text.find_first_of("= \t\"'"), text.size());
    if (name > 0 && name < text.size() && text[name] == '=') {
      argument.key = text.substr(0, name);
      text.remove_prefix(name + 1);
    }
    const bool quoted = !text.empty() && (text.front() == '"' || text.front() == '\'');
    const std::size_t end = quoted ? text.find(text.front(), 1) : text.find_first_of(" \t");
    argument.value = text.substr(quoted ? 1 : 0, std::min(end, text.size()) - (quoted ? 1 : 0));
    text.remove_prefix(std::min(end == std::string_view::npos ? text.size() : end + (quoted ? 1 : 0), text.size()));
    out.push_back(argument);
  }
  return out;
}

std::string_view named(const std::vector<Argument>& arguments, std::string_view key) {
  const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.key == key; });
  return found == arguments.end() ? std::string_view() : found->value;
}

std::string picture(std::string_view address, std::string_view words, std::string_view title) {
  std::string out = "<img";
  append_attribute(out, "src", address);
  append_attribute(out, "alt", words);
  if (!title.empty()) append_attribute(out, "title", title);
  return out + "/>";
}

// A line that begins with a block's tag would be HTML up to the next empty line (CommonMark §4.6), with what follows.
constexpr std::string_view kInText = "<span></span>";

bool is_id(std::string_view word) {
  constexpr auto kMay = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; };
  return !word.empty() && std::all_of(word.begin(), word.end(), kMay);
}
bool is_web_address(std::string_view word) { return word.starts_with("https://") || word.starts_with("http://"); }

bool is_number(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }
bool is_youtube_id(std::string_view word) {
  constexpr std::size_t kSize = 11;
  return word.size() == kSize && is_id(word);
}

// The player of a film that a key or the first word names: by its id at `service`, or by its address.
std::string player(std::string_view service, bool (*is_film)(std::string_view),
                   const std::vector<Argument>& arguments) {
  std::string_view film = named(arguments, "id");
  if (film.empty()) film = named(arguments, "");
  if (!is_film(film) && !is_web_address(film)) return {};
  std::string out = std::string(kInText) + "<iframe";
  append_attribute(out, "src", is_film(film) ? std::string(service).append(film) : std::string(film));
  if (const std::string_view title = named(arguments, "title"); !title.empty()) append_attribute(out, "title", title);
  return out + "></iframe>";
}
std::string youtube(const std::vector<Argument>& arguments) {
  return player("https://www.youtube.com/embed/", is_youtube_id, arguments);
}
std::string vimeo(const std::vector<Argument>& arguments) {
  return player("https://player.vimeo.com/video/", is_number, arguments);
}

std::string link(std::string_view address, std::string_view words) {
  std::string out = "<a";
  append_attribute(out, "href", address);
  out += '>';
  append_xml_text(out, words);
  return out + "</a>";
}

std::string first_word(const std::vector<Argument>& arguments) {
  return arguments.empty() ? std::string() : std::string(arguments.front().value);
}

// Hugo's `user id`, Jekyll's `user/id` or `id`; then, perhaps, a file of it.
std::string gist(const std::vector<Argument>& arguments) {
  std::string path = first_word(arguments);
  std::size_t taken = 1;
  if (taken < arguments.size() && path.find('/') == std::string::npos && is_id(arguments[taken].value))
    (path += '/') += arguments[taken++].value;
  const std::size_t user = std::min(path.find('/'), path.size());
  const bool has_id = is_id(path.substr(0, user)) && (user == path.size() || is_id(path.substr(user + 1)));
  if (!has_id || arguments.size() > taken + 1) return {};
  const std::string address = "https://gist.github.com/" + path;
  return link(address,
              taken == arguments.size() ? address : address + " (" + std::string(arguments[taken].value) + ")");
}

// Hugo's: src, alt, link, title, caption, attr (who made it).
std::string figure(const std::vector<Argument>& arguments) {
  std::string_view address = named(arguments, "src");
  if (address.empty()) address = named(arguments, "");
  if (address.empty()) return {};
  const std::string_view target = named(arguments, "link");
  std::string out = std::string(kInText) + "<figure>";
  if (!target.empty()) {
    out += "<a";
    append_attribute(out, "href", target);
    out += '>';
  }
  out += picture(address, named(arguments, "alt"), {});
  if (!target.empty()) out += "</a>";
  std::string words;
  for (const std::string_view key : {"title", "caption", "attr"}) {
    const std::string_view value = named(arguments, key);
    if (!words.empty() && !value.empty()) words += "<br/>";
    append_xml_text(words, value);
  }
  if (!words.empty()) out += "<figcaption>" + words + "</figcaption>";
  return out + "</figure>";
}

bool is_file_name(std::string_view word) { return word.find_first_of("./") != std::string_view::npos; }
bool is_size(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '%'; });
}

// Hexo's and Octopress's: classes, the file, width and height, a title and an alternative text.
std::string picture_tag(const std::vector<Argument>& arguments) {
  auto at = std::find_if(arguments.begin(), arguments.end(), [](const Argument& a) { return is_file_name(a.value); });
  if (at == arguments.end()) return {};
  const std::string_view address = at->value;
  std::string words;
  for (++at; at != arguments.end(); ++at) {
    if (is_size(at->value)) continue;
    if (!words.empty()) words += ' ';
    words += at->value;
  }
  while (!words.empty() && (words.front() == '"' || words.front() == '\'')) words.erase(0, 1);
  while (!words.empty() && (words.back() == '"' || words.back() == '\'')) words.pop_back();
  return picture(address, words, {});
}

// As Markdown writes an address between brackets, where a space or a bracket would end it.
std::string as_destination(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kEnding = " \t()<>[]\\`*$";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (kEnding.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

// Of another page of the site, as the author names it.
std::string page_address(const std::vector<Argument>& arguments) {
  const std::string_view page = named(arguments, "path");
  return as_destination(page.empty() ? named(arguments, "") : page);
}
std::string page_link(const std::vector<Argument>& arguments) {
  if (arguments.empty()) return {};
  const std::string_view page = arguments.front().value;
  std::string words;  // the title, quoted or not
  for (std::size_t i = 1; i != arguments.size(); ++i) (words += words.empty() ? "" : " ") += arguments[i].value;
  return link(page, words.empty() ? page : words);
}
std::string linked(const std::vector<Argument>& arguments) {
  if (arguments.size() == 1) return page_address(arguments);
  std::string words;
  std::string_view address;
  for (const Argument& argument : arguments) {
    const std::string_view value = argument.value;
    if (value == "true" || value == "false") continue;  // whether it opens apart
    if (address.empty() && is_web_address(value)) {
      address = value;
    } else {
      (words += words.empty() ? "" : " ") += value;
    }
  }
  return address.empty() ? std::string() : link(address, words.empty() ? address : words);
}
std::string nothing(const std::vector<Argument>& /*arguments*/) { return {}; }

enum class Made : std::uint8_t { Text, Nothing };

struct Row {
  std::string_view name;
  std::string (*text)(const std::vector<Argument>& arguments);
  Made least = Made::Text;  // of what comes out; with less, the shortcode stays
};
constexpr Row kVariables[] = {
    {"site.baseurl", nothing, Made::Nothing},  // the site's root: what follows is an absolute path
    {"site.url", nothing, Made::Nothing},      // its scheme and host
    {"site.github.url", nothing, Made::Nothing},
};
constexpr Row kTags[] = {
    {"raw", nothing, Made::Nothing},  // what is between is no Liquid, and not ours to read
    {"endraw", nothing, Made::Nothing},
    {"figure", figure},           // Hugo
    {"asset_img", picture_tag},   // Hexo: a file of the post's own folder
    {"img", picture_tag},         // Octopress, Hexo
    {"asset_path", first_word},   // Hexo: an address
    {"ref", page_address},        // Hugo
    {"relref", page_address},     // Hugo
    {"post_url", page_address},   // Jekyll: a post's file, without its ending
    {"link", linked},             // Jekyll: a file; Hexo: words and an address
    {"post_path", page_address},  // Hexo
    {"post_link", page_link},     // Hexo: a title may follow
    {"youtube", youtube},         // Hugo, Jekyll, Hexo, as the next two
    {"vimeo", vimeo},
    {"gist", gist},
};

struct CodeRow {
  std::string_view name;
  std::string_view end;
};
constexpr CodeRow kCodeRows[] = {
    {"highlight", "endhighlight"},  // Jekyll
    {"highlight", "/highlight"},    // Hugo
    {"codeblock", "endcodeblock"},  // Octopress, Hexo
};

std::pair<std::string_view, std::string_view> name_and_rest(std::string_view inside) {
  const std::size_t end = std::min(inside.find_first_of(" \t|"), inside.size());
  return {inside.substr(0, end), inside.substr(end)};
}

}  // namespace

std::optional<Shortcode> inline_shortcode(std::string_view text) {
  if (!text.starts_with("{{") && !text.starts_with("{%")) return {};
  const auto tag = tag_at(text);
  if (!tag) return {};
  const auto [name, rest] = name_and_rest(tag->inside);
  const bool variable = text.starts_with("{{") && text[2] != '<' && text[2] != '%';
  for (const Row& row : variable ? std::span<const Row>(kVariables) : std::span<const Row>(kTags)) {
    if (row.name != name) continue;
    std::string made = row.text(arguments_of(rest));
    if (made.empty() && row.least == Made::Text) return {};
    return Shortcode{tag->size, std::move(made)};
  }
  return {};
}

std::optional<BlockShortcode> block_shortcode(std::string_view line) {
  line = trim(line);
  if (!line.starts_with("{%") && !line.starts_with("{{<")) return {};
  const auto tag = tag_at(line);
  if (!tag || tag->size != line.size()) return {};
  const auto [name, rest] = name_and_rest(tag->inside);
  const bool hugo = line.starts_with("{{<");
  for (const CodeRow& row : kCodeRows) {
    if (row.name != name || row.end.starts_with('/') != hugo) continue;
    std::string_view language = trim(rest);
    if (const std::size_t at = language.find("lang:"); at != std::string_view::npos) language.remove_prefix(at + 5);
    language = language.substr(0, language.find_first_of(" \t\"'`"));
    return BlockShortcode{row.end, language};
  }
  return {};
}

bool closes_shortcode(std::string_view line, const BlockShortcode& opening) {
  line = trim(line);
  if (!line.starts_with('{')) return false;
  const auto tag = tag_at(line);
  return tag && tag->size == line.size() && tag->inside == opening.end;
}

}  // namespace offprint::markdown
