// A worker of bind: an ArticleCard of an article in the first pass, the article as the book holds it in the second. One
// Document at a time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "converters/bind/card.h"
#include "converters/bind/wire.h"
#include "converters/files/world.h"
#include "converters/inputs/source.h"
#include "converters/options/options.h"
#include "formats/document/document.h"
#include "formats/epub/packer.h"

namespace offprint {

class BindWorker {
 public:
  BindWorker(Settings settings, World& world);

  ArticleCard read_card(const BindTask& task);
  MadeChapter make(const BindTask& task);

 private:
  bool is_site() const { return settings_.to->collection.shape == Collection::Shape::Site; }
  bool is_book() const { return settings_.to->collection.shape == Collection::Shape::Book; }
  // Reads the article into document_. Fails with what is to be said of it.
  Result<InputBytes> read(const BindTask& task);
  Result<void> describe(const BindTask& task, ArticleCard& card);
  Result<void> convert(const BindTask& task, MadeChapter& article);
  void make_site_page(const BindTask& task, MadeChapter& article, Diagnostics& losses);
  // Runs `work` for an answer; what it fails with becomes the answer's error.
  template <class Answer, class Work>
  Answer answer(const BindTask& task, const Work& work);

  Settings settings_;
  Settings looking_;  // those of the first pass
  World& world_;
  Document document_;
  SourceReader sources_;
  Packer packer_;
  std::unordered_set<std::string> given_pictures_;
};

// The whole life of a worker process; gives its exit code. `parent` is the process that it must not outlive.
int run_bind_worker(const Settings& settings, World& world, std::string_view parent);

}  // namespace offprint
