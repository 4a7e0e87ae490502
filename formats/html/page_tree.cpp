#include "formats/html/page_tree.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "formats/html/flatten.h"
#include "formats/html/gumbo_parse.h"
#include "formats/html/markup.h"
#include "formats/html/skeleton.h"
#include "formats/html/unfold.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// About 250 bytes and a microsecond each. An article has none, or one per paragraph.
constexpr std::size_t kMostRepeats = 500'000;
constexpr const char* kTooManyRepeats =
    "its HTML leaves <b>, <font> and their like open, which would be repeated in every paragraph, over 500000 times; "
    "close them, or split it into smaller files";

const PageNode* child_named(const PageNode* parent, GumboTag tag) {
  if (parent == nullptr) return nullptr;
  const GumboVector& children =
      parent->type == GUMBO_NODE_DOCUMENT ? parent->v.document.children : parent->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const PageNode*>(children.data[i]);
    if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == tag) return child;
  }
  return nullptr;
}

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

Result<void> refusal(ParseOutcome outcome, const Limits& limits) {
  switch (outcome) {
    case ParseTooLarge:
      return fail(Fault::TooLarge, "its HTML takes more than " + mebibytes(limits.arena_bytes) +
                                       " to parse; split it into smaller files");
    case ParseTooSlow:
      return fail(Fault::TooSlow, "its HTML takes more than " + std::to_string(static_cast<int>(limits.seconds)) +
                                      " s to parse; split it into smaller files");
    case ParseNoMemory: throw std::bad_alloc();  // as everything else here that finds none
    case ParseOk:
    case ParseBroken: break;
  }
  return fail(Fault::Internal, "its HTML is more than the parser can stand; please report it, with the file");
}

std::optional<Error> template_refusal(std::string_view html, const Limits& limits) {
  if (count_templates(html, limits.templates) <= limits.templates) return {};
  return Error{Fault::TooLarge, "its HTML holds more than " + std::to_string(limits.templates) +
                                    " <template> elements; take them out, nothing in them is shown"};
}

ParseOutcome parse_within(const Limits& limits, ParseArena* arena, std::string_view bytes, const PageNode** document) {
  return parse_html(arena, bytes.data(), bytes.size(), limits.arena_bytes, limits.seconds, document);
}

// Gumbo begins a token where the last one ended, and </> is no token to it: a tag may seem to begin with some.
std::string_view without_empty_tags(std::string_view tag) {
  while (tag.starts_with("</>")) tag.remove_prefix(3);
  return tag;
}

std::string_view view(const GumboStringPiece& piece) {
  return piece.data == nullptr ? std::string_view() : std::string_view(piece.data, piece.length);
}

// How text directly in the element is to be read.
TextMode mode_in(const GumboElement& element) {
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return TextMode::Foreign;
  switch (element.tag) {
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_TITLE: return TextMode::Escapable;
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_XMP: return TextMode::Raw;
    default: return TextMode::Data;
  }
}

// Holds a skeleton's tree, without the folds, against what the scan took for text: the first wrong guess shows, as
// everything before it was right.
class Agreement {
 public:
  Agreement(const Skeleton& skeleton, std::span<const Fold> folds) : skeleton_(skeleton), folds_(folds) {}

  bool holds(const PageNode& document) {
    std::vector<const PageNode*> open{&document};
    while (!open.empty()) {
      const PageNode& node = *open.back();
      open.pop_back();
      if (node.type == GUMBO_NODE_COMMENT) continue;
      const bool element = is_element(node);
      if (!element && node.type != GUMBO_NODE_DOCUMENT) {
        if (!has_its_runs(node.v.text)) return false;
        continue;
      }
      if (element && !is_as_scanned(node.v.element)) return false;
      const GumboVector& children = element ? node.v.element.children : node.v.document.children;
      for (unsigned i = 0; i < children.length; ++i) open.push_back(static_cast<const PageNode*>(children.data[i]));
    }
    return only_text_ == skeleton_.raw.size() - only_text_in_folds();
  }

 private:
  // A letter for each run of characters.
  bool has_its_runs(const GumboText& text) const {
    const std::string_view span = view(text.original_text);
    if (span.data() == nullptr) return false;
    const std::size_t begin = offset(span);
    const std::size_t size = std::strlen(text.text);
    return span.size() == size || skeleton_.runs(begin, begin + span.size()) == size;
  }

  // An element that holds only text was taken to be one; that none was taken for one, their number tells.
  bool is_as_scanned(const GumboElement& element) {
    const TextMode mode = mode_in(element);
    const std::string_view tag = without_empty_tags(view(element.original_tag));
    if ((mode != TextMode::Raw && mode != TextMode::Escapable) || tag.empty()) return true;
    ++only_text_;
    return std::binary_search(skeleton_.raw.begin(), skeleton_.raw.end(), offset(tag));
  }

  std::size_t only_text_in_folds() const {
    std::size_t count = 0;
    auto raw = skeleton_.raw.begin();
    for (const Fold& fold : folds_) {
      raw = std::lower_bound(raw, skeleton_.raw.end(), fold.begin);
      const auto end = std::lower_bound(raw, skeleton_.raw.end(), fold.end);
      count += static_cast<std::size_t>(end - raw);
      raw = end;
    }
    return count;
  }

  std::size_t offset(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - skeleton_.bytes.data());
  }

  const Skeleton& skeleton_;
  std::span<const Fold> folds_;
  std::size_t only_text_ = 0;
};

}  // namespace

// What one tree needs and the next can use again: a batch parses thousands.
struct PageTree::Workspace {
  Workspace() : arena(parse_arena_new()) {
    if (arena == nullptr) throw std::bad_alloc();
  }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace() { parse_arena_free(arena); }

  // Whether the skeleton gives the page's tree; `outcome`: what the parser said.
  bool parse_skeleton(const Limits& limits, const PageNode*& document, ParseOutcome& outcome) const {
    outcome = parse_within(limits, arena, skeleton.bytes, &document);
    return outcome == ParseOk && Agreement(skeleton, {}).holds(*document);
  }

  // The same, without its folds; false if it has none.
  bool parse_folded(const Limits& limits, const PageNode*& document, ParseOutcome& outcome) {
    fold(skeleton, folded);
    if (folded.cuts.empty()) return false;
    outcome = parse_within(limits, arena, folded.bytes, &document);
    if (outcome != ParseOk) return false;
    if (!find_folds(*document, skeleton, folded, with_folds)) return false;
    if (!Agreement(skeleton, skeleton.folding.folds()).holds(*document)) return false;
    const bool unfolded = unfold(skeleton, with_folds, arena);
    if (!unfolded) outcome = parse_arena_outcome(arena);
    return unfolded;
  }

  ParseArena* arena;
  Skeleton skeleton;
  FoldedSkeleton folded;
  std::vector<PageNode*> with_folds;
};

std::unique_ptr<PageTree::Workspace>& PageTree::spare() {
  thread_local std::unique_ptr<Workspace> spare;
  return spare;
}

PageTree::PageTree() : work_(std::move(spare())) {
  if (work_ == nullptr) work_ = std::make_unique<Workspace>();
}

PageTree::~PageTree() {
  constexpr std::size_t kMostKept = std::size_t{1} << 20U;  // bytes of a skeleton
  parse_arena_reset(work_->arena);
  if (work_->skeleton.bytes.capacity() > kMostKept) {
    work_->skeleton = {};
    work_->folded = {};
  }
  spare() = std::move(work_);
}

struct PageTree::Attempt {
  std::string_view html;
  const ReadOptions& options;
  ScanOptions scan;
};

Result<void> PageTree::parse(Document& document, Source part, const ReadOptions& options, Scripts scripts) {
  const std::string_view html = document.input().substr(part.begin, part.end - part.begin);
  begin_ = part.begin;
  source_ = html;
  Attempt how{html, options, {options.limits.depth, ForeignTags::Keep, scripts}};
  auto parsed = attempt(document, how);
  // What is known to break Gumbo needs an <svg> or <math>: try once more without their tags.
  if (!parsed && parsed.error().fault == Fault::Internal) {
    how.scan.foreign = ForeignTags::TakeOut;
    parsed = attempt(document, how);
    if (parsed) document.diagnostics.report(DiagnosticCode::ElementDropped, part.begin, "math");
  }
  return parsed;
}

Result<void> PageTree::attempt(Document& document, const Attempt& how) {
  const Limits& limits = how.options.limits;
  ScanFacts facts;
  skeleton_ = false;
  ParseOutcome outcome = ParseOk;
  if (how.options.parse != HtmlParse::Whole) {
    make_skeleton(how.html, how.scan, work_->skeleton);
    facts = work_->skeleton.facts;
    starts_ = facts.starts;
    if (starts_.test(tag_rule("template").index)) {
      if (auto refused = template_refusal(how.html, limits)) return fail(std::move(*refused));
    }
    if (facts.repeats > kMostRepeats) return fail(Fault::TooLarge, kTooManyRepeats);
    const bool folded = work_->skeleton.exact && how.options.parse == HtmlParse::Folded;
    skeleton_ = folded && work_->parse_folded(limits, document_, outcome);
    if (!skeleton_ && work_->skeleton.exact && outcome == ParseOk)
      skeleton_ = work_->parse_skeleton(limits, document_, outcome);
    parsed_ = work_->skeleton.bytes;
    if (outcome != ParseOk && outcome != ParseBroken) return refusal(outcome, limits);
  }
  if (!skeleton_) {
    if (auto refused = template_refusal(how.html, limits)) return fail(std::move(*refused));
    Flattened flat = flatten(how.html, how.scan);
    facts = flat.facts;
    if (facts.repeats > kMostRepeats) return fail(Fault::TooLarge, kTooManyRepeats);
    flattened_ = std::move(flat.bytes);
    parsed_ = flattened_ == nullptr ? how.html : std::string_view(flattened_.get(), how.html.size());
    outcome = parse_within(limits, work_->arena, parsed_, &document_);
    if (outcome != ParseOk) return refusal(outcome, limits);
  }
  if (facts.count > 0) {
    const std::uint32_t at = begin_ + static_cast<std::uint32_t>(facts.first);
    document.diagnostics.report(DiagnosticCode::DepthFlattened, at, {}, facts.count);
  }
  return {};
}

const PageNode* PageTree::html() const { return child_named(document_, GUMBO_TAG_HTML); }
const PageNode* PageTree::head() const { return child_named(html(), GUMBO_TAG_HEAD); }
const PageNode* PageTree::body() const { return child_named(html(), GUMBO_TAG_BODY); }

std::string_view PageTree::page_attribute(const char* name) const {
  for (const PageNode* node : {html(), body()}) {
    const GumboAttribute* found = node == nullptr ? nullptr : gumbo_get_attribute(&node->v.element.attributes, name);
    if (found != nullptr) return found->value;
  }
  return {};
}

PageTree::Type PageTree::type(const PageNode& node) {
  switch (node.type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: return Type::Element;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: return Type::Text;
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT: return Type::Other;
  }
  return Type::Other;
}

PageTree::Namespace PageTree::name_space(const PageNode& element) {
  switch (element.v.element.tag_namespace) {
    case GUMBO_NAMESPACE_SVG: return Namespace::Svg;
    case GUMBO_NAMESPACE_MATHML: return Namespace::MathMl;
    case GUMBO_NAMESPACE_HTML: return Namespace::Html;
  }
  return Namespace::Html;
}

std::string_view PageTree::name(const PageNode& element) {
  return gumbo_normalized_tagname(element.v.element.tag);  // "" for GUMBO_TAG_UNKNOWN
}

bool PageTree::is_scriptless(const PageNode& element) const {
  if (name(element) != kScriptlessName) return false;
  const auto tag = start_tag(element);
  return tag && starts_ignoring_case(source_.substr(*tag - begin_), "<noscript");
}

std::size_t PageTree::child_count(const PageNode& element) { return element.v.element.children.length; }

const PageNode& PageTree::child(const PageNode& element, std::size_t index) {
  return *static_cast<const PageNode*>(element.v.element.children.data[index]);
}

std::uint32_t PageTree::offset(const char* at) const {
  const auto parsed = static_cast<std::size_t>(at - parsed_.data());
  return begin_ + (skeleton_ ? work_->skeleton.place(parsed) : static_cast<std::uint32_t>(parsed));
}

std::optional<std::uint32_t> PageTree::start_tag(const PageNode& element) const {
  const std::string_view tag = without_empty_tags(view(element.v.element.original_tag));
  // An element made by </p> or </br> has that as its tag, or none.
  if (tag.size() < 3 || !is_tag_letter(tag[1])) return std::nullopt;
  return offset(tag.data());
}

std::optional<std::uint32_t> PageTree::end_tag_end(const PageNode& element) const {
  const std::string_view tag = without_empty_tags(view(element.v.element.original_end_tag));
  // An element closed by another one's end tag has that as its end tag.
  std::string_view own = name(element);
  if (own.empty()) {
    GumboStringPiece piece = element.v.element.original_tag;
    const std::string_view start = without_empty_tags(view(piece));
    piece = {start.data(), start.size()};
    gumbo_tag_from_original_text(&piece);
    own = view(piece);
  }
  if (own.empty() || tag.size() < own.size() + 3 || !starts_ignoring_case(tag.substr(2), own)) return std::nullopt;
  if (is_tag_letter(tag[2 + own.size()])) return std::nullopt;
  return offset(tag.data() + tag.size());
}

std::uint32_t PageTree::place(const PageNode& element) const {
  const std::size_t at = std::min<std::size_t>(element.v.element.start_pos.offset, parsed_.size());
  return offset(parsed_.data() + at);
}

Source PageTree::text_part(const PageNode& text) const {
  const std::string_view part = view(text.v.text.original_text);
  if (part.empty()) return {begin_, begin_};
  const std::uint32_t at = offset(part.data());
  return {at, offset(part.data() + part.size())};
}

TextMode PageTree::text_mode(const PageNode& text) const {
  if (text.parent == nullptr || !is_element(*text.parent)) return TextMode::Data;
  if (skeleton_) return mode_in(text.parent->v.element);  // which has no <plaintext>
  // <plaintext> has no end, and formatting elements are reopened inside it.
  for (const PageNode* at = text.parent; at != nullptr && is_element(*at); at = at->parent) {
    const GumboElement& element = at->v.element;
    const bool html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
    if (html && element.tag == GUMBO_TAG_PLAINTEXT) return TextMode::Raw;
  }
  return mode_in(text.parent->v.element);
}

}  // namespace offprint
