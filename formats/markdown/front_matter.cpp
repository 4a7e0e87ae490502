#include "formats/markdown/front_matter.h"

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "formats/time/dates.h"

namespace offprint::markdown {

namespace {

class FrontMatter {
 public:
  FrontMatter() { emitter_ << YAML::BeginMap; }

  void text(const std::string& key, std::string_view value) {
    if (value.empty() || !keys_.insert(key).second) return;
    emitter_ << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << std::string(value);
  }
  // Without quotes: YAML's own type, which Jekyll and Obsidian want.
  void date(const std::string& key, const std::optional<Moment>& moment) {
    if (!moment || !keys_.insert(key).second) return;
    emitter_ << YAML::Key << key << YAML::Value << iso8601(moment);
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
  out.date("date", metadata.date());
  if (metadata.byline_date) out.date("published", metadata.published);
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
