#include "tests/unit/markdown/shown.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <unistd.h>
#include <utility>

#include <gtest/gtest.h>

#include "formats/unicode/characters.h"

namespace offprint::markdown_tests {

void Shown::boundary() {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  last_ = 0;
  space_ = false;
  breaks_ = 0;
  last_marks_.clear();
}

void Shown::block(std::string_view name) {
  boundary();
  out_ += name;
  boundary();
}

void Shown::begin_character(char32_t c) {
  if (last_ != 0) {
    for (; breaks_ > 0; --breaks_, space_ = false) out_ += "⏎";
    if (space_ && (wide_gaps_ || !is_wide(last_) || !is_wide(c))) out_ += ' ';
  }
  space_ = false;
  breaks_ = 0;
  last_ = c;
  const std::set<std::string> marks(marks_.begin(), marks_.end());
  if (marks == last_marks_) return;
  out_ += '{';
  for (const std::string& mark : marks) out_ += mark + ';';
  out_ += '}';
  last_marks_ = marks;
}

void Shown::text(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    if (is_space(c.value)) {
      space_ = true;
    } else {
      begin_character(c.value);
      out_ += utf8.substr(at, c.size);
    }
    at += c.size;
  }
}

void Shown::thing(std::string_view what) {
  begin_character(U'\xFFFC');
  ((out_ += '<') += what) += '>';
}

void Shown::verbatim(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    begin_character(c.value);
    out_ += is_space(c.value) ? "␠" : text.substr(at, c.size);
    at += c.size;
  }
}

void Shown::preformatted(std::string_view lang, std::string_view text) {
  boundary();
  ((out_ += "pre:") += lang) += ':';
  for (const char c : text) c == '\n' ? out_ += "␊" : out_ += c;
  boundary();
}

void Shown::line_break() {
  ++breaks_;
  space_ = false;
}

namespace {

std::string decoded(std::string_view html) {
  static const std::map<std::string_view, std::string_view> kReferences{
      {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#x27;", "'"}, {"&#123;", "{"}, {"&#37;", "%"}};
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t end = html[at] == '&' ? html.find(';', at) : std::string_view::npos;
    const auto found =
        end == std::string_view::npos ? kReferences.end() : kReferences.find(html.substr(at, end - at + 1));
    out += found == kReferences.end() ? html.substr(at, 1) : found->second;
    at += found == kReferences.end() ? 1 : found->first.size();
  }
  return out;
}

// A reader of what cmark-gfm and our own writer of HTML write: well-formed, attributes in double quotes.
class HtmlReader {
 public:
  HtmlReader(std::string_view html, bool wide_gaps) : html_(html), shown_(wide_gaps) {}

  std::string run() {
    while (at_ < html_.size()) {
      if (html_[at_] != '<') {
        const std::size_t end = std::min(html_.find('<', at_), html_.size());
        characters(decoded(html_.substr(at_, end - at_)));
        at_ = end;
        continue;
      }
      const std::size_t begin = at_ + 1;
      const std::size_t end = html_.find('>', at_);
      at_ = end + 1;
      tag(html_.substr(begin, end - begin));
    }
    shown_.boundary();
    return shown_.result();
  }

 private:
  static std::string attribute(std::string_view tag, std::string_view name) {
    const std::string start = " " + std::string(name) + "=\"";
    const std::size_t at = tag.find(start);
    if (at == std::string_view::npos) return {};
    return decoded(tag.substr(at + start.size(), tag.find('"', at + start.size()) - at - start.size()));
  }

  void characters(const std::string& text) { in_code_ ? shown_.verbatim(text) : shown_.text(text); }

  void tag(std::string_view tag) {
    const bool closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    const std::string name(tag.substr(0, tag.find_first_of(" /")));
    static const std::set<std::string> kQuiet{"p", "thead", "tbody"};
    static const std::set<std::string> kMarks{"em",  "strong", "del", "u",    "mark", "sup",
                                              "sub", "ruby",   "rt",  "code", "a"};
    if (name == "br") return shown_.line_break();
    if (name == "img") {
      return shown_.thing("img " + percent_decoded(attribute(tag, "src")) + "|" + attribute(tag, "alt") + "|" +
                          attribute(tag, "title"));
    }
    if (name == "rp") return skip("</rp>");  // what stands for a ruby where none can be shown
    if (name == "pre") return preformatted();
    if (name == "sup" && tag.find("footnote-ref") != std::string_view::npos) return footnote();
    if (kQuiet.contains(name)) return shown_.boundary();
    if (!kMarks.contains(name)) return shown_.block(block_name(closes, name, tag));
    if (name == "a" && closes && std::exchange(bare_, false)) return;
    if (name == "a" && !closes) bare_ = is_bare(tag);
    if (bare_ && name == "a") return;
    if (name == "code") in_code_ = !closes;
    if (closes) return shown_.close();
    shown_.open(name != "a" ? name : "a " + percent_decoded(attribute(tag, "href")) + "|" + attribute(tag, "title"));
  }

  // Of a link that says its own address, which is no more than the address: <http://a.b> and http://a.b.
  bool is_bare(std::string_view tag) const {
    const std::string address = percent_decoded(attribute(tag, "href"));
    std::string text = percent_decoded(decoded(html_.substr(at_, html_.find('<', at_) - at_)));
    std::erase(text, '\n');  // lines end between wide characters
    return says_address(text, address, attribute(tag, "title"));
  }

  static std::string block_name(bool closes, const std::string& name, std::string_view tag) {
    if (closes) return "/" + name;
    const std::string start = attribute(tag, "start");
    return start.empty() || start == "1" ? name : name + " " + start;
  }

  // These two take all up to their end tag.
  void preformatted() {
    const std::size_t begin = html_.find('>', at_) + 1;
    const std::size_t end = html_.find("</code></pre>", begin);
    const std::string lang = attribute(html_.substr(at_, begin - at_), "class");
    std::string text = decoded(html_.substr(begin, end - begin));
    if (text.ends_with('\n')) text.pop_back();
    shown_.preformatted(lang.empty() ? "" : lang.substr(lang.find('-') + 1), text);
    at_ = html_.find('>', html_.find("</pre", end)) + 1;
  }
  void skip(std::string_view end_tag) { at_ = html_.find(end_tag, at_) + end_tag.size(); }
  void footnote() {
    constexpr std::string_view kStart = "href=\"#fn-";
    const std::size_t label = html_.find(kStart, at_) + kStart.size();
    shown_.thing("note " + std::string(html_.substr(label, html_.find('"', label) - label)));
    skip("</sup>");
  }

  std::string_view html_;
  std::size_t at_ = 0;
  Shown shown_;
  bool in_code_ = false;
  bool bare_ = false;  // in a link that is
};

}  // namespace

std::string shown_of_html(std::string_view html, bool wide_gaps) {
  return HtmlReader(html.substr(0, html.find("<section class=\"footnotes\"")), wide_gaps).run();
}

std::string cmark_gfm(std::string_view markdown) {
  const std::string base = ::testing::TempDir() + "offprint-markdown-" + std::to_string(getpid());
  const std::string file = base + ".md";
  std::ofstream(file, std::ios::binary) << markdown;
  const std::string command = "cmark-gfm --unsafe -e table -e strikethrough -e footnotes -t html '" + file + "'";
  std::string out;
  std::FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 65536> buffer{};
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << "cmark-gfm (Debian: cmark-gfm) is needed";
  std::remove(file.c_str());
  return out;
}

bool says_address(std::string_view text, std::string_view address, std::string_view title) {
  const bool whole = address == text || (text.starts_with("www.") && address == "http://" + std::string(text));
  return title.empty() && !text.empty() && whole;
}

std::string percent_decoded(std::string_view address) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const bool coded = address[i] == '%' && i + 2 < address.size() && std::isxdigit(address[i + 1]) != 0 &&
                       std::isxdigit(address[i + 2]) != 0;
    out += coded ? static_cast<char>(digit(address[i + 1]) * 16 + digit(address[i + 2])) : address[i];
    if (coded) i += 2;
  }
  return out;
}

}  // namespace offprint::markdown_tests
