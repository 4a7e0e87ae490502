// One input of the call, walked: a file, a folder with all in it, an archive.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unordered_map>
#include <vector>

#include "converters/inputs/archive.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/source.h"

namespace offprint {

class Walk {
 public:
  // `given` are all inputs of the call.
  Walk(const Settings& settings, const Known& known, Plan& plan, const NoteTaker& notes,
       std::span<const std::string> given);

  void input(const std::string& path);

 private:
  struct Child {
    std::string name;
    std::string sorted_by;  // the name, with '/' behind a folder's
    struct stat info {};
    int error = 0;  // why the system does not say what it is
  };

  // `only`: of a file that holds many the item of that key alone; empty for all.
  void file(const std::string& path, const struct stat& info, std::string_view only = {});
  // FILE#KEY; false where it names no item.
  bool item(const std::string& given);
  // A file in an archive, all of it or its item of that key: as if the archive held nothing else.
  void entry_given(const InputSource& source, std::string_view only);
  void not_there(const std::string& given, Error error);
  void folder(std::uint32_t place, const struct stat& info);
  void child(std::uint32_t place, Child& child);
  void child_file(std::uint32_t place, const Child& child);
  void archive(Place place, const std::string& name_in_plan, std::uint32_t plan_place);
  // A file that holds many: each item is an input; nothing of it where it cannot be read to its end.
  void items(Place holder, const FormatRow& format, const Item& file, const std::string& name,
             std::string_view only = {});
  Place holder_in(std::uint32_t place, const std::string& name) const;
  void entry(const Archive& archive, const ArchiveEntry& entry, std::uint32_t place, const std::string& name);
  bool is_given(std::uint64_t file) const;
  bool leads_out(const std::string& path, Child& child);
  // `error` is 0, or why they are not all.
  std::vector<Child> children(const std::string& path, int& error) const;
  std::uint32_t place_of_file(const std::string& folder);
  // What lies at `path`, a name or more of them, in a folder or an archive.
  static Place inside(const Place& above, const std::string& path);
  // Of an archive's entry: a place for each folder that holds one, none for those around it, so that a deep path costs
  // no more than it is long.
  std::uint32_t place_of_entry(std::uint32_t root, const std::string& folder,
                               std::unordered_map<std::string, std::uint32_t>& made);

  const Settings& settings_;
  const Known& known_;
  Plan& plan_;
  const NoteTaker& notes_;
  std::span<const std::string> given_;
  std::string output_;  // the output folder, links resolved; empty where there is none yet
  struct stat output_info_ {};
  std::string root_;                  // of the folder given, links resolved
  std::vector<std::uint64_t> above_;  // the folders that are being walked, for loops
  std::unordered_map<std::string, std::uint32_t> file_places_;
  std::size_t drafts_ = 0;  // of the folder that is walked: files that a table beside them calls so
};

}  // namespace offprint
