// The crawler's own first block, <div><i>AUTHOR<br>DATE</i></div> or <div>DATE</div>: lifted under both options of
// --clean, as it is not part of the page. A text that is not a name stays, and only the date is lifted; where the date
// is far from the header's, it belongs to a story, and the block stays.
#include "converters/passes/metadata/crawler_block.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/byline_text.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/names.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

class CrawlerBlock {
 public:
  CrawlerBlock(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void lift() {
    Node* block = first_shown(document_.root->first);
    while (block != nullptr && block->kind == Kind::Division && !matches(*block)) block = first_shown(block->first);
    if (block == nullptr || block->kind != Kind::Division) return;
    const std::vector<std::string> names = read_names();
    if (author_ != nullptr && names.empty()) return lift_date();
    const bool authors_given = author_ != nullptr && is_given(options_, given::kAuthors);
    const bool date_given = is_given(options_, given::kDate);
    if ((authors_given || date_given) && (options_.clean != Clean::Article || keeps(options_, "byline"))) return;
    if (author_ != nullptr) {
      Authors(document_.metadata).add(names);
      tell("authors", *author_, authors_given);
    }
    document_.metadata.byline_date = moment_;
    tell("byline_date", *date_, date_given);
    detach(*block);
  }

 private:
  std::vector<std::string> read_names() const {
    if (author_ == nullptr || names_nobody(author_->value)) return {};
    std::vector<std::string> names = split_names(trim(author_->value));
    std::erase_if(names, names_nobody);
    return names;
  }

  // What is in the author's place is nobody's name, but a button or a service, and stays.
  void lift_date() {
    if (is_given(options_, given::kDate)) return;
    document_.metadata.byline_date = moment_;
    tell("byline_date", *date_, false);
    while (author_->next != nullptr) detach(*author_->next);
  }

  // A block without attributes and nothing but an <i> in it, which holds a date, perhaps after an author; or a lone
  // date.
  bool matches(Node& block) {
    Node* italic = first_shown(block.first);
    if (italic == nullptr || first_shown(italic->next) != nullptr || block.element == nullptr ||
        block.element->count > 0)
      return false;
    if (const auto* text = as<TextNode>(italic)) return is_date(*text);
    if (italic->kind != Kind::Emphasis) return false;
    std::vector<TextNode*> texts;
    for (Node* at = italic->first; at != nullptr; at = at->next) {
      auto* text = as<TextNode>(at);
      if (text == nullptr && at->kind != Kind::Break) return false;
      if (text != nullptr && !is_blank(text->value)) texts.push_back(text);
    }
    if (texts.empty() || texts.size() > 2) return false;
    author_ = texts.size() == 2 ? texts.front() : nullptr;
    return is_date(*texts.back());
  }

  bool is_date(const TextNode& text) {
    date_ = &text;
    moment_ = parse_date(text.value);
    if (!moment_) moment_ = numeric_date(text.value, document_.metadata.published);
    return moment_ && days_apart(moment_, document_.metadata.published).value_or(0) <= kNear;
  }

  // Where -M sets the field, what the page said goes to the ledger.
  void tell(std::string_view field, const TextNode& text, bool is_given) {
    const std::string_view words = trim(text.value);
    if (is_given) {
      diagnostics_.cut("byline", text.source.begin, words);
    } else {
      diagnostics_.lifted(field, text.source.begin, words);
    }
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  static constexpr int kNear = 3653;  // days from the header's date
  TextNode* author_ = nullptr;
  const TextNode* date_ = nullptr;
  std::optional<Moment> moment_;  // of date_
};

}  // namespace

void lift_crawler_block(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  CrawlerBlock(document, options, diagnostics).lift();
}

}  // namespace offprint
