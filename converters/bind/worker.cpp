#include "converters/bind/worker.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "converters/bind/address_key.h"
#include "converters/bind/filter.h"
#include "converters/bind/text_article.h"
#include "converters/convert/convert.h"
#include "converters/engine/worker.h"
#include "converters/inputs/books.h"
#include "converters/media/reshape.h"
#include "converters/passes/links/anchors.h"
#include "converters/report/diagnostics.h"
#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/epub/chapter.h"
#include "formats/epub/pieces.h"
#include "formats/hash/hash64.h"
#include "formats/hash/sha256.h"
#include "formats/html/anchors.h"
#include "formats/html/article_header.h"
#include "formats/html/writer.h"
#include "formats/site/site_pages.h"
#include "formats/unicode/characters.h"
#include "formats/writing/pictures.h"

namespace offprint {

namespace {

// The book that an input is a chapter of; "" for none.
std::string_view book_of(const InputSource& source) {
  return is_chapter(source) ? std::string_view(source.path) : std::string_view();
}

// Of what stands in a link: a chapter of `book` ("": of none) leads to others by their paths there.
std::uint64_t link_key(std::string_view address, std::string_view book) {
  const bool inside = !book.empty() && address_scheme(address).empty() && !address.starts_with('/');
  return inside ? chapter_key(book, address) : address_key(address);
}

// What an article links to, each once, in order.
std::vector<ArticleLink> links_of(const Document& document, std::string_view book) {
  std::vector<ArticleLink> links;
  for (const Node* node = document.root; node != nullptr; node = next_in(*document.root, *node)) {
    const auto* link = as<Link>(node);
    const auto* embed = as<Embed>(node);
    if (link == nullptr && embed == nullptr) continue;
    const std::string_view url = link != nullptr ? link->url : embed->url;
    const std::string address = book.empty() ? resolve_address(document.metadata.url, url) : std::string(url);
    if (const std::uint64_t key = link_key(address, book); key != 0) links.push_back({key, fragment_key(address)});
  }
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

const Document& with_other_anchors(Document& document) {
  settle_other_anchors(document);
  document.anchors.insert(document.anchors.end(), document.other_anchors.begin(), document.other_anchors.end());
  return document;
}

// Keeps, besides the article's own, the anchors of those names.
void keep_anchors(const std::vector<std::uint64_t>& names, Document& document) {
  if (names.empty()) return;
  std::erase_if(document.other_anchors, [&](const Anchor& anchor) {
    return !std::binary_search(names.begin(), names.end(), hash_of(anchor_id(anchor.id)));
  });
  with_other_anchors(document);
}

// The places that links of other articles may lead to.
std::vector<LinkedAnchor> anchors_of(const Document& document, bool in_pieces) {
  std::vector<LinkedAnchor> places;
  if (document.anchors.empty()) return places;
  const Anchors anchors(document);
  const auto pieces = in_pieces ? std::make_unique<Pieces>(document) : nullptr;
  for (const auto& [node, id] : anchors.ids())
    places.push_back({hash_of(id), in_pieces ? static_cast<std::uint32_t>(pieces->piece_of(*node)) : 0});
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return places;
}

// The chapters, or pages, that links of the article may lead to.
Inside inside_of(const ChapterLinks& links, std::string_view book, std::string_view extension) {
  return [&links, book, extension](std::string_view absolute) -> std::string {
    const ArticleLink link{link_key(absolute, book), fragment_key(absolute)};
    const auto found = std::lower_bound(links.begin(), links.end(), link,
                                        [](const ChapterLink& a, const ArticleLink& b) { return a.link < b; });
    if (link.address == 0 || found == links.end() || found->link != link) return {};
    const std::string file = found->name + std::string(extension);
    return found->place ? file + "#" + anchor_id(percent_decode(split_address(absolute).fragment)) : file;
  };
}

}  // namespace

BindWorker::BindWorker(Settings settings, World& world)
    : settings_(std::move(settings)), looking_(to_look_with(settings_)), world_(world) {
  if (!settings_.fetch.on) looking_.write.images = Images::Drop;  // no card tells of pictures
}

template <class Answer, class Work>
Answer BindWorker::answer(const BindTask& task, const Work& work) {
  Answer answer;
  const std::int64_t begin = world_.milliseconds();
  document_.reset();
  world_.step("begun", task.relative);
  if (const Result<void> done = work(answer); !done) {
    answer.fault = done.error().fault;
    answer.message = done.error().message;
  }
  answer.milliseconds = static_cast<std::uint32_t>(world_.milliseconds() - begin);
  return answer;
}

Result<InputBytes> BindWorker::read(const BindTask& task) {
  auto input = sources_.read(task.source);
  if (!input) return input;
  if (!task.first_pass && input->hash != task.hash)
    return fail(Fault::Unreadable, "it changed while the book was made; bind again when nothing writes to it");
  if (auto made =
          make_document(input->bytes, task.source, task.relative, task.first_pass ? looking_ : settings_, document_);
      !made)
    return fail(made.error());
  world_.step("converted", task.relative);
  return input;
}

ArticleCard BindWorker::read_card(const BindTask& task) {
  return answer<ArticleCard>(task, [&](ArticleCard& card) { return describe(task, card); });
}

Result<void> BindWorker::describe(const BindTask& task, ArticleCard& card) {
  const auto input = read(task);
  if (!input) return fail(input.error());
  card.size = input->size;
  card.hash = input->hash;
  card.status =
      is_wanted(document_.metadata, settings_.bind) ? ArticleCard::Status::Wanted : ArticleCard::Status::Unwanted;
  if (card.status == ArticleCard::Status::Unwanted) return {};
  std::string text = text_content(*document_.root);
  std::erase_if(text, [](char c) { return is_space(c); });
  card.text_size = text.size();
  card.text = text.empty() ? 0 : hash_of(text);
  card.uuid = article_uuid(document_);
  card.content = content_hash(document_);
  card.metadata = document_.metadata;
  for (const auto& [key, value] : card.metadata.extra) {
    if (key == "book") card.book = value;
  }
  card.metadata.extra.clear();
  // The book tells what it was made of: a document that is read back tells of the file before.
  std::string read = source_path(task.relative);
  if (card.metadata.source.path != read || document_.origin == Origin::Own)
    card.metadata.source = {card.metadata.source.dialect, std::move(read), sha256(input->bytes)};
  card.address = address_key(document_.metadata.url);
  const std::string_view book = book_of(task.source);
  if (!book.empty()) card.place = chapter_key(book, task.source.item);
  card.links = links_of(document_, book);
  if (is_book() || is_site()) card.anchors = anchors_of(with_other_anchors(document_), is_book());
  if (settings_.fetch.on) card.wanted = wanted_pictures(document_, settings_.fetch);
  return {};
}

MadeChapter BindWorker::make(const BindTask& task) {
  return answer<MadeChapter>(task, [&](MadeChapter& article) { return convert(task, article); });
}

Result<void> BindWorker::convert(const BindTask& task, MadeChapter& article) {
  if (const auto input = read(task); !input) return fail(input.error());
  Diagnostics losses;
  switch (settings_.to->collection.shape) {
    case Collection::Shape::Book:
      keep_anchors(task.anchors, document_);
      article.packed = pack_chapter(document_, task.name, settings_.write, packer_, losses,
                                    inside_of(task.inside, book_of(task.source), ".xhtml"), given_pictures_);
      break;
    case Collection::Shape::Site: make_site_page(task, article, losses); break;
    case Collection::Shape::Texts:
    case Collection::Shape::None: {
      if (settings_.to->collection.headed && !task.title.empty()) document_.metadata.title = task.title;
      auto text = write_text_article(document_, *settings_.to, settings_.write, {task.number, task.level}, losses);
      if (!text) return fail(text.error());
      article.packed.bytes = {std::move(*text), 0, 0, false};
    }
  }
  document_.diagnostics.add(losses);
  article.told = tell(document_, settings_);
  if (settings_.strict && document_.diagnostics.any(Level::Loss)) return fail(lossy());
  for (const auto& [picture, bytes] : article.packed.pictures) given_pictures_.insert(picture.file);
  article.well = true;
  return {};
}

void BindWorker::make_site_page(const BindTask& task, MadeChapter& article, Diagnostics& losses) {
  keep_anchors(task.anchors, document_);
  std::unordered_set<std::string> kept;
  PageFrame frame{
      kStyleFromArticle, task.before, task.after, inside_of(task.inside, book_of(task.source), ".html"), {}};
  frame.keep = [&](const Resource& picture) {
    const std::string file = std::string(kPicturesFolder) + picture_file(picture);
    if (!given_pictures_.contains(file) && kept.insert(file).second)
      article.packed.pictures.push_back({{"", file, picture.media_type}, {picture.bytes, 0, 0, false}});
    return "../" + file;
  };
  StringSink page;
  Output output{page, {}};
  write_framed_page(document_, settings_.write, frame, output, losses);
  article.packed.bytes = {page.take(), 0, 0, false};
  std::string title = shown_title(document_.metadata);
  if (!task.title.empty()) title.append("\n").append(task.title);
  for (const std::string& author : document_.metadata.authors) title.append("\n").append(author);
  article.terms = search_terms(title, text_content(*document_.root));
}

int run_bind_worker(const Settings& settings, World& world, std::string_view parent) {
  if (!become_worker(parent, settings.run, may_reshape(settings))) return 0;
  BindWorker worker(settings, world);
  using Answer = std::variant<ArticleCard, MadeChapter>;
  return serve<BindTask>([&](const BindTask& task) {
    return task.first_pass ? Answer(worker.read_card(task)) : Answer(worker.make(task));
  });
}

}  // namespace offprint
