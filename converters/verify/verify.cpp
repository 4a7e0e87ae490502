#include "converters/verify/verify.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/stat.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/bind/address_key.h"
#include "converters/bind/worker.h"
#include "converters/files/faults.h"
#include "converters/inputs/archive.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/source.h"
#include "formats/epub/chapter.h"
#include "formats/epub/sources.h"
#include "formats/hash/sha256.h"

namespace offprint {

namespace {

constexpr std::size_t kLargestChapter = std::size_t{256} << 20U;

struct VerdictRow {
  Verdict verdict;
  std::string_view name;
  std::string_view why;
};
constexpr std::array<VerdictRow, kVerdictCount> kVerdicts{{
    {Verdict::Same, "same", "source and chapter are as they were"},
    {Verdict::Changed, "changed", "the source is not the one that the book was made of"},
    {Verdict::Missing, "missing", "no source of that path is there"},
    {Verdict::Differs, "differs", "the source is the same, but makes another chapter today"},
    {Verdict::NoChapter, "no-chapter", "the book lacks the chapter that it says it holds"},
}};

const VerdictRow& row(Verdict verdict) { return kVerdicts.at(static_cast<std::size_t>(verdict)); }

// The book's files by name.
class BookFile {
 public:
  static Result<BookFile> open(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return fail(read_error(errno));
    auto archive = Archive::open(path);
    if (!archive) return fail(archive.error());
    return BookFile(std::move(*archive));
  }

  Result<std::string> read(const std::string& name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return fail(Fault::NotThisFormat, "it holds no " + name);
    return archive_.read(found->second, kLargestChapter);
  }

 private:
  explicit BookFile(Archive archive) : archive_(std::move(archive)) {
    for (const ArchiveEntry& entry : archive_.entries()) files_.emplace(entry.name, entry.index);
  }
  Archive archive_;
  std::unordered_map<std::string, std::uint32_t> files_;
};

class Verifier {
 public:
  Verifier(BookFile book, BookSources sources, const Settings& settings, World& world)
      : book_(std::move(book)), sources_(std::move(sources)), worker_(settings, world) {
    for (const BookSource& article : sources_.articles) note_target(article.url, article.chapter);
    for (const BookSource& article : sources_.articles)
      for (const std::string& address : article.also) note_target(address, article.chapter);
    std::sort(inside_.begin(), inside_.end());
  }

  std::optional<Failure> find_sources(const Settings& settings) {
    const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
    if (auto failure = discover(settings.against, settings, never, plan_, [](std::string_view, std::string_view) {}))
      return failure;
    for (std::uint32_t i = 0; i < plan_.size(); ++i)
      if (plan_.problem(i) == nullptr) by_path_.emplace(source_path(plan_.relative(i)), i);
    return {};
  }

  Verdict judge(const BookSource& article) {
    const auto chapter = book_.read(article.chapter);
    if (!chapter) return Verdict::NoChapter;
    const auto [begin, end] = by_path_.equal_range(article.path);
    if (begin == end) return Verdict::Missing;
    for (auto at = begin; at != end; ++at) {
      const auto input = reader_.read(source_of(plan_, at->second));
      if (!input || sha256(input->bytes) != article.sha256) continue;
      return remake(article, at->second, input->hash) == *chapter ? Verdict::Same : Verdict::Differs;
    }
    return Verdict::Changed;
  }

  const BookSources& sources() const { return sources_; }

 private:
  static std::string name_of(std::string_view chapter) {
    chapter.remove_prefix(std::min(chapter.rfind('/') + 1, chapter.size()));
    return std::string(chapter.substr(0, chapter.rfind('.')));
  }

  // The first that has an address keeps it, as when the book was bound.
  void note_target(std::string_view address, const std::string& chapter) {
    const std::uint64_t key = address_key(address);
    if (key != 0 && targets_.insert(key).second) inside_.emplace_back(key, name_of(chapter));
  }

  // What the source makes today; "" where it makes nothing.
  std::string remake(const BookSource& article, std::uint32_t input, std::uint64_t hash) {
    BindTask task;
    task.first_pass = false;
    task.source = source_of(plan_, input);
    task.relative = article.path;
    task.hash = hash;
    task.name = name_of(article.chapter);
    task.inside = inside_;
    return worker_.page(task).value_or("");
  }

  BookFile book_;
  BookSources sources_;
  BindWorker worker_;
  SourceReader reader_;
  Plan plan_;
  std::unordered_multimap<std::string, std::uint32_t> by_path_;
  std::unordered_set<std::uint64_t> targets_;
  std::vector<std::pair<std::uint64_t, std::string>> inside_;
};

// The settings that the book was bound with, and where this call says to look.
Result<Settings> settings_of(const BookSources& sources, const Settings& call) {
  Settings settings;
  for (const std::string& word : sources.options) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const OptionRow* option = find_option(word.substr(0, equals));
    if (option == nullptr || !changes_bytes(*option))
      return fail(Fault::NotThisFormat, "it was made with " + word + ", which this version does not know");
    const std::string_view value = std::string_view(word).substr(std::min(equals + 1, word.size()));
    if (auto set = option->set(settings, value); !set) return fail(set.error());
  }
  settings.to = find_by_shape(Collection::Shape::Book);
  settings.formats = {settings.to};
  settings.image_dir = call.image_dir;
  settings.against = call.against;
  return settings;
}

}  // namespace

std::string_view name(Verdict verdict) { return row(verdict).name; }

std::optional<Failure> verify_book(const std::string& book, const Settings& call, std::string_view version,
                                   World& world, const std::function<void(const Verified&)>& tell,
                                   const std::function<void(std::string_view)>& note) {
  if (call.against.empty())
    return Failure{"--against", {Fault::Usage, "name the folder that the book was bound from: --against DIR"}};
  if (auto refused = refuse_image_dir(call)) return refused;
  auto opened = BookFile::open(book);
  if (!opened) return Failure{book, opened.error()};
  const auto text = opened->read(std::string(kSourcesFile));
  if (!text) {
    const Error none{Fault::NotThisFormat,
                     "it does not say what it was made of; verify takes books of 'offprint bind'"};
    return Failure{book, none};
  }
  auto sources = read_sources(*text);
  if (!sources) return Failure{book, sources.error()};
  auto settings = settings_of(*sources, call);
  if (!settings) return Failure{book, settings.error()};
  const std::string now = "Offprint " + std::string(version);
  if (sources->made_by != now) note("made by " + sources->made_by + "; this is " + now + ", whose chapters may differ");
  const bool pictures = settings->write.images == Images::Save || settings->write.images == Images::Embed;
  if (pictures && call.image_dir.empty())
    note("it was bound with pictures; say --image-dir DIR, or chapters that show them differ");
  Verifier verifier(std::move(*opened), std::move(*sources), *settings, world);
  if (auto failure = verifier.find_sources(*settings)) return failure;
  for (const BookSource& article : verifier.sources().articles) {
    const Verdict verdict = verifier.judge(article);
    tell({verdict, article.path, article.chapter, row(verdict).why});
  }
  return {};
}

}  // namespace offprint
