// What a reader of a page sees, as one string that two ways of making the same page must agree on: blocks, a line
// each, and characters with the marks that they bear.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace offprint::markdown_tests {

class Shown {
 public:
  // `wide_gaps`: white space between two wide characters counts (it does not where lines are wrapped).
  explicit Shown(bool wide_gaps) : wide_gaps_(wide_gaps) {}

  void boundary();                    // of a block
  void block(std::string_view name);  // one that begins or ends, or a thing of its own such as a rule
  void open(std::string mark) { marks_.push_back(std::move(mark)); }
  void close() {
    if (!marks_.empty()) marks_.pop_back();
  }
  void text(std::string_view utf8);
  void thing(std::string_view what);     // a picture or a footnote's reference
  void verbatim(std::string_view text);  // of a code span: its spaces count
  void preformatted(std::string_view lang, std::string_view text);
  void line_break();

  const std::string& result() const { return out_; }

 private:
  void begin_character(char32_t c);

  bool wide_gaps_;
  std::string out_;
  std::vector<std::string> marks_;
  std::set<std::string> last_marks_;
  char32_t last_ = 0;  // the block's last character; 0 at its beginning
  bool space_ = false;
  int breaks_ = 0;
};

// The HTML that cmark-gfm writes.
std::string shown_of_html(std::string_view html, bool wide_gaps);

// Runs cmark-gfm with GitHub's extensions over Markdown; HTML. Fails the test where it cannot be run.
std::string cmark_gfm(std::string_view markdown);

// Whether a link of that text shows no more than its address.
bool says_address(std::string_view text, std::string_view address, std::string_view title);

std::string percent_decoded(std::string_view address);

}  // namespace offprint::markdown_tests
