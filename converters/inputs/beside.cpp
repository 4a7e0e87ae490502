#include "converters/inputs/beside.h"

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "converters/files/below.h"
#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "converters/files/read_file.h"
#include "formats/rows/table_beside.h"

namespace offprint {

namespace {

struct CloseDirectory {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// The bytes of a table: no FIFO or device is waited for, and no link leads out of its folder.
std::optional<std::string> table_at(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  if (leads_out(folder, path)) return {};
  auto bytes = read_regular_file(path);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

// The tables of a folder, in the order of their names: what it holds does not depend on the disk's.
SaidByStem tables_of(const std::string& folder) {
  std::vector<std::pair<std::string, const TableBesideRow*>> found;
  const std::unique_ptr<DIR, CloseDirectory> open(::opendir(folder.c_str()));
  while (open) {
    const struct dirent* entry = ::readdir(open.get());
    if (entry == nullptr) break;
    const std::string_view name = static_cast<const char*>(entry->d_name);
    for (const TableBesideRow& kind : tables_beside())
      if (name.starts_with(kind.prefix) && name.ends_with(kind.extension)) found.emplace_back(name, &kind);
  }
  std::sort(found.begin(), found.end());
  SaidByStem all;
  for (const auto& [name, kind] : found)
    if (const auto bytes = table_at(folder, name)) add_table(*kind, *bytes, all);
  return all;
}

const SaidByStem& tables_in(const std::string& folder) {
  thread_local std::unordered_map<std::string, SaidByStem> known;
  const auto [place, is_new] = known.try_emplace(folder);
  if (is_new) place->second = tables_of(folder);
  return place->second;
}

const SaidBeside* said_of(const std::string& path) {
  const std::string folder(folder_of(path));
  const std::string_view last = file_name(folder);
  const bool relative = last == "." || last == "..";
  const std::string above = relative ? folder + "/.." : std::string(folder_of(folder));
  for (const std::string& place : {folder, above}) {
    const SaidByStem& table = tables_in(place);
    const auto found = table.find(std::string(stem_of(file_name(path))));
    if (found != table.end()) return &found->second;
  }
  return nullptr;
}

template <class T>
void take(T& field, const T& value) {
  if (field == T()) field = value;
}

}  // namespace

void take_table_beside(const std::string& path, Metadata& metadata) {
  const SaidBeside* beside = said_of(path);
  if (beside == nullptr) return;
  const Metadata& said = beside->metadata;
  take(metadata.title, said.title);
  take(metadata.url, said.url);
  take(metadata.published, said.published);
  take(metadata.authors, said.authors);
  take(metadata.tags, said.tags);
  take(metadata.description, said.description);
  take(metadata.language, said.language);
}

bool is_draft_beside(const std::string& path) {
  const SaidBeside* beside = said_of(path);
  return beside != nullptr && beside->draft;
}

}  // namespace offprint
