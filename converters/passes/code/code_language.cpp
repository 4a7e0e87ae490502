#include "converters/passes/code/code_language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "converters/passes/furniture/shown.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Words between blanks, with where those stand that begin with a letter, and how long they are: most words that are
// looked up are not among them.
class WordList {
 public:
  constexpr WordList(std::string_view words) : words_(words) {  // NOLINT: implicit on purpose
    for (std::size_t at = 1; at < words.size();) {
      const std::size_t end = words.find(' ', at);
      Words& of = of_.at(letter(words[at]));
      if (of.sizes == 0) of.begin = at;
      of.end = end;
      of.sizes |= std::uint32_t{1} << (end - at);
      at = end + 1;
    }
  }

  // Whether the word, or words with blanks between, are in the list, in upper or lower case.
  bool holds(std::string_view word) const { return !find(word).empty(); }

  // The same as the list spells it; "" where it is not there.
  std::string_view find(std::string_view word) const {
    if (word.empty()) return {};
    const Words& of = of_[letter(word.front())];
    const std::size_t first = std::min(word.find(' '), word.size());
    if (first >= kLongest || (of.sizes >> first & 1U) == 0) return {};
    for (std::size_t at = of.begin; at < of.end; at = words_.find(' ', at) + 1) {
      const std::size_t end = at + word.size();
      const std::string_view found = words_.substr(at, word.size());
      if (end < words_.size() && words_[end] == ' ' && equals_ignoring_case(word, found)) return found;
    }
    return {};
  }

 private:
  static constexpr std::size_t kLongest = 32;
  static constexpr std::size_t letter(char c) { return static_cast<unsigned char>(c) & 0x1FU; }

  struct Words {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t sizes = 0;
  };
  std::string_view words_;
  std::array<Words, 32> of_{};
};

// Names that a class gives without a word before it ("hljs css", "highlight yaml"), and that `lang` means on a <pre>,
// each between blanks. Words of themes ("dark", "basic", "plain") are not among them.
constexpr WordList kLanguages(
    " abap actionscript ada apache apacheconf applescript arduino asm asp aspx assembly autohotkey autoit awk "
    "bash bash-session bat batch bibtex c c# c++ cc clojure cmake cmd cobol coffee coffeescript common-lisp conf "
    "console cpp cs csharp css css+php csv cuda cxx cypher d dart delphi diff django docker dockerfile doctest "
    "dos doscon dot elisp elixir elm emacs-lisp erb erlang f# fish fortran fsharp gdscript gherkin glsl gnuplot "
    "go golang gradle graphql groovy haml handlebars haskell haxe hcl hlsl hs htm html html+django html+erb "
    "html+jinja html+php http ini ipython ipython3 irb java javascript jinja jinja2 js json json5 jsonc jsp jsx "
    "julia kotlin kt latex ldif less liquid lisp llvm lua make makefile markdown mathematica matlab md mermaid "
    "mips mysql nasm nginx nim nix objc objective-c objectivec ocaml octave pascal patch perl pgsql php plantuml "
    "plsql postgresql powershell prolog properties protobuf ps1 ps1con puppet py py3 pycon pytb python python3 r "
    "rb restructuredtext rs rst ruby rust sass scala scheme scss sh sh-session shell shell-session shellsession "
    "solidity sql svelte swift systemverilog tcl terraform tex toml ts tsx twig typescript vb vba vbnet vbscript "
    "verilog vhdl vim vue wasm xml xml+django yaml yml ");

// Words that say that there is no language.
constexpr WordList kNone(
    " auto default false generic js-highlight no-highlight nohighlight none null other plain plaintext raw text txt "
    "undefined ");

bool is_known(std::string_view word) { return kLanguages.holds(word); }

// The name without what highlighters write after it: "js{1,3}" (lines), "php;toolbar:false", "cpp:line-numbers".
std::string_view name_in(std::string_view value) {
  value = trim(value);
  value = value.substr(0, value.find_first_of(" \t\n\r\f;,:{[("));
  const bool word = std::any_of(value.begin(), value.end(), [](char c) { return c != '-' && c != '_' && c != '.'; });
  return word && !kNone.holds(value) ? value : std::string_view();
}

// ---- attributes

// Attributes that hold a language's name and nothing else, some as people write it: Android's is syntax="Kotlin".
constexpr std::array<std::string_view, 8> kAttributes{
    "data-lang",      "data-language",    "data-enlighter-language", "data-code-language",
    "data-code-lang", "data-ke-language", "data-shcb-language-slug", "syntax"};

std::string_view in_attributes(const Element& element, bool outside) {
  static constexpr std::uint64_t kNames = [] {
    std::uint64_t names = 0;
    for (const std::string_view attribute : kAttributes) names |= name_bit(attribute);
    return names;
  }();
  if (!element.may_have(kNames)) return {};
  for (const std::string_view attribute : kAttributes) {
    const std::string_view name = name_in(element.get(attribute));
    const std::string_view known = kLanguages.find(name);
    if (!known.empty()) return known;
    if (!name.empty() && !outside) return name;
  }
  return {};
}

// ---- class names

// What precedes a language's name in a class.
struct Prefix {
  std::string_view text;
  bool any;            // whatever follows is a language; else only a known one
  bool scope = false;  // what follows is a TextMate grammar's name
};
constexpr std::array kPrefixes{
    Prefix{"language-", true},                // HTML (§4.5.15), Prism, highlight.js, marked
    Prefix{"lang-", true},                    // Prettify, VuePress
    Prefix{"highlight-source-", true, true},  // GitHub
    Prefix{"highlight-text-", true, true},    // GitHub: highlight-text-html-basic
    Prefix{"mw-highlight-lang-", true},       // MediaWiki
    Prefix{"lang:", true},                    // Crayon: "lang:php decode:true"
    Prefix{"brush:", true},                   // SyntaxHighlighter: "brush: php; gutter: true"
    Prefix{"highlight-", false},              // Sphinx: "highlight-python notranslate"
    Prefix{"src-", false},                    // Org
    Prefix{"source-", false},                 // GeSHi
    Prefix{"type-", false},                   // GitHub's gists
    Prefix{"bg_", false},                     // CSDN: "dp-highlighter bg_java"
    Prefix{"geshifilter-", true},             // Drupal
};

using PrefixEnd = ByteSet<ByteRange{'-', '-'}, ByteRange{':', ':'}, ByteRange{'_', '_'}>;
static_assert(std::all_of(kPrefixes.begin(), kPrefixes.end(),
                          [](const Prefix& p) { return PrefixEnd::holds(p.text.back()); }));

using NameEnd = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\f', '\r'}, ByteRange{' ', ' '}, ByteRange{';', ';'}>;

// Class names that say that another name beside them is the language.
constexpr WordList kHighlighterWords(
    " hljs highlight sourcecode syntaxhighlighter prism shiki src codehilite chroma geshi mw-geshi enlighterjsraw "
    "literal-block rust-example-rendered ");  // docutils, docs.rs

// Gives `each` the names of a class attribute, and what is behind each.
template <class Each>
void each_name(std::string_view classes, Each each) {
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t end = NameEnd::find(classes, at);
    if (end > at) each(classes.substr(at, end - at), classes.substr(end));
    at = end + 1;
  }
}

// The language of a TextMate grammar's name, of which the last word is often a kind of the first: "html-basic", but
// "css-scss".
std::string_view in_scope(std::string_view name) {
  const std::size_t first = name.find('-');
  if (first == std::string_view::npos || is_known(name)) return name;
  for (const std::string_view word : {name.substr(name.rfind('-') + 1), name.substr(0, first)}) {
    if (is_known(word)) return word;
  }
  return name;
}

// The language that the name says by the prefix, or `rest`, which is behind it; "" for none.
std::string_view language_by(const Prefix& prefix, std::string_view name, std::string_view rest, bool outside) {
  if (lower(name.front()) != prefix.text.front() || !starts_ignoring_case(name, prefix.text)) return {};
  const std::string_view after = name.substr(prefix.text.size());
  const std::string_view said = name_in(after.empty() && prefix.text.ends_with(':') ? trim(rest) : after);
  const std::string_view language = prefix.scope ? in_scope(said) : said;
  constexpr std::size_t kTag = 2;  // "lang-cs": Czech
  const bool known = is_known(language) && !(outside && prefix.text == "lang-" && language.size() <= kTag);
  return (prefix.any && !outside) || known ? language : std::string_view();
}

// "language-js", "brush: js": what follows a prefix, in the same name or as the next one; by the first prefix that says
// one, and the first name with it.
std::string_view after_prefix(std::string_view classes, bool outside) {
  std::string_view found;
  if (!PrefixEnd::any(classes)) return found;
  std::size_t left = kPrefixes.size();  // prefixes that come before the one of what is found
  each_name(classes, [&](std::string_view name, std::string_view rest) {
    for (std::size_t i = 0; i < left; ++i) {
      const std::string_view language = language_by(kPrefixes[i], name, rest, outside);
      if (language.empty()) continue;
      found = language;
      left = i;
    }
  });
  return found;
}

// "hljs css", "php": a known language's name, alone or beside a highlighter's.
std::string_view bare_name(std::string_view classes, bool alone) {
  std::string_view language;
  std::size_t names = 0;
  bool highlighter = false;
  each_name(classes, [&](std::string_view name, std::string_view /*rest*/) {
    ++names;
    if (kHighlighterWords.holds(name)) {
      highlighter = true;
    } else if (language.empty() && is_known(name)) {
      language = name;
    }
  });
  return highlighter || (alone && names == 1) ? language : std::string_view();
}

// ---- places

bool is_code_tag(const Element& element) { return element.name == "pre" || element.name == "code"; }

// `outside`: around the code, where a class may speak of a human language ("lang-en").
std::string_view said_by(const Element& element, bool outside) {
  const std::string_view classes = element.get("class");
  if (const std::string_view name = in_attributes(element, outside); !name.empty()) return name;
  if (const std::string_view name = after_prefix(classes, outside); !name.empty()) return name;
  if (const std::string_view name = after_prefix(element.get("data-syntaxhighlighter-params"), outside); !name.empty())
    return name;
  if (const std::string_view name = bare_name(classes, is_code_tag(element)); !name.empty()) return name;
  const std::string_view lang = is_code_tag(element) ? trim(element.get("lang")) : std::string_view();
  return is_known(lang) ? lang : std::string_view();
}

// In the code: its first line's attribute, its first <pre> and <code> elements. Those further in are part of its text.
std::string_view said_inside(const Node& code) {
  if (const Node* line = first_shown(code.first); line != nullptr && line->element != nullptr) {  // Quill
    if (const std::string_view name = in_attributes(*line->element, true); !name.empty()) return name;
  }
  constexpr int kMost = 6;
  int seen = 0;
  for (const Node* at = next_in(code, code); at != nullptr && seen < kMost; at = next_in(code, *at)) {
    if (at->element == nullptr || !is_code_tag(*at->element)) continue;
    const std::string_view name = said_by(*at->element, false);
    if (!name.empty()) return name;
    ++seen;
  }
  return {};
}

}  // namespace

bool is_language_name(std::string_view words) { return is_known(words) || kNone.holds(words); }

std::string_view code_language(const Node& code) {
  if (code.element != nullptr) {
    const std::string_view name = said_by(*code.element, false);
    if (!name.empty()) return name;
  }
  if (const std::string_view name = said_inside(code); !name.empty()) return name;
  constexpr int kAround = 4;
  const Node* at = code.parent;
  for (int i = 0; i < kAround && at != nullptr; ++i, at = at->parent) {
    if (at->element == nullptr) continue;
    const std::string_view name = said_by(*at->element, !is_code_tag(*at->element));
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace offprint
