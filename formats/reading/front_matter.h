// Front matter: the YAML between two lines of `---` at the top of a file. Dumps and Markdown have it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

struct FrontMatterPlace {
  std::string_view yaml;  // what is between the two lines
  std::size_t begin = 0;  // the offset of `yaml`
  std::size_t body = 0;   // the offset of the line after the closing one
};

// Nothing if the text begins otherwise, if no `---` or `...` closes it, or if what is between is not `key: value` (two
// rules of Markdown with prose between). Blank lines may come before; lines may end with CR LF.
std::optional<FrontMatterPlace> find_front_matter(std::string_view text);

struct FrontMatter {
  // title, url (of `url` or `from`; `from` wins), authors (`author`, `authors`: a name, a map with a name in it, or a
  // list of them), tags and categories (a string or a list each), language (`lang`, `language`), site_name,
  // description, modified (`modified`, `updated`, `lastmod`, `last_modified_at`); all other keys in `extra`, in their
  // order. Text is as written: 1984, no, null and [x] are titles.
  Metadata metadata;
  std::string date;       // `date` as written
  bool repaired = false;  // not YAML: read key by key, and where that fails too, as the rest of the line
};

// Takes whatever there is; never fails. `yaml` is valid UTF-8 without control characters (see load_text); so are the
// results, although YAML's escapes could put some in.
FrontMatter read_front_matter(std::string_view yaml);

}  // namespace offprint
