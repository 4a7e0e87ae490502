#include "formats/epub/reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include <pugixml.hpp>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/epub/pieces.h"
#include "formats/hash/sha256.h"
#include "formats/html/own_forms.h"
#include "formats/html/reader.h"
#include "formats/html/references.h"
#include "formats/reading/load_text.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"
#include "formats/writing/file_name.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::string_view kContext = "<offprint-chapter";
constexpr std::string_view kContextEnd = "/>\n";

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return name.substr(colon == name.npos ? 0 : colon + 1);
}

// The first element of that name, wherever it stands and whatever its prefix.
pugi::xml_node find(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([&](const pugi::xml_node& node) { return local_name(node) == name; });
}

// With its references as they stand, where those were not decoded.
std::string text_of(const pugi::xml_node& root) {
  struct Texts : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
      return true;
    }
  } texts;
  pugi::xml_node(root).traverse(texts);
  return one_line(texts.text);
}

// The path in the zip that a reference in the file `from` leads to, without its fragment; "" for one that leads out.
std::string path_from(std::string_view from, std::string_view reference) {
  constexpr std::string_view kRoot = "zip://zip/";
  reference = reference.substr(0, reference.find('#'));
  const std::string whole = resolve_address(std::string(kRoot).append(from), reference);
  return whole.starts_with(kRoot) ? percent_decode(whole.substr(kRoot.size())) : std::string();
}

// Of the package's metadata what is the book's and no field of a chapter: by its name in `extra`.
struct BookField {
  std::string_view name;
  std::string_view key;
};
constexpr auto kBookFields = std::to_array<BookField>({{"publisher", "publisher"},
                                                       {"rights", "book_rights"},
                                                       {"description", "book_description"},
                                                       {"contributor", "contributor"},
                                                       {"identifier", "book_identifier"},
                                                       {"source", "book_source"}});

// What is about a book and no part of it: by the words of EPUB's structural semantics, or of EPUB 2's guide.
constexpr std::string_view kAbout[] = {"cover", "titlepage", "title-page", "toc", "landmarks", "loi", "lot"};

// "text/" and a UUID, with what may follow it.
bool is_our_name(std::string_view name) {
  constexpr std::string_view kFolder = "text/";
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  const std::size_t folder = name.rfind(kFolder);
  if (folder == name.npos || name.size() - folder - kFolder.size() < kForm.size()) return false;
  name.remove_prefix(folder + kFolder.size());
  for (std::size_t i = 0; i < kForm.size(); ++i)
    if (kForm[i] == '-' ? name[i] != '-' : !is_hex(name[i])) return false;
  return true;
}

// Whether the file is a later piece of a chapter of our own.
bool continues(std::string_view file, std::string_view chapter) {
  const std::string_view stem = file.substr(0, file.rfind('.'));
  const std::string_view whole = chapter_of_piece(stem);
  return !whole.empty() && whole == chapter.substr(0, chapter.rfind('.')) && is_our_name(whole);
}

class OpenedBook {
 public:
  explicit OpenedBook(const BookFile& file) : file_(file) {}

  Result<std::vector<BookChapter>> read() {
    pugi::xml_document container;
    pugi::xml_document package;
    if (auto parsed = parse("META-INF/container.xml", container); !parsed) return fail(parsed.error());
    path_ = percent_decode(find(container, "rootfile").attribute("full-path").value());
    if (auto parsed = parse(path_, package); !parsed) return fail(parsed.error());
    read_manifest(package);
    describe(package);
    read_titles(package);
    return chapters(package);
  }

 private:
  struct ManifestItem {
    std::string file;
    std::string properties;
    std::string type;
  };

  Result<void> parse(const std::string& path, pugi::xml_document& into) const {
    const auto bytes = file_(path);
    if (!bytes && bytes.error().fault == Fault::NotFound)
      return fail(Fault::NotThisFormat, "it is no whole EPUB: " + path + " is missing");
    if (!bytes) return fail(bytes.error().fault, path + ": " + bytes.error().message);
    into.load_buffer(bytes->data(), bytes->size());  // of what is not well-formed, what stands before
    return {};
  }

  void read_manifest(const pugi::xml_node& package) {
    for (const pugi::xml_node& item : find(package, "manifest").children()) {
      if (local_name(item) != "item") continue;
      items_[item.attribute("id").value()] = {path_from(path_, item.attribute("href").value()),
                                              item.attribute("properties").value(),
                                              item.attribute("media-type").value()};
    }
    for (const pugi::xml_node& reference : find(package, "guide").children()) {
      const std::string_view type = reference.attribute("type").value();
      if (std::find(std::begin(kAbout), std::end(kAbout), type) != std::end(kAbout))
        about_.push_back(path_from(path_, reference.attribute("href").value()));
    }
  }

  void describe(const pugi::xml_node& package) {
    for (const pugi::xml_node& field : find(package, "metadata").children()) {
      const std::string_view name = local_name(field);
      if (name == "title" && title_.empty()) title_ = text_of(field);
      if (name == "language" && language_.empty()) language_ = text_of(field);
      const std::string_view role = field.attribute("opf:role").value();
      if (name == "creator" && (role.empty() || role == "aut")) creators_.push_back(text_of(field));
      if (name == "date" && date_.empty()) date_ = text_of(field);
      if (name == "subject") subjects_.push_back(text_of(field));
      const auto* const other =
          std::find_if(kBookFields.begin(), kBookFields.end(), [&](const BookField& row) { return row.name == name; });
      if (other != kBookFields.end() || (name == "creator" && !role.empty() && role != "aut")) {
        others_.push_back((other == kBookFields.end() ? "contributor" : std::string(other->key)) + "=" +
                          one_line(text_of(field)));
      }
    }
    ours_ = file_("META-INF/org.offprint.sources.xml").has_value();
  }

  // By nav (EPUB 3), else by NCX (EPUB 2): the first label of each file.
  void read_titles(const pugi::xml_node& package) {
    const auto nav = std::find_if(items_.begin(), items_.end(),
                                  [](const auto& item) { return holds_token(item.second.properties, "nav"); });
    pugi::xml_document document;
    if (nav != items_.end()) {
      nav_ = nav->second.file;
      if (!parse(nav_, document)) return;
      const pugi::xml_node toc = document.find_node([](const pugi::xml_node& node) {
        return local_name(node) == "nav" && holds_token(node.attribute("epub:type").value(), "toc");
      });
      for (const pugi::xpath_node& link : toc.select_nodes(".//*[local-name()='a']"))
        titles_.try_emplace(path_from(nav_, link.node().attribute("href").value()), text_of(link.node()));
      return;
    }
    const auto ncx = items_.find(find(package, "spine").attribute("toc").value());
    if (ncx == items_.end() || !parse(ncx->second.file, document)) return;
    for (const pugi::xpath_node& point : document.select_nodes("//*[local-name()='navPoint']")) {
      titles_.try_emplace(path_from(ncx->second.file, find(point.node(), "content").attribute("src").value()),
                          text_of(find(point.node(), "navLabel")));
    }
  }

  bool is_about(const ManifestItem& item, const pugi::xml_node& reference) const {
    if (item.file == nav_) return true;
    // What is not in the reading order may be notes; without a guide a cover is known by its name.
    const bool aside = std::string_view(reference.attribute("linear").value()) == "no";
    if (aside && (ours_ || item.file.find("cover", item.file.rfind('/') + 1) != std::string_view::npos)) return true;
    if (std::find(about_.begin(), about_.end(), item.file) != about_.end()) return true;
    return ours_ && !item.file.starts_with("text/");
  }

  Result<std::vector<BookChapter>> chapters(const pugi::xml_node& package) const {
    std::vector<BookChapter> chapters;
    for (const pugi::xml_node& reference : find(package, "spine").children()) {
      const auto item = items_.find(reference.attribute("idref").value());
      if (item == items_.end() || item->second.file.empty() || is_about(item->second, reference)) continue;
      if (item->second.type != "application/xhtml+xml" && item->second.type != "text/html") continue;
      if (!chapters.empty() && continues(item->second.file, chapters.back().file)) {
        chapters.back().more.push_back(item->second.file);
        continue;
      }
      const auto title = titles_.find(item->second.file);
      BookChapter chapter{item->second.file, {}, title == titles_.end() ? std::string() : title->second, {}};
      chapters.push_back(std::move(chapter));
    }
    for (BookChapter& chapter : chapters) chapter.context = context(chapter);
    if (chapters.empty()) return fail(Fault::NotThisFormat, "the book has no chapters");
    return chapters;
  }

  std::string context(const BookChapter& chapter) const {
    std::string out(kContext);
    append_attribute(out, "file", chapter.file);
    append_attribute(out, "title", chapter.title);
    append_attribute(out, "book", title_);
    append_attribute(out, "language", language_);
    append_attribute(out, "date", date_);
    if (!chapter.more.empty()) append_attribute(out, "pieces", std::to_string(1 + chapter.more.size()));
    append_attribute(out, "creators", in_lines(creators_));
    if (!subjects_.empty()) append_attribute(out, "subjects", in_lines(subjects_));
    if (!ours_ && !others_.empty()) append_attribute(out, "others", in_lines(others_));
    return out.append(kContextEnd);
  }

  static std::string in_lines(const std::vector<std::string>& texts) {
    std::string lines;
    for (const std::string& text : texts) lines.append(lines.empty() ? "" : "\n").append(text);
    return lines;
  }

  const BookFile& file_;
  std::string path_;  // of the package document
  std::map<std::string, ManifestItem> items_;
  std::vector<std::string> about_;
  std::map<std::string, std::string> titles_;
  std::string nav_, title_, language_, date_;
  std::vector<std::string> creators_, subjects_;
  std::vector<std::string> others_;  // "publisher=Quay Press"
  bool ours_ = false;
};

// The pages of a chapter's pieces as one: what stands in the <section> of each, behind the first's.
std::string join_pieces(std::string_view pages) {
  constexpr std::string_view kBegin = "<?xml ";
  constexpr std::string_view kSection = "<section ";
  constexpr std::string_view kEnd = "</section>\n</body>";
  std::size_t next = pages.find(kBegin, kBegin.size());
  if (next == pages.npos) return std::string(pages);
  const std::string_view first = pages.substr(0, next);
  const std::size_t tail = first.rfind(kEnd);
  if (tail == first.npos) return std::string(pages);
  std::string joined(first.substr(0, tail));
  while (next != pages.npos) {
    const std::size_t after = pages.find(kBegin, next + kBegin.size());
    const std::string_view page = pages.substr(next, std::min(after, pages.size()) - next);
    const std::size_t begin = page.find('>', page.find(kSection));
    const std::size_t end = page.rfind(kEnd);
    if (begin == page.npos || end == page.npos || begin > end) return std::string(pages);
    joined += page.substr(begin + 2, end - begin - 2);
    next = after;
  }
  return joined.append(first.substr(tail));
}

// Links between the pieces of a chapter lead to places in it.
void restore_links(pugi::xml_document& page, std::string_view name) {
  for (const pugi::xpath_node& found : page.select_nodes("//a[contains(@href, '.xhtml#')]")) {
    pugi::xml_attribute href = found.node().attribute("href");
    const std::string address = href.value();
    const std::string_view file = std::string_view(address).substr(0, address.find(".xhtml#"));
    if (file == name || chapter_of_piece(file) == name) href = address.substr(address.find('#')).c_str();
  }
}

constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                      "input", "link", "meta", "source", "track", "wbr"};

// XHTML as HTML reads it: there <a/> begins an element.
std::string as_html(pugi::xml_document& page) {
  struct Filler : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      const bool is_void = std::find(std::begin(kVoid), std::end(kVoid), local_name(node)) != std::end(kVoid);
      if (node.type() == pugi::node_element && !node.first_child() && !is_void) node.append_child(pugi::node_pcdata);
      return true;
    }
  } filler;
  page.traverse(filler);
  std::ostringstream out;
  page.save(out, "", pugi::format_raw | pugi::format_no_declaration | pugi::format_no_escapes, pugi::encoding_utf8);
  return out.str();
}

// The text of an element of a page, whose references were not decoded.
std::string words_in(const pugi::xml_node& element) {
  std::string words;
  append_decoded(words, text_of(element), ReferenceIn::Text);
  return one_line(words);
}

// A byline has its names in a row: they are those of the package, where these make the same row, else parted at 、.
void add_names(const std::string& byline, const std::vector<std::string>& creators, std::vector<std::string>& names) {
  for (const std::string_view comma : {", ", "、"}) {
    std::string row;
    for (const std::string& creator : creators) row.append(row.empty() ? "" : comma).append(creator);
    if (row == byline) return void(names.insert(names.end(), creators.begin(), creators.end()));
  }
  constexpr std::string_view kComma = "、";
  for (std::size_t at = 0; at <= byline.size();) {
    const std::size_t end = std::min(byline.find(kComma, at), byline.size());
    if (end > at) names.push_back(byline.substr(at, end - at));
    at = end + kComma.size();
  }
}

// What a chapter of our own says in its header, which is taken out; false for a chapter of another book.
bool take_header(pugi::xml_document& page, const std::vector<std::string>& creators, Metadata& metadata) {
  const pugi::xml_node chapter =
      page.select_node("/html/body[count(*)=1]/section[@role='doc-chapter'][@aria-label]").node();
  if (!chapter) return false;
  const pugi::xml_node header = chapter.child("header");
  if (!header) return true;  // --no-header, or nothing is known
  metadata.title = words_in(find(header, "h1"));
  for (const pugi::xpath_node& author : header.select_nodes(".//span[@class='author']"))
    add_names(words_in(author.node()), creators, metadata.authors);
  if (const auto date = parse_date(find(header, "time").attribute("datetime").value()))
    metadata.published = in_utc(*date);
  metadata.url = header.select_node(".//a[@class='source']").node().attribute("href").value();
  pugi::xml_node(header.parent()).remove_child(header);
  return true;
}

// The image's element with its address in the place of what the chapter wrote: passes choose among its attributes.
const Element* shown_from(Document& document, const Image& image) {
  if (image.element == nullptr) return nullptr;
  constexpr std::string_view kAddresses[] = {"src", "href", "xlink:href"};
  auto* element = document.arena.make<Element>();
  *element = *image.element;
  auto* attributes = document.arena.make_array<Attribute>(element->count);
  for (std::uint32_t i = 0; i < element->count; ++i) {
    attributes[i] = element->attributes[i];
    const std::string_view name = attributes[i].name;
    if (std::find(std::begin(kAddresses), std::end(kAddresses), name) != std::end(kAddresses))
      attributes[i].value = image.url;
  }
  element->attributes = attributes;
  return element;
}

// What the chapter shows of its book, and what it leads to there, by its path in the book.
void settle_addresses(Document& document, std::string_view chapter) {
  const auto settle = [&](Text& address) {
    const bool elsewhere = address.empty() || address.view().front() == '#' || !address_scheme(address).empty() ||
                           address.view().starts_with("//");
    const std::string path = elsewhere ? std::string() : path_from(chapter, address);
    if (path.empty()) return false;
    const std::size_t fragment = std::min(address.view().find('#'), address.size());
    address = document.text(encoded_path(path).append(address.view().substr(fragment)));
    return true;
  };
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (auto* link = as<Link>(at)) settle(link->url);
    auto* image = as<Image>(at);
    if (image != nullptr && settle(image->url)) image->element = shown_from(document, *image);
  }
}

// What our writer says to a style sheet only, and where addresses may break.
void take_settings(pugi::xml_document& page) {
  for (const pugi::xpath_node& found : page.select_nodes("//wbr")) found.node().parent().remove_child(found.node());
  for (const pugi::xpath_node& found : page.select_nodes("//em[@class] | //img[@class] | //p[@class='alone']"))
    found.node().remove_attribute("class");
}

// The name of which id_part made this.
std::string name_of_id(std::string_view part) {
  std::string escaped(part);
  std::replace(escaped.begin(), escaped.end(), '_', '%');
  return percent_decode(escaped);
}

void set_label(pugi::xml_node link, std::string_view id) {
  if (link.first_child() != link.last_child()) return;
  std::string label;
  append_xml_text(label, name_of_id(id));
  link.text().set(label.c_str());
}

// Notes that a book numbers have the names that their ids tell.
void restore_labels(pugi::xml_document& page) {
  constexpr std::string_view kNote = "fn-";
  for (const pugi::xpath_node& found : page.select_nodes("//a[@role='doc-noteref']")) {
    const std::string_view href = found.node().attribute("href").value();
    const std::size_t mark = href.find('#');
    if (mark == href.npos || !href.substr(mark + 1).starts_with(kNote)) continue;
    set_label(found.node(), href.substr(mark + 1 + kNote.size()));
  }
  for (const pugi::xpath_node& found : page.select_nodes("//aside[@role='doc-footnote']")) {
    const std::string_view id = found.node().attribute("id").value();
    const pugi::xml_node label = found.node().select_node(".//a[@role='doc-backlink']").node();
    if (id.starts_with(kNote) && label) set_label(label, id.substr(kNote.size()));
  }
}

// What an attribute of the context holds, a line each.
std::vector<std::string> lines_in(const pugi::xml_node& context, const char* attribute) {
  std::vector<std::string> all;
  std::string_view lines = context.attribute(attribute).value();
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    all.emplace_back(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return all;
}

// Of a chapter: what its own header said, where the book is ours, else what the book's package says of it.
void take_metadata(const pugi::xml_node& about, bool ours, Metadata said, Metadata& metadata) {
  metadata.title = ours ? std::move(said.title) : about.attribute("title").value();
  metadata.authors = ours ? std::move(said.authors) : lines_in(about, "creators");
  metadata.tags = lines_in(about, "subjects");
  std::erase_if(metadata.tags, [](const std::string& tag) { return is_blank(tag); });
  metadata.url = std::move(said.url);
  metadata.published = said.published;
  if (!ours) {
    if (const auto date = parse_date(about.attribute("date").value())) metadata.published = in_utc(*date);
    metadata.extra.emplace_back("book", about.attribute("book").value());
    for (const std::string& other : lines_in(about, "others")) {
      const std::size_t sign = std::min(other.find('='), other.size());
      metadata.extra.emplace_back(other.substr(0, sign), other.substr(std::min(sign + 1, other.size())));
    }
  }
}

}  // namespace

Result<std::vector<BookChapter>> list_chapters(const BookFile& file) { return OpenedBook(file).read(); }

Result<void> read_chapter(std::string_view bytes, const ReadOptions& options, Document& document) {
  const std::size_t end = bytes.find(kContextEnd);
  if (!bytes.starts_with(kContext) || end == bytes.npos)
    return fail(Fault::NotThisFormat, "a book is read from a file; name it, or a chapter of it: BOOK.epub#KEY");
  pugi::xml_document context;
  context.load_buffer(bytes.data(), end + 2);
  const std::string file = context.document_element().attribute("file").value();
  const bool cut = context.document_element().attribute("pieces") != nullptr;
  const std::string_view pages = bytes.substr(end + kContextEnd.size());
  const std::string joined = cut ? join_pieces(pages) : std::string();
  if (auto loaded = load_text(cut ? joined : pages, options, document); !loaded) return loaded;
  const std::string_view text = document.input();
  pugi::xml_document page;
  // References stay as they are: HTML's reader knows them all.
  constexpr unsigned kAsWritten = (pugi::parse_default | pugi::parse_ws_pcdata) & ~pugi::parse_escapes;
  const bool sound = page.load_buffer(text.data(), text.size(), kAsWritten, pugi::encoding_utf8);
  const pugi::xml_node about = context.document_element();
  Metadata said;
  const bool ours = sound && take_header(page, lines_in(about, "creators"), said);
  if (ours) {
    take_settings(page);
    restore_labels(page);
    if (cut) restore_links(page, stem_of(file_name(file)));
  }
  const std::string html = sound ? as_html(page) : std::string(text);
  if (auto read = read_html_field(html, options, document); !read) return read;
  document.origin = ours ? Origin::Own : Origin::Book;
  Metadata& metadata = document.metadata;
  if (metadata.language.empty()) metadata.language = about.attribute("language").value();
  if (ours) restore_own_forms(document, OwnWork::Book);
  settle_addresses(document, file);
  if (metadata.language == "und") metadata.language.clear();  // a book has to say one
  take_metadata(about, ours, std::move(said), metadata);
  metadata.source = {Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  return {};
}

Claim sniff_epub(std::string_view head) {
  constexpr std::size_t kNameAt = 30;
  const bool zip = head.starts_with("PK\x03\x04") && head.size() > kNameAt;
  return zip && head.substr(kNameAt).starts_with("mimetypeapplication/epub+zip") ? Claim::Surely : Claim::No;
}

}  // namespace offprint
