#include "formats/html/reader.h"

#include <algorithm>

#include "formats/charset/charset.h"
#include "formats/hash/sha256.h"
#include "formats/html/head.h"
#include "formats/html/language.h"
#include "formats/html/line_breaks.h"
#include "formats/html/own_forms.h"
#include "formats/html/page_builder.h"
#include "formats/html/page_frame.h"
#include "formats/html/page_tree.h"
#include "formats/html/plain_text.h"
#include "formats/html/sniff.h"
#include "formats/reading/load_text.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Appends the content of the body.
void read_body(Document& document, const PageTree& tree, Source part, const ReadOptions& options) {
  Metadata& metadata = document.metadata;
  if (metadata.language.empty()) metadata.language = page_language(tree);
  read_base(document, tree);
  if (metadata.direction == Direction::None) metadata.direction = page_direction(tree);
  Root& root = *document.root;
  root.source = root.first == nullptr ? part : Source{root.source.begin, std::max(root.source.end, part.end)};
  const PageNode* body = tree.body();
  if (body == nullptr) {
    document.diagnostics.report(DiagnosticCode::ElementDropped, part.begin, "frameset");
    return;
  }
  PageBuilder builder(document, tree, options);
  const Text language = document.text(metadata.language);
  // The head shows nothing, but a <noscript> that begins the input, before any <body>, is in it.
  if (const PageNode* head = tree.head()) builder.build(*head, root, language);
  builder.build(*body, root, language);
}

// A page of ours holds nothing but the article, and says what it was made from.
Result<void> read_own_page(OwnPage own, const ReadOptions& options, Document& document) {
  if (own.metadata.source.path.empty()) own.metadata.source = std::move(document.metadata.source);
  document.metadata = std::move(own.metadata);
  document.origin = Origin::Own;
  PageTree tree;
  if (auto parsed = tree.parse(document, own.article, options); !parsed) return parsed;
  read_body(document, tree, own.article, options);
  restore_own_forms(document, OwnWork::Page);
  return {};
}

}  // namespace

Result<void> read_html_part(Document& document, std::uint32_t begin, std::uint32_t end, const ReadOptions& options) {
  const Source part{begin, end};
  if (!holds_elements(document.input().substr(begin, end - begin)))
    return read_plain_text(document, part), Result<void>();
  PageTree tree;
  if (auto parsed = tree.parse(document, part, options); !parsed) return parsed;
  read_body(document, tree, part, options);
  return {};
}

Result<void> read_html_field(std::string_view html, const ReadOptions& options, Document& document) {
  if (is_blank(html)) return fail(Fault::Empty, "it has no text: the field that should hold it is empty");
  ReadOptions as_utf8 = options;
  as_utf8.charset = kUtf8;
  const std::string paragraphs = holds_elements(html) ? std::string() : with_paragraphs(html);
  if (!paragraphs.empty()) html = paragraphs;
  if (auto loaded = load_text(html, as_utf8, document); !loaded) return loaded;
  const Source whole{0, static_cast<std::uint32_t>(document.buffer_size)};
  if (sniff_html(html) != Claim::Surely) return read_html_part(document, whole.begin, whole.end, options);
  PageTree tree;
  if (auto parsed = tree.parse(document, whole, options); !parsed) return parsed;
  document.whole_page = true;
  read_head(document, tree);
  read_body(document, tree, whole, options);
  return {};
}

Result<void> read_html(std::string_view bytes, const ReadOptions& options, Document& document) {
  document.metadata.source.path = options.path;
  if (options.hash) document.metadata.source.sha256 = sha256(bytes);
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  const Source whole{0, static_cast<std::uint32_t>(document.buffer_size)};
  if (!holds_markup(document.input())) return read_plain_text(document, whole), Result<void>();
  if (auto own = find_own_page(document.input())) return read_own_page(std::move(*own), options, document);
  PageTree tree;
  if (auto parsed = tree.parse(document, whole, options); !parsed) return parsed;
  document.whole_page = sniff_html(document.input()) == Claim::Surely;
  read_head(document, tree);
  read_body(document, tree, whole, options);
  return {};
}

}  // namespace offprint
