// The folder that a website goes into: made beside its place, and moved there whole.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "converters/files/descriptor.h"
#include "converters/files/write_file.h"
#include "formats/document/result.h"

namespace offprint {

// Why a site may not take that path: there is something else than a folder, or a folder that holds other files than
// those that a site of ours put there, as they were then. `force`: whatever the folder holds, it goes.
std::optional<Error> refuse_site(const std::string& folder, bool force);

// Whether there is a folder that holds something, and is no website of ours.
bool is_other_folder(const std::string& folder);

class SiteFolder final : public Unplaced {
 public:
  // Makes the unfinished folder, ".NAME.offprint" beside it; one that a killed run left is cleared. Fails where another
  // run works in it.
  static Result<std::unique_ptr<SiteFolder>> open(const std::string& folder, bool force);
  ~SiteFolder() override;

  // `name` is relative, its folders are made.
  std::optional<Error> write(const std::string& name, std::string_view bytes);
  // Writes the list.
  std::optional<Error> finish();
  // Exchanges it with the folder that stands in its place, which then goes.
  std::optional<Error> commit() override;

 private:
  SiteFolder(std::string target, std::string unfinished, bool force, Descriptor lock)
      : target_(std::move(target)), unfinished_(std::move(unfinished)), force_(force), lock_(std::move(lock)) {}

  std::string target_;
  std::string unfinished_;  // empty once it is in its place
  bool force_;
  Descriptor lock_;
  std::unordered_set<std::string> folders_;
  std::map<std::string, std::string> sums_;  // by name
};

}  // namespace offprint
