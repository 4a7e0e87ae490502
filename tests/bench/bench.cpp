// What a conversion costs, stage by stage, beside the parse that nobody who asks Gumbo for a tree gets around:
//
//   offprint_bench [--rounds N | --count STAGE] FILE...
//
// Each file is parsed by Gumbo alone (into an arena, no errors kept: `gumbo-arena` of the ratios), read, passed and
// written in every format, file by file and round by round, so that a busy machine hits all alike. Printed: medians
// over the rounds of CPU time as a ratio to Gumbo's of the same round; the hash of the input, which reading makes only
// for formats that keep it, counts as theirs. --count: each file once, without Gumbo and clocks, up to a stage
// (nothing, read, passes, or a format), for a counter of instructions.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include <gumbo.h>

#include "converters/convert/convert.h"
#include "converters/files/read_file.h"
#include "converters/passes/passes.h"
#include "formats/registry/registry.h"

namespace {

using namespace offprint;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Blocks that are kept from one document to the next, as in floors that others use.
class Blocks {
 public:
  void reset() { current_ = used_ = 0; }
  void* take(std::size_t size) {
    size = (size + 15) / 16 * 16;
    for (; current_ < blocks_.size(); ++current_, used_ = 0) {
      if (blocks_[current_].size - used_ < size) continue;
      used_ += size;
      return blocks_[current_].bytes.get() + used_ - size;
    }
    const std::size_t room = std::max<std::size_t>(size, std::size_t{1} << 20U);
    blocks_.push_back({std::make_unique<char[]>(room), room});
    used_ = size;
    return blocks_.back().bytes.get();
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
};

// The shared library's, as anyone who installs Gumbo has it: ours is the static one, which is a seventh faster.
decltype(&gumbo_parse_with_options) shared_parse() {
  void* library = dlopen("libgumbo.so.1", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  void* parse = library == nullptr ? nullptr : dlsym(library, "gumbo_parse_with_options");
  if (parse == nullptr) {
    std::fprintf(stderr, "libgumbo.so.1: %s\n", dlerror());
    std::exit(1);
  }
  return reinterpret_cast<decltype(&gumbo_parse_with_options)>(parse);
}

void gumbo_alone(const std::string& bytes, Blocks& blocks) {
  static const auto parse = shared_parse();
  blocks.reset();
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.allocator = [](void* from, size_t size) { return static_cast<Blocks*>(from)->take(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &blocks;
  parse(&options, bytes.data(), bytes.size());
}

// Seconds of one round, over all files: each way up to its stage is gone on its own, as a batch goes it.
struct Round {
  double gumbo = 0;
  std::map<std::string_view, double> up_to;  // by stage
  PassTimes passes;
};

template <class Work>
double time(Work work) {
  const double begin = cpu_seconds();
  work();
  return cpu_seconds() - begin;
}

constexpr std::string_view kRead = "read";
constexpr std::string_view kPasses = "passes";

// Whether it is an article that was made into a Document. `passes`, where it is given, gets what each took added.
bool convert_up_to(std::string_view stage, const std::string& bytes, Document& document, PassTimes* passes) {
  const FormatRow* format = sniff(std::string_view(bytes).substr(0, 65536), "");
  if (format == nullptr || format->read == nullptr || format->reads != Reads::Pages) return false;
  const FormatRow* to = find_format(stage);
  ReadOptions options;
  options.hash = to != nullptr && to->keeps_hash;
  document.reset();
  if (!format->read(bytes, options, document)) return false;
  if (stage == kRead) return true;
  PassTimes taken;
  if (!run_passes(document, true, {}, passes == nullptr ? nullptr : &taken)) return false;
  if (passes != nullptr) passes->resize(taken.size());
  for (std::size_t i = 0; i < taken.size(); ++i) passes->at(i) += taken[i];
  if (stage == kPasses) return true;
  if (to != nullptr) (void)render(document, *to, WriteOptions{});
  return true;
}

std::vector<std::string_view> stages() {
  std::vector<std::string_view> all{kRead, kPasses};
  for (const FormatRow& row : formats())
    if (row.write != nullptr) all.push_back(row.name);
  return all;
}

Round run_round(const std::vector<std::string>& files, Document& document, Blocks& blocks) {
  Round round;
  round.gumbo = time([&] {
    for (const std::string& bytes : files) gumbo_alone(bytes, blocks);
  });
  for (const std::string_view stage : stages()) {
    PassTimes* passes = stage == kPasses ? &round.passes : nullptr;
    round.up_to[stage] = time([&] {
      for (const std::string& bytes : files) convert_up_to(stage, bytes, document, passes);
    });
  }
  return round;
}

template <class Value>
double ratio(const std::vector<Round>& rounds, Value value) {
  std::vector<double> ratios;
  for (const Round& round : rounds) ratios.push_back(value(round) / round.gumbo);
  std::sort(ratios.begin(), ratios.end());
  return ratios[ratios.size() / 2];
}

void print(const std::vector<Round>& rounds) {
  const auto up_to = [&](std::string_view stage) {
    return ratio(rounds, [&](const Round& round) { return round.up_to.at(stage); });
  };
  const auto after = [&](std::string_view stage, std::string_view before) {
    return ratio(rounds, [&](const Round& round) { return round.up_to.at(stage) - round.up_to.at(before); });
  };
  std::printf("%-16s %7s %7s\n", "", "alone", "whole");
  for (const std::string_view stage : stages()) {
    const double alone = stage == kRead ? up_to(stage) : after(stage, stage == kPasses ? kRead : kPasses);
    std::printf("%-16s %7.3f %7.3f\n", std::string(stage).c_str(), alone, up_to(stage));
  }
  std::printf("\npasses\n");
  for (std::size_t i = 0; i < passes().size(); ++i) {
    std::printf("%-16s %7.4f\n", std::string(passes()[i].name).c_str(),
                ratio(rounds, [&](const Round& round) { return round.passes.at(i).count(); }));
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("\npeak memory %.1f MB\n", static_cast<double>(used.ru_maxrss) / 1024);
}

}  // namespace

int main(int count, char** arguments) {
  int rounds = 7;
  std::string_view stage;  // of --count
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--rounds" && i + 1 < count) {
      rounds = std::max(std::atoi(arguments[++i]), 1);
    } else if (argument == "--count" && i + 1 < count) {
      stage = arguments[++i];
    } else if (auto bytes = offprint::read_file(std::string(argument))) {
      files.push_back(std::move(*bytes));
    }
  }
  Document document;
  if (!stage.empty()) {
    for (const std::string& bytes : files)
      if (stage != "nothing") convert_up_to(stage, bytes, document, nullptr);
    return files.empty() ? 1 : 0;
  }
  std::erase_if(files, [&](const std::string& bytes) { return !convert_up_to(kPasses, bytes, document, nullptr); });
  if (files.empty()) return 1;
  std::size_t total = 0;
  for (const std::string& bytes : files) total += bytes.size();
  std::printf("%zu files, %.2f MB, %d rounds\n\n", files.size(), static_cast<double>(total) * 1e-6, rounds);
  Blocks blocks;
  run_round(files, document, blocks);  // warms up
  std::vector<Round> all;
  for (int i = 0; i < rounds; ++i) all.push_back(run_round(files, document, blocks));
  print(all);
  return 0;
}
