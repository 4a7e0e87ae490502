// Where in a folder the picture of an address may be.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

class Lookup {
 public:
  explicit Lookup(std::string folder) : folder_(std::move(folder)) {}

  // An address that will be asked for. Where two with different paths end in one file name, that name alone says
  // nothing, and is not looked up.
  void expect(std::string_view address);

  // The files that may hold it, the surest first; all of them inside the folder, none may exist. By
  // - the address's place: HOST/PATH?QUERY, HOST/PATH, as `wget -x` saves it; PATH for a relative address;
  // - the SHA-256 of the address, in hexadecimal, with the extension of a picture or none;
  // - the path's last segment.
  // Names are tried with %XX decoded, then as spelled. Segments that would leave the folder give no name.
  std::vector<std::string> paths(std::string_view address) const;

 private:
  std::string folder_;
  std::map<std::string, std::set<std::string>, std::less<>> places_;  // file name → hosts and paths that end in it
};

}  // namespace offprint
