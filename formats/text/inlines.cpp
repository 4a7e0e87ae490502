#include "formats/text/inlines.h"

#include <algorithm>
#include <utility>

#include "formats/document/unicode.h"
#include "formats/document/visit.h"
#include "formats/writing/width.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string address_of(std::string_view url) { return is_address(url) ? spell_address(url) : std::string(); }

}  // namespace

Prose Inlines::children(const Node& parent) {
  walk(parent);
  return std::exchange(prose_, {});
}

Prose Inlines::picture(const Node& node, std::string_view said) {
  said_ = said;
  visit(node, *this);
  said_ = {};
  return std::exchange(prose_, {});
}

void Inlines::walk(const Node& parent) {
  for (const Node* child = parent.first; child != nullptr; child = child->next) visit(*child, *this);
}

void Inlines::operator()(const TextNode& text) { prose_.text += text.value.view(); }

void Inlines::operator()(const InlineCode& code) { prose_.text += code.value.view(); }

void Inlines::operator()(const InlineMath& formula) { prose_.text += one_line(formula.value); }

void Inlines::operator()(const Break& /*line_break*/) { prose_.text += '\n'; }

// A power must not run into its base: 10 to the 9th is no 109.
void Inlines::operator()(const Superscript& superscript) {
  const std::size_t at = prose_.text.size();
  walk(superscript);
  const std::string_view raised = std::string_view(prose_.text).substr(at);
  if (at > 0 && is_alphanumeric(prose_.text[at - 1]) && !raised.empty() &&
      std::all_of(raised.begin(), raised.end(), is_digit))
    prose_.text.insert(at, 1, '^');
}

void Inlines::operator()(const Link& link) {
  const std::size_t at = prose_.text.size();
  walk(link);
  const std::string_view text = std::string_view(prose_.text).substr(at);
  if (!text.empty() && !says_address(text, link.url)) mark(address_of(link.url));
}

void Inlines::operator()(const Image& image) {
  const std::string alt = one_line(image.alt);
  if (is_emoji(alt)) {
    prose_.text += alt;
    return;
  }
  if (options_.images == Images::Drop) return;
  label(word(Word::Picture, language_), alt);
  const std::string shown = address(image);
  if (shown.empty()) losses_.say(Say::KindLost, image.source.begin, name(Kind::Image));
  mark(shown);
}

void Inlines::operator()(const Embed& embed) {
  label(word(embed_word(embed.embed), language_), one_line(embed.title));
  mark(address_of(embed.url));
}

void Inlines::operator()(const Ruby& ruby) {
  walk(ruby);
  if (ruby.annotation.empty()) return;
  const bool wide = is_east_asian(language_);
  prose_.text += wide ? "（" : "(";
  prose_.text += ruby.annotation.view();
  prose_.text += wide ? "）" : ")";
}

void Inlines::operator()(const FootnoteReference& reference) {
  const std::size_t at = prose_.text.size();
  prose_.text += "[^";
  prose_.text += reference.label.empty() ? reference.identifier.view() : reference.label.view();
  prose_.text += ']';
  prose_.unbroken.push_back({at, prose_.text.size()});
}

void Inlines::label(std::string_view what, std::string_view text) {
  prose_.text += '[';
  prose_.text += what;
  if (!text.empty() && said_.find(text) == std::string_view::npos) {
    prose_.text += colon(language_);
    prose_.text += text;
  }
  prose_.text += ']';
}

// A saved picture is named as its file is, to be opened from here.
std::string Inlines::address(const Image& image) {
  if (options_.images != Images::Save || saved_.save(image.url).empty()) return address_of(image.url);
  return options_.image_folder + "/" + picture_file(*picture_at_hand(resources_, image.url));
}

void Inlines::mark(const std::string& address) {
  if (options_.links == Links::None || address.empty()) return;
  std::string& text = prose_.text;
  const bool numbered = options_.links == Links::Endnotes;
  const std::string mark = numbered ? '[' + std::to_string(endnotes_.number(address)) + ']' : '<' + address + '>';
  if (text.ends_with(mark)) return;  // a picture that links to itself
  if (!numbered && !text.empty() && !is_wide(decode_before(text, text.size()).value)) text += ' ';
  prose_.unbroken.push_back({text.size() + (numbered ? 0 : 1), text.size() + mark.size()});
  text += mark;
}

}  // namespace offprint
