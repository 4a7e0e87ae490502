// Where header, page and -M meet. Precedence, the strongest first:
//   1. -M KEY=VALUE, in the order given, a later one over an earlier; the first of a list's key replaces the list, more
//   add to it
//   2. the dump's header: the reader set it
//   3. what the page says of itself, where the header left the field empty: first its head (the order of
//      formats/html/page_fields.h), then its elements (page_properties.cpp), then what passes lifted from its text
//   4. what can be derived from the rest: the site from the address
// Whoever gave it, an unsafe address is none (safe_fields.h).
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/list.h"
#include "converters/passes/metadata/given.h"
#include "converters/passes/metadata/safe_fields.h"
#include "formats/address/address.h"
#include "formats/time/dates.h"

namespace offprint {

namespace {

struct Field {
  std::string_view key;
  std::string Metadata::*one = nullptr;
  std::vector<std::string> Metadata::*many = nullptr;
  std::optional<Moment> Metadata::*date = nullptr;
};

constexpr std::array kFields{
    Field{"title", &Metadata::title},
    Field{"url", &Metadata::url},
    Field{"published", nullptr, nullptr, &Metadata::published},
    Field{"byline_date", nullptr, nullptr, &Metadata::byline_date},
    Field{"date", nullptr, nullptr, &Metadata::byline_date},
    Field{"modified", nullptr, nullptr, &Metadata::modified},
    Field{"site", &Metadata::site},
    Field{"site_name", &Metadata::site_name},
    Field{"description", &Metadata::description},
    Field{"language", &Metadata::language},
    Field{"lang", &Metadata::language},
    Field{"rights", &Metadata::rights},
    Field{"identifier", &Metadata::identifier},
    Field{"author", nullptr, &Metadata::authors},
    Field{"authors", nullptr, &Metadata::authors},
    Field{"tag", nullptr, &Metadata::tags},
    Field{"tags", nullptr, &Metadata::tags},
    Field{"category", nullptr, &Metadata::categories},
    Field{"categories", nullptr, &Metadata::categories},
};

void set_extra(Metadata& metadata, const std::string& key, const std::string& value) {
  for (auto& [name, old] : metadata.extra) {
    if (name == key) {
      old = value;
      return;
    }
  }
  metadata.extra.emplace_back(key, value);
}

class Overrides {
 public:
  explicit Overrides(Metadata& metadata) : metadata_(metadata) {}

  void set(const std::string& key, const std::string& value) {
    for (const Field& field : kFields) {
      if (field.key != key) continue;
      if (field.one != nullptr) metadata_.*field.one = value;
      if (field.many != nullptr) add(metadata_.*field.many, value);
      if (field.date != nullptr) metadata_.*field.date = held_date(field.date, parse_date(value));
      return;
    }
    set_extra(metadata_, key, value);
  }

 private:
  void add(std::vector<std::string>& list, const std::string& value) {
    if (std::find(begun_.begin(), begun_.end(), &list) == begun_.end()) {
      list.clear();
      begun_.push_back(&list);
    }
    if (!value.empty()) list.push_back(value);
  }

  Metadata& metadata_;
  std::vector<const std::vector<std::string>*> begun_;
};

}  // namespace

std::vector<std::string_view> metadata_fields() {
  std::vector<std::string_view> keys;
  keys.reserve(kFields.size());
  for (const Field& field : kFields) keys.push_back(field.key);
  return keys;
}

bool is_date_field(std::string_view key) {
  return std::any_of(kFields.begin(), kFields.end(),
                     [&](const Field& field) { return field.key == key && field.date != nullptr; });
}

void settle_metadata(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Metadata& metadata = document.metadata;
  Overrides overrides(metadata);
  for (const auto& [key, value] : options.metadata) overrides.set(key, value);
  refuse_unsafe_fields(metadata, options, diagnostics);
  if (metadata.site.empty()) metadata.site = split_address(metadata.url).host();
}

}  // namespace offprint
