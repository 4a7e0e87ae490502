// What a conversion costs, stage by stage, beside the parse that nobody who asks Gumbo for a tree gets around:
//
//   offprint_bench [--rounds N | --count STAGE] FILE...
//
// Each file is parsed by Gumbo alone (into an arena, no errors kept: `gumbo-arena` of the ratios), read, passed and
// written in every format, file by file and round by round, so that a busy machine hits all alike. Printed: medians
// over the rounds of CPU time as a ratio to Gumbo's of the same round. --count: each file once, without Gumbo and
// clocks, up to a stage (nothing, read, passes, or a format), for a counter of instructions.
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

// Seconds of one round, over all files.
struct Round {
  double gumbo = 0;
  double read = 0;
  double passes = 0;
  std::vector<double> each_pass = std::vector<double>(passes_count());
  std::map<std::string_view, double> writers;

  static std::size_t passes_count() { return offprint::passes().size(); }
};

template <class Work>
void time(double& sum, Work work) {
  const double begin = cpu_seconds();
  work();
  sum += cpu_seconds() - begin;
}

// What --count asks for.
void convert_up_to(std::string_view stage, const std::string& bytes, Document& document) {
  const FormatRow* format = sniff(std::string_view(bytes).substr(0, 65536), "");
  if (stage == "nothing" || format == nullptr || format->read == nullptr) return;
  document.reset();
  if (!format->read(bytes, ReadOptions{}, document) || stage == "read") return;
  if (!run_passes(document, format->reads == Reads::Pages, {}) || stage == "passes") return;
  if (const FormatRow* to = find_format(stage)) (void)render(document, *to, WriteOptions{});
}

bool convert(const std::string& bytes, Document& document, Round& round) {
  const FormatRow* format = sniff(std::string_view(bytes).substr(0, 65536), "");
  if (format == nullptr || format->read == nullptr || format->reads != Reads::Pages) return false;
  bool sound = false;
  time(round.read, [&] {
    document.reset();
    sound = format->read(bytes, ReadOptions{}, document).has_value();
  });
  PassTimes passes;
  if (sound) time(round.passes, [&] { sound = run_passes(document, true, {}, &passes).has_value(); });
  if (!sound) return false;
  for (std::size_t i = 0; i < passes.size(); ++i) round.each_pass.at(i) += passes[i].count();
  for (const FormatRow& row : formats())
    if (row.write != nullptr) time(round.writers[row.name], [&] { (void)render(document, row, WriteOptions{}); });
  return true;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Value>
double ratio(const std::vector<Round>& rounds, Value value) {
  std::vector<double> ratios;
  for (const Round& round : rounds) ratios.push_back(value(round) / round.gumbo);
  return median(ratios);
}

void print(const std::vector<Round>& rounds) {
  std::printf("%-16s %7.3f\n%-16s %7.3f\n", "read", ratio(rounds, [](const Round& r) { return r.read; }), "passes",
              ratio(rounds, [](const Round& r) { return r.passes; }));
  std::printf("\n%-16s %7s %7s\n", "to", "write", "whole");
  for (const auto& [name, unused] : rounds.front().writers) {
    const std::string_view key = name;
    const auto write = [&](const Round& r) { return r.writers.at(key); };
    std::printf("%-16s %7.3f %7.3f\n", std::string(key).c_str(), ratio(rounds, write),
                ratio(rounds, [&](const Round& r) { return r.read + r.passes + write(r); }));
  }
  std::printf("\npasses\n");
  for (std::size_t i = 0; i < passes().size(); ++i) {
    std::printf("%-16s %7.4f\n", std::string(passes()[i].name).c_str(),
                ratio(rounds, [&](const Round& r) { return r.each_pass.at(i); }));
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
    for (const std::string& bytes : files) convert_up_to(stage, bytes, document);
    return files.empty() ? 1 : 0;
  }
  Round warming;
  std::erase_if(files, [&](const std::string& bytes) { return !convert(bytes, document, warming); });
  if (files.empty()) return 1;
  Blocks blocks;
  std::vector<Round> all(static_cast<std::size_t>(rounds));
  std::size_t total = 0;
  for (const std::string& bytes : files) total += bytes.size();
  for (Round& round : all) {
    for (const std::string& bytes : files) {
      time(round.gumbo, [&] { gumbo_alone(bytes, blocks); });
      convert(bytes, document, round);
    }
  }
  std::printf("%zu files, %.2f MB, %d rounds\n\n", files.size(), static_cast<double>(total) * 1e-6, rounds);
  print(all);
  return 0;
}
