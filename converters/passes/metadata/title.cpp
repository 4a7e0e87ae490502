// The title appears once. Where the page repeats it before the text, as a heading or a paragraph of its own, the first
// repetition is cut under --clean article; pictures beside it stay. What differs in more than white space, letter
// case, the shape of quotation marks and a site's name after it is not a repetition. Where the page's heading shows the
// title without that name, the title is what the heading shows, and the name is the site's. An article without a title
// takes its first heading of depth 1, which moves to the metadata. A heading that differs from the title in signs as
// well stays, but still shows where the site's name begins; so does one with a note's mark.
//
// Unsure means kept: a paragraph among lines as short as it is, or one that the text repeats (a list, a poem and its
// refrain), is text; so is one behind prose, and a heading behind prose and one of its level, which is a section's.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/site_marks.h"
#include "converters/passes/metadata/site_suffix.h"
#include "converters/passes/metadata/title_frame.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr int kBlocksBeforeText = 6;
constexpr std::size_t kBegun = 240;    // after so many bytes of paragraphs the text has begun
constexpr std::size_t kSentence = 60;  // a shorter paragraph is a date, a name, a label

bool is_line(const Node& block) {
  return block.kind == Kind::Paragraph && !holds_picture(block) && text_content(block).size() < kSentence;
}

// Whether the blocks around it are as short as it is: a list, a poem.
bool stands_among_lines(const Node& block) {
  constexpr int kLines = 3;
  int lines = 0;
  for (const Node* at = block.previous; at != nullptr && is_line(*at); at = at->previous) ++lines;
  for (const Node* at = block.next; at != nullptr && is_line(*at) && lines < kLines; at = at->next) ++lines;
  return lines >= kLines;
}

// Whether a later paragraph or line is the title again.
bool is_refrain(const Node& block, const std::string& title) {
  for (const Node* at = block.next; at != nullptr; at = at->next) {
    if (at->kind != Kind::Paragraph) continue;
    std::string line;
    for (const Node* inner = at; inner != nullptr; inner = next_in(*at, *inner)) {
      if (const auto* text = as<TextNode>(inner)) line += text->value.view();
      if (inner->kind == Kind::Break && squeezed(line, title.size()) == title) return true;
      if (inner->kind == Kind::Break) line.clear();
    }
    if (squeezed(line, title.size()) == title) return true;
  }
  return false;
}

// "<sup><a href="#fn1">1</a></sup>", where it was not read as a note's.
bool is_raised_link(const Node& node) {
  if (node.kind != Kind::Superscript || node.first == nullptr || node.first != node.last) return false;
  const auto* link = as<Link>(node.first);
  return link != nullptr && link->url.view().starts_with('#');
}

// A heading with a note's mark stays, for nothing else leads to the note.
bool holds_mark(const Node& block) {
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (at->kind == Kind::FootnoteReference || is_raised_link(*at)) return true;
  }
  return false;
}

// Of a heading without such links, which are no part of the title.
std::string shown_text(const Node& block) {
  if (block.kind != Kind::Heading || !holds_mark(block)) return text_content(block);
  std::string text;
  for (const Node* child = block.first; child != nullptr; child = child->next)
    text += is_raised_link(*child) ? std::string() : text_content(*child);
  return text;
}

class TitleOnce {
 public:
  TitleOnce(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), title_(squeezed(document.metadata.title)) {}

  void run() {
    int blocks = 0;
    std::size_t prose = 0;
    for (Node* block = document_.root->first; block != nullptr && blocks < kBlocksBeforeText; ++blocks) {
      Node* const next = block->next;
      const std::string text = shown_text(*block);
      const bool said = is_title(*block, text);
      if (said && stands_in_text(*block)) return;
      if (said) {
        settle(*block, text);
        return cut_repeats(next, kBlocksBeforeText - blocks);
      }
      if (differs_by_signs(*block, text)) return cut_site(title_by_letters(document_.metadata.title, text));
      if (block->kind == Kind::Paragraph && text.size() >= kSentence) prose += text.size();
      pass(*block, text);
      if (prose > kBegun || (title_.empty() && block->kind == Kind::Paragraph)) return;  // what follows is text
      block = next;
    }
  }

 private:
  void pass(Node& block, const std::string& text) {
    static constexpr std::array<std::string_view, 4> kEnds{"。", ".", "？", "?"};
    const auto* heading = as<Heading>(&block);
    if (heading != nullptr && heading->depth == 1 && masthead_ == nullptr) masthead_ = &block;
    if (heading != nullptr) sections_.at(static_cast<std::size_t>(heading->depth)) = true;
    const std::string_view words = trim(text);
    introduced_ = block.kind == Kind::Paragraph && (words.ends_with("：") || words.ends_with(':'));
    if (block.kind != Kind::Paragraph) return;
    const bool prose = text.size() >= kSentence && std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
                         return words.ends_with(end);
                       });
    begun_ = begun_ || prose || squeezed(text, title_.size()) == title_;
  }

  // Behind prose, or the title as text, or introduced by a colon, a line is text.
  bool stands_in_text(const Node& block) const { return block.kind == Kind::Paragraph && (begun_ || introduced_); }

  bool is_title(const Node& block, const std::string& text) const {
    const auto* heading = as<Heading>(&block);
    if (heading != nullptr && begun_ && sections_.at(static_cast<std::size_t>(heading->depth))) return false;
    if (title_.empty()) return heading != nullptr && heading->depth == 1 && !is_blank(text);
    if (heading != nullptr && shows_behind_site(text)) return true;
    if ((heading == nullptr && block.kind != Kind::Paragraph) || !begins_title(text)) return false;
    const std::string own = squeezed(text, title_.size());  // a longer one does not begin the title
    if (own == title_) return heading != nullptr || !(stands_among_lines(block) || is_refrain(block, own));
    const bool main = heading != nullptr && heading->depth == 1;
    if (!title_.starts_with(own)) return false;
    return leaves_site_out(own, main, main || (heading != nullptr && is_first_heading())) && !shows_rest(block, own);
  }

  bool is_first_heading() const {
    return !begun_ && std::none_of(sections_.begin(), sections_.end(), [](bool passed) { return passed; });
  }

  // Whether a heading is the title without the site's name behind it.
  bool leaves_site_out(const std::string& own, bool main, bool first) const {
    const Metadata& metadata = document_.metadata;
    const std::string behind = behind_sign(metadata.title, own);
    if (!behind.empty() && is_shown_as_site(document_, behind)) return true;
    if (goes_on_behind(metadata.title, own)) return false;
    if (heading_without_site(title_, own, main) || (first && heading_before_colon(title_, own))) return true;
    if (!main) return false;
    const std::string bracketed = bracketed_behind(metadata.title, own);
    if (!bracketed.empty() && may_stand_behind(document_, bracketed)) return true;
    return heading_before_slash(metadata.title, own) ||
           (is_short_foreign_name(behind) && may_stand_behind(document_, behind)) ||
           (heading_before_name(metadata.title, own) &&
            may_stand_behind(document_, site_behind(metadata.title, own))) ||
           heading_before_host(title_, own, split_address(metadata.url).host());
  }

  // A blog's page: "Blog: Post". Where the page does not show that the first is the site's name, or gives another, it
  // is a part of the title: "Interview: The Carpenter".
  bool shows_behind_site(const std::string& text) const {
    const Metadata& metadata = document_.metadata;
    const std::string own = squeezed(text, title_.size());
    if (begun_ || !document_.whole_page || own.size() >= title_.size()) return false;
    const std::string site = site_before(metadata.title, own);
    const bool other = !metadata.site_name.empty() && squeezed(metadata.site_name) != squeezed(site);
    return !site.empty() && !other && is_shown_as_site(document_, site);
  }

  // Whether the title begins with the text's first letters, as with all of a text that is the title or its beginning.
  bool begins_title(const std::string& text) const {
    constexpr std::size_t kFew = 8;  // bytes
    return title_.starts_with(squeezed(text, std::min(kFew, title_.size())));
  }

  // Whether the next block, a subtitle, or a heading near shows what the heading left out.
  bool shows_rest(const Node& block, const std::string& own) const {
    const std::string_view rest = std::string_view(title_).substr(own.size());
    int left = kBlocksBeforeText;
    for (const Node* at = block.next; at != nullptr && left > 0; at = at->next, --left) {
      if (at != block.next && at->kind != Kind::Heading) continue;
      const std::string text = squeezed(text_content(*at), rest.size());
      if (!text.empty() && rest.find(text) != std::string_view::npos) return true;
    }
    return false;
  }

  // Whether it is the page's heading, and shows the title without the site's name but with other signs.
  bool differs_by_signs(const Node& block, const std::string& text) const {
    const auto* heading = as<Heading>(&block);
    if (heading == nullptr || heading->depth != 1 || is_given(options_, given::kTitle)) return false;
    const std::string own = squeezed(title_by_letters(document_.metadata.title, text));
    if (!heading_without_site(title_, own, true) || shows_rest(block, own)) return false;
    return !goes_on_behind(document_.metadata.title, own);
  }

  void cut_site(std::string title) {
    Metadata& metadata = document_.metadata;
    const std::string own = squeezed(title);
    if (metadata.site_name.empty()) {
      metadata.site_name =
          title_.starts_with(own) ? site_behind(metadata.title, own) : site_before(metadata.title, own);
    }
    metadata.title = std::move(title);
  }

  void settle(Node& block, const std::string& text) {
    Metadata& metadata = document_.metadata;
    if (title_.empty()) {
      if (is_given(options_, given::kTitle)) return take_out(block, text, false);  // -M sets another
      metadata.title = written_title(block, text);
      return take_out(block, text, true);
    }
    if (squeezed(text) != title_) cut_site(written_title(block, text));
    cut_masthead();
    take_out(block, text, false);
  }

  static std::string written_title(const Node& block, const std::string& text) {
    return holds_mark(block) ? one_line(text) : text_in_one_line(block);
  }

  // A blog's name as the page's heading, above the post's, once the metadata hold it.
  void cut_masthead() {
    const std::string site = squeezed(document_.metadata.site_name);
    const bool shown = masthead_ != nullptr && !site.empty() && title_.starts_with(site);
    if (!shown) return;
    const std::string text = text_content(*masthead_);
    if (squeezed(text, site.size()) == site) take_out(*masthead_, text, false);
  }

  // Exports show the title once more above the text that they quote: as a heading, before the prose begins.
  void cut_repeats(Node* block, int blocks) {
    const std::string title = squeezed(document_.metadata.title);
    for (; block != nullptr && blocks > 0; --blocks) {
      Node* const next = block->next;
      const std::string text = text_content(*block);
      if (block->kind == Kind::Paragraph && text.size() >= kSentence) return;
      if (block->kind == Kind::Heading && squeezed(text, title.size() + 1) == title) take_out(*block, text, false);
      block = next;
    }
  }

  void take_out(Node& block, const std::string& text, bool lifted) {
    if (options_.clean != Clean::Article || (!lifted && keeps(options_, "title")) || holds_mark(block)) return;
    leave_pictures(block);
    if (!lifted) {
      cut_out(block, "title", options_, diagnostics_);
      return;
    }
    diagnostics_.lifted("title", block.source.begin, text);
    detach(block);
  }

  // Moves pictures beside the title in front of the block, in their order.
  void leave_pictures(Node& block) {
    for (Node* at = block.first; at != nullptr;) {
      Node* const next = is_picture(*at) || shows_picture_alone(*at) ? skip_in(block, *at) : next_in(block, *at);
      if (is_picture(*at) || shows_picture_alone(*at)) {
        detach(*at);
        Node* place = at;
        if (at->kind != Kind::Embed) {
          place = document_.make<Figure>(at->source);
          append(*place, *at);
        }
        insert_before(block, *place);
      }
      at = next;
    }
  }

  static bool shows_picture_alone(const Node& node) {
    return node.kind == Kind::Link && node.first != nullptr && node.first == node.last &&
           node.first->kind == Kind::Image;
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  const std::string title_;
  std::array<bool, 7> sections_{};  // by the depth of the headings that were passed
  Node* masthead_ = nullptr;        // the first heading of depth 1 that was passed
  bool begun_ = false;              // prose was passed
  bool introduced_ = false;         // what was passed last ends with a colon
};

}  // namespace

namespace {

// Before all else, as the title's frame hides the site's name behind it.
void unframe_title(Document& document, const PassOptions& options) {
  if (!document.whole_page || document.metadata.title.empty() || is_given(options, given::kTitle)) return;
  int left = kBlocksBeforeText;
  for (const Node* block = document.root->first; block != nullptr && left > 0; block = block->next, --left) {
    const auto* heading = as<Heading>(block);
    if (heading == nullptr || heading->depth != 1) continue;
    std::string bare = without_frame(document.metadata.title, squeezed(text_content(*block)));
    if (!bare.empty()) document.metadata.title = std::move(bare);
    return;
  }
}

}  // namespace

void cut_title(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  unframe_title(document, options);
  TitleOnce(document, options, diagnostics).run();
}

}  // namespace offprint
