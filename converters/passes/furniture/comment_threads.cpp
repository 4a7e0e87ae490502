#include "converters/passes/furniture/comment_threads.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "converters/passes/furniture/furniture_guard.h"
#include "converters/passes/furniture/sentences.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint::furniture {

namespace {

// An article has at least so many characters; else the thread is itself the article.
constexpr std::size_t kArticle = 60;
constexpr std::size_t kLongArticle = 200;
// The most prose of a page's footer.
constexpr std::size_t kFooter = 500;
// The most that may follow what is a comment by its name only.
constexpr std::size_t kLast = 100;
// Beside its comments a thread has a heading and a form: "Your e-mail address will not be published."
constexpr std::size_t kNote = 400;
constexpr std::size_t kNotes = 600;

// `first`: where the first comment begins.
bool follows_article(const Measure& m, std::size_t first, const Measures& measures) {
  const std::size_t after = measures.whole().prose_through - m.prose_through;
  return first >= kArticle && after <= std::max(first, kFooter);
}

bool has_evidence(const Measure& m) { return (m.holds & (holding::kDate | holding::kReply)) != 0; }

bool is_known_as_thread(const Measure& m) {
  if (m.said.thread) return true;
  return m.comments.count >= 2 && has_evidence(m) && (m.prose_before > 0 || m.before >= kLongArticle);
}

bool is_thread(const Measure& m, const Measures& measures) {
  if (m.comments.count == 0 || m.comments.author_first || !is_known_as_thread(m)) return false;
  if (m.comments.stray > kNote ||
      m.all - m.comments.characters > std::max<std::size_t>(kNotes, m.comments.characters / 2))
    return false;
  return follows_article(m, m.before, measures);
}

bool is_comment_of_run(const Node& node, const Measure& m, const Measures& measures) {
  if (!m.item || (node.parent->parent != nullptr && !is_measured(*node.parent))) return false;
  const Measure& run = measures.of(*node.parent);
  if (run.comments.author_first) return m.said.stranger;
  const bool last = measures.plain() - m.before <= kLast;
  return run.comments.count >= 2 && (has_evidence(m) || last) && follows_article(m, run.comments.first, measures);
}

// Without such a node its neighbours would move; what it holds may still be comments.
bool holds_a_place(const Node& node) {
  return node.kind == Kind::TableCell || node.kind == Kind::TableRow || is(node.kind, group::kDefinition);
}

bool is_thread_or_run(const Node& node, const Measures& measures) {
  if (!is_measured(node) || holds_a_place(node)) return false;
  const Measure& m = measures.of(node);
  return is_thread(m, measures) || is_comment_of_run(node, m, measures);
}

// Asked only where a thread follows, so that one word is enough.
bool names_comments(std::string_view text) {
  static constexpr std::array<std::string_view, 20> kWords{
      "kommentar", "commentaire", "comentario", "омментари",  "コメント", "댓글", "comment",
      "response",  "repl",        "thought",    "discussion", "评论",     "評論", "留言",
      "回应",      "回應",        "回复",       "回覆",       "迴響",     "跟帖"};
  const std::string lowered = lower(text);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
}

// A heading, or a line that is no sentence; what is shown, listed or quoted is the article's.
bool may_head(const Node& node) {
  if (node.kind == Kind::Heading) return true;
  if (node.kind != Kind::Paragraph && node.kind != Kind::Division && node.kind != Kind::Span) return false;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    const bool other = at->kind == Kind::List || at->kind == Kind::BlockQuote || at->kind == Kind::Figure;
    if (other || is_picture(*at) || is_typed(*at) || is_element(*at, "pre")) return false;
  }
  return !holds_sentence(node);
}

bool is_heading_of_comments(const Node& node, const Measure& m, const Measures& measures) {
  constexpr std::size_t kLongest = 160;
  if (m.all == 0 || m.all > kLongest || m.comments.count > 0 || !may_head(node)) return false;
  const Node* after = next_shown(node, measures);
  return after != nullptr && is_thread_or_run(*after, measures) && names_comments(text_content(node));
}

// What a section says apart from headings.
std::string text_of_section(const Node& section) {
  std::string text;
  for (const Node* at = section.first; at != nullptr;) {
    const auto* part = as<TextNode>(at);
    if (part != nullptr) text += part->value.view();
    at = at->kind == Kind::Heading ? skip_in(section, *at) : next_in(section, *at);
  }
  return text;
}

// Whether it says that nobody wrote, or who may: in a short text under this heading, wherever it says so.
bool invites(const std::string& text) {
  static constexpr auto kWords = std::to_array<std::string_view>({"comments are",
                                                                  "commenting is",
                                                                  "commenting has",
                                                                  "no comments",
                                                                  "any comments",
                                                                  "comments yet",
                                                                  "comments on this",
                                                                  "no responses",
                                                                  "no replies",
                                                                  "no discussion",
                                                                  "commented yet",
                                                                  "be the first",
                                                                  "log in",
                                                                  "logged in",
                                                                  "login",
                                                                  "sign in",
                                                                  "email address",
                                                                  "e-mail address",
                                                                  "leave a",
                                                                  "add a",
                                                                  "post a",
                                                                  "write a",
                                                                  "join the",
                                                                  "loading",
                                                                  "powered by",
                                                                  "暂无",
                                                                  "暫無",
                                                                  "还没有",
                                                                  "還沒有",
                                                                  "登录",
                                                                  "登入"});
  const std::string lowered = lower(text);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view words) { return lowered.find(words) != std::string::npos; });
}

}  // namespace

bool is_small_talk(const Node& node, const Measure& m) {
  constexpr std::size_t kShort = 200;
  if (!m.said.thread || m.all == 0 || m.all >= kShort) return false;
  if (!m.said.section || m.dated > 0 || (m.holds & holding::kReply) != 0) return true;
  const std::string text = text_of_section(node);
  return is_blank(text) || invites(text);
}

bool is_of_comments(const Node& node, const Measures& measures) {
  if (measures.whole().comments.count == 0) return false;
  return is_thread_or_run(node, measures) || is_heading_of_comments(node, measures.of(node), measures);
}

}  // namespace offprint::furniture
