#include "formats/markdown/autolinks.h"

#include <algorithm>

#include "formats/markdown/bare_addresses.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kNoPlace = std::string_view::npos;

// No underscore in the last two parts of the host's name.
bool is_valid_host(std::string_view address) {
  const std::size_t scheme = address.find("://");
  std::string_view host = scheme == kNoPlace ? address : address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  const std::size_t last = host.rfind('.');
  const std::size_t second = last == kNoPlace || last == 0 ? kNoPlace : host.rfind('.', last - 1);
  return host.find('_', second == kNoPlace ? 0 : second) == kNoPlace;
}

std::optional<Autolink> find_page(std::string_view text, std::size_t from, char before) {
  for (auto place = find_address(text, from); place; place = find_address(text, place->end)) {
    const std::string_view address = text.substr(place->begin, place->end - place->begin);
    const bool bare = starts_ignoring_case(address, "www.");
    const char left = place->begin > 0 ? text[place->begin - 1] : before;
    if (is_alphanumeric(left) || !is_valid_host(address)) continue;
    if (bare && left != '\0' && !is_space(left) && std::string_view("*_~(").find(left) == kNoPlace) continue;
    return Autolink{place->begin, place->end, bare ? "http://" : ""};
  }
  return {};
}

bool is_mailbox_byte(char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+'; }
bool is_mail_host_byte(char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; }

std::optional<Autolink> find_mail(std::string_view text, std::size_t from, char before) {
  for (std::size_t at = text.find('@', from); at != kNoPlace; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > from && is_mailbox_byte(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_mail_host_byte(text[end])) ++end;
    while (end > at + 1 && text[end - 1] == '.') --end;
    const char left = begin > 0 ? text[begin - 1] : before;
    const bool split = begin == 0 && is_mailbox_byte(before);  // its beginning is another piece of the text
    const std::string_view host = text.substr(at + 1, end - at - 1);
    if (begin == at || split || left == '/' || host.find('.') == kNoPlace || host.front() == '.') continue;
    if (host.back() == '-' || host.back() == '_') continue;
    return Autolink{begin, end, "mailto:"};
  }
  return {};
}

}  // namespace

Autolinks::Autolinks(std::string_view text, char before)
    : text_(text), before_(before), page_(find_page(text, 0, before)) {}

std::optional<Autolink> Autolinks::next() {
  if (const auto mail = find_mail(text_.substr(0, page_ ? page_->begin : text_.size()), from_, before_)) {
    from_ = mail->end;
    return mail;
  }
  const auto found = page_;
  if (!found) {
    from_ = text_.size();
    return {};
  }
  from_ = found->end;
  page_ = find_page(text_, from_, before_);
  return found;
}

}  // namespace offprint::markdown
