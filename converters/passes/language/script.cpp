// --script: Chinese in the other script's characters, by OpenCC. Characters only, not vocabulary.
//
// A text that is in the wanted script already is not touched, for converting it again damages it (岳飛, 余先生, 里長
// hold characters that are right in both). Which script a text is in is decided for the article as a whole, quotations
// aside, and for each quotation by itself. Titles and alternative texts follow the article; code and addresses are
// never converted; the language follows.
#include <array>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include <opencc/SimpleConverter.hpp>

#include "converters/passes/language/language_counter.h"
#include "converters/passes/language/opencc.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

struct Target {
  Script script;
  std::string_view configuration;  // OpenCC's
  std::string_view from;           // the language that it converts, as LanguageCounter tells it
  std::string_view language;       // of the result
};
constexpr std::array kTargets{
    Target{Script::Hans, "t2s.json", "zh-Hant", "zh-Hans"},
    Target{Script::Hant, "s2t.json", "zh-Hans", "zh-Hant"},
    Target{Script::HantTw, "s2tw.json", "zh-Hans", "zh-Hant-TW"},
    Target{Script::HantHk, "s2hk.json", "zh-Hans", "zh-Hant-HK"},
};

const Target* target_of(Script script) {
  for (const Target& target : kTargets) {
    if (target.script == script) return &target;
  }
  return nullptr;
}

class Converter {
 public:
  Converter(Document& document, const Target& target, const OpenCc& opencc)
      : document_(document), target_(target), opencc_(opencc) {}

  void run() {
    const bool article = language_of(*document_.root, document_.metadata.title) == target_.from;
    if (article) {
      document_.metadata.title = opencc_.convert(document_.metadata.title);
      document_.metadata.rights = opencc_.convert(document_.metadata.rights);
      document_.metadata.language = target_.language;
    }
    convert(*document_.root, article);
  }

 private:
  // Of a block's text, the quotations in it aside.
  static std::string_view language_of(const Node& block, std::string_view title = {}) {
    LanguageCounter counter;
    counter.add(title);
    for (const Node* at = &block; at != nullptr;) {
      if (at != &block && at->kind == Kind::BlockQuote) {
        at = skip_in(block, *at);
        continue;
      }
      if (const auto* text = as<TextNode>(at)) counter.add(text->value);
      at = next_in(block, *at);
    }
    return counter.told();
  }

  void convert(Node& block, bool wanted) {
    for (Node* at = next_in(block, block); at != nullptr;) {
      if (at->kind == Kind::BlockQuote) {
        const std::string_view language = language_of(*at);
        const bool tells = language == "zh-Hans" || language == "zh-Hant";
        convert(*at, tells ? language == target_.from : wanted);
        at = skip_in(block, *at);
        continue;
      }
      if (wanted) convert_one(*at);
      at = next_in(block, *at);
    }
  }

  void convert_one(Node& node) {
    if (auto* text = as<TextNode>(&node)) set(text->value);
    if (auto* ruby = as<Ruby>(&node)) set(ruby->annotation);
    if (auto* image = as<Image>(&node)) {
      set(image->alt);
      set(image->title);
    }
    if (auto* link = as<Link>(&node)) set(link->title);
    if (auto* embed = as<Embed>(&node)) set(embed->title);
  }

  void set(Text& text) {
    if (!text.empty()) text = document_.text(opencc_.convert(text));
  }

  Document& document_;
  const Target& target_;
  const OpenCc& opencc_;
};

}  // namespace

void change_script(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  const Target* target = target_of(options.script);
  if (target == nullptr) return;
  const auto opencc = OpenCc::open(std::string(target->configuration));
  if (!opencc) return diagnostics.report(DiagnosticCode::ScriptUnavailable, 0, opencc.error().message);
  Converter(document, *target, *opencc).run();
}

}  // namespace offprint
