#include "formats/exports/http_message.h"

#include <algorithm>
#include <charconv>

#include "formats/unicode/ascii.h"
#include "formats/unicode/lines.h"

namespace offprint {

HttpMessage split_message(std::string_view message) {
  HttpMessage split;
  std::size_t at = 0;
  while (at < message.size() && !is_blank(line_at(message, at))) at = after_line(message, at);
  split.header = message.substr(0, at);
  split.body = message.substr(after_line(message, at));
  const std::string_view first = line_at(message, 0);
  const std::size_t space = first.find(' ');
  if (first.starts_with("HTTP/") && space != first.npos)
    std::from_chars(first.data() + space + 1, first.data() + first.size(), split.status);
  return split;
}

std::string_view header_field(std::string_view header, std::string_view name) {
  for (std::size_t at = after_line(header, 0); at < header.size(); at = after_line(header, at)) {
    const std::string_view line = line_at(header, at);
    if (line.size() > name.size() && line[name.size()] == ':' && starts_ignoring_case(line, name))
      return trim(line.substr(name.size() + 1));
  }
  return {};
}

std::string_view charset_in(std::string_view content_type) {
  constexpr std::string_view kName = "charset=";
  for (std::size_t at = content_type.find(';'); at != content_type.npos; at = content_type.find(';', at + 1)) {
    std::string_view parameter = trim(content_type.substr(at + 1));
    if (!starts_ignoring_case(parameter, kName)) continue;
    parameter.remove_prefix(kName.size());
    if (parameter.starts_with('"')) return parameter.substr(1, parameter.find('"', 1) - 1);
    return trim(parameter.substr(0, parameter.find(';')));
  }
  return {};
}

std::optional<std::string> without_chunks(std::string_view body) {
  std::string whole;
  bool any = false;
  while (!body.empty()) {
    std::size_t size = 0;
    const std::string_view line = trim(line_at(body, 0));
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool ends = read.ptr == line.data() + line.size() || *read.ptr == ';';
    if (read.ec != std::errc() || !ends) return any ? std::optional(whole) : std::nullopt;
    any = true;
    body.remove_prefix(after_line(body, 0));
    if (size == 0) break;
    whole += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    body.remove_prefix(body.starts_with("\r\n") ? 2 : body.starts_with('\n') ? 1 : 0);
  }
  return any ? std::optional(whole) : std::nullopt;
}

}  // namespace offprint
