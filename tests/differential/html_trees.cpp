#include "tests/differential/html_trees.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "formats/document/document.h"
#include "formats/html/page_tree.h"
#include "formats/reading/load_text.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

class Writer {
 public:
  Writer(const Document& document, const PageTree& tree) : document_(document), tree_(tree) {}

  std::string run() {
    for (const char* name : {"lang", "dir", "class"}) out_ += std::string(tree_.page_attribute(name)) + "|";
    if (tree_.html() != nullptr) node(*tree_.html(), 0);
    return std::move(out_);
  }

 private:
  void node(const PageNode& at, int depth) {
    if (PageTree::type(at) == PageTree::Type::Other) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth), ' ');
    if (PageTree::type(at) == PageTree::Type::Text) return text(at);
    const auto start = tree_.start_tag(at);
    const auto end = tree_.end_tag_end(at);
    out_ += "<" + std::string(PageTree::name(at)) + ":" + std::to_string(static_cast<int>(PageTree::name_space(at))) +
            " " + (start ? std::to_string(*start) : "implied " + std::to_string(tree_.place(at))) + " " +
            (end ? std::to_string(*end) : "open") + (tree_.is_scriptless(at) ? " scriptless" : "");
    for (std::size_t i = 0; i < PageTree::child_count(at); ++i) node(PageTree::child(at, i), depth + 1);
  }

  void text(const PageNode& at) {
    const Source part = tree_.text_part(at);
    out_ += std::to_string(part.begin) + "-" + std::to_string(part.end) + ":" +
            std::to_string(static_cast<int>(tree_.text_mode(at))) + " " +
            std::string(document_.input().substr(part.begin, part.end - part.begin));
  }

  const Document& document_;
  const PageTree& tree_;
  std::string out_;
};

constexpr std::array<const char*, 96> kNames{"a",
                                             "abbr",
                                             "address",
                                             "article",
                                             "b",
                                             "base",
                                             "big",
                                             "blockquote",
                                             "body",
                                             "br",
                                             "button",
                                             "caption",
                                             "center",
                                             "code",
                                             "col",
                                             "colgroup",
                                             "dd",
                                             "desc",
                                             "details",
                                             "div",
                                             "dl",
                                             "dt",
                                             "em",
                                             "embed",
                                             "fieldset",
                                             "figure",
                                             "font",
                                             "font",
                                             "form",
                                             "frameset",
                                             "h1",
                                             "h2",
                                             "head",
                                             "hr",
                                             "html",
                                             "i",
                                             "iframe",
                                             "image",
                                             "img",
                                             "input",
                                             "li",
                                             "link",
                                             "listing",
                                             "main",
                                             "marquee",
                                             "math",
                                             "meta",
                                             "mi",
                                             "annotation-xml",
                                             "nobr",
                                             "noembed",
                                             "noframes",
                                             "noscript",
                                             "object",
                                             "ol",
                                             "optgroup",
                                             "option",
                                             "p",
                                             "param",
                                             "pre",
                                             "rb",
                                             "rp",
                                             "rt",
                                             "rtc",
                                             "ruby",
                                             "s",
                                             "script",
                                             "section",
                                             "select",
                                             "small",
                                             "source",
                                             "span",
                                             "strike",
                                             "strong",
                                             "style",
                                             "sub",
                                             "summary",
                                             "svg",
                                             "table",
                                             "tbody",
                                             "td",
                                             "template",
                                             "textarea",
                                             "tfoot",
                                             "th",
                                             "thead",
                                             "title",
                                             "tr",
                                             "tt",
                                             "u",
                                             "ul",
                                             "wbr",
                                             "x-own",
                                             "xmp",
                                             "plaintext",
                                             "foreignObject"};

constexpr std::array<const char*, 14> kAttributes{" id=a",
                                                  " class='b c'",
                                                  " title=\"a>b\"",
                                                  " type=hidden",
                                                  " type=text",
                                                  " color=red",
                                                  " href=/x",
                                                  " encoding=text/html",
                                                  " /",
                                                  " x y=1",
                                                  " TYPE='hid&#100;en'",
                                                  " lang=zh",
                                                  " style='a:b'",
                                                  " a='<b>'"};

constexpr std::array<const char*, 28> kPieces{"x",
                                              " ",
                                              "\n",
                                              "\t ",
                                              " x",
                                              "x ",
                                              "a b",
                                              "&nbsp;",
                                              "&#32;",
                                              "&#10;",
                                              "&Tab;",
                                              "&amp;x",
                                              "<!---->",
                                              "<!-- > -->",
                                              "<!x>",
                                              "<?x?>",
                                              "</ x>",
                                              "<![CDATA[x]]>",
                                              "<",
                                              "< p>",
                                              "</",
                                              "&NewLine;",
                                              "<!-->",
                                              "<!--x--!>",
                                              "<!doctype html>",
                                              "\xE6\x96\x87",
                                              "&notin;",
                                              "\xC2\xA0"};

template <std::size_t N>
const char* any(const std::array<const char*, N>& of, std::mt19937& random) {
  return of.at(random() % N);
}

std::string start_tag(const std::string& name, std::mt19937& random) {
  std::string tag = "<" + name;
  for (; random() % 4 == 0;) tag += any(kAttributes, random);
  return tag + (random() % 20 == 0 ? "/>" : ">");
}

}  // namespace

std::string written_tree(std::string_view html, HtmlParse parse) {
  Document document;
  if (!load_text(html, {}, document)) return "(not loaded)";
  PageTree tree;
  ReadOptions options;
  options.parse = parse;
  const Source whole{0, static_cast<std::uint32_t>(document.buffer_size)};
  const auto parsed = tree.parse(document, whole, options);
  if (!parsed) return "(" + parsed.error().message + ")";
  return Writer(document, tree).run();
}

std::string tag_soup(std::mt19937& random, int pieces) {
  std::string html;
  // Few names at a time: what is opened is closed now and then.
  std::vector<const char*> names(3 + random() % 9);
  for (const char*& name : names) name = any(kNames, random);
  if (random() % 3 == 0) html += "<!doctype html>";
  for (int i = 0; i < pieces; ++i) {
    const auto kind = random() % 10;
    if (kind < 4) {
      html += start_tag(random() % 40 == 0 ? any(kNames, random) : names.at(random() % names.size()), random);
    } else if (kind < 7) {
      html += std::string("</") + names.at(random() % names.size()) + ">";
    } else {
      html += any(kPieces, random);
    }
  }
  return html;
}

std::string nested_soup(std::mt19937& random, int pieces) {
  // What stands around the rest: some elements only mean something there.
  static constexpr std::array<const char*, 8> kOpenings{
      "", "<div>", "<p>", "<ul><li>", "<table><tr><td>", "<dl><dt>", "<table><tbody><tr><td>", "<head></head><body>"};
  static constexpr std::array<const char*, 24> kPlain{"p",  "div", "span", "b",  "a",  "i",       "em",   "h2",
                                                      "ul", "li",  "br",   "hr", "dd", "section", "font", "img",
                                                      "tr", "td",  "th",   "dl", "dt", "table",   "u",    "figure"};
  std::string html = any(kOpenings, random);
  std::vector<std::string> open;
  const auto odd = 5 + random() % 40;  // one tag in so many is any
  std::vector<std::string> names;
  for (auto count = 3 + random() % 6; count > 0; --count)
    names.emplace_back(random() % 8 == 0 ? any(kNames, random) : any(kPlain, random));
  for (int i = 0; i < pieces; ++i) {
    const auto kind = random() % 12;
    if (random() % odd == 0) {
      const std::string name = random() % 2 == 0 ? any(kNames, random) : any(kPlain, random);
      html += random() % 2 == 0 ? start_tag(name, random) : "</" + name + ">";
    } else if (kind < 4) {
      const std::string& name = names.at(random() % names.size());
      html += start_tag(name, random);
      if (name != "br" && name != "hr" && name != "img") open.push_back(name);
    } else if (kind < 9 && !open.empty()) {
      html += "</" + open.back() + ">";
      open.pop_back();
    } else {
      html += random() % 3 == 0 ? any(kPieces, random) : random() % 2 == 0 ? "x" : " ";
    }
  }
  for (; !open.empty() && random() % 8 != 0; open.pop_back()) html += "</" + open.back() + ">";
  return html;
}

std::string mutated(std::string page, std::mt19937& random) {
  constexpr std::string_view kBytes = "<>/!-='\" \n&;abpdiv";
  for (auto changes = 1 + random() % 8; changes > 0 && !page.empty(); --changes) {
    const std::size_t at = random() % page.size();
    const std::size_t size = std::min<std::size_t>(random() % 60, page.size() - at);
    switch (random() % 5) {
      case 0: page.at(at) = kBytes.at(random() % kBytes.size()); break;
      case 1: page.erase(at, size); break;
      case 2: page.insert(random() % page.size(), page.substr(at, size)); break;
      case 3: page.insert(at, std::string("<") + any(kNames, random) + ">"); break;
      default: page.insert(at, std::string("</") + any(kNames, random) + ">"); break;
    }
  }
  if (random() % 10 == 0) page.resize(random() % (page.size() + 1));
  return page;
}

bool meets_known_defect(std::string_view html) {
  Document document;  // where what no page may hold is left out, also within a name
  if (!load_text(html, {}, document)) return false;
  std::string page(document.input());
  std::transform(page.begin(), page.end(), page.begin(), [](char c) { return lower(c); });
  const bool foreign = page.find("<svg") != std::string::npos || page.find("<math") != std::string::npos;
  for (std::size_t at = page.find("</"); foreign && at != std::string::npos; at = page.find("</", at + 2)) {
    const std::size_t end = page.find_first_of(" \t\n\r\f/>", at + 2);
    if (end != std::string::npos && end > at + 2 && page[end] != '>') return true;
  }
  return false;
}

}  // namespace offprint
