#include "converters/learn/worker.h"

#include <utility>

#include "converters/convert/convert.h"
#include "converters/engine/worker.h"
#include "converters/learn/wire.h"

namespace offprint {

namespace {

class LearnWorker {
 public:
  LearnWorker(const Settings& settings, World& world) : settings_(settings), world_(world) {}

  LearnCard read(const LearnTask& task) {
    world_.step("begun", task.relative);
    LearnCard card;
    document_.reset();
    if (const Result<void> done = describe(task, card); done) {
      card.well = true;
    } else {
      card.fault = done.error().fault;
      card.message = done.error().message;
    }
    return card;
  }

 private:
  Result<void> describe(const LearnTask& task, LearnCard& card) {
    const auto input = sources_.read(task.source);
    if (!input) return fail(input.error());
    card.size = input->size;
    if (auto made = make_document(input->bytes, task.source, task.relative, settings_, document_); !made) return made;
    card.from_page = document_.origin == Origin::Page;
    if (!card.from_page) return {};
    card.site = furniture_site(document_.metadata);
    card.site_words = site_words(document_.metadata);
    for (const ArticleBlock& block : article_blocks(document_)) {
      card.blocks.push_back(block.keys);
      if (!task.with_words) continue;
      const bool picture = (block.keys.traits & trait::kPicture) != 0;
      card.words.push_back(picture ? std::string(picture_of_block(*block.node)) : words_of_block(*block.node));
      card.shapes.push_back(shape_of_block(*block.node, document_.metadata));
    }
    return {};
  }

  const Settings& settings_;
  World& world_;
  Document document_;
  SourceReader sources_;
};

}  // namespace

int run_learn_worker(const Settings& settings, World& world, std::string_view parent) {
  if (!become_worker(parent, settings.run, false)) return 0;
  LearnWorker worker(settings, world);
  return serve<LearnTask>([&](const LearnTask& task) { return worker.read(task); });
}

}  // namespace offprint
