#include "formats/pandoc/writer.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/address/safe_address.h"
#include "formats/language/tags.h"
#include "formats/pandoc/nodes.h"
#include "formats/pandoc/syntax.h"
#include "formats/time/dates.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// The metadata under the names that pandoc's templates and writers know, else under ours.
class PandocMetadata {
 public:
  explicit PandocMetadata(pandoc::Syntax& syntax) : syntax_(syntax) {}

  void write(const Metadata& m, bool header) {
    syntax_.begin_object();
    if (header) {
      text("title", m.title);
      list("author", m.authors);
      text("date", iso_day(m.date()));
      text("published", iso8601(m.published));
      text("modified", iso8601(m.modified));
      if (is_safe_address(m.url)) text("url", m.url);
      text("site_name", m.site_name);
    }
    text("lang", well_formed_language(m.language));
    text("dir", name(m.direction));
    if (header) {
      text("description", m.description);
      text("rights", m.rights);
      list("keywords", m.tags);
      list("categories", m.categories);
      text("identifier", m.identifier);
      if (!m.extra.empty()) extra(m.extra);
    }
    syntax_.end_object();
  }

 private:
  void inlines(std::string_view value) {
    syntax_.open_list("MetaInlines");
    syntax_.words(value);
    syntax_.close_list();
  }

  // A field that is left out if it is unknown.
  void text(std::string_view field, std::string_view value) {
    if (value.empty()) return;
    syntax_.key(field);
    inlines(value);
  }

  void list(std::string_view field, const std::vector<std::string>& values) {
    if (values.empty()) return;
    syntax_.key(field);
    syntax_.open_list("MetaList");
    for (const std::string& value : values) inlines(value);
    syntax_.close_list();
  }

  // Front matter may name a key twice, an object may not: the first is kept.
  void extra(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::set<std::string> seen;
    syntax_.key("extra");
    syntax_.open("MetaMap");
    syntax_.begin_object();
    for (const auto& [field, value] : entries) {
      if (!seen.insert(only_xml_chars(field)).second) continue;
      syntax_.key(only_xml_chars(field));
      inlines(value);
    }
    syntax_.end_object();
    syntax_.close();
  }

  pandoc::Syntax& syntax_;
};

}  // namespace

void write_pandoc(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses) {
  pandoc::Syntax syntax(output.main);
  syntax.begin_object();
  syntax.key("pandoc-api-version");
  syntax.begin_array();
  syntax.number(1);
  syntax.number(options.pandoc_api == PandocApi::Pandoc2 ? 22 : 23);
  syntax.end_array();
  syntax.key("meta");
  PandocMetadata(syntax).write(document.metadata, options.header);
  syntax.key("blocks");
  syntax.begin_array();
  pandoc::NodeWriter(document, options, output, losses, syntax).run();
  syntax.end_array();
  syntax.end_object();
  syntax.end_line();
}

}  // namespace offprint
