// Front matter: what stands at the top of a file about it. Dumps and Markdown have it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

struct FrontMatterPlace {
  enum class Form : std::uint8_t {
    Yaml,  // between two lines of `---`, the first of which old Hexo leaves out; `...` may close it
    Toml,  // between two lines of `+++` (Hugo)
    Json,  // an object, then an empty line (Hugo)
  };
  std::string_view text;  // what it says, without the lines around it
  std::size_t begin = 0;  // the offset of `text`
  std::size_t body = 0;   // the offset of the line after it
  Form form = Form::Yaml;
};
std::string_view name(FrontMatterPlace::Form form);  // YAML

// Nothing if the text begins otherwise, if nothing closes it, or if what is between is not `key: value` (two rules of
// Markdown with prose between). Without an opening line there must be two keys, one of them a title or a date. Blank
// lines may come before; lines may end with CR LF.
std::optional<FrontMatterPlace> find_front_matter(std::string_view text);

struct FrontMatter {
  // title, url (of `url` or `from`; `from` wins), authors (`author`, `authors`: a name, a map with a name in it, or a
  // list of them), tags (`tags`, `tag`, `keywords`) and categories (`categories`, `category`), each a list, or a string
  // with commas; language (`lang`, `language`), site_name, description, rights, identifier, modified (`modified`,
  // `updated`, `lastmod`, `last_modified_at`); all other keys in `extra`, in their order. Where url, description or
  // date are empty, one of kSecondChoices or kDates (front_matter_fields.cpp). Text is as written: 1984, no, null and
  // [x] are titles.
  Metadata metadata;
  std::string date;                 // `date` as written
  std::string date_key = "date";    // or another key that stands for it
  std::optional<Moment> published;  // of a key of that name, in UTC
  bool repaired = false;  // not in its form: read key by key, and where that fails too, as the rest of the line
};

// Takes whatever there is; never fails. The text is valid UTF-8 without control characters (see load_text); so are the
// results, although escapes could put some in.
FrontMatter read_front_matter(const FrontMatterPlace& place);
FrontMatter read_front_matter(std::string_view yaml);

}  // namespace offprint
