#include "converters/inputs/items.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <sys/stat.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "converters/files/names.h"
#include "converters/inputs/books.h"
#include "formats/hash/hash64.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestKey = 512;  // bytes

std::string shown_key(std::string_view written) {
  std::string key;
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint c = decode(written, at);
    const bool kept =
        c.value != '#' && c.value >= 0x20 && (c.value < 0x7F || c.value > 0x9F) && (c.value != 0xFFFD || c.size != 1);
    for (std::size_t i = at; i < at + c.size; ++i) {
      const auto byte = static_cast<unsigned char>(written[i]);
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      key += kept ? std::string(1, written[i]) : std::string{'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    at += c.size;
  }
  return std::string(cut_to(key, kLongestKey));
}

constexpr std::size_t kSniffed = std::size_t{64} << 10U;  // as much as a conversion's sniffer sees

// Nothing where it is no file.
std::optional<InputSource> source_at(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  InputSource source;
  source.path = path;
  source.size = static_cast<std::uint64_t>(info.st_size);
  source.time = time_of(info);
  return source;
}

// FILE#KEY, at one of its '#'.
struct NamedItem {
  InputSource file;
  std::string key;
};
Result<std::optional<NamedItem>> split_word(const std::string& word) {
  Result<std::optional<InputSource>> found = std::optional<InputSource>();
  for (std::size_t end = word.size(); end != word.npos; end = word.find('#', end == word.size() ? 0 : end + 1)) {
    const std::string path = word.substr(0, end);
    found = source_at(path);
    if (!*found) found = entry_at(path);
    if (found && *found) return NamedItem{std::move(**found), word.substr(std::min(end + 1, word.size()))};
  }
  if (!found) return fail(found.error());
  return std::optional<NamedItem>();
}

Result<const FormatRow*> format_of(const InputSource& source, const Settings& settings) {
  auto bytes = ByteStream::open(source);
  if (!bytes) return fail(bytes.error());
  const auto head = bytes->next();
  if (!head) return fail(head.error());
  return format_of_many(head->substr(0, kSniffed), source.name.empty() ? source.path : source.name, settings);
}

// The items that a key may mean: it is one's key, as it is shown or as the file has it, or one's number; an empty one
// means the first.
struct Found {
  std::uint64_t count = 0;
  std::optional<ItemPlace> by_key;
  std::optional<ItemPlace> by_number;
};

// Gives each key once: a chance meeting of two hashes costs a "~2", nothing else.
ItemTaker with_own_key(const ItemTaker& take) {
  struct Keys {
    std::unordered_set<std::uint64_t> taken;
    std::unordered_map<std::uint64_t, unsigned> counts;
  };
  return [&take, keys = std::make_shared<Keys>()](ItemPlace item) {
    const std::string key = item.key.empty() ? std::to_string(item.number) : shown_key(item.key);
    item.key = key;
    if (!keys->taken.insert(hash_of(key)).second) {
      unsigned& count = keys->counts.try_emplace(hash_of(key), 1U).first->second;  // goes on where the last one ended
      do {
        item.key = key + "~" + std::to_string(++count);
      } while (!keys->taken.insert(hash_of(item.key)).second);
    }
    take(std::move(item));
  };
}

Result<Found> look_for(std::string_view key, const InputSource& source, const FormatRow& format) {
  Found found;
  const std::string shown = shown_key(key);
  const auto take = [&](const ItemPlace& item) {
    if (!item.withheld) ++found.count;
    if (item.key == key || (item.key == shown && !found.by_key)) found.by_key = item;
    if (key.empty() ? found.count == 1 && !item.withheld : std::to_string(item.number) == key) found.by_number = item;
  };
  if (auto listed = list_documents(source, format, take); !listed) return fail(listed.error());
  return found;
}

}  // namespace

const FormatRow* format_of_many(std::string_view head, std::string_view name, const Settings& settings) {
  const FormatRow* format = settings.from != nullptr ? settings.from : sniff(head, name);
  return format != nullptr && holds_many(*format) && !head.empty() ? format : nullptr;
}

bool holds_many(const FormatRow& format) {
  return format.items != nullptr || (format.read != nullptr && format.collection.shape == Collection::Shape::Book);
}

InputSource source_of_item(const InputSource& file, const FormatRow& format, const ItemPlace& item) {
  InputSource source = file;
  source.format = format.name;
  source.item = item.key;
  source.begin = item.begin;
  source.length = item.size;
  source.context = item.context;
  source.more = item.more;
  if (!item.entry) return source;
  source.entry = *item.entry;
  source.size = item.size;
  source.time = item.check;
  return source;
}

Result<void> list_items(const FormatRow& format, const NextBytes& next, const ItemTaker& take) {
  return format.items(next, with_own_key(take));
}

Result<void> list_documents(const InputSource& source, const FormatRow& format, const ItemTaker& take) {
  if (format.items == nullptr) {
    const auto archive = Archive::open(source.path);
    return archive ? list_book(*archive, with_own_key(take)) : fail(archive.error());
  }
  auto bytes = ByteStream::open(source);
  if (!bytes) return fail(bytes.error());
  return list_items(
      format, [&] { return bytes->next(); }, take);
}

std::optional<Error> refuse_many(std::string_view bytes, const Settings& settings) {
  const FormatRow* format = format_of_many(bytes.substr(0, kSniffed), "-", settings);
  if (format == nullptr || format->items == nullptr) return {};
  std::uint64_t count = 0;
  const auto next = [&]() -> Result<std::string_view> { return std::exchange(bytes, {}); };
  if (auto listed = list_items(*format, next, [&](const ItemPlace& item) { count += item.withheld ? 0 : 1; }); !listed)
    return listed.error();
  if (count <= 1) return {};
  return Error{Fault::Usage, "it holds " + std::to_string(count) +
                                 " documents; save them to a file and name one (FILE#KEY or FILE#NUMBER), or take "
                                 "'offprint batch' or 'bind'"};
}

std::string file_named(const std::string& word) {
  auto named = split_word(word);
  return named && *named ? (*named)->file.path : word;
}

Result<std::optional<InputSource>> entry_at(const std::string& path) {
  for (std::size_t slash = path.find('/', 1); slash != path.npos; slash = path.find('/', slash + 1)) {
    const std::string file = path.substr(0, slash);
    if (!source_at(file)) continue;
    const auto archive = Archive::open(file);
    if (!archive) return std::optional<InputSource>();
    const std::string_view name = std::string_view(path).substr(slash + 1);
    for (const ArchiveEntry& entry : archive->entries()) {
      if (entry.name != name) continue;
      if (!entry.problem.message.empty()) return fail(entry.problem);
      InputSource source{file, entry.index, entry.size, entry.crc, {}, {}, 0, 0, {}};
      source.name = entry.name;
      return source;
    }
    return fail(Fault::NotFound, "the archive holds no such file; 'offprint batch -n' lists what it holds");
  }
  return std::optional<InputSource>();
}

Result<std::optional<InputSource>> file_of_many(const std::string& word, const Settings& settings) {
  std::optional<InputSource> source = source_at(word);
  if (!source) {
    auto entry = entry_at(word);
    if (!entry || !*entry) return entry;
    source = std::move(**entry);
  }
  const auto format = format_of(*source, settings);
  if (!format) return fail(format.error());
  if (*format == nullptr) return std::optional<InputSource>();
  const auto found = look_for({}, *source, **format);
  if (!found) return fail(found.error());
  if (found->count <= 1) return std::optional<InputSource>();
  source->format = (*format)->name;
  return source;
}

Result<std::optional<InputSource>> find_item(const std::string& word, const Settings& settings) {
  auto named = split_word(word);
  if (!named) return fail(named.error());
  if (!*named) return std::optional<InputSource>();
  const auto& [source, key] = **named;
  const auto format = format_of(source, settings);
  if (!format) return fail(format.error());
  if (*format == nullptr && key.empty()) return source.entry == kNone ? std::optional<InputSource>() : source;
  if (*format == nullptr) return fail(Fault::NotFound, "this file holds one document; leave out '#' and the key");
  const auto found = look_for(key, source, **format);
  if (!found) return fail(found.error());
  if (key.empty() && found->count > 1) {
    return fail(Fault::Usage, "it holds " + std::to_string(found->count) +
                                  " documents; name one (FILE#KEY or FILE#NUMBER), or take 'offprint batch' or 'bind'");
  }
  const auto& item = found->by_key ? found->by_key : found->by_number;
  if (!item) return fail(Fault::NotFound, "it holds no document of that key or number; 'offprint batch -n' lists them");
  if (!item->problem.empty()) return fail(Fault::NotThisFormat, std::string(item->problem));
  return source_of_item(source, **format, *item);
}

}  // namespace offprint
