#include "formats/epub/sources.h"

#include <array>
#include <cstring>

#include <pugixml.hpp>

#include "formats/address/address.h"
#include "formats/epub/xml.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr const char* kNamespace = "urn:offprint:sources";
constexpr const char* kVersion = "1";
constexpr std::string_view kDamaged = "its list of sources is damaged; bind the book again";

// A file's name may hold what XML cannot: such bytes, and '%' itself, as %XX, under an attribute of its own.
constexpr const char* kEscapedPath = "escaped-path";
std::string escaped(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const CodePoint c = decode(path, at);
    const std::string_view bytes = path.substr(at, c.size);
    at += c.size;
    if (c.value != '%' && is_xml_text(bytes)) {
      out += bytes;
      continue;
    }
    for (const char byte : bytes) {
      const auto value = static_cast<unsigned char>(byte);
      ((out += '%') += kDigits[value >> 4U]) += kDigits[value & 0xFU];
    }
  }
  return out;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  if (!value.empty()) node.append_attribute(name) = value.c_str();
}

void add_book(pugi::xml_node book, const BookSources& sources) {
  set(book, "title", only_xml_chars(sources.title));
  set(book, "language", sources.language);
  set(book, "sort", sources.sort);
  set(book, "group", sources.group);
  set(book, "cover", sources.cover);
  set(book, "cover-sha256", sources.cover_sha256);
  set(book, "series", only_xml_chars(sources.series));
  set(book, "position", sources.position);
  set(book, "style-sha256", sources.style_sha256);
  if (sources.cover_drawn) set(book, "cover-drawn", "true");
  book.append_attribute("volume") = sources.volume;
  book.append_attribute("volumes") = sources.volumes;
  book.append_attribute("failures") = static_cast<unsigned long long>(sources.failures);
  for (const std::string& name : sources.creators) set(book.append_child("creator"), "name", only_xml_chars(name));
}

void read_book(const pugi::xml_node& book, BookSources& sources) {
  sources.title = book.attribute("title").value();
  sources.language = book.attribute("language").value();
  sources.sort = book.attribute("sort").value();
  sources.group = book.attribute("group").value();
  sources.cover = book.attribute("cover").value();
  sources.cover_sha256 = book.attribute("cover-sha256").value();
  sources.series = book.attribute("series").value();
  sources.position = book.attribute("position").value();
  sources.style_sha256 = book.attribute("style-sha256").value();
  sources.cover_drawn = book.attribute("cover-drawn").as_bool();
  sources.volume = book.attribute("volume").as_uint(1);
  sources.volumes = book.attribute("volumes").as_uint(1);
  sources.failures = book.attribute("failures").as_ullong();
  for (const pugi::xml_node creator : book.children("creator"))
    sources.creators.emplace_back(creator.attribute("name").value());
}

BookSource read_article(const pugi::xml_node& node) {
  BookSource article;
  article.chapter = node.attribute("chapter").value();
  const pugi::xml_attribute escaped_path = node.attribute(kEscapedPath);
  article.path = escaped_path ? percent_decode(escaped_path.value()) : node.attribute("path").value();
  article.title = node.attribute("title").value();
  article.sha256 = node.attribute("sha256").value();
  article.url = node.attribute("url").value();
  for (const pugi::xml_node also : node.children("also")) article.also.emplace_back(also.attribute("url").value());
  for (const pugi::xml_node piece : node.children("piece"))
    article.pieces.emplace_back(piece.attribute("file").value());
  for (const pugi::xml_node anchor : node.children("anchor"))
    article.anchors.push_back({anchor.attribute("name").as_ullong(), anchor.attribute("piece").as_uint()});
  return article;
}

void add_article(pugi::xml_node article, const BookSource& source) {
  set(article, "chapter", source.chapter);
  set(article, "title", only_xml_chars(source.title));
  if (is_xml_text(source.path)) {
    set(article, "path", source.path);
  } else {
    set(article, kEscapedPath, escaped(source.path));
  }
  set(article, "sha256", source.sha256);
  set(article, "url", only_xml_chars(source.url));
  for (const std::string& url : source.also) set(article.append_child("also"), "url", only_xml_chars(url));
  for (const std::string& piece : source.pieces) set(article.append_child("piece"), "file", piece);
  for (const LinkedAnchor& anchor : source.anchors) {
    pugi::xml_node node = article.append_child("anchor");
    node.append_attribute("name") = static_cast<unsigned long long>(anchor.name);
    if (anchor.piece > 0) node.append_attribute("piece") = anchor.piece;
  }
}

// Of a book by a plan: its articles in its parts.
void add_contents(pugi::xml_node parent, const Part& part, const std::vector<BookSource>& articles) {
  for (const std::uint32_t number : part.chapters) add_article(parent.append_child("article"), articles[number]);
  for (const Part& below : part.parts) {
    const pugi::xml_node node = parent.append_child("part");
    set(node, "title", only_xml_chars(below.title));
    add_contents(node, below, articles);
  }
}

// False where parts nest deeper than any plan's.
bool read_contents(const pugi::xml_node& parent, unsigned depth, std::vector<BookSource>& articles, Part& part) {
  constexpr unsigned kDeepestPart = 300;
  if (depth > kDeepestPart) return false;
  for (const pugi::xml_node article : parent.children("article")) {
    part.chapters.push_back(static_cast<std::uint32_t>(articles.size()));
    articles.push_back(read_article(article));
  }
  for (const pugi::xml_node node : parent.children("part")) {
    Part& below = part.parts.emplace_back();
    below.title = node.attribute("title").value();
    if (!read_contents(node, depth + 1, articles, below)) return false;
  }
  return true;
}

}  // namespace

std::string sources_document(const BookSources& sources) {
  pugi::xml_document document;
  declare_xml(document);
  pugi::xml_node root = document.append_child("sources");
  root.append_attribute("xmlns") = kNamespace;
  root.append_attribute("version") = kVersion;
  set(root, "made-by", only_xml_chars(sources.made_by));
  add_book(root.append_child("book"), sources);
  for (const std::string& option : sources.options) set(root.append_child("option"), "value", only_xml_chars(option));
  if (sources.sort == kByPlan) {
    add_contents(root, sources.contents, sources.articles);
  } else {
    for (const BookSource& source : sources.articles) add_article(root.append_child("article"), source);
  }
  return xml_lines(document);
}

Result<BookSources> read_sources(std::string_view xml) {
  pugi::xml_document document;
  const pugi::xml_node root =
      document.load_buffer(xml.data(), xml.size()) ? document.child("sources") : pugi::xml_node();
  if (std::strcmp(root.attribute("xmlns").value(), kNamespace) != 0) {
    return fail(Fault::NotThisFormat, std::string(kDamaged));
  }
  if (std::strcmp(root.attribute("version").value(), kVersion) != 0) {
    return fail(Fault::NotThisFormat, "its list of sources is of a newer Offprint; use that one");
  }
  BookSources sources;
  sources.made_by = root.attribute("made-by").value();
  read_book(root.child("book"), sources);
  for (const pugi::xml_node option : root.children("option")) {
    sources.options.emplace_back(option.attribute("value").value());
  }
  if (!read_contents(root, 0, sources.articles, sources.contents) || sources.articles.empty())
    return fail(Fault::NotThisFormat, std::string(kDamaged));
  return sources;
}

}  // namespace offprint
