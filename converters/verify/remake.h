// A book made again of what its list of sources names.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "converters/bind/binding.h"
#include "converters/bind/volume.h"
#include "converters/files/descriptor.h"
#include "converters/report/reporter.h"
#include "formats/epub/sources.h"

namespace offprint {

// What stands under the path that the list gives for an article.
enum class Found : std::uint8_t { Source, Other, Nothing };

class Remake {
 public:
  // `settings` are those that the book was bound with. All must outlive it.
  Remake(const BookSources& sources, const Settings& settings, World& world)
      : sources_(sources), binding_{settings, world, nobody_}, facts_{settings, binding_.cards} {}

  // Looks for the sources below those folders and archives, and reads them.
  std::optional<Failure> find(const std::vector<std::string>& against);
  // Makes the book. `cover` is the picture that it was given; `draw` gives the one that was drawn.
  Result<Descriptor> make(std::optional<Resource> cover, DrawCover draw);

  // By article, once found. Where something else or nothing is found, it stands in for the source as well as it can.
  const std::vector<Found>& found() const { return found_; }
  // Why the source, or what is found, cannot be read; "" where it can, or where nothing is there.
  const std::string& problem(std::size_t article) const { return binding_.outcomes[cards_[article]].why; }
  // Articles that the list has a second time.
  bool is_doubled(std::size_t article) const { return cards_[article] == kNone; }

 private:
  class Nobody final : public Reporter {
    void failed(std::string_view, const Error&) override {}
    void noted(std::string_view, std::string_view) override {}
    void said(std::string_view, const LogLine&) override {}
    void progress(const Tally&) override {}
    void planned(std::string_view, std::string_view) override {}
  };

  std::optional<Failure> run(PoolJob& job, std::span<const std::uint32_t> inputs);
  void choose(std::span<const std::uint32_t> inputs, std::span<const std::size_t> articles);
  void stand_in(std::size_t article);
  void plan_book(Volume& volume);
  std::string why_unread(std::string_view path) const;

  const BookSources& sources_;
  Nobody nobody_;
  Binding binding_;
  BindFacts facts_;
  std::unordered_map<std::string, std::string> unread_;  // files, folders and archives: why they cannot be read
  std::vector<std::uint32_t> cards_;                     // by article
  std::vector<Found> found_;                             // the same
};

}  // namespace offprint
