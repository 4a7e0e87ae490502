#include "converters/verify/verify.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/files/faults.h"
#include "converters/images/picture.h"
#include "converters/options/words.h"
#include "converters/verify/book_zip.h"
#include "converters/verify/remake.h"
#include "formats/epub/chapter.h"
#include "formats/epub/cover.h"
#include "formats/epub/sources.h"
#include "formats/epub/style.h"
#include "formats/hash/sha256.h"
#include "formats/writing/file_name.h"
#include "formats/writing/pictures.h"

namespace offprint {

namespace {

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
    {Verdict::Absent, "absent", "the book lacks this file, which its sources make"},
    {Verdict::Added, "added", "none of the sources that the book names makes this file"},
    {Verdict::Doubled, "doubled", "the book holds it twice"},
    {Verdict::Moved, "moved", "it does not stand at its place in the book"},
    {Verdict::Damaged, "damaged", "its bytes are not those that its checksum vouches for"},
    {Verdict::Unproven, "unproven", "it cannot be made again, for some sources are missing or changed"},
}};
constexpr std::string_view kOtherFile = "the book's sources make another one";
constexpr std::string_view kOtherCover = "it is not the picture that the book was given";
constexpr std::string_view kListedTwice = "the book's list of sources names this chapter twice";
constexpr std::string_view kZip = "zip";
constexpr std::string_view kZipDamaged = "its files are whole, but the zip that holds them is not as it was written";

const VerdictRow& row(Verdict verdict) { return kVerdicts.at(static_cast<std::size_t>(verdict)); }

// Files that are the same whatever the articles are.
bool needs_no_article(std::string_view name) {
  constexpr std::array<std::string_view, 3> kNames{"mimetype", "META-INF/container.xml", "style.css"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

class Comparison {
 public:
  using Tell = std::function<void(const Verified&)>;
  Comparison(const BookSources& sources, const Remake& remake, const BookZip& book, const BookZip& remade,
             const Tell& tell)
      : sources_(sources), remake_(remake), book_(book), remade_(remade), tell_(tell) {
    complete_ =
        std::all_of(remake.found().begin(), remake.found().end(), [](Found found) { return found == Found::Source; });
  }

  std::optional<Error> compare() {
    for (std::size_t i = 0; i < sources_.articles.size(); ++i) judge_article(i);
    for (const std::string& name : remade_.names()) judge_file(name);
    judge_others();
    judge_order();
    if (told_) return {};  // the zip is another one by that alone
    const auto written = book_.is_as_written();
    if (!written) return written.error();
    if (!*written) tell({Verdict::Damaged, "", std::string(kZip), std::string(kZipDamaged)});
    return {};
  }

 private:
  void tell(Verified verified) {
    told_ = told_ || verified.verdict != Verdict::Same;
    if (verified.why.empty()) verified.why = row(verified.verdict).why;
    tell_(verified);
  }

  // Of a file that both have: whether it is the same. What cannot be read says why.
  Verdict compare(const std::string& name) {
    const auto bytes = book_.read(*book_.find(name));
    if (!bytes) {
      unread_ = bytes.error().message;
      return Verdict::Damaged;
    }
    const auto entry = remade_.find(name);
    const auto expected = entry ? remade_.read(*entry) : Result<std::string>(fail(Fault::Internal, ""));
    return expected && *expected == *bytes ? Verdict::Same : Verdict::Differs;
  }

  void judge_article(std::size_t i) {
    const BookSource& article = sources_.articles[i];
    const std::string& chapter = article.chapter;
    if (!chapters_.insert(chapter).second) {
      return tell({Verdict::Doubled, article.path, chapter, std::string(kListedTwice)});
    }
    if (!book_.find(chapter)) return tell({Verdict::NoChapter, article.path, chapter});
    Verdict verdict = compare(chapter);
    for (const std::string& piece : article.pieces) {
      if (!chapters_.insert(piece).second)
        return tell({Verdict::Doubled, article.path, piece, std::string(kListedTwice)});
      if (!book_.find(piece)) return tell({Verdict::NoChapter, article.path, piece});
      if (verdict == Verdict::Same) verdict = compare(piece);
    }
    if (verdict == Verdict::Damaged) return tell({verdict, article.path, chapter, unread_});
    switch (remake_.found()[i]) {
      case Found::Nothing: return tell({Verdict::Missing, article.path, chapter, remake_.problem(i)});
      case Found::Other: return tell({Verdict::Changed, article.path, chapter, remake_.problem(i)});
      case Found::Source: return tell({verdict, article.path, chapter});
    }
  }

  void judge_file(const std::string& name) {
    if (chapters_.contains(name)) return;
    const Verdict verdict = book_.find(name) ? compare(name) : Verdict::Absent;
    if (verdict == Verdict::Damaged) return tell({verdict, "", name, unread_});
    if (name == sources_.cover && verdict == Verdict::Same) return judge_cover();
    if (verdict == Verdict::Same) return;
    if (!complete_ && !needs_no_article(name)) return tell({Verdict::Unproven, "", name});
    tell({verdict, "", name, verdict == Verdict::Differs ? std::string(kOtherFile) : std::string()});
  }

  void judge_cover() {
    if (sources_.cover_drawn) return;
    const auto bytes = book_.read(*book_.find(sources_.cover));
    if (bytes && sha256(*bytes) == sources_.cover_sha256) return;
    tell({Verdict::Differs, "", sources_.cover, std::string(kOtherCover)});
  }

  // What the book holds besides.
  void judge_others() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < book_.names().size(); ++i) {
      const std::string& name = book_.names()[i];
      if (!seen.insert(name).second) {
        tell({Verdict::Doubled, "", name});
      } else if (!remade_.find(name) && !chapters_.contains(name)) {
        const bool proven = complete_ || name.starts_with("text/");
        const Verdict verdict = proven ? Verdict::Added : Verdict::Unproven;
        const auto bytes = book_.read(i);
        tell(bytes ? Verified{verdict, "", name, {}} : Verified{Verdict::Damaged, "", name, bytes.error().message});
      }
    }
  }

  // Of the files that both have, the first that stands elsewhere.
  void judge_order() {
    if (!complete_) return;
    std::size_t at = 0;
    for (const std::string& name : remade_.names()) {
      if (!book_.find(name)) continue;
      while (at < book_.names().size() && !is_common(at)) ++at;
      if (at < book_.names().size() && book_.names()[at] != name) return tell({Verdict::Moved, "", book_.names()[at]});
      ++at;
    }
  }

  bool is_common(std::size_t entry) const {
    const std::string& name = book_.names()[entry];
    return book_.find(name) == entry && remade_.find(name);
  }

  const BookSources& sources_;
  const Remake& remake_;
  const BookZip& book_;
  const BookZip& remade_;
  const Tell& tell_;
  std::unordered_set<std::string> chapters_;  // that the list names
  bool complete_ = false;                     // all sources are there and unchanged
  bool told_ = false;                         // of something that is not the same
  std::string unread_;                        // why a file of the book could not be read
};

Error damaged(std::string_view what) {
  return {Fault::NotThisFormat, "its list of sources is damaged (" + std::string(what) + "); bind the book again"};
}

// The settings that the book was bound with, and where this call says that its pictures are.
Result<Settings> settings_of(const BookSources& sources, const Settings& call) {
  Settings settings;
  for (const std::string& word : sources.options) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const OptionRow* option = find_option(word.substr(0, equals));
    if (option != nullptr && !is_kept_in_books(*option))
      return fail(Fault::NotThisFormat, "it names " + word + ", which no book chooses; take a book that Offprint made");
    if (option == nullptr || !changes_bytes(*option))
      return fail(Fault::NotThisFormat, "it was made with " + word + ", which this version does not know");
    const std::string_view value = std::string_view(word).substr(std::min(equals + 1, word.size()));
    if (auto set = option->set(settings, value); !set) return fail(set.error());
  }
  const bool planned = sources.sort == kByPlan;
  if (!planned && !choose(sources.sort, kSorts, settings.bind.sort)) return fail(damaged("sort"));
  if (planned) {
    settings.bind.group = GroupBy::None;
  } else if (!choose(sources.group, kGroups, settings.bind.group) || settings.bind.group == GroupBy::Auto) {
    return fail(damaged("group"));
  }
  settings.bind.authors = sources.creators;
  settings.bind.series = sources.series;
  settings.bind.position = sources.position;
  settings.bind.cover = sources.cover == "none" ? "none" : "auto";
  settings.to = find_by_shape(Collection::Shape::Book);
  settings.formats = {settings.to};
  settings.image_dir = call.image_dir;
  settings.passes.furniture = call.passes.furniture;
  settings.run = call.run;
  settings.run.include_drafts = true;  // the book says which it took
  return settings;
}

Result<BookSources> sources_of(const BookZip& book) {
  const auto entry = book.find(kSourcesFile);
  if (!entry) {
    return fail(Fault::NotThisFormat, "it does not say what it was made of; verify takes books of 'offprint bind'");
  }
  const auto text = book.read(*entry);
  if (!text) return fail(damaged(text.error().message));
  return read_sources(*text);
}

// The cover that was given, as the book has it: it stands in no source, and is known by its hash.
std::optional<Resource> cover_of(const BookSources& sources, const BookZip& book) {
  if (sources.cover == "auto" || sources.cover == "none" || sources.cover_drawn) return {};
  const auto entry = book.find(sources.cover);
  auto bytes = entry ? book.read(*entry) : Result<std::string>(std::string());
  Resource cover;
  cover.address = "cover";
  cover.media_type = picture_type(std::string_view(sources.cover).substr(stem_of(sources.cover).size()));
  if (bytes) cover.bytes = std::move(*bytes);
  return cover;
}

// The style sheet that was given, as the book has it behind ours; "" where there is none, or another.
std::string style_in(const BookZip& book, const BookSources& sources, const Settings& settings) {
  const auto entry = book.find(kStyleFile);
  const auto sheet = entry ? book.read(*entry) : Result<std::string>(std::string());
  const std::string ours = style_sheet({true, settings.write.vertical, settings.write.paragraphs});
  if (sources.style_sha256.empty() || !sheet || !sheet->starts_with(ours)) return {};
  const std::string given = sheet->substr(ours.size());
  return sha256(given) == sources.style_sha256 ? given : std::string();
}

// The cover that was drawn, as the book has it: another machine's fonts would draw another. It must be a picture of the
// drawing's size; else what is remade has none, and the two differ.
DrawCover drawn_cover_of(const BookSources& sources, const BookZip& book) {
  if (!sources.cover_drawn) return {};
  const auto entry = book.find(sources.cover);
  auto bytes = entry ? book.read(*entry) : Result<std::string>(std::string());
  auto picture = read_picture(bytes ? std::move(*bytes) : std::string());
  const bool sane = picture && picture->width == kCoverWidth && picture->height == kCoverHeight;
  Resource cover;
  cover.address = "cover";
  cover.media_type = picture_type(std::string_view(sources.cover).substr(stem_of(sources.cover).size()));
  if (sane && picture->media_type == cover.media_type) cover.bytes = std::move(picture->bytes);
  return [cover](const std::string&) { return std::optional(cover); };
}

// Options that no book knows, and without which other chapters are made.
void name_options(const Settings& bound, const Settings& call, const std::function<void(std::string_view)>& note) {
  if (wants_pictures(bound) && call.image_dir.empty())
    note("it was bound with pictures; if they lay in a folder, say --image-dir DIR");
  if (call.passes.furniture == nullptr) note("if it was bound with --furniture FILE, say so here, too");
}

}  // namespace

std::string_view name(Verdict verdict) { return row(verdict).name; }

std::optional<Failure> verify_book(const std::string& book, const Settings& call, std::string_view version,
                                   World& world, const std::function<void(const Verified&)>& tell,
                                   const std::function<void(std::string_view)>& note) {
  if (call.against.empty())
    return Failure{"--against", {Fault::Usage, "name the folder that the book was bound from: --against DIR"}};
  for (const std::string& folder : call.against) {
    if (::access(folder.c_str(), R_OK) == 0) continue;
    if (errno == EACCES) return Failure{folder, read_error(errno)};
    return Failure{folder, {Fault::NotFound, "no such folder or archive; --against names what the book was made of"}};
  }
  if (auto refused = refuse_image_dir(call)) return refused;
  const auto opened = BookZip::open(book);
  if (!opened) return Failure{book, opened.error()};
  const auto sources = sources_of(*opened);
  if (!sources) return Failure{book, sources.error()};
  auto settings = settings_of(*sources, call);
  if (!settings) return Failure{book, settings.error()};
  const std::string now = "Offprint " + std::string(version);
  if (sources->made_by != now) note("made by " + sources->made_by + "; this is " + now + ", whose chapters may differ");
  settings->write.style = style_in(*opened, *sources, *settings);
  Remake remake(*sources, *settings, world);
  if (auto failure = remake.find(call.against)) return failure;
  const auto file = remake.make(cover_of(*sources, *opened), drawn_cover_of(*sources, *opened));
  if (!file) return Failure{book, file.error()};
  const auto remade = BookZip::open(*file);
  if (!remade) return Failure{book, remade.error()};
  bool differs = false;
  const auto hear = [&](const Verified& verified) {
    differs = differs || verified.verdict == Verdict::Differs;
    tell(verified);
  };
  if (auto error = Comparison(*sources, remake, *opened, *remade, hear).compare()) return Failure{book, *error};
  if (differs) name_options(*settings, call, note);
  return {};
}

}  // namespace offprint
