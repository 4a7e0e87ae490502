#include "formats/text/inlines.h"

#include <utility>

#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/layout/raised_place.h"
#include "formats/layout/width.h"
#include "formats/math/line.h"
#include "formats/unicode/characters.h"
#include "formats/writing/note_label.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

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

void Inlines::operator()(const InlineMath& formula) { prose_.text += math::readable_line(formula.value); }

void Inlines::operator()(const Break& /*line_break*/) { prose_.text += '\n'; }

// The words from `begin` on, which moves to the first of them, without the number or address of a link that ends them.
std::string Inlines::words_from(std::size_t& begin) const {
  std::size_t end = prose_.text.size();
  for (auto part = prose_.unbroken.rbegin(); part != prose_.unbroken.rend() && part->begin >= begin; ++part) {
    end = part->begin;
  }
  while (begin < end && is_space(prose_.text[begin])) ++begin;
  return std::string(trim(std::string_view(prose_.text).substr(begin, end - begin)));
}

// Puts `text` in place of `size` bytes from `begin` on; unbroken parts behind them move along.
void Inlines::rewrite(std::size_t begin, std::size_t size, std::string_view text) {
  for (auto part = prose_.unbroken.rbegin(); part != prose_.unbroken.rend() && part->begin >= begin; ++part) {
    part->begin = part->begin + text.size() - size;
    part->end = part->end + text.size() - size;
  }
  prose_.text.replace(begin, size, text);
}

void Inlines::operator()(const Superscript& raised) {
  const std::size_t start = prose_.text.size();
  std::size_t begin = start;
  walk(raised);
  const std::string words = words_from(begin);
  RaisedPlace place = raised_place(raised, std::string_view(prose_.text).substr(0, begin), language_);
  // No blank but of its own or of the text beside it: others may count from behind the rest.
  const bool may_join = !is_stacked(raised) && (begin > start || as<TextNode>(raised.previous) != nullptr);
  const std::size_t blank = may_join ? blank_before_power(words, place) : 0;
  place.before.remove_suffix(blank);
  const bool alone = !is_base(place.before);
  const std::string written = superscript(words, place);
  rewrite(begin - blank, blank + words.size(), written);
  stacked_ = alone ? prose_.text.size() : kNowhere;
}

// Below raised text without a base (<sup>1</sup><sub>2</sub>) it makes a fraction, unless what follows is the base: the
// 14 and 6 of carbon.
void Inlines::operator()(const Subscript& lowered) {
  std::size_t begin = prose_.text.size();
  walk(lowered);
  RaisedPlace place = raised_place(lowered, std::string_view(prose_.text).substr(0, begin), language_);
  place.fraction = begin == stacked_ && begin > 0 && !begins_with_base(place.after);
  const std::string words = words_from(begin);
  const std::string written = subscript(words, place);
  rewrite(begin, words.size(), written);
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
  if (shown.empty()) losses_.report(DiagnosticCode::KindLost, image.source.begin, name(Kind::Image));
  mark(shown);
}

void Inlines::operator()(const Embed& embed) {
  label(word(embed_word(embed.embed), language_), one_line(embed.title));
  mark(address_of(embed.url));
}

void Inlines::operator()(const Ruby& ruby) {
  walk(ruby);
  if (ruby.annotation.empty()) return;
  prose_.text += beside_base(ruby.annotation, language_);
}

void Inlines::operator()(const FootnoteReference& reference) {
  const std::size_t at = prose_.text.size();
  prose_.text += "[^";
  prose_.text += bare_label(reference.label.empty() ? reference.identifier : reference.label);
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
  const std::string& saved = options_.images == Images::Save ? saved_.save(image.url) : std::string();
  return saved.empty() ? address_of(image.url) : saved;
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
