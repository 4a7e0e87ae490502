// A page in, the article's tree in print out: what the tests of passes are written with.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "converters/passes/passes.h"
#include "formats/document/document.h"
#include "formats/document/print.h"
#include "formats/document/validate.h"
#include "formats/html/reader.h"

namespace offprint {

inline Document article(std::string_view html, const PassOptions& options = {}, Metadata metadata = {}) {
  Document document;
  document.buffer = std::make_unique<char[]>(html.size() + 1);
  std::memcpy(document.buffer.get(), html.data(), html.size());
  document.buffer_size = html.size();
  document.metadata = std::move(metadata);
  const auto read = read_html_part(document, 0, static_cast<std::uint32_t>(html.size()), {});
  EXPECT_TRUE(read.has_value());
  EXPECT_TRUE(run_passes(document, true, options));
  EXPECT_EQ(validate(document), std::nullopt);
  return document;
}

// The blocks below the root, without the root's own line, two columns to the left.
inline std::string tree(const Document& document) {
  std::string out;
  for (const Node* block = document.root->first; block != nullptr; block = block->next) out += print(*block);
  return out;
}

inline std::string tree_of(std::string_view html, const PassOptions& options = {}) {
  return tree(article(html, options));
}

// The ledger, an entry a line: reason or field, and the text.
inline std::string ledger(const Document& document) {
  std::string out;
  for (const Diagnostic& d : document.diagnostics.all()) {
    if (d.code == DiagnosticCode::Cut) out += "cut " + d.what + ": " + d.words() + '\n';
    if (d.code == DiagnosticCode::Lifted) out += "lifted " + d.what + ": " + d.text + '\n';
  }
  return out;
}

}  // namespace offprint
