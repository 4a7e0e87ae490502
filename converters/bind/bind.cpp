#include "converters/bind/bind.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sys/stat.h>
#include <utility>

#include "converters/bind/binding.h"
#include "converters/bind/copies.h"
#include "converters/bind/order.h"
#include "converters/bind/planned_book.h"
#include "converters/bind/report.h"
#include "converters/bind/site_folder.h"
#include "converters/bind/volume.h"
#include "converters/files/faults.h"
#include "converters/files/names.h"
#include "converters/files/read_file.h"
#include "converters/files/write_file.h"
#include "converters/images/picture.h"
#include "converters/inputs/discover.h"
#include "converters/inputs/reach.h"
#include "converters/media/covers.h"
#include "converters/media/program.h"
#include "converters/options/words.h"
#include "converters/report/report_place.h"
#include "formats/hash/sha256.h"
#include "formats/language/tags.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

constexpr int kSignalled = 128;             // the shell's exit code of a signal, less its number
constexpr std::size_t kReadersLike = 2000;  // articles in one book; more makes readers slow to open it

bool is_one_file(const FormatRow& format) {
  return can_be_book(format) && format.collection.shape != Collection::Shape::Site;
}

std::optional<Failure> refuse_website(const Settings& settings) {
  const std::string_view name = file_name(settings.output);
  if (settings.output == "-" || name.empty() || name == "." || name == ".." || find_by_extension(name) != nullptr)
    return Failure{settings.output, {Fault::Usage, "a website is a folder; name it with -o FOLDER/"}};
  if (settings.bind.split != 0) {
    return Failure{"--split",
                   {Fault::Usage, "a website has no volumes; its contents are cut into pages by themselves"}};
  }
  if (auto error = refuse_place(settings.run.report)) return Failure{settings.run.report, std::move(*error)};
  if (auto error = refuse_site(settings.output, settings.run.force)) return Failure{settings.output, std::move(*error)};
  return refuse_image_dir(settings);
}

std::optional<Failure> refusal(const BindCall& call) {
  const Settings& settings = call.settings;
  if (settings.output.empty()) return Failure{"--output", {Fault::Usage, "name the book with -o BOOK.epub"}};
  const Collection::Shape shape = settings.to->collection.shape;
  if (!can_be_book(*settings.to)) {
    return Failure{settings.formats.empty() ? settings.output : "--to",
                   {Fault::Usage, "a book is " + formats_that(can_be_book) + "; choose one with -t"}};
  }
  if (shape == Collection::Shape::Texts && settings.write.images == Images::Save)
    return Failure{"--images", {Fault::Usage, "a book that is one text takes no files beside it; use link or embed"}};
  if (shape == Collection::Shape::Site) return refuse_website(settings);
  if (settings.output == "-" && settings.bind.split != 0)
    return Failure{"--split", {Fault::Usage, "volumes need names; give the book one with -o FILE"}};
  struct stat info {};
  if (settings.output != "-" && ::stat(settings.output.c_str(), &info) == 0 && S_ISDIR(info.st_mode))
    return Failure{settings.output, {Fault::Usage, "this is a folder; name the book's file with -o"}};
  for (const std::string& path : {settings.output, settings.run.report})
    if (auto error = refuse_place(path)) return Failure{path, std::move(*error)};
  return refuse_image_dir(settings);
}

std::string language_of(const std::vector<std::uint32_t>& chosen, const std::vector<ArticleCard>& cards) {
  std::vector<std::string> languages;
  languages.reserve(chosen.size());
  for (const std::uint32_t card : chosen) languages.push_back(well_formed_language(cards[card].metadata.language));
  return common_language(languages);
}

// What a worker must know.
std::vector<std::string> worker_words(const BindCall& call) {
  const Settings& settings = call.settings;
  std::vector<std::string> words = call.changes;
  words.push_back("--to=" + std::string(settings.to->name));
  if (!settings.bind.since.empty()) words.push_back("--since=" + settings.bind.since);
  if (!settings.bind.until.empty()) words.push_back("--until=" + settings.bind.until);
  for (const auto& [key, value] : settings.bind.where)
    words.push_back(std::string("--where=").append(key).append("=").append(value));
  if (settings.strict) words.emplace_back("--strict");
  if (settings.talk == Talk::Verbose) words.emplace_back("--verbose");
  return words;
}

// BOOK.epub: BOOK-1.epub, or BOOK-01.epub where there are ten and more.
std::string volume_path(const std::string& output, unsigned number, unsigned of) {
  const std::size_t name = output.rfind('/') + 1;
  const std::size_t end = name + stem_of(std::string_view(output).substr(name)).size();
  std::string digits = std::to_string(number);
  digits.insert(0, std::to_string(of).size() - digits.size(), '0');
  return output.substr(0, end) + "-" + digits + output.substr(end);
}

class Bind {
 public:
  Bind(const BindCall& call, World& world, Reporter& reporter)
      : call_(call), binding_{call.settings, world, reporter}, facts_{call.settings, binding_.cards} {}

  int go() {
    if (const auto failure = refusal(call_)) return say(*failure);
    if (const auto failure = planned_.refuse()) return say(*failure);
    auto cover = read_cover(settings().bind.cover);
    if (!cover) return say({settings().bind.cover, cover.error()});
    facts_.cover = std::move(*cover);
    if (const auto failure = planned_.read()) return say(*failure);
    if (facts_.cover) facts_.cover_sha256 = sha256(facts_.cover->bytes);
    if (const auto failure = find_inputs()) return say(*failure);
    if (const int code = look_at_all(); code != 0) return code;
    choose();
    if (chosen_.empty()) return nothing_left();
    if (settings().fetch.on) fetch();
    if (const int code = interrupted(); code != 0) return code;
    plan_book();
    for (const Volume& volume : volumes_) {
      if (const auto failure = refuse_output(volume.path)) return say(*failure);
    }
    if (const int code = make_all(); code != 0) return code;
    return report();
  }

  const Tally& tally() const { return binding_.tally; }

 private:
  const Settings& settings() const { return call_.settings; }
  bool is_book() const { return settings().to->collection.shape == Collection::Shape::Book; }

  int say(const Failure& failure) {
    binding_.reporter.failed(failure.file, failure.error);
    return row(failure.error.fault).exit_code;
  }

  std::optional<Failure> find_inputs() {
    const NoteTaker notes = [this](std::string_view subject, std::string_view message) {
      binding_.reporter.noted(subject, message);
    };
    const Known never = [](const InputId&, std::uint64_t, std::int64_t) { return false; };
    if (auto failure = discover(call_.inputs, settings(), never, binding_.plan, notes)) return failure;
    planned_.find(binding_.plan);
    if (auto failure = settle_report(settings().run.report, files_, binding_.plan)) return failure;
    if (settings().bind.split == 0) {
      if (auto failure = refuse_output(settings().output)) return failure;
    }
    if (settings().to->collection.shape == Collection::Shape::Site) {
      if (auto failure = refuse_inputs_inside()) return failure;
    }
    binding_.cards.resize(binding_.plan.size());
    binding_.outcomes.resize(binding_.plan.size());
    binding_.tally.inputs = binding_.plan.size();
    return {};
  }

  static bool is_inside(const std::string& key) { return key != ".." && !key.starts_with("../"); }
  Failure input_inside() const {
    return {settings().output, {Fault::Usage, "an input lies in this folder; name another with -o"}};
  }

  // A website's folder is replaced whole, and what --force gives up must be no input.
  std::optional<Failure> refuse_inputs_inside() {
    const std::string& site = settings().output;
    for (std::uint32_t i = 0; i < binding_.plan.places(); ++i) {
      if (is_inside(binding_.plan.place_at(i).key)) return input_inside();  // it is seen from the output
    }
    const std::string& pictures = settings().image_dir;
    if (files_.has_below(site) || (!pictures.empty() && is_inside(key_of(pictures, site)))) return input_inside();
    if (settings().write.images != Images::Link && is_other_folder(site) && is_beside_inputs(site)) {
      return Failure{site, {Fault::Usage, "the articles' pictures may lie in this folder; name another with -o"}};
    }
    return {};
  }

  // Where the pictures of articles are looked for.
  bool is_beside_inputs(const std::string& folder) const {
    for (std::uint32_t i = 0; i < binding_.plan.places(); ++i) {
      const Place& place = binding_.plan.place_at(i);
      if (!place.archive && is_inside(key_of(folder, place.path))) return true;
    }
    return false;
  }

  // What would write the book over an input, or the report over the book.
  std::optional<Failure> refuse_output(const std::string& path) {
    const std::string& report = settings().run.report;
    if (path != "-" && files_.has(path))
      return Failure{path, {Fault::Usage, "this is the input itself; name another file with -o"}};
    if (!report.empty() && key_of(report, path) == ".") return report_over_output(report);
    return refuse_over_picture(path, "-o");
  }

  // 0 where it came to its end.
  int run(PoolJob& job, std::span<const TaskNumber> inputs) {
    PoolOptions options(settings().run, "bind-worker", worker_words(call_));
    options.allowed = [this] { return reach_of(binding_.plan, settings()); };
    options.on_lack = [this](const std::string& lack) { binding_.reporter.noted("", lack); };
    Pool pool(std::move(options), binding_.world, &interrupts_, job);
    TaskList tasks(inputs);
    const PoolEnd end = pool.run(tasks);
    switch (end.kind) {
      case PoolEnd::Done: return interrupted();
      case PoolEnd::Stopped: return row(Fault::Unwritable).exit_code;
      case PoolEnd::Interrupted: return interrupted();
      case PoolEnd::CannotStart: break;
    }
    return say({"", end.why});
  }

  // The exit code where a signal came; else 0.
  int interrupted() const { return interrupts_.count() > 0 ? kSignalled + interrupts_.signal() : 0; }

  int look_at_all() {
    std::vector<std::uint32_t> inputs;
    for (std::uint32_t i = 0; i < binding_.plan.size(); ++i) {
      if (!planned_.looks_at(i)) {
        binding_.leave_out(i, std::string(kNotPlanned));
      } else if (const Error* problem = binding_.plan.problem(i)) {
        binding_.fail(i, *problem);
      } else {
        inputs.push_back(i);
        binding_.tally.todo_bytes += binding_.plan.item(i).size;
      }
    }
    FirstPass client(binding_);
    const int code = run(client, inputs);
    binding_.world.step("looked", "");
    return code;
  }

  // Which articles the book takes, in its order.
  void choose() {
    planned_.name_missing(binding_);
    facts_.also.resize(binding_.cards.size());
    const bool dedupe = settings().bind.dedupe == Dedupe::Exact;
    const std::vector<std::uint32_t> stays = dedupe ? find_copies(binding_.cards) : std::vector<std::uint32_t>();
    for (std::uint32_t i = 0; i < binding_.cards.size(); ++i) {
      const ArticleCard& card = binding_.cards[i];
      if (card.status != ArticleCard::Status::Wanted) continue;
      const std::uint32_t other = dedupe ? stays[i] : i;
      if (other == i) {
        chosen_.push_back(i);
        continue;
      }
      binding_.leave_out(i, "it is a copy of " + binding_.plan.shown(other));
      const bool same = card.metadata.url == binding_.cards[other].metadata.url;
      if (!same && !card.metadata.url.empty()) facts_.also[other].push_back(card.metadata.url);
    }
    if (planned_.is_given()) {
      chosen_ = planned_.follow(chosen_, stays, binding_, facts_.titles);
    } else {
      sort_cards(chosen_, binding_.cards, settings().bind.sort);
    }
  }

  // The pictures of what the book takes.
  void fetch() {
    std::vector<WantedPicture> wanted;
    for (const std::uint32_t card : chosen_) {
      auto& its = binding_.cards[card].wanted;
      std::move(its.begin(), its.end(), std::back_inserter(wanted));
      its = {};
    }
    const Fetched fetched = fetch_pictures(wanted, settings(), [this] { return interrupts_.count() > 0; });
    if (!fetched.note.empty()) binding_.reporter.noted("", fetched.note);
    binding_.world.step("fetched", "");
  }

  int nothing_left() {
    if (binding_.tally.failed > 0 || binding_.plan.size() == 0) {
      binding_.reporter.noted(settings().output, "no article could be read, so there is no book");
      return row(Fault::NotFound).exit_code;
    }
    return say(
        {settings().output, {Fault::Usage, "no article is left for the book; see --since, --until and --where"}});
  }

  // The title of the book that all articles are chapters of; "" where they are not.
  std::string book_of_chapters() const {
    const std::string& book = binding_.cards[chosen_.front()].book;
    const bool same = std::all_of(chosen_.begin(), chosen_.end(),
                                  [&](std::uint32_t card) { return binding_.cards[card].book == book; });
    return same ? book : std::string();
  }

  void plan_book() {
    const BindSettings& bind = settings().bind;
    facts_.title = bind.title.empty() ? planned_.title() : bind.title;
    if (facts_.title.empty()) facts_.title = book_of_chapters();
    if (facts_.title.empty() && settings().output != "-")
      facts_.title = source_path(stem_of(file_name(settings().output)));
    facts_.language = language_of(chosen_, binding_.cards);
    if (facts_.title.empty()) facts_.title = word(Word::Articles, facts_.language);
    facts_.made_by = "Offprint " + call_.version;
    for (const std::string& change : call_.changes) {
      const OptionRow* option = find_option(change.substr(0, change.find('=')));
      if (option != nullptr && is_kept_in_books(*option)) facts_.options.push_back(change);
    }
    const auto is_said = [](const std::string& change) { return change.starts_with("--images="); };
    if (settings().fetch.on && std::none_of(call_.changes.begin(), call_.changes.end(), is_said))
      facts_.options.emplace_back("--images=embed");
    facts_.failures = binding_.tally.failed;
    set_drawing();
    cut_volumes();
  }

  // Covers are drawn where that is wanted and can be.
  void set_drawing() {
    if (settings().bind.cover != "auto" || !is_book() || media_is_declined()) return;
    facts_.draw = [this](const std::string& svg) {
      DrawnCover drawn = draw_cover(svg);
      if (!drawn.picture)
        binding_.reporter.noted(settings().output, "the cover is SVG, which libraries do not show; " + drawn.why);
      return std::move(drawn.picture);
    };
  }

  void cut_volumes() {
    const BindSettings& bind = settings().bind;
    GroupBy group = bind.group;
    if (planned_.is_given()) group = GroupBy::None;
    if (group == GroupBy::Auto) group = automatic_group(chosen_, binding_.cards, bind.sort);
    if (group != GroupBy::None) {  // volumes are cut in the order of the whole book
      const PlannedPart whole = group_cards(chosen_, binding_.cards, bind.sort, group, facts_.language);
      chosen_ = reading_order(whole);
    }
    facts_.sort = bind.sort;
    facts_.group = group;
    facts_.planned = planned_.is_given();
    const std::size_t size = bind.split != 0 ? bind.split : chosen_.size();
    facts_.volumes = static_cast<unsigned>((chosen_.size() + size - 1) / size);
    for (std::size_t at = 0; at < chosen_.size(); at += size) {
      Volume volume;
      volume.number = static_cast<unsigned>(volumes_.size() + 1);
      volume.path = bind.split == 0 ? settings().output : volume_path(settings().output, volume.number, facts_.volumes);
      const auto cards = std::span(chosen_).subspan(at, std::min(size, chosen_.size() - at));
      volume.contents = planned_.is_given() ? planned_.contents(cards)
                                            : group_cards(cards, binding_.cards, bind.sort, group, facts_.language);
      volumes_.push_back(std::move(volume));
    }
  }

  int make_all() {
    if (settings().strict && binding_.tally.failed > 0) return no_book();
    if (facts_.volumes == 1 && chosen_.size() > kReadersLike && is_book()) {
      binding_.reporter.noted(settings().output, std::to_string(chosen_.size()) +
                                                     " articles in one book; --split 2000 makes volumes that readers "
                                                     "open faster");
    }
    const std::uint64_t failed = binding_.tally.failed;
    binding_.tally.inputs = chosen_.size() + failed;
    binding_.tally.converted = 0;
    binding_.tally.bytes_in = 0;
    binding_.tally.todo_bytes = 0;
    for (const std::uint32_t card : chosen_) binding_.tally.todo_bytes += binding_.cards[card].size;
    for (Volume& volume : volumes_) {
      if (const int code = make(volume); code != 0) return code;
    }
    return place();
  }

  // A set is put in its place when all of it is whole.
  int place() {
    if (const int code = interrupted(); code != 0) return code;
    for (const auto& [path, file] : finished_) {
      if (const auto error = file->commit()) return say({path, *error});
      binding_.world.step("placed", path);
    }
    return 0;
  }

  int make(Volume& volume) {
    prepare(volume, facts_);
    auto file = open(volume);
    if (!file) return say({volume.path, file.error()});
    SecondPass client(binding_, volume, facts_, **file);
    const int code = run(client, volume.cards);
    if (const auto& error = client.error()) return say({volume.path, *error});
    if (code != 0) return code;
    if (settings().strict && binding_.tally.failed > 0) return no_book();
    if (client.made() == 0) {
      binding_.reporter.noted(volume.path, "no article could be read, so there is no book");
      return row(Fault::Unreadable).exit_code;
    }
    binding_.world.step("bound", volume.path);
    auto finished = (*file)->finish();
    if (!finished) return say({volume.path, finished.error()});
    finished_.emplace_back(volume.path, std::move(*finished));
    volume = Volume();  // gives its memory back
    return 0;
  }

  Result<std::unique_ptr<VolumeFile>> open(const Volume& volume) const {
    switch (settings().to->collection.shape) {
      case Collection::Shape::Book: return open_epub(volume, facts_);
      case Collection::Shape::Site: return open_site(volume, facts_);
      case Collection::Shape::Texts:
      case Collection::Shape::None: break;
    }
    return open_text(volume, facts_);
  }

  int no_book() {
    binding_.reporter.noted(settings().output, "no book was made: some articles failed, and --strict is given");
    return row(Fault::Lossy).exit_code;
  }

  int report() {
    if (!settings().run.report.empty()) {
      if (auto error = write_bind_report(binding_, settings().run.report))
        return say({settings().run.report, std::move(*error)});
    }
    return binding_.tally.failed > 0 ? 1 : 0;
  }

  const BindCall& call_;
  Binding binding_;
  InputFiles files_{call_.settings, &binding_.plan};
  BindFacts facts_;
  PlannedBook planned_{call_.settings};
  std::vector<std::uint32_t> chosen_;
  std::vector<Volume> volumes_;
  std::vector<std::pair<std::string, std::unique_ptr<Unplaced>>> finished_;
  Interrupts interrupts_;  // signals are looked at between and within the passes: files go as they must
};

}  // namespace

const FormatRow& book_format(const Settings& settings) {
  if (settings.to != nullptr) return *settings.to;
  const FormatRow* named = find_by_extension(settings.output);
  return named != nullptr && can_write(*named) ? *named : *find_by_shape(Collection::Shape::Book);
}

int bind_book(const BindCall& call, World& world, Reporter& reporter, Tally& tally) {
  if (const auto failure = refuse_output_name(call.settings, {}, can_be_book, is_one_file)) {
    reporter.failed(failure->file, failure->error);
    return row(failure->error.fault).exit_code;
  }
  BindCall whole = call;
  whole.settings.to = &book_format(call.settings);
  if (whole.settings.to->collection.shape == Collection::Shape::Site) {  // the folder, however it is spelled
    while (whole.settings.output.size() > 1 && whole.settings.output.ends_with('/')) whole.settings.output.pop_back();
  }
  if (whole.inputs.empty() && whole.settings.run.files_from.empty() && !whole.settings.bind.plan.empty())
    whole.inputs.emplace_back(folder_of(whole.settings.bind.plan));
  Bind bind(whole, world, reporter);
  const int code = bind.go();
  tally = bind.tally();
  return code;
}

}  // namespace offprint
