#include "formats/rows/json_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/rows/fields.h"
#include "formats/rows/lenient.h"
#include "formats/rows/surrogates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

constexpr std::size_t kDeepestRow = 1000;                    // what is ignored may be deep, and takes memory by depth
constexpr std::size_t kLongestFact = std::size_t{2} << 10U;  // bytes of a string that may be a key, a title, a name

// The bytes of a file as RapidJSON takes them. NUL is its end.
class Bytes {
 public:
  using Ch = char;
  Bytes(std::string_view begun, std::size_t at, Utf8Bytes& source) : source_(source), at_(at) {
    take_piece(begun);
    more();
  }

  // NOLINTBEGIN(readability-identifier-naming): RapidJSON's names.
  Ch Peek() const { return at_ < piece_.size() ? piece_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    if (at_ < piece_.size()) {
      ++at_;
      if (c == '\n' || (line_ + 1 == before_ + at_ && is_space(c))) line_ = before_ + at_;
      more();
    }
    return c;
  }
  std::size_t Tell() const { return before_ + at_; }
  // Where in the file the next byte stands, or one behind it.
  std::uint64_t place(std::size_t behind = 0) const { return source_.place(Tell() + behind); }
  bool at_end() const { return at_ == piece_.size(); }
  const std::optional<Error>& error() const { return error_; }

  void skip_space() {
    while (is_space(Peek())) Take();
  }
  // Whether nothing of the line was taken.
  bool begins_line() const { return line_ == Tell(); }
  void skip_line() {
    while (!at_end() && Take() != '\n') continue;
  }

  // RapidJSON asks for these of streams that are written to.
  void Put(Ch) {}
  void Flush() {}
  Ch* PutBegin() { return nullptr; }
  std::size_t PutEnd(Ch*) { return 0; }
  // NOLINTEND(readability-identifier-naming)

 private:
  // What an escape at the end of it needs comes with the next piece.
  void take_piece(std::string_view bytes) {
    piece_ = carried_.append(bytes);
    const std::size_t end = bytes.empty() ? piece_.size() : mend_surrogates(piece_);
    carried_ = piece_.substr(end);
    piece_.resize(end);
  }

  void more() {
    while (at_ >= piece_.size() && !ended_) {
      before_ += piece_.size();
      at_ -= piece_.size();
      const auto next = source_.next();
      if (!next) error_ = next.error();
      const std::string_view bytes = next.value_or(std::string_view());
      ended_ = bytes.empty();
      take_piece(bytes);
    }
  }

  Utf8Bytes& source_;
  std::string piece_;
  std::string carried_;  // of the next piece
  std::size_t at_ = 0;
  std::size_t before_ = 0;
  std::size_t line_ = 0;  // where the line's first character that is no space stands
  bool ended_ = false;
  std::optional<Error> error_;
};

// What the objects of a Ghost export say apart from its posts: users and tags, and which are whose.
struct Relations {
  std::map<std::string, std::string> names;                  // of users and tags, by id
  std::vector<std::pair<std::string, std::string>> authors;  // post, user
  std::vector<std::pair<std::string, std::string>> tags;     // post, tag
  bool empty() const { return authors.empty() && tags.empty(); }

  std::string context(const std::string& post) const {
    rapidjson::StringBuffer out;
    rapidjson::Writer<rapidjson::StringBuffer> writer(out);
    writer.StartObject();
    write(writer, "authors", authors, post);
    write(writer, "tags", tags, post);
    writer.EndObject();
    return std::string(out.GetString(), out.GetSize()) + "\n";
  }

 private:
  template <class Writer>
  void write(Writer& writer, const char* key, const std::vector<std::pair<std::string, std::string>>& pairs,
             const std::string& post) const {
    writer.Key(key);
    writer.StartArray();
    for (auto at = std::lower_bound(pairs.begin(), pairs.end(), std::pair(post, std::string()));
         at != pairs.end() && at->first == post; ++at)
      if (const auto name = names.find(at->second); name != names.end()) write_string(writer, name->second);
    writer.EndArray();
  }
};

// Of a row among articles that has a title only.
constexpr std::string_view kNoField = "it has no text: none of its fields is named html, content, body or the like";
constexpr std::string_view kEmpty = "it has no text: the field that should hold it is empty";
constexpr std::string_view kNumber = "it has no text: the field that should hold it is a number";

// Which fields a row has its title and its text in, by RowName::rank, and the key that it, or its list, stands under.
struct Shape {
  static constexpr unsigned kNone = ~0U;
  unsigned title = kNone;
  unsigned text = kNone;
  std::string key;
  auto operator<=>(const Shape&) const = default;
};

struct Found {
  ItemPlace place;
  Shape shape;
  // A sentence or a number, as programs keep them beside a name: a row among articles only where one has its shape.
  bool message = false;

  bool is_article() const { return place.problem.empty() && !message; }
  // Nothing without an article.
  bool waits() const { return message || place.problem == kNoField; }
};

// The objects that are articles, with their places.
class Rows : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Rows> {
 public:
  explicit Rows(const Bytes& bytes) : bytes_(bytes) {}

  bool StartObject() { return begin(false); }
  bool StartArray() { return begin(true); }
  bool EndArray(rapidjson::SizeType) { return end(); }
  bool EndObject(rapidjson::SizeType) { return end(); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    key_.assign(text, std::min<std::size_t>(size, kLongestFact));
    const RowName name = row_name(key_);
    Shape& shape = open_.back().shape;
    if (name.field == RowField::Title) shape.title = std::min(shape.title, name.rank);
    if (is_article(name.field)) shape.text = std::min(shape.text, name.rank);
    if (key_.starts_with('@')) open_.back().linked_data = true;
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    value({text, size}, false);
    return true;
  }
  bool Bool(bool yes) {
    if (!open_.empty() && !open_.back().array) {
      const RowField field = row_name(key_).field;
      if ((field == RowField::Public && !yes) || (field == RowField::Private && yes)) open_.back().withheld = true;
      if (equals_ignoring_case(key_, "published") && !yes) open_.back().withheld = true;
    }
    return true;
  }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    value({text, size}, true);
    return true;
  }
  bool Default() { return true; }

  // The articles found so far that are sure to be the outermost.
  std::vector<Found> taken() { return std::exchange(done_, {}); }
  // What is left of a value that ended early.
  std::vector<Found> rest() {
    std::vector<Found> rest = std::exchange(done_, {});
    for (Open& open : open_) std::move(open.inside.begin(), open.inside.end(), std::back_inserter(rest));
    open_.clear();
    objects_ = 0;
    key_.clear();
    return rest;
  }
  Relations& relations() { return relations_; }
  // Whether it ends in the text of an article, as the beginning of a file may.
  bool ends_in_article() const {
    const RowField field = row_name(key_).field;
    return !open_.empty() && open_.back().known > 0 && (is_article(field));
  }

 private:
  struct Open {
    bool array = false;
    Shape shape;
    std::uint64_t begin = 0;
    bool article = false;  // has text in a field for an article
    bool number = false;   // or a number
    unsigned known = 0;    // fields, beside the article
    bool placed = false;   // of these an address, a date or a name
    bool prose = false;    // whether the text is more than a program's message
    bool withheld = false;
    std::array<std::string, 3> keys;  // id, address, slug
    std::string title, language, post, author, tag;
    bool feed = false;         // JSON Feed's outermost object
    bool linked_data = false;  // JSON-LD: what names a publisher or a site stands among articles there
    std::vector<std::string> authors;
    std::vector<Found> inside;

    bool body() const { return shape.text != Shape::kNone; }  // has a field for an article
  };

  bool begin(bool array) {
    if (open_.size() == kDeepestRow) return false;
    Open open;
    open.array = array;
    open.shape.key = !open_.empty() && open_.back().array ? open_.back().shape.key : key_;
    open.begin = bytes_.place();
    open_.push_back(std::move(open));
    objects_ += array ? 0 : 1;
    key_.clear();
    return true;
  }

  static bool is_body(std::string_view name) {
    const RowField field = row_name(name).field;
    return is_article(field);
  }

  // An article may be a list of its paragraphs.
  void paragraph(std::string_view text, bool number) {
    if (open_.size() < 2 || open_[open_.size() - 2].array || !is_body(open_.back().shape.key)) return;
    Open& row = open_[open_.size() - 2];
    row.number = row.number || number;
    row.article = row.article || (!number && !is_blank(text));
    row.prose = true;
  }

  void value(std::string_view text, bool number) {
    if (open_.empty()) return;
    if (open_.back().array) return paragraph(text, number);
    Open& open = open_.back();
    // WordPress's REST API: "content": {"rendered": "..."}.
    const bool rendered = key_ == "rendered" && open_.size() > 1;
    Open& row = rendered ? open_[open_.size() - 2] : open;
    const RowField field = row_name(rendered ? open.shape.key : key_).field;
    if (is_article(field)) {
      row.number = row.number || number;
      row.article = row.article || (!number && !is_blank(text));
      row.prose = row.prose || is_prose(key_, text);
    } else if (field != RowField::Other) {
      ++row.known;
      row.placed = row.placed || field == RowField::Url || field == RowField::Published || field == RowField::Authors;
    }
    if (text.size() > kLongestFact) return;
    if (key_ == "post_id") row.post = text;
    if (key_ == "author_id") row.author = text;
    if (key_ == "tag_id") row.tag = text;
    if (key_ == "version" && text.find("jsonfeed.org/") != text.npos) row.feed = true;
    if (field == RowField::Language) row.language = text;
    switch (field) {
      case RowField::Id: return first(row.keys[0], text);
      case RowField::Url: return first(row.keys[1], text);
      case RowField::Slug: return first(row.keys[2], text);
      case RowField::Title: return first(row.title, text);
      case RowField::Status: row.withheld = row.withheld || !is_public_status(text); return;
      default: break;
    }
  }

  static void first(std::string& fact, std::string_view value) {
    if (fact.empty()) fact = value;
  }

  bool end() {
    Open open = std::move(open_.back());
    open_.pop_back();
    objects_ -= open.array ? 0 : 1;
    relate(open);
    if (open.feed)
      for (Found& found : open.inside) found.place.context = feed_context(open);
    std::vector<Found>& out = objects_ == 0 ? done_ : open_.back().inside;
    const bool others = std::any_of(open.inside.begin(), open.inside.end(), [](const Found& f) { return !f.waits(); });
    const bool row = open.body() && open.known > 0 && !open.array && (open.article || !others);
    if (row) out.push_back(row_of(open));
    if (!row || (others && out.back().message)) {
      if (open.array) drop_lonely(open.inside);
      std::move(open.inside.begin(), open.inside.end(), std::back_inserter(out));
      if (!others && lacks_text(open)) out.push_back({item(open, kNoField), open.shape});
    }
    key_.clear();
    return true;
  }

  Found row_of(const Open& open) const {
    const std::string_view problem = open.article ? "" : open.number ? kNumber : kEmpty;
    const bool message = !open.placed && (open.article ? !open.prose : open.number);
    return {item(open, problem), open.shape, message};
  }

  // A row as its neighbours are: one of a list, or a line.
  bool lacks_text(const Open& open) const {
    const bool row = open_.empty() || open_.back().array;
    return row && !open.array && !open.body() && !open.linked_data && !open.title.empty();
  }

  // Lists of people and tags hold no articles, and their rows need no text.
  static void drop_lonely(std::vector<Found>& rows) {
    if (std::all_of(rows.begin(), rows.end(), [](const Found& row) { return row.waits(); }))
      std::erase_if(rows, [](const Found& row) { return !row.message; });
  }

  static std::string feed_context(const Open& feed) {
    rapidjson::StringBuffer out;
    rapidjson::Writer<rapidjson::StringBuffer> writer(out);
    writer.StartObject();
    if (!feed.title.empty()) write_field(writer, "site_name", feed.title);
    if (!feed.language.empty()) write_field(writer, "language", feed.language);
    if (!feed.authors.empty()) write_key(writer, "authors");
    if (!feed.authors.empty()) writer.StartArray();
    for (const std::string& author : feed.authors) write_string(writer, author);
    if (!feed.authors.empty()) writer.EndArray();
    writer.EndObject();
    return std::string(out.GetString(), out.GetSize()) + "\n";
  }

  ItemPlace item(const Open& open, std::string_view problem) const {
    ItemPlace place;
    place.problem = problem;
    place.begin = open.begin;
    place.size = bytes_.place(1) - open.begin;
    for (const std::string& key : open.keys)
      if (place.key.empty()) place.key = key;
    place.title = open.keys[2].empty() ? open.title : open.keys[2];
    place.withheld = open.withheld;
    return place;
  }

  void relate(const Open& open) {
    if (open.array) return;
    const std::string& key = open.shape.key;
    if ((key == "authors" || key == "author") && !open_.empty()) {  // a person, in the object or a list in it
      Open& of = open_.back().array && open_.size() > 1 ? open_[open_.size() - 2] : open_.back();
      if (!open.title.empty()) of.authors.push_back(open.title);
    }
    if (key == "users" || key == "tags") relations_.names.try_emplace(open.keys[0], open.title);
    if (key == "posts_authors") relations_.authors.emplace_back(open.post, open.author);
    if (key == "posts_tags") relations_.tags.emplace_back(open.post, open.tag);
  }

  const Bytes& bytes_;
  std::vector<Open> open_;
  std::size_t objects_ = 0;  // of them
  std::vector<Found> done_;
  std::string key_;
  Relations relations_;
};

class Lister {
 public:
  Lister(std::string_view begun, std::size_t lead, Utf8Bytes& source, const ItemTaker& take)
      : bytes_(begun, lead, source), take_(take), rows_(bytes_) {}

  Result<void> run() {
    for (bytes_.skip_space(); !bytes_.at_end(); bytes_.skip_space()) value();
    if (bytes_.error()) return fail(*bytes_.error());
    flush(rows_.taken());
    if (articles_ == 0) {
      return fail(Fault::NotThisFormat,
                  "none of its rows is an article: none has a field named html, content, body or the like beside a "
                  "title, address or date");
    }
    take_problems();
    return {};
  }

 private:
  void take_problems() {
    for (ItemPlace& problem : std::exchange(problems_, {})) take(std::move(problem));
  }

  void take(ItemPlace item) {
    item.number = ++found_;
    if (!rows_.relations().empty()) item.context = rows_.relations().context(item.key);
    take_(std::move(item));
  }

  // Messages like an article are articles, too: those that came before it go where they stand among the problems.
  void take_like(const Shape& shape) {
    shapes_.insert(shape);
    auto like = messages_.extract(shape);
    if (like.empty()) return;
    std::move(like.mapped().begin(), like.mapped().end(), std::back_inserter(problems_));
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const ItemPlace& a, const ItemPlace& b) { return a.begin < b.begin; });
  }

  // One value of the file: the whole of it, or a line.
  void value() {
    const std::size_t begin = bytes_.Tell();
    const std::uint64_t place = bytes_.place();
    rapidjson::Reader reader;
    const auto parsed = reader.Parse<kLenient>(bytes_, rows_);
    if (!parsed.IsError()) return flush(rows_.taken());
    flush(rows_.rest());
    ItemPlace problem;
    problem.begin = place;
    problem.problem = why_broken(parsed) + "; what follows in the line cannot be read";
    problems_.push_back(std::move(problem));
    if (!bytes_.begins_line() || bytes_.Tell() == begin) bytes_.skip_line();  // else the line that broke ended before
  }

  static std::string why_broken(const rapidjson::ParseResult& parsed) {
    if (parsed.Code() == rapidjson::kParseErrorTermination)
      return "it is nested deeper than " + std::to_string(kDeepestRow) + " arrays and objects";
    return std::string("this is no JSON (byte ") + std::to_string(parsed.Offset()) + ": " +
           rapidjson::GetParseError_En(parsed.Code()) + ")";
  }

  void flush(std::vector<Found> items) {
    Relations& relations = rows_.relations();
    std::sort(relations.authors.begin(), relations.authors.end());
    std::sort(relations.tags.begin(), relations.tags.end());
    for (Found& found : items) {
      const bool like = shapes_.contains(found.shape);
      if (found.waits() && !(found.message && like)) {
        (found.message ? messages_[found.shape] : problems_).push_back(std::move(found.place));
        continue;
      }
      if (found.is_article() && !like) take_like(found.shape);
      articles_ += found.place.problem.empty() ? 1 : 0;
      take_problems();
      take(std::move(found.place));
    }
  }

  Bytes bytes_;
  const ItemTaker& take_;
  Rows rows_;
  std::uint64_t found_ = 0;
  std::uint64_t articles_ = 0;                        // of them, those that can be read
  std::vector<ItemPlace> problems_;                   // that wait for an article
  std::map<Shape, std::vector<ItemPlace>> messages_;  // that wait for one of their shape
  std::set<Shape> shapes_;                            // of the articles
};

}  // namespace

Result<void> list_json_rows(std::string_view begun, std::size_t lead, Utf8Bytes& source, const ItemTaker& take) {
  return Lister(begun, lead, source, take).run();
}

bool holds_json_rows(std::string_view head) {
  Utf8Bytes none([]() -> Result<std::string_view> { return std::string_view(); });
  Bytes bytes(head, 0, none);
  Rows rows(bytes);
  for (bytes.skip_space(); !bytes.at_end(); bytes.skip_space()) {  // one value, or one a line
    rapidjson::Reader reader;
    const bool cut = reader.Parse<kLenient>(bytes, rows).IsError();
    if (cut && rows.ends_in_article()) return true;
    const std::vector<Found> found = rows.rest();
    if (std::any_of(found.begin(), found.end(), [](const Found& row) { return row.is_article(); })) return true;
    if (cut) break;
  }
  return false;
}

}  // namespace offprint
