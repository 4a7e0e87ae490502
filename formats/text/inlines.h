// Phrasing content to prose: marks degrade to what they hold, addresses become endnotes.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/document/visit.h"
#include "formats/text/endnotes.h"
#include "formats/text/prose.h"
#include "formats/writing/pictures.h"
#include "formats/writing/write.h"

namespace offprint {

class Inlines {
 public:
  // All outlive the object.
  Inlines(const Document& document, const WriteOptions& options, Output& output, Endnotes& endnotes,
          Diagnostics& losses)
      : resources_(document.resources),
        language_(document.metadata.language),
        options_(options),
        endnotes_(endnotes),
        losses_(losses),
        saved_(resources_, options, output) {}

  // What the node holds.
  Prose children(const Node& parent);
  // The node itself: an image, a link around one, an embed. Without a label that `said`, a caption, has.
  Prose picture(const Node& node, std::string_view said);

  // For `visit`. A kind without a form of its own in plain text becomes its content.
  template <class T>
    requires(!is(T::kKind, group::kPhrasing)) ||
            OneOf<T, Kind::Emphasis, Kind::Strong, Kind::Delete, Kind::Underline, Kind::Mark, Kind::Subscript>
  void operator()(const T& node) {
    walk(node);
  }
  void operator()(const TextNode& text);
  void operator()(const InlineCode& code);
  void operator()(const InlineMath& formula);
  void operator()(const Break& line_break);
  void operator()(const Superscript& raised);
  void operator()(const Subscript& lowered);
  void operator()(const Link& link);
  void operator()(const Image& image);
  void operator()(const Embed& embed);
  void operator()(const Ruby& ruby);
  void operator()(const FootnoteReference& reference);

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  void walk(const Node& parent);
  std::string words_from(std::size_t& begin) const;
  void rewrite(std::size_t begin, std::size_t size, std::string_view text);
  void label(std::string_view what, std::string_view text);
  std::string address(const Image& image);
  void mark(const std::string& address);

  const Resources& resources_;
  std::string_view language_;
  const WriteOptions& options_;
  Endnotes& endnotes_;
  Diagnostics& losses_;
  SavedPictures saved_;
  Prose prose_;
  std::string_view said_;
  std::size_t stacked_ = kNowhere;  // where raised text without a base ended
};

}  // namespace offprint
