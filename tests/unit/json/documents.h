// Documents to test with.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "formats/document/document.h"
#include "formats/json/reader.h"
#include "formats/json/writer.h"

namespace offprint::test {

inline std::string file(const std::filesystem::path& path) {
  std::ifstream in(std::filesystem::path(OFFPRINT_SOURCES) / path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string to_json(const Document& document, const WriteOptions& options = {}) {
  StringSink sink;
  Output output{sink, {}};
  Diagnostics losses;
  write_json(document, options, output, losses);
  return sink.take();
}

// One of every kind of node, all metadata, and diagnostics.
inline Document every_kind() {
  Document document;
  const auto read = read_json(file("tests/unit/json/every_kind.json"), {}, document);
  EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().message);
  return document;
}

}  // namespace offprint::test
