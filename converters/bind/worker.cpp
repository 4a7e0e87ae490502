#include "converters/bind/worker.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "converters/bind/address_key.h"
#include "converters/bind/filter.h"
#include "converters/bind/text_article.h"
#include "converters/convert/convert.h"
#include "converters/engine/worker.h"
#include "converters/report/diagnostics.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/epub/chapter.h"
#include "formats/hash/hash64.h"
#include "formats/hash/sha256.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// The keys of what an article links to, each once, in the order of their values.
std::vector<std::uint64_t> links_of(const Document& document) {
  std::vector<std::uint64_t> keys;
  for (const Node* node = document.root; node != nullptr; node = next_in(*document.root, *node)) {
    const auto* link = as<Link>(node);
    const auto* embed = as<Embed>(node);
    if (link == nullptr && embed == nullptr) continue;
    const std::string_view url = link != nullptr ? link->url : embed->url;
    const std::uint64_t key = address_key(resolve_address(document.metadata.url, url));
    if (key != 0) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// The chapters that links of the article may lead to.
Inside inside_of(const ChapterLinks& links) {
  return [&links](std::string_view absolute) -> std::string {
    const std::uint64_t key = address_key(absolute);
    const auto found = std::lower_bound(links.begin(), links.end(), key,
                                        [](const auto& entry, std::uint64_t wanted) { return entry.first < wanted; });
    return key != 0 && found != links.end() && found->first == key ? found->second + ".xhtml" : std::string();
  };
}

}  // namespace

BindWorker::BindWorker(Settings settings, World& world)
    : settings_(std::move(settings)), looking_(settings_), world_(world) {
  looking_.pictures = {.format = PictureForm::Format::Keep};
  if (!settings_.fetch.on) looking_.write.images = Images::Link;  // no card tells of pictures
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
  card.metadata.extra.clear();
  // The book tells what it was made of: a document that is read back tells of the file before.
  if (std::string read = source_path(task.relative); card.metadata.source.path != read)
    card.metadata.source = {card.metadata.source.dialect, std::move(read), sha256(input->bytes)};
  card.address = address_key(document_.metadata.url);
  card.links = links_of(document_);
  if (settings_.fetch.on) card.wanted = wanted_pictures(document_, settings_.fetch);
  return {};
}

MadeChapter BindWorker::make(const BindTask& task) {
  return answer<MadeChapter>(task, [&](MadeChapter& article) { return convert(task, article); });
}

Result<void> BindWorker::convert(const BindTask& task, MadeChapter& article) {
  if (const auto input = read(task); !input) return fail(input.error());
  Diagnostics losses;
  if (settings_.to->collection.shape == Collection::Shape::Book) {
    article.packed =
        pack_chapter(document_, task.name, settings_.write, packer_, losses, inside_of(task.inside), given_pictures_);
  } else {
    auto text = write_text_article(document_, *settings_.to, settings_.write, {task.number, task.level}, losses);
    if (!text) return fail(text.error());
    article.packed.bytes = {std::move(*text), 0, 0, false};
  }
  document_.diagnostics.add(losses);
  article.told = tell(document_, settings_);
  if (settings_.strict && document_.diagnostics.any(Level::Loss)) return fail(lossy());
  for (const auto& [picture, bytes] : article.packed.pictures) given_pictures_.insert(picture.file);
  article.well = true;
  return {};
}

int run_bind_worker(const Settings& settings, World& world, std::string_view parent) {
  if (!become_worker(parent, settings.run.memory)) return 0;
  BindWorker worker(settings, world);
  using Answer = std::variant<ArticleCard, MadeChapter>;
  return serve<BindTask>([&](const BindTask& task) {
    return task.first_pass ? Answer(worker.read_card(task)) : Answer(worker.make(task));
  });
}

}  // namespace offprint
