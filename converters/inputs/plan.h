// All inputs of a run and the names of their outputs, stored compactly: a million inputs take some 200 MB. An input is
// a file, an entry of an archive, or an item of a file that holds many documents (FILE#KEY).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unordered_map>
#include <vector>

#include "formats/document/result.h"
#include "formats/registry/registry.h"

namespace offprint {

// What the journal knows an input by: XXH3 (128 bits) of where it lies, as seen from the output folder.
struct InputId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  bool operator==(const InputId&) const = default;
};
struct InputIdHash {
  std::size_t operator()(const InputId& id) const { return id.low; }
};

// Where inputs lie: a folder, a folder inside an archive, or a file that holds many. Paths have no '/' at their end.
struct Place {
  std::string path;      // what is opened: the folder, the archive, or the file that holds many
  std::string shown;     // as messages and reports name it: "dir/x", "dir/a.zip/x"; empty for the current folder
  std::string relative;  // to the input given; empty for that itself
  std::string output;    // the folder below the output folder, safe; empty for that itself
  std::string key;       // `shown`, seen from the output folder
  bool archive = false;
  const FormatRow* format = nullptr;  // of a file that holds many: its inputs are items, and their names keys
  std::uint64_t size = 0;             // of that file; 0 where its items are entries of their own
};

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

struct Item {
  std::uint64_t size = 0;   // bytes
  std::int64_t time = 0;    // nanoseconds since 1970; of an archive's entry its CRC-32; of an item its file's
  std::uint64_t begin = 0;  // of an item, in its file
  std::uint64_t file = 0;   // a hash of device and inode; 0 for an archive's entry
  std::uint32_t place = 0;
  std::uint32_t entry = kNone;  // of an archive
  std::uint32_t aside = kNone;  // what few have: a problem, or a context
  std::uint32_t name_at = 0;
  std::uint32_t output_at = 0;
  std::uint16_t name_size = 0;
  std::uint16_t output_size = 0;
};

class Plan {
 public:
  std::uint32_t add_place(Place place);
  const Place& place_at(std::uint32_t place) const { return places_[place]; }
  std::size_t places() const { return places_.size(); }
  void add(Item item, std::string_view name);
  // Leaves out what was added behind the first `count`.
  void keep_first(std::size_t count) { items_.resize(count); }
  // An input that cannot be one, for the report; of an archive's entries of one name each.
  void add_problem(std::uint32_t place, std::string_view name, Error error, std::uint32_t entry = kNone);

  std::size_t size() const { return items_.size(); }
  const Item& item(std::size_t i) const { return items_[i]; }
  const Place& place(std::size_t i) const { return places_[items_[i].place]; }
  const Error* problem(std::size_t i) const;
  // Item::aside for an ItemPlace::context; those of a file's items are mostly the same one.
  std::uint32_t keep_context(const std::string& context, const std::vector<std::uint32_t>& more = {});
  std::string_view context(std::size_t i) const;
  std::span<const std::uint32_t> more(std::size_t i) const;  // ItemPlace::more

  std::string_view name(std::size_t i) const { return view(items_[i].name_at, items_[i].name_size); }
  bool is_item(std::size_t i) const { return place(i).format != nullptr; }
  std::string shown(std::size_t i) const { return below(&Place::shown, i); }
  std::string relative(std::size_t i) const { return below(&Place::relative, i); }
  std::string path(std::size_t i) const;  // of the file to open; an entry's: of its archive
  // Where it lies as seen from the output folder.
  std::string key(std::size_t i) const { return below(&Place::key, i); }
  // A hash of the key. Of what cannot be an input another than of the input that it was or will be: that one's record
  // stays.
  InputId id(std::size_t i) const;
  // Which of `count` parts it belongs to, from 0: XXH3 (64 bits) of the relative path, modulo.
  unsigned part(std::size_t i, unsigned count) const;

  // The output below the output folder, without an extension; while it has none empty, or what an item asks for.
  std::string_view output(std::size_t i) const { return view(items_[i].output_at, items_[i].output_size); }
  void set_output(std::size_t i, std::string_view output);

  // Leaves out that file, under whatever name.
  void drop_file(const std::string& path);
  // Leaves out what stands twice, whatever way it was named: the first stays.
  void drop_duplicates();

 private:
  std::string below(std::string Place::*folder, std::size_t i) const;
  std::string_view view(std::uint32_t at, std::uint16_t size) const { return {text_.data() + at, size}; }
  std::uint32_t keep(std::string_view text);

  std::vector<Item> items_;
  std::vector<Place> places_;
  // What stands beside an item: why it has failed before it is read, or its context.
  struct Aside {
    std::optional<Error> problem;
    std::string context;
    std::vector<std::uint32_t> more;
  };
  std::uint32_t keep_aside(Aside aside);

  std::vector<Aside> asides_;
  std::unordered_map<std::uint64_t, std::uint32_t> context_numbers_;  // by their hash
  std::string text_;
};

InputId id_of(std::string_view key);
// Of a file that is an article. Its key may read as that of an item: "feed.xml#1" may be a file's name.
InputId id_of_file(std::string_view key);
// Item::time of a file.
std::int64_t time_of(const struct stat& info);
// Item::file of a file; 0 where there is none.
std::uint64_t file_of(const struct stat& info);
std::uint64_t file_of(const std::string& path);

}  // namespace offprint
