// Files that hold many documents: what a format says of the items in them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/result.h"

namespace offprint {

struct ItemPlace {
  std::string key;           // what the file calls it; empty: its number
  std::string title;         // what its output is called: a slug, or its title; empty: the key
  std::uint64_t number = 0;  // of its line, or among the items; from 1
  std::uint64_t begin = 0;   // of its bytes in the file: they are what the format's reader reads
  std::uint64_t size = 0;
  // What its reader must know of the rest of the file (the channel's language, a table's header): stands before its
  // bytes when they are read.
  std::string context = {};
  // Of a book's chapter: the entry of the zip that it is, with its CRC-32. `begin` is 0 then.
  std::optional<std::uint32_t> entry = {};
  std::uint32_t check = 0;
  std::vector<std::uint32_t> more = {};  // entries that follow it: the later files of a chapter
  bool withheld = false;                 // a draft, private or in the bin: left out unless it is asked for
  std::string problem = {};              // why it cannot be read; empty where it may
};

// The next bytes of a file; none at its end.
using NextBytes = std::function<Result<std::string_view>()>;
using ItemTaker = std::function<void(ItemPlace item)>;

// Tells of all items of a file, in their order. Of the file no more is held than an item's beginning; of the items
// their places, where what one needs may stand behind it.
using ItemLister = Result<void> (*)(const NextBytes& next, const ItemTaker& take);

// The first item of a file that can be read, behind its context; for a reader that is given all of the file. Fails as
// the lister does, with NotThisFormat where no item can be read, with Empty where there is none.
Result<std::string> first_item(ItemLister list, std::string_view file);

}  // namespace offprint
