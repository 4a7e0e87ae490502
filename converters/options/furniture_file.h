// What recurs in an archive, site by site, as a file that a person can read, edit and keep: what `learn` writes and
// --furniture reads.
//
//   {"furniture": 1, "sites": {"HOST": {"articles": N, "blocks": [BLOCK, ...]}}}
//
// A BLOCK says what it is known by, one of `text` (its words in one line), `shape` (the same with every number as '#')
// and `picture` (an address); and what was learnt: `place` (head, between, tail), `articles` (in how many it stands)
// and `example` (the path of one). A block without `articles` was given by a person, and goes wherever it stands. HOST
// is "" for articles of no known site. Beside its blocks a site may have `title_suffixes` and `feed_names` (learnt, or
// by hand), and by hand `keep`, `drop`, `title`, `author` and `date`: selectors (passes/recurring/selector.h), one or a
// list.
#pragma once

#include <string>
#include <string_view>

#include "converters/passes/recurring/furniture.h"
#include "formats/document/result.h"

namespace offprint {

struct Settings;

// UTF-8, sorted: the same bytes whatever order the blocks are in.
std::string write_furniture(Furniture furniture);
// Fails with Fault::NotThisFormat and the place as a JSON Pointer.
Result<Furniture> read_furniture(std::string_view json);

// --furniture.
Result<void> set_furniture(Settings& settings, std::string_view value);

}  // namespace offprint
