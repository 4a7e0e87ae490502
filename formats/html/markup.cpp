#include "formats/html/markup.h"

#include <algorithm>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

std::size_t past(std::string_view html, std::string_view what, std::size_t from) {
  const std::size_t found = html.find(what, from);
  return found == std::string_view::npos ? html.size() : found + what.size();
}

// §13.2.5.43-52, from after "<!--": ended by "-->", "--!>", and at once by ">" or "->".
std::size_t comment_end(std::string_view html, std::size_t from) {
  const std::string_view rest = html.substr(from);
  if (rest.starts_with('>')) return from + 1;
  if (rest.starts_with("->")) return from + 2;
  for (std::size_t at = html.find("--", from); at != std::string_view::npos; at = html.find("--", at + 1)) {
    const std::string_view tail = html.substr(at + 2);
    if (tail.starts_with('>')) return at + 3;
    if (tail.starts_with("!>")) return at + 4;
  }
  return html.size();
}

Markup tag_at(std::string_view html, std::size_t at, Markup::Kind kind) {
  const std::size_t name = at + (kind == Markup::Kind::EndTag ? 2 : 1);
  std::size_t end = name;
  while (end < html.size() && !ends_tag_name(html[end])) ++end;
  if (end < html.size() && html[end] == '>') return {kind, at, end + 1, html.substr(name, end - name), false};
  AttributeCursor cursor(html, end);
  while (cursor.next()) {
  }
  if (cursor.is_cut()) return {Markup::Kind::Hidden, at, html.size(), {}, false};
  return {kind, at, cursor.end(), html.substr(name, end - name), cursor.is_self_closing()};
}

// Whether html[at] begins `tag` ("<script", "</title") and the tag's name ends there.
bool has_tag(std::string_view html, std::size_t at, std::string_view opening, std::string_view name) {
  const std::string_view rest = html.substr(at);
  if (rest.size() <= opening.size() + name.size() || !rest.starts_with(opening)) return false;
  if (!starts_ignoring_case(rest.substr(opening.size()), name)) return false;
  const char after = rest[opening.size() + name.size()];
  return is_space(after) || after == '/' || after == '>';
}

// §13.2.5.17-31: "<!--" and then "<script" hide one "</script".
std::size_t script_end(std::string_view html, std::size_t at) {
  bool escaped = false;
  bool twice = false;
  for (; at < html.size(); ++at) {
    if (escaped && html[at] == '-' && html.substr(at).starts_with("-->")) escaped = twice = false;
    if (html[at] != '<') continue;
    if (!escaped && html.substr(at).starts_with("<!--")) {
      escaped = true;
      at += 1;  // "<!-->" ends at once: its dashes count twice
    } else if (has_tag(html, at, "</", "script")) {
      if (!twice) return at;
      twice = false;
    } else if (escaped && has_tag(html, at, "<", "script")) {
      twice = true;
    }
  }
  return html.size();
}

}  // namespace

void AttributeCursor::skip_space() {
  std::size_t at = at_;
  while (at < html_.size() && is_space(html_[at])) ++at;
  at_ = at;
}

bool AttributeCursor::next() {
  self_closing_ = false;
  for (;;) {
    skip_space();
    if (at_end()) {
      cut_ = true;
      return false;
    }
    if (html_[at_] == '>') {
      ++at_;
      return false;
    }
    if (html_[at_] != '/') break;
    ++at_;
    self_closing_ = !at_end() && html_[at_] == '>';
  }
  read_name();
  read_value();
  return true;
}

void AttributeCursor::read_name() {
  begin_ = at_;
  std::size_t at = at_ + 1;  // an '=' here is part of the name
  while (at < html_.size() && !ends_tag_name(html_[at]) && html_[at] != '=') ++at;
  name_ = html_.substr(begin_, at - begin_);
  at_ = at;
}

void AttributeCursor::read_value() {
  value_ = {};
  if (!at_end() && html_[at_] != '=') skip_space();
  if (at_end() || html_[at_] != '=') return;
  ++at_;
  if (!at_end() && html_[at_] != '"') skip_space();
  if (at_end() || html_[at_] == '>') return;
  if (html_[at_] == '"' || html_[at_] == '\'') return read_quoted(html_[at_]);
  const std::size_t from = at_;
  while (!at_end() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
  value_ = html_.substr(from, at_ - from);
}

void AttributeCursor::read_quoted(char quote) {
  const std::size_t from = at_ + 1;
  const std::size_t to = std::min(html_.find(quote, from), html_.size());
  value_ = html_.substr(from, to - from);
  at_ = std::min(to + 1, html_.size());
}

Markup markup_at(std::string_view html, std::size_t at) {
  const char next = at + 1 < html.size() ? html[at + 1] : '\0';
  if (is_tag_letter(next)) return tag_at(html, at, Markup::Kind::StartTag);
  if (next == '!') {
    const bool comment = html.substr(at).starts_with("<!--");
    return {Markup::Kind::Hidden, at, comment ? comment_end(html, at + 4) : past(html, ">", at), {}, false};
  }
  if (next == '?') return {Markup::Kind::Hidden, at, past(html, ">", at), {}, false};
  if (next != '/' || at + 2 >= html.size()) return {Markup::Kind::Text, at, at + 1, {}, false};
  if (is_tag_letter(html[at + 2])) return tag_at(html, at, Markup::Kind::EndTag);
  return {Markup::Kind::Hidden, at, past(html, ">", at), {}, false};
}

std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name) {
  if (name == "plaintext") return html.size();
  if (name == "script") return script_end(html, at);
  for (at = html.find('<', at); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (has_tag(html, at, "</", name)) return at;
  }
  return html.size();
}

}  // namespace offprint
