// What each stage of a conversion costs: CPU time of reading, of every pass and of every writer, over all files named.
#include <algorithm>
#include <cstdio>
#include <ctime>
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

double seconds() {  // of this process's CPU
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

class Clock {
 public:
  template <class Work>
  void time(double& total, Work work) {
    const double begin = seconds();
    work();
    total += seconds() - begin;
  }
};

struct Totals {
  double read = 0;
  std::vector<double> passes;
  std::map<std::string_view, double> writers;
  std::size_t files = 0;
  std::size_t bytes = 0;
};

void convert(const std::string& bytes, Document& document, Totals& totals) {
  Clock clock;
  document.reset();
  bool read = false;
  const FormatRow* format = sniff(std::string_view(bytes).substr(0, 65536), "");
  if (format == nullptr || format->read == nullptr) return;
  clock.time(totals.read, [&] { read = format->read(bytes, ReadOptions{}, document).has_value(); });
  if (!read || format->reads != Reads::Pages) return;
  const PassOptions options;
  for (std::size_t i = 0; i < passes().size(); ++i) {
    clock.time(totals.passes.at(i), [&] { passes()[i].pass(document, options, document.diagnostics); });
  }
  for (const std::string_view name : {"markdown", "text", "json", "epub"}) {
    clock.time(totals.writers[name], [&] { (void)render(document, *find_format(name), WriteOptions{}); });
  }
  ++totals.files;
  totals.bytes += bytes.size();
}

void print(const Totals& totals) {
  double all_passes = 0;
  for (const double pass : totals.passes) all_passes += pass;
  std::printf("%zu files, %.1f MB\n\n", totals.files, static_cast<double>(totals.bytes) * 1e-6);
  std::printf("to           reading  passes  writing\n");
  for (const auto& [name, writing] : totals.writers) {
    const double all = totals.read + all_passes + writing;
    std::printf("%-12s %6.1f%% %6.1f%% %7.1f%%\n", std::string(name).c_str(), 100 * totals.read / all,
                100 * all_passes / all, 100 * writing / all);
  }
  std::printf("\nof the passes\n");
  for (std::size_t i = 0; i < totals.passes.size(); ++i) {
    std::printf("%-16s %5.1f%%\n", std::string(passes()[i].name).c_str(), 100 * totals.passes[i] / all_passes);
  }
}

}  // namespace

int main(int count, char** arguments) {
  constexpr int kRounds = 5;
  std::vector<std::string> inputs;
  for (int i = 1; i < count; ++i) {
    if (auto bytes = offprint::read_file(arguments[i])) inputs.push_back(std::move(*bytes));
  }
  Totals totals;
  totals.passes.resize(passes().size());
  Document document;
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& bytes : inputs) convert(bytes, document, totals);
  }
  totals.files /= kRounds;
  totals.bytes /= kRounds;
  print(totals);
  return totals.files == 0 ? 1 : 0;
}
