// Where header, page and -M meet. Precedence, the strongest first:
//   1. -M KEY=VALUE, in the order given, a later one over an earlier; the first of a list's key replaces the list, more
//   add to it
//   2. the dump's header: the reader set it
//   3. what passes before this one lifted from the page, where the header left the field empty
//   4. what can be derived from the rest: the site from the address
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/list.h"
#include "converters/passes/metadata/given.h"
#include "formats/address/address.h"
#include "formats/time/dates.h"

namespace offprint {

namespace {

struct Field {
  std::string_view key;
  std::string Metadata::*one = nullptr;
  std::vector<std::string> Metadata::*many = nullptr;
  std::string (*date)(const Moment&) = nullptr;  // how the contract writes it
};

constexpr std::array kFields{
    Field{"title", &Metadata::title},
    Field{"url", &Metadata::url},
    Field{"published", &Metadata::published, nullptr, rfc3339},
    Field{"byline_date", &Metadata::byline_date, nullptr, iso8601},
    Field{"date", &Metadata::byline_date, nullptr, iso8601},
    Field{"modified", &Metadata::modified, nullptr, changed_on},
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
      if (field.one != nullptr) {
        const auto moment = field.date ? parse_date(value) : std::nullopt;
        metadata_.*field.one = moment ? field.date(*moment) : value;
      } else {
        add(metadata_.*field.many, value);
      }
      return;
    }
    set_extra(metadata_, key, value);
  }

 private:
  void add(std::vector<std::string>& list, const std::string& value) {
    bool begun = false;
    for (const auto* seen : begun_) begun = begun || seen == &list;
    if (!begun) {
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
  for (const Field& field : kFields) keys.push_back(field.key);
  return keys;
}

void settle_metadata(Document& document, const PassOptions& options, Diagnostics& /*diagnostics*/) {
  Metadata& metadata = document.metadata;
  Overrides overrides(metadata);
  for (const auto& [key, value] : options.metadata) overrides.set(key, value);
  if (metadata.site.empty()) metadata.site = split_address(metadata.url).host();
}

}  // namespace offprint
