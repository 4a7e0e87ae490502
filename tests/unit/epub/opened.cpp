#include "tests/unit/epub/opened.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <zip.h>

namespace offprint {

std::vector<OpenedEntry> open_zip(const std::string& zip) {
  std::vector<OpenedEntry> entries;
  zip_source_t* source = zip_source_buffer_create(zip.data(), zip.size(), 0, nullptr);
  zip_t* opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  EXPECT_NE(opened, nullptr);
  if (opened == nullptr) {
    zip_source_free(source);
    return entries;
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(opened, 0)); ++i) {
    zip_stat_t stat;
    EXPECT_EQ(zip_stat_index(opened, i, 0, &stat), 0);
    OpenedEntry entry{stat.name, std::string(stat.size, '\0'), stat.comp_method == ZIP_CM_STORE};
    zip_file_t* file = zip_fopen_index(opened, i, 0);
    EXPECT_EQ(zip_fread(file, entry.bytes.data(), stat.size), static_cast<zip_int64_t>(stat.size)) << entry.name;
    zip_fclose(file);  // it would say a wrong checksum on reading to the end
    entries.push_back(std::move(entry));
  }
  zip_discard(opened);
  return entries;
}

OpenedBook::OpenedBook(const std::string& zip) : entries_(open_zip(zip)) {
  for (const OpenedEntry& entry : entries_) {
    const std::string extension = entry.name.substr(std::min(entry.name.rfind('.'), entry.name.size()));
    if (extension != ".xhtml" && extension != ".opf" && extension != ".ncx" && extension != ".xml" &&
        extension != ".svg") {
      continue;
    }
    const auto result = xml_[entry.name].load_buffer(entry.bytes.data(), entry.bytes.size(), pugi::parse_full);
    EXPECT_TRUE(result) << entry.name << ": " << result.description() << " at " << result.offset;
  }
}

const std::string& OpenedBook::file(const std::string& name) const {
  static const std::string kNone;
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const auto& e) { return e.name == name; });
  EXPECT_NE(found, entries_.end()) << name;
  return found == entries_.end() ? kNone : found->bytes;
}

const pugi::xml_document& OpenedBook::xml(const std::string& name) const {
  static const pugi::xml_document kNone;
  const auto found = xml_.find(name);
  EXPECT_NE(found, xml_.end()) << name;
  return found == xml_.end() ? kNone : found->second;
}

std::vector<std::string> OpenedBook::pages() const {
  std::vector<std::string> names;
  for (const OpenedEntry& entry : entries_) {
    if (entry.name.ends_with(".xhtml")) names.push_back(entry.name);
  }
  return names;
}

std::vector<std::string> values(const pugi::xml_node& node, const char* xpath) {
  std::vector<std::string> out;
  for (const pugi::xpath_node& found : node.select_nodes(xpath)) {
    out.emplace_back(found.attribute() ? found.attribute().value()
                                       : pugi::xpath_query("string(.)").evaluate_string(found));
  }
  return out;
}

}  // namespace offprint
