#include "formats/html/script_pages.h"

#include <algorithm>
#include <array>

#include "formats/address/address.h"

namespace offprint {

namespace {

struct WriterRow {
  std::string_view host;
  std::string_view within;  // the path
  std::string_view ending;  // of the path, which the page's has not
};
constexpr std::array<WriterRow, 4> kWriters{{
    {"gist.github.com", "/", ".js"},      // GitHub's snippets
    {"gitlab.com", "/snippets/", ".js"},  // GitLab's
    {"asciinema.org", "/a/", ".js"},      // recordings of terminals
    {"jsfiddle.net", "/", "/embed/"},     // code and what it does
}};

}  // namespace

std::string page_of_script(std::string_view address) {
  const Address parts = split_address(address);
  for (const WriterRow& row : kWriters) {
    if (!is_host(parts.host(), row.host) || !parts.path.ends_with(row.ending)) continue;
    const std::string_view path = parts.path.substr(0, parts.path.size() - row.ending.size());
    if (path.size() <= 1 || path.find(row.within) == std::string_view::npos) continue;
    return "https://" + std::string(row.host) + std::string(path);
  }
  return {};
}

bool may_write(std::string_view start_tag) {
  return std::any_of(kWriters.begin(), kWriters.end(),
                     [&](const WriterRow& row) { return start_tag.find(row.host) != std::string_view::npos; });
}

}  // namespace offprint
