#include "converters/verify/verify.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <numeric>
#include <sys/stat.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/bind/address_key.h"
#include "converters/bind/worker.h"
#include "converters/engine/pool.h"
#include "converters/engine/worker.h"
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

std::string name_of(std::string_view chapter) {
  chapter.remove_prefix(std::min(chapter.rfind('/') + 1, chapter.size()));
  return std::string(chapter.substr(0, chapter.rfind('.')));
}

// Which chapter an address leads to: the first that has it keeps it, as when the book was bound.
ChapterLinks links_of(const BookSources& sources) {
  ChapterLinks links;
  std::unordered_set<std::uint64_t> known;
  const auto note = [&](std::string_view address, const std::string& chapter) {
    const std::uint64_t key = address_key(address);
    if (key != 0 && known.insert(key).second) links.emplace_back(key, name_of(chapter));
  };
  for (const BookSource& article : sources.articles) note(article.url, article.chapter);
  for (const BookSource& article : sources.articles)
    for (const std::string& address : article.also) note(address, article.chapter);
  std::sort(links.begin(), links.end());
  return links;
}

// What all workers must know of the book.
struct BookSetup {
  std::string book;
  std::vector<std::string> options;
  std::string image_dir;
  ChapterLinks links;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.book);
    wire(self.options);
    wire(self.image_dir);
    wire(self.links);
  }
};

struct VerifyTask {
  std::string path;  // of the source, as the book says
  std::string chapter;
  std::string sha256;
  std::vector<InputSource> sources;  // what has that path today

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.path);
    wire(self.chapter);
    wire(self.sha256);
    wire(self.sources);
  }
};

// The worker's side.
class Verifier {
 public:
  Verifier(BookFile book, const Settings& settings, const ChapterLinks& links, World& world)
      : book_(std::move(book)), links_(links), worker_(settings, world) {}

  Verdict judge(const VerifyTask& article) {
    const auto chapter = book_.read(article.chapter);
    if (!chapter) return Verdict::NoChapter;
    if (article.sources.empty()) return Verdict::Missing;
    for (const InputSource& source : article.sources) {
      const auto input = reader_.read(source);
      if (!input || sha256(input->bytes) != article.sha256) continue;
      return remake(article, source, input->hash) == *chapter ? Verdict::Same : Verdict::Differs;
    }
    return Verdict::Changed;
  }

 private:
  // What the source makes today; "" where it makes nothing.
  std::string remake(const VerifyTask& article, const InputSource& source, std::uint64_t hash) {
    BindTask task;
    task.first_pass = false;
    task.source = source;
    task.relative = article.path;
    task.hash = hash;
    task.name = name_of(article.chapter);
    return worker_.page(task, links_).value_or("");
  }

  BookFile book_;
  const ChapterLinks& links_;
  BindWorker worker_;
  SourceReader reader_;
};

// The parent's side: a task is an article of the book.
class Verifying final : public Job<VerifyTask, Verdict> {
 public:
  explicit Verifying(const BookSources& book)
      : book_(book), verdicts_(book.articles.size(), Verdict::Differs), why_(book.articles.size()) {}

  std::optional<Failure> find_sources(const Settings& call, const Settings& settings) {
    const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
    const NoteTaker nobody = [](std::string_view, std::string_view) {};
    if (auto failure = discover(call.against, settings, never, plan_, nobody)) return failure;
    for (std::uint32_t i = 0; i < plan_.size(); ++i)
      if (plan_.problem(i) == nullptr) by_path_.emplace(source_path(plan_.relative(i)), i);
    return {};
  }

  VerifyTask task(TaskNumber number) override {
    const BookSource& article = book_.articles[number];
    VerifyTask task{article.path, article.chapter, article.sha256, {}};
    const auto [begin, end] = by_path_.equal_range(article.path);
    for (auto at = begin; at != end; ++at) task.sources.push_back(source_of(plan_, at->second));
    return task;
  }
  void answered(TaskNumber number, Verdict verdict) override { verdicts_[number] = verdict; }
  void lost(TaskNumber number, const Error& error) override { why_[number] = error.message; }

  Verified verified(std::size_t number) const {
    const BookSource& article = book_.articles[number];
    const std::string_view why = why_[number].empty() ? row(verdicts_[number]).why : why_[number];
    return {verdicts_[number], article.path, article.chapter, why};
  }

 private:
  const BookSources& book_;
  Plan plan_;
  std::unordered_multimap<std::string, std::uint32_t> by_path_;
  std::vector<Verdict> verdicts_;
  std::vector<std::string> why_;  // of those that could not be judged
};

// The settings that the book was bound with, and where this call says that its pictures are.
Result<Settings> settings_of(const std::vector<std::string>& words, const std::string& image_dir) {
  Settings settings;
  for (const std::string& word : words) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const OptionRow* option = find_option(word.substr(0, equals));
    if (option == nullptr || !changes_bytes(*option))
      return fail(Fault::NotThisFormat, "it was made with " + word + ", which this version does not know");
    const std::string_view value = std::string_view(word).substr(std::min(equals + 1, word.size()));
    if (auto set = option->set(settings, value); !set) return fail(set.error());
  }
  settings.to = find_by_shape(Collection::Shape::Book);
  settings.formats = {settings.to};
  settings.image_dir = image_dir;
  return settings;
}

}  // namespace

std::string_view name(Verdict verdict) { return row(verdict).name; }

std::optional<Failure> verify_book(const std::string& book, const Settings& call, std::string_view version,
                                   World& world, const std::function<void(const Verified&)>& tell,
                                   const std::function<void(std::string_view)>& note) {
  if (call.against.empty())
    return Failure{"--against", {Fault::Usage, "name the folder that the book was bound from: --against DIR"}};
  for (const std::string& folder : call.against) {
    struct stat info {};
    if (::stat(folder.c_str(), &info) != 0)
      return Failure{folder, {Fault::NotFound, "no such folder or archive; --against names what the book was made of"}};
  }
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
  auto settings = settings_of(sources->options, call.image_dir);
  if (!settings) return Failure{book, settings.error()};
  const std::string now = "Offprint " + std::string(version);
  if (sources->made_by != now) note("made by " + sources->made_by + "; this is " + now + ", whose chapters may differ");
  const bool pictures = settings->write.images == Images::Save || settings->write.images == Images::Embed;
  if (pictures && call.image_dir.empty())
    note("it was bound with pictures; say --image-dir DIR, or chapters that show them differ");
  Verifying job(*sources);
  if (auto failure = job.find_sources(call, *settings)) return failure;
  PoolOptions options(call.run, "verify-worker", {});
  options.setup = pack(FrameKind::Setup, 0, BookSetup{book, sources->options, call.image_dir, links_of(*sources)});
  std::vector<TaskNumber> numbers(sources->articles.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  TaskList tasks(numbers);
  if (Pool(options, world, nullptr, job).run(tasks) != PoolEnd::Done) return Failure{"", no_worker()};
  for (const TaskNumber number : numbers) tell(job.verified(number));
  return {};
}

int run_verify_worker(const Settings& call, World& world, std::string_view parent) {
  if (!become_worker(parent, call.run.memory)) return 0;
  const auto setup = receive_setup<BookSetup>();
  if (!setup) return 0;
  auto book = BookFile::open(setup->book);
  const auto settings = settings_of(setup->options, setup->image_dir);
  if (!book || !settings) return 1;
  Verifier verifier(std::move(*book), *settings, setup->links, world);
  return serve<VerifyTask>([&](const VerifyTask& task) { return verifier.judge(task); });
}

}  // namespace offprint
