#include "tests/cases/epub_listing.h"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <zip.h>

namespace offprint::test {
namespace {

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

std::string content(zip_t* archive, zip_uint64_t index) {
  const Entry entry(zip_fopen_index(archive, index, 0), &zip_fclose);
  if (!entry) throw std::runtime_error(zip_strerror(archive));
  std::string all;
  std::array<char, 4096> part{};
  zip_int64_t got = 0;
  while ((got = zip_fread(entry.get(), part.data(), part.size())) > 0) {
    all.append(part.data(), static_cast<std::size_t>(got));
  }
  if (got < 0) throw std::runtime_error("an entry ends early");
  return all;
}

// By name, as the entries of a book are few kinds: what is shown whole, and what only by its size.
bool is_text(std::string_view name) {
  constexpr std::array<std::string_view, 7> kText{"mimetype", ".xml", ".opf", ".xhtml", ".ncx", ".css", ".svg"};
  return std::any_of(kText.begin(), kText.end(), [name](std::string_view end) { return name.ends_with(end); });
}

}  // namespace

std::string epub_listing(const std::filesystem::path& file) {
  int error = 0;
  const Archive archive(zip_open(file.c_str(), ZIP_RDONLY, &error), &zip_discard);
  if (!archive) throw std::runtime_error(file.string() + " is no zip");
  std::string listing;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive.get(), i, ZIP_FL_ENC_GUESS, &stat) != 0) throw std::runtime_error("no such entry");
    const std::string_view method = stat.comp_method == ZIP_CM_STORE ? "stored" : "deflated";
    const std::string bytes = content(archive.get(), i);
    listing.append("==== ").append(stat.name).append(" (").append(method).append(")\n");
    listing += is_text(stat.name) ? bytes : std::to_string(bytes.size()) + " bytes";
    if (!listing.ends_with('\n')) listing += '\n';
  }
  return listing;
}

}  // namespace offprint::test
