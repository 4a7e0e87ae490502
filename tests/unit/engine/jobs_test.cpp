#include "converters/engine/jobs.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

Machine machine(unsigned cores, std::map<std::string, std::string> files, const char* slurm = nullptr) {
  Machine made;
  made.cores = cores;
  made.file = [files = std::move(files)](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return {};
    return found->second;
  };
  made.variable = [slurm](const char* name) {
    return std::string_view(name) == "SLURM_CPUS_PER_TASK" ? slurm : nullptr;
  };
  return made;
}

TEST(Jobs, AreTheCoresThatMayBeUsed) {
  EXPECT_EQ(default_jobs(machine(8, {})), 8U);
  EXPECT_EQ(default_jobs(machine(8, {}, "3")), 3U);
  EXPECT_EQ(default_jobs(machine(2, {}, "16")), 2U);
  EXPECT_EQ(default_jobs(machine(8, {}, "x")), 8U);
}

TEST(Jobs, KeepToTheControlGroup) {
  const std::string v2 = "/sys/fs/cgroup/a/b/cpu.max";
  const std::string above = "/sys/fs/cgroup/a/cpu.max";
  EXPECT_EQ(default_jobs(machine(8, {{"/proc/self/cgroup", "0::/a/b\n"}, {v2, "250000 100000\n"}})), 2U);
  EXPECT_EQ(
      default_jobs(machine(8, {{"/proc/self/cgroup", "0::/a/b\n"}, {v2, "max 100000\n"}, {above, "50000 100000\n"}})),
      1U);
  const std::string v1 = "/sys/fs/cgroup/cpu/j";
  EXPECT_EQ(default_jobs(machine(8, {{"/proc/self/cgroup", "3:cpu,cpuacct:/j\n1:name=x:/\n"},
                                     {v1 + "/cpu.cfs_quota_us", "400000\n"},
                                     {v1 + "/cpu.cfs_period_us", "100000\n"}})),
            4U);
  EXPECT_EQ(default_jobs(machine(8, {{"/proc/self/cgroup", "3:cpu:/j\n"},
                                     {v1 + "/cpu.cfs_quota_us", "-1\n"},
                                     {v1 + "/cpu.cfs_period_us", "100000\n"}})),
            8U);
}

}  // namespace
}  // namespace offprint
