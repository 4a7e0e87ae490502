// The reading order as pages and as navigation: contents, parts, chapters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "formats/epub/facts.h"
#include "formats/epub/page.h"

namespace offprint {

struct BookPlan;
struct Part;

// A step of the spine.
struct Step {
  BookPage page;
  const Chapter* chapter = nullptr;  // instead of a page
  std::uint32_t index = 0;           // the chapter's

  const std::string& id() const { return chapter == nullptr ? page.id : chapter->id; }
  const std::string& file() const { return chapter == nullptr ? page.file : chapter->file; }
};

struct Arrangement {
  std::vector<Step> contents;
  std::vector<Step> steps;        // after the contents: the parts' pages, each before its chapters
  std::vector<NavEntry> entries;  // parts and chapters as they nest
};

std::vector<Step> steps_of(std::vector<BookPage> pages);

using FindChapter = std::function<const Chapter*(std::uint32_t index)>;

// All chapters that the plan names, each once, in reading order.
Chapters chapters_in_order(const Part& root, const FindChapter& find);

// `find` gives every chapter that the plan names. `listed`: with the contents' pages.
Arrangement arrange(const BookPlan& plan, const BookFacts& facts, const FindChapter& find, bool listed);

}  // namespace offprint
