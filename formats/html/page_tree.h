// The tree of a page, however it was made: elements and texts with their places in the source, from which names,
// attributes and text are read (attributes.h, source_text.h). Only page_tree.cpp and unfold.cpp know the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/node.h"
#include "formats/html/source_text.h"
#include "formats/html/tag_rules.h"
#include "formats/reading/read.h"

struct GumboInternalNode;

namespace offprint {

using PageNode = GumboInternalNode;

class PageTree {
 public:
  PageTree();
  PageTree(const PageTree&) = delete;
  PageTree& operator=(const PageTree&) = delete;
  ~PageTree();

  // Makes the tree of [part.begin, part.end) of document.input(), which must not change while the tree is used. Fails
  // with TooLarge or TooSlow, or with Internal if the parser breaks. What the limits take out is reported
  // (DiagnosticCode::DepthFlattened). Scripts::Off is for the content of a <noscript>.
  Result<void> parse(Document& document, Source part, const ReadOptions& options, Scripts scripts = Scripts::Run);

  // Whether an element may be in it whose start tag has that rule; false only where the skeleton has no such tag.
  bool may_hold(const TagRule& rule) const { return !skeleton_ || starts_.test(rule.index); }

  const PageNode* html() const;
  const PageNode* head() const;
  const PageNode* body() const;  // null for a page of frames
  // The attribute's value on <html>, or else on <body>; "" for none. Late tags add to theirs.
  std::string_view page_attribute(const char* name) const;

  enum class Type : std::uint8_t { Element, Text, Other };
  static Type type(const PageNode& node);

  // Of elements.
  enum class Namespace : std::uint8_t { Html, Svg, MathMl };
  static Namespace name_space(const PageNode& element);
  // In lower case; "" if only the start tag tells it.
  static std::string_view name(const PageNode& element);
  // Whether it is a <noscript>, whose content is text here and is parsed apart. Its name here is kScriptlessName.
  bool is_scriptless(const PageNode& element) const;
  static std::size_t child_count(const PageNode& element);
  static const PageNode& child(const PageNode& element, std::size_t index);
  // The offset of its start tag; nothing if it has none. Clones of an element share their tag.
  std::optional<std::uint32_t> start_tag(const PageNode& element) const;
  // The offset past its end tag; nothing if it has none of its own.
  std::optional<std::uint32_t> end_tag_end(const PageNode& element) const;
  // Where an element without a start tag was implied.
  std::uint32_t place(const PageNode& element) const;

  // Of texts.
  Source text_part(const PageNode& text) const;
  TextMode text_mode(const PageNode& text) const;

 private:
  struct Attempt;
  Result<void> attempt(Document& document, const Attempt& how);
  std::uint32_t offset(const char* at) const;

  struct Workspace;
  static std::unique_ptr<Workspace>& spare();

  std::unique_ptr<Workspace> work_;
  const PageNode* document_ = nullptr;
  std::unique_ptr<char[]> flattened_;
  std::string_view source_;  // the part, as it is in the document
  std::string_view parsed_;  // what the parser was given
  bool skeleton_ = false;    // whether that is a skeleton
  TagSet starts_;            // of which the skeleton was made
  std::uint32_t begin_ = 0;  // its place in document.input()
};

}  // namespace offprint
