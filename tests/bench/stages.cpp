// What each stage of a conversion costs: the time of reading, of every pass and of every writer, over all
// files named.
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "converters/convert/convert.h"
#include "converters/files/read_file.h"
#include "converters/passes/passes.h"
#include "formats/registry/registry.h"

namespace {

using namespace offprint;

// Of several runs: what the machine did besides falls out.
void keep_shortest(double& shortest, double taken) {
  if (shortest == 0 || taken < shortest) shortest = taken;
}

template <class Work>
void time(double& shortest, Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  keep_shortest(shortest, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

struct Times {
  double read = 0;
  std::vector<double> passes = std::vector<double>(passes_count());
  std::map<std::string_view, double> writers;

  static std::size_t passes_count() { return offprint::passes().size(); }
  void add(const Times& one) {
    read += one.read;
    for (std::size_t i = 0; i < passes.size(); ++i) passes.at(i) += one.passes.at(i);
    for (const auto& [name, taken] : one.writers) writers[name] += taken;
  }
};

struct Totals {
  Times times;
  std::size_t files = 0;
  std::size_t bytes = 0;
};

bool convert(const std::string& bytes, Document& document, Times& times) {
  document.reset();
  bool read = false;
  const FormatRow* format = sniff(std::string_view(bytes).substr(0, 65536), "");
  if (format == nullptr || format->read == nullptr) return false;
  time(times.read, [&] { read = format->read(bytes, ReadOptions{}, document).has_value(); });
  if (!read || format->reads != Reads::Pages) return false;
  PassTimes passes;
  if (!run_passes(document, true, {}, &passes)) return false;
  for (std::size_t i = 0; i < passes.size(); ++i) keep_shortest(times.passes.at(i), passes[i].count());
  for (const FormatRow& row : formats())
    if (row.write != nullptr) time(times.writers[row.name], [&] { (void)render(document, row, WriteOptions{}); });
  return true;
}

void print(const Totals& totals) {
  const Times& times = totals.times;
  double all_passes = 0;
  for (const double pass : times.passes) all_passes += pass;
  std::printf("%zu files, %.1f MB\n\n", totals.files, static_cast<double>(totals.bytes) * 1e-6);
  std::printf("to           reading  passes  writing\n");
  for (const auto& [name, writing] : times.writers) {
    const double all = times.read + all_passes + writing;
    std::printf("%-12s %6.1f%% %6.1f%% %7.1f%%\n", std::string(name).c_str(), 100 * times.read / all,
                100 * all_passes / all, 100 * writing / all);
  }
  std::printf("\nof the passes\n");
  for (std::size_t i = 0; i < times.passes.size(); ++i) {
    std::printf("%-16s %5.1f%%\n", std::string(passes()[i].name).c_str(), 100 * times.passes.at(i) / all_passes);
  }
}

}  // namespace

int main(int count, char** arguments) {
  constexpr int kRounds = 7;
  Totals totals;
  Document document;
  for (int i = 1; i < count; ++i) {
    const auto bytes = offprint::read_file(arguments[i]);
    if (!bytes) continue;
    Times times;
    bool converted = true;
    for (int round = 0; round < kRounds && converted; ++round) converted = convert(*bytes, document, times);
    if (!converted) continue;
    totals.times.add(times);
    ++totals.files;
    totals.bytes += bytes->size();
  }
  print(totals);
  return totals.files == 0 ? 1 : 0;
}
