// Pages for the tests of the HTML reader.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "formats/document/print.h"
#include "formats/document/validate.h"
#include "formats/html/reader.h"
#include "formats/reading/load_text.h"

namespace offprint {

// A Document whose input is `html`, not read yet.
inline std::unique_ptr<Document> loaded(std::string_view html) {
  auto document = std::make_unique<Document>();
  EXPECT_TRUE(load_text(html, {}, *document).has_value());
  return document;
}

inline std::unique_ptr<Document> read(std::string_view html, const Limits& limits = {}) {
  auto document = loaded(html);
  const auto done =
      read_html_part(*document, 0, static_cast<std::uint32_t>(document->buffer_size), {{}, {}, limits, {}});
  EXPECT_TRUE(done.has_value()) << done.error().message;
  EXPECT_EQ(validate(*document), std::nullopt);
  return document;
}

// The tree, as formats/document/print.h shows it, without the root's line.
inline std::string tree(std::string_view html) {
  const std::string all = print(*read(html)->root);
  return all.substr(all.find('\n') + 1);
}

// Every diagnostic as "name what xcount", a line each.
inline std::string said(const Document& document) {
  std::string out;
  for (const Diagnostic& d : document.diagnostics.all()) {
    if (d.code == DiagnosticCode::CharsetGuessed) continue;
    out += std::string(row(d.code).name) + " " + d.what + " x" + std::to_string(d.count) + "\n";
  }
  return out;
}

// The input where the node says that it comes from.
inline std::string_view source(const Document& document, const Node& node) {
  return document.input().substr(node.source.begin, node.source.end - node.source.begin);
}

}  // namespace offprint
