#include "converters/inputs/walk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <utility>

#include "converters/files/descriptor.h"
#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "converters/inputs/beside.h"
#include "converters/inputs/books.h"
#include "converters/inputs/claim.h"
#include "converters/inputs/foreign.h"
#include "converters/inputs/globs.h"
#include "converters/inputs/items.h"
#include "formats/epub/reader.h"
#include "formats/hash/hash64.h"
#include "formats/site/search_files.h"
#include "formats/site/site_pages.h"

namespace offprint {

namespace {

constexpr std::string_view kMacFolder = "__MACOSX";  // what macOS puts beside the files of a zip
constexpr std::string_view kZip = ".zip";

bool is_dots(std::string_view name) { return name == "." || name == ".."; }

// What is not looked at below a folder given, as by fd and rg; of a path its first part decides.
bool is_hidden(std::string_view path) {
  const std::string_view name = path.substr(0, path.find('/'));
  return name == kMacFolder || (name.starts_with('.') && !is_dots(name));
}

bool is_hidden_path(std::string_view path) {
  for (std::size_t at = 0; at < path.size();) {
    if (is_hidden(path.substr(at))) return true;
    at = std::min(path.find('/', at), path.size() - 1) + 1;
  }
  return false;
}

// By what only batch's folders have, and by what only a website's have.
bool is_output_folder(const std::string& path) {
  const auto has = [&](std::string_view name, mode_t type) {
    struct stat info {};
    return ::stat((path + "/" + std::string(name)).c_str(), &info) == 0 && (info.st_mode & S_IFMT) == type;
  };
  return has(kStateFolder, S_IFDIR) || (has(kSumsFile, S_IFREG) && has(kSearchScriptFile, S_IFREG));
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

Item item_of(std::uint32_t place, const struct stat& info) {
  Item item;
  item.place = place;
  item.size = static_cast<std::uint64_t>(info.st_size);
  item.time = time_of(info);
  item.file = file_of(info);
  return item;
}

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.empty() ? "." : path.c_str(), nullptr), std::free);
  return real ? real.get() : "";
}

std::string below(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty() && !name.empty() && path.back() != '/') path += '/';
  path += name;
  return path;
}

std::string_view without_slashes(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return path;
}

std::string head_of(const std::string& path, std::size_t count, int& error) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  std::string head(count, '\0');
  const ssize_t got = file.number() < 0 ? -1 : ::pread(file.number(), head.data(), count, 0);
  error = got < 0 ? errno : 0;
  head.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return head;
}

// What its output is called; a key may be a path.
std::string item_name(const ItemPlace& item) {
  return item.title.empty() ? safe_component(stem_of(item.key)) : title_component(item.title, item.key);
}

std::string drafts_left_out(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " draft or private item" : " drafts or private items") +
         " left out; --include-drafts takes them";
}

// What to say of a file that is named as an archive, by its first bytes.
Error no_archive(std::string_view head) {
  if (auto kind = binary_refusal(head)) return {Fault::NotText, std::move(*kind)};
  return {Fault::NotThisFormat, "it is named .zip and is no zip archive"};
}

std::string_view kind_of(const struct stat& info) {
  if (S_ISFIFO(info.st_mode)) return "FIFO";
  return S_ISSOCK(info.st_mode) ? "socket" : "device";
}

// "it is a FIFO, no file; left out".
std::string no_file(const struct stat& info, std::string_view advice) {
  return "it is a " + std::string(kind_of(info)) + ", no file; " + std::string(advice);
}

}  // namespace

Walk::Walk(const Settings& settings, const Known& known, Plan& plan, const NoteTaker& notes,
           std::span<const std::string> given)
    : settings_(settings),
      known_(known),
      plan_(plan),
      notes_(notes),
      given_(given),
      output_(settings.output.empty() ? "" : real_path(settings.output)) {
  if (output_.empty() || ::stat(output_.c_str(), &output_info_) != 0) output_info_ = {};
}

void Walk::input(const std::string& given) {
  const std::string path(without_slashes(given));
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    const int error = errno;
    if (!item(given)) not_there(given, input_error(given, read_error(error)));
    return;
  }
  if (!S_ISDIR(info.st_mode)) return file(path, info);
  root_ = real_path(path);
  Place place;
  place.path = path;
  place.shown = path == "." ? "" : path;
  place.key = key_of(path, settings_.output);
  folder(plan_.add_place(std::move(place)), info);
}

void Walk::not_there(const std::string& given, Error error) {
  const std::string_view path = without_slashes(given);
  const bool bare = path.find('/') == std::string_view::npos;
  plan_.add_problem(place_of_file(bare ? "" : std::string(folder_of(path))), std::string(file_name(path)),
                    std::move(error));
}

void Walk::entry_given(const InputSource& source, std::string_view only) {
  const auto archive = Archive::open(source.path);
  if (!archive) return not_there(source.path + "/" + source.name, archive.error());
  Place root;
  root.path = source.path;
  root.shown = source.path;
  root.key = key_of(source.path, settings_.output);
  root.archive = true;
  const std::size_t slash = source.name.rfind('/');
  std::unordered_map<std::string, std::uint32_t> made;
  const std::uint32_t place = place_of_entry(plan_.add_place(std::move(root)),
                                             source.name.substr(0, slash == source.name.npos ? 0 : slash), made);
  const std::string name = source.name.substr(slash + 1);
  Item item;
  item.place = place;
  item.entry = source.entry;
  item.size = source.size;
  item.time = source.time;
  const auto head = archive->head(source.entry, kShortHead);
  if (!head) return plan_.add_problem(place, name, head.error(), source.entry);
  if (const FormatRow* many = format_of_many(*head, name, settings_))
    return items(holder_in(place, name), *many, item, name, only);
  plan_.add(item, name);
}

bool Walk::item(const std::string& given) {
  const auto entry = entry_at(given);
  if (entry && *entry) return entry_given(**entry, {}), true;
  auto found = find_item(given, settings_);
  if (!found) return not_there(given, found.error()), true;
  if (*found && !(*found)->name.empty()) return entry_given(**found, (*found)->item), true;
  struct stat info {};
  if (!*found || ::stat((*found)->path.c_str(), &info) != 0) return false;
  file((*found)->path, info, (*found)->item);
  return true;
}

std::uint32_t Walk::place_of_file(const std::string& folder) {
  const auto found = file_places_.find(folder);
  if (found != file_places_.end()) return found->second;
  Place place;
  place.path = folder;
  place.shown = folder;
  place.key = key_of(folder, settings_.output);
  const std::uint32_t added = plan_.add_place(std::move(place));
  file_places_.emplace(folder, added);
  return added;
}

void Walk::file(const std::string& path, const struct stat& info, std::string_view only) {
  const std::size_t slash = path.rfind('/');
  const std::string name = path.substr(slash + 1);
  const std::uint32_t place = place_of_file(slash == std::string::npos ? "" : slash == 0 ? "/" : path.substr(0, slash));
  if (!S_ISREG(info.st_mode)) {
    plan_.add_problem(place, name, {Fault::Unreadable, no_file(info, "name a file, a folder or an archive")});
    return;
  }
  int error = 0;
  const std::string head = head_of(path, kShortHead, error);
  const bool packed = is_archive(head);
  const FormatRow* many = packed ? nullptr : format_of_many(head, name, settings_);
  if (!packed && many == nullptr) return plan_.add(item_of(place, info), name);
  Place root;
  root.path = path;
  root.shown = path;
  root.key = key_of(path, settings_.output);
  if (packed) return archive(std::move(root), name, place);
  root.relative = name;
  items(std::move(root), *many, item_of(place, info), name, only);
}

void Walk::items(Place holder, const FormatRow& format, const Item& file, const std::string& name,
                 std::string_view only) {
  InputSource source;
  source.path = holder.path;
  source.entry = file.entry;
  holder.format = &format;
  holder.archive = format.items == nullptr;  // a book
  holder.size = holder.archive ? 0 : file.size;
  const std::uint32_t place = plan_.add_place(std::move(holder));
  const std::size_t before = plan_.size();
  std::size_t withheld = 0;
  const auto listed = list_documents(source, format, [&](const ItemPlace& found) {
    if (!only.empty() && found.key != only) return;
    if (!found.problem.empty()) return plan_.add_problem(place, found.key, {Fault::NotThisFormat, found.problem});
    if (found.withheld && !settings_.run.include_drafts && only.empty()) return void(++withheld);
    Item item = file;
    item.place = place;
    item.begin = found.begin;
    item.size = found.size;
    if (found.entry) {
      item.entry = *found.entry;
      item.time = found.check;
    }
    item.aside = plan_.keep_context(found.context, found.more);
    plan_.add(item, found.key);
    plan_.set_output(plan_.size() - 1, item_name(found));
  });
  if (withheld > 0) notes_(plan_.place_at(place).shown, drafts_left_out(withheld));
  if (listed) return;
  plan_.keep_first(before);
  plan_.add_problem(file.place, name, listed.error(), file.entry);
}

// An archive or a file that holds many is a folder of its name.
Place Walk::holder_in(std::uint32_t place, const std::string& name) const {
  const Place& here = plan_.place_at(place);
  Place holder = inside(here, name);
  holder.output = below(here.output, safe_component(stem_of(name)));
  return holder;
}

std::vector<Walk::Child> Walk::children(const std::string& path, int& error) const {
  std::vector<Child> found;
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  while (folder) {
    errno = 0;
    const struct dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    Child child;
    child.name = static_cast<const char*>(entry->d_name);
    if (is_dots(child.name) || is_hidden(child.name)) continue;
    if (::fstatat(::dirfd(folder.get()), child.name.c_str(), &child.info, AT_SYMLINK_NOFOLLOW) != 0)
      child.error = errno;
    if (child.error != ENOENT) found.push_back(std::move(child));  // else it is gone
  }
  error = errno;
  return found;
}

// A link is its target's kind where that lies in the folder given; else it is left out, and noted.
bool Walk::leads_out(const std::string& path, Child& child) {
  if (!S_ISLNK(child.info.st_mode)) return false;
  const std::string target = real_path(path);
  if (target.empty() || ::stat(path.c_str(), &child.info) != 0) {
    child.error = errno == EACCES ? errno : 0;
    if (child.error != 0) return false;
    notes_(path, "it is a link that leads nowhere; left out");
    return true;
  }
  if (target == root_ || target.starts_with(below(root_, "") + "/")) return false;
  notes_(path, "it is a link that leads out of the folder; left out, name its target as an input");
  return true;
}

Place Walk::inside(const Place& above, const std::string& path) {
  Place place;
  place.archive = above.archive;
  place.path = above.archive ? above.path : below(above.path, path);
  place.shown = below(above.shown, path);
  place.relative = below(above.relative, path);
  place.output = below(above.output, safe_path(path));
  place.key = below(above.key, path);
  return place;
}

bool Walk::is_given(std::uint64_t file) const {
  return std::any_of(given_.begin(), given_.end(), [&](const std::string& path) { return file_of(path) == file; });
}

void Walk::folder(std::uint32_t place, const struct stat& info) {
  const std::string path = plan_.place_at(place).path;
  const std::uint64_t self = file_of(info);
  if (output_info_.st_ino != 0 && self == file_of(output_info_)) return;  // the output folder is never an input
  if (std::find(above_.begin(), above_.end(), self) != above_.end()) {
    notes_(path, "it is a link to a folder around it; left out");
    return;
  }
  if (!above_.empty() && is_output_folder(path)) {
    if (is_given(self)) return;  // it is taken for itself
    return notes_(plan_.place_at(place).shown, "Offprint wrote this folder; left out, name it as an input to take it");
  }
  int error = 0;
  std::vector<Child> found = children(path, error);
  if (error != 0) plan_.add_problem(place, "", read_error(error));
  above_.push_back(self);
  std::erase_if(found, [&](Child& child) { return leads_out(below(path, child.name), child); });
  for (Child& child : found) child.sorted_by = child.name + (S_ISDIR(child.info.st_mode) ? "/" : "");
  std::sort(found.begin(), found.end(), [](const Child& a, const Child& b) { return a.sorted_by < b.sorted_by; });
  const std::size_t drafts_above = std::exchange(drafts_, 0);
  for (Child& next : found) child(place, next);
  if (drafts_ > 0) notes_(plan_.place_at(place).shown, drafts_left_out(drafts_));
  drafts_ = drafts_above;
  above_.pop_back();
}

void Walk::child(std::uint32_t place, Child& child) {
  if (child.error != 0) {
    if (takes(settings_.run.globs, below(plan_.place_at(place).relative, child.name)))
      plan_.add_problem(place, child.name, read_error(child.error));
    return;
  }
  if (S_ISDIR(child.info.st_mode))
    return folder(plan_.add_place(inside(plan_.place_at(place), child.name)), child.info);
  if (!S_ISREG(child.info.st_mode)) {
    notes_(below(plan_.place_at(place).shown, child.name), no_file(child.info, "left out"));
    return;
  }
  child_file(place, child);
}

void Walk::child_file(std::uint32_t place, const Child& child) {
  const Place& here = plan_.place_at(place);
  if (!takes(settings_.run.globs, below(here.relative, child.name))) return;
  const Item item = item_of(place, child.info);
  if (known_(id_of_file(below(here.key, child.name)), item.size, item.time)) return plan_.add(item, child.name);
  const std::string path = below(here.path, child.name);
  int error = 0;
  const std::string head = head_of(path, kShortHead, error);
  if (error != 0) return plan_.add_problem(place, child.name, read_error(error));  // it may be an article
  if (is_archive(head)) return archive(holder_in(place, child.name), child.name, place);
  if (child.name.ends_with(kZip)) return plan_.add_problem(place, child.name, no_archive(head));
  std::string longer;
  const auto more = [&](std::size_t count) { return longer = head_of(path, count, error); };
  const bool claimed = is_claimed(head, child.name, settings_, more);
  if (error != 0) return plan_.add_problem(place, child.name, read_error(error));
  if (!claimed) return;
  if (const FormatRow* many = format_of_many(longer.empty() ? head : longer, child.name, settings_))
    return items(holder_in(place, child.name), *many, item, child.name);
  if (!settings_.run.include_drafts && is_draft_beside(path)) return void(++drafts_);
  plan_.add(item, child.name);
}

std::uint32_t Walk::place_of_entry(std::uint32_t root, const std::string& folder,
                                   std::unordered_map<std::string, std::uint32_t>& made) {
  if (folder.empty()) return root;
  const auto [found, is_new] = made.try_emplace(folder, 0);
  if (is_new) found->second = plan_.add_place(inside(plan_.place_at(root), folder));
  return found->second;
}

void Walk::archive(Place place, const std::string& name_in_plan, std::uint32_t plan_place) {
  place.archive = true;
  const auto opened = Archive::open(place.path);
  if (!opened) return plan_.add_problem(plan_place, name_in_plan, opened.error());
  if (is_book(*opened) && (place.relative.empty() || settings_.from == find_by_shape(Collection::Shape::Book))) {
    Item item;
    item.place = plan_place;
    return items(std::move(place), *find_by_shape(Collection::Shape::Book), item, name_in_plan);
  }
  if (opened->is_document()) {
    // It was given, or promises articles; else it is no input.
    if (place.relative.empty() || name_in_plan.ends_with(kZip)) {
      plan_.add_problem(plan_place, name_in_plan,
                        {Fault::NotText, "it is an Office document, not an article; save it as HTML first"});
    }
    return;
  }
  const std::uint32_t root = plan_.add_place(std::move(place));
  std::unordered_map<std::string, std::uint32_t> made;
  for (const ArchiveEntry& next : opened->entries()) {
    const std::size_t slash = next.name.rfind('/');
    const bool top = slash == std::string::npos || !next.problem.message.empty();  // no place is made for what climbs
    const std::uint32_t in = place_of_entry(root, top ? "" : next.name.substr(0, slash), made);
    entry(*opened, next, in, next.name.substr(top ? 0 : slash + 1));
  }
}

void Walk::entry(const Archive& archive, const ArchiveEntry& entry, std::uint32_t place, const std::string& name) {
  const Place& here = plan_.place_at(place);
  if (is_hidden_path(entry.name)) return;
  if (!takes(settings_.run.globs, below(here.relative, name))) return;
  if (entry.link) return notes_(below(here.shown, name), "it is a link in an archive; left out");
  if (!entry.problem.message.empty()) return plan_.add_problem(place, name, entry.problem, entry.index);
  Item item;
  item.place = place;
  item.entry = entry.index;
  item.size = entry.size;
  item.time = entry.crc;
  if (known_(id_of_file(below(here.key, name)), item.size, item.time)) return plan_.add(item, name);
  const auto head = archive.head(entry.index, kShortHead);
  if (!head) return plan_.add_problem(place, name, head.error(), entry.index);
  if (is_archive(*head) || sniff_epub(*head) == Claim::Surely)
    return notes_(below(here.shown, name), "it is an archive in an archive; left out, unpack the outer one");
  std::string longer;
  const auto more = [&](std::size_t count) { return longer = archive.head(entry.index, count).value_or(""); };
  if (!is_claimed(*head, name, settings_, more)) return;
  if (const FormatRow* many = format_of_many(longer.empty() ? *head : longer, name, settings_))
    return items(holder_in(place, name), *many, item, name);
  plan_.add(item, name);
}

}  // namespace offprint
