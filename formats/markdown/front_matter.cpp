#include "formats/markdown/front_matter.h"

#include <set>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "formats/time/article_date.h"

namespace offprint::markdown {

namespace {

class FrontMatter {
 public:
  FrontMatter() { emitter_ << YAML::BeginMap; }

  void text(const std::string& key, std::string_view value) {
    if (value.empty() || !keys_.insert(key).second) return;
    emitter_ << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << std::string(value);
  }
  // Without quotes: YAML's own type, which Jekyll and Obsidian want. Anything that is not a date is text.
  void date(const std::string& key, std::string_view value) {
    if (!read_date(value)) return text(key, value);
    if (!keys_.insert(key).second) return;
    emitter_ << YAML::Key << key << YAML::Value << std::string(value);
  }
  void list(const std::string& key, const std::vector<std::string>& values) {
    if (values.empty() || !keys_.insert(key).second) return;
    emitter_ << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const std::string& value : values) emitter_ << YAML::DoubleQuoted << value;
    emitter_ << YAML::EndSeq;
  }

  std::string finish() {
    emitter_ << YAML::EndMap;
    return keys_.empty() ? std::string() : "---\n" + std::string(emitter_.c_str(), emitter_.size()) + "\n---\n";
  }

 private:
  YAML::Emitter emitter_;
  std::set<std::string> keys_;
};

}  // namespace

std::string front_matter(const Metadata& metadata) {
  FrontMatter out;
  out.text("title", metadata.title);
  out.list("author", metadata.authors);
  out.date("date", article_date(metadata));
  if (!metadata.byline_date.empty()) out.date("published", metadata.published);
  out.date("modified", metadata.modified);
  out.text("url", metadata.url);
  out.text("site_name", metadata.site_name);
  out.text("lang", metadata.language);
  out.text("description", metadata.description);
  out.list("tags", metadata.tags);
  out.list("categories", metadata.categories);
  out.text("rights", metadata.rights);
  out.text("identifier", metadata.identifier);
  for (const auto& [key, value] : metadata.extra) out.text(key, value);
  return out.finish();
}

}  // namespace offprint::markdown
