// Where in a folder the picture with a given address may be.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The files beside an input that a relative address may mean, as the page spells it: with its query, then without;
// %XX decoded, then as spelled. None for an address that is not relative, or that leads out of the folder. Below
// `folder`, which may be "."; none may exist.
std::vector<std::string> paths_beside(const std::string& folder, std::string_view written);
// Whether it is a file (a FIFO would wait for ever) that really lies there: a link that leads out of the folder does
// not.
bool is_file_in(const std::string& folder, const std::string& path);

class Lookup {
 public:
  explicit Lookup(std::string folder) : folder_(std::move(folder)) {}

  // Announces an address that will be asked for. Where two with different paths end in one file name, that name alone
  // is ambiguous, and is not looked up.
  void expect(std::string_view address);

  // The files that may hold it, the surest first; all inside the folder, though perhaps none exists. By
  // - the address's place: HOST/PATH?QUERY, HOST/PATH, as `wget -x` saves it (the host in lower case, then :PORT or
  //   +PORT where the scheme does not imply it); PATH for a relative address;
  // - the SHA-256 of the address, in hexadecimal, with the extension of a picture or none;
  // - the path's last segment.
  // Names are tried with %XX decoded, then as spelled. Segments that would leave the folder give no name.
  std::vector<std::string> paths(std::string_view address) const;

 private:
  std::string folder_;
  std::map<std::string, std::set<std::string>, std::less<>> places_;  // file name → hosts and paths that end in it
};

}  // namespace offprint
