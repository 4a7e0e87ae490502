#include "converters/engine/jobs.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sched.h>
#include <string_view>

namespace offprint {

namespace {

std::optional<double> number(std::string_view text) {
  long long value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop == text.data()) return {};
  return static_cast<double>(value);
}

// Processors that a quota of time a period is worth; nothing for no limit.
std::optional<double> worth(std::optional<double> quota, std::optional<double> period) {
  if (!quota || !period || *quota <= 0 || *period <= 0) return {};
  return *quota / *period;
}

// cgroup v2: "QUOTA PERIOD" or "max PERIOD".
std::optional<double> limit_v2(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return {};
  return worth(number(std::string_view(text).substr(0, space)), number(std::string_view(text).substr(space + 1)));
}

std::optional<double> limit_v1(const Machine& machine, const std::string& folder) {
  const auto quota = machine.file(folder + "/cpu.cfs_quota_us");
  const auto period = machine.file(folder + "/cpu.cfs_period_us");
  if (!quota || !period) return {};
  return worth(number(*quota), number(*period));
}

// The least of a group and the groups above it.
template <class Limit>
double least(std::string group, Limit limit) {
  double most = 1e9;
  while (true) {
    if (const auto here = limit(group)) most = std::min(most, *here);
    if (group.empty()) return most;
    group.resize(std::min(group.rfind('/'), group.size()));
  }
}

double group_limit(const Machine& machine) {
  double most = 1e9;
  const std::string groups = machine.file("/proc/self/cgroup").value_or("");
  for (std::size_t at = 0; at < groups.size();) {
    const std::size_t end = std::min(groups.find('\n', at), groups.size());
    const std::string line = groups.substr(at, end - at);
    at = end + 1;
    const std::size_t path = line.find(":/");  // ID:CONTROLLERS:PATH
    if (path == std::string::npos) continue;
    std::string group = line.substr(path + 1);
    if (group == "/") group.clear();
    if (line.starts_with("0::")) {
      most = std::min(most, least(group, [&](const std::string& of) {
                        const auto text = machine.file("/sys/fs/cgroup" + of + "/cpu.max");
                        return text ? limit_v2(*text) : std::nullopt;
                      }));
    } else if (line.find("cpu,") != std::string::npos || line.find(":cpu:") != std::string::npos) {
      most = std::min(
          most, least(group, [&](const std::string& of) { return limit_v1(machine, "/sys/fs/cgroup/cpu" + of); }));
    }
  }
  return most;
}

}  // namespace

Machine this_machine() {
  cpu_set_t set;
  CPU_ZERO(&set);
  Machine machine;
  machine.cores = ::sched_getaffinity(0, sizeof set, &set) == 0 ? static_cast<unsigned>(CPU_COUNT(&set)) : 1U;
  machine.file = [](const std::string& path) -> std::optional<std::string> {
    std::ifstream file(path);
    if (!file) return {};
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  machine.variable = [](const char* name) -> const char* { return std::getenv(name); };
  return machine;
}

unsigned default_jobs(const Machine& machine) {
  double most = std::min(static_cast<double>(machine.cores), group_limit(machine));
  if (const char* slurm = machine.variable("SLURM_CPUS_PER_TASK"); slurm != nullptr) {
    if (const auto given = number(slurm); given && *given >= 1) most = std::min(most, *given);
  }
  return std::max(1U, static_cast<unsigned>(most));
}

}  // namespace offprint
