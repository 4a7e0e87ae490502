// Tables that some archives keep beside their files, a row a file: what the row says belongs to that file's article.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/document/metadata.h"

namespace offprint {

struct TableBesideRow {
  std::string_view prefix;     // of the table's file name
  std::string_view extension;  // .csv or .json
  std::string_view key;        // the field that holds the stem of the file that the row is about
};
// Substack: posts.csv above posts/ID.slug.html. Omnivore: metadata_0_to_20.json above content/SLUG.html.
std::span<const TableBesideRow> tables_beside();

struct SaidBeside {
  Metadata metadata;
  bool draft = false;  // not published, private or in the bin
};
// By the stems of files.
using SaidByStem = std::unordered_map<std::string, SaidBeside>;

// Adds what the table in `bytes` says; nothing where it is none of that kind.
void add_table(const TableBesideRow& kind, std::string_view bytes, SaidByStem& all);

}  // namespace offprint
