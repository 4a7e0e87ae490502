#include "formats/markdown/front_matter.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "formats/markdown/yaml_text.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kShortKey = 255;  // bytes: with all of them escaped, a key without a question mark (§7.4.2)

// An entry as yaml-cpp writes it, for what needs care.
template <class PutValue>
void append_carefully(std::string& out, std::string_view key, PutValue put_value) {
  YAML::Emitter emitter;
  emitter << YAML::BeginMap << YAML::Key;
  if (key.size() > kShortKey) emitter << YAML::LongKey;
  if (needs_quotes_as_key(key)) emitter << YAML::DoubleQuoted;
  emitter << std::string(key) << YAML::Value;
  put_value(emitter);
  emitter << YAML::EndMap;
  append_escaped(out, {emitter.c_str(), emitter.size()});
  out += '\n';
}

// As iso8601 writes it.
bool is_plain_date(std::string_view date) {
  constexpr std::size_t kDay = 10;
  return date.size() >= kDay && is_digit(date.front()) && date.back() != ':' &&
         date.find_first_not_of("0123456789-T:+Z.") == std::string_view::npos;
}

// What front matter hardly ever means as a string: yes, no, and whole numbers, where their digits say all.
bool is_plain_scalar(std::string_view value) {
  constexpr std::size_t kMostDigits = 15;  // exact in what reads numbers as doubles
  if (value == "true" || value == "false" || value == "0") return true;
  if (value.starts_with('-')) value.remove_prefix(1);
  return !value.empty() && value.size() <= kMostDigits && value.front() != '0' &&
         std::all_of(value.begin(), value.end(), is_digit);
}

class FrontMatter {
 public:
  void text(std::string_view key, std::string_view value) {
    if (value.empty() || !keys_.insert(key).second) return;
    if (is_plain_key(key) && is_plain_in_quotes(value)) {
      quote(begin(key), value) += '\n';
      return;
    }
    append_carefully(out_, key, [&](YAML::Emitter& to) { to << YAML::DoubleQuoted << std::string(value); });
  }
  // Without quotes: YAML's own type, which Jekyll and Obsidian want.
  void date(std::string_view key, const std::optional<Moment>& moment) {
    if (!moment || !keys_.insert(key).second) return;
    const std::string value = iso8601(moment);
    if (is_plain_key(key) && is_plain_date(value)) {
      (begin(key) += value) += '\n';
      return;
    }
    append_carefully(out_, key, [&](YAML::Emitter& to) { to << value; });
  }
  // What has no field: as its source most likely had it.
  void scalar(std::string_view key, std::string_view value) {
    if (!is_plain_key(key) || !is_plain_scalar(value)) return text(key, value);
    if (keys_.insert(key).second) (begin(key) += value) += '\n';
  }
  void list(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty() || !keys_.insert(key).second) return;
    if (is_plain_key(key) && std::all_of(values.begin(), values.end(), is_plain_in_quotes)) {
      begin(key) += '[';
      for (const std::string& value : values) quote(&value == values.data() ? out_ : out_ += ", ", value);
      out_ += "]\n";
      return;
    }
    append_carefully(out_, key, [&](YAML::Emitter& to) {
      to << YAML::Flow << YAML::BeginSeq;
      for (const std::string& value : values) to << YAML::DoubleQuoted << value;
      to << YAML::EndSeq;
    });
  }

  std::string finish() {
    if (keys_.empty()) return {};
    return std::move(out_ += "---\n");
  }

 private:
  std::string& begin(std::string_view key) { return (out_ += key) += ": "; }
  static std::string& quote(std::string& out, std::string_view text) { return ((out += '"') += text) += '"'; }

  std::string out_ = "---\n";
  std::set<std::string_view> keys_;
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
  for (const auto& [key, value] : metadata.extra) out.scalar(key, value);
  return out.finish();
}

}  // namespace offprint::markdown
