// offprint-media: fetches pictures, decodes them, draws covers; offprint starts it and asks (request.h). The only
// program here that may use the network.
#include <array>
#include <csignal>
#include <cstdio>
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/media/cache.h"
#include "cli/media/cover.h"
#include "cli/media/pixels.h"
#include "cli/media/run.h"
#include "converters/engine/fence.h"
#include "converters/engine/limits.h"
#include "converters/engine/sandbox.h"

#if defined(__SANITIZE_ADDRESS__)
// What these keep until the process ends, and some of it forget: caches of fonts and types, none of which is ours.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(clang-diagnostic-reserved-identifier): LSan's name
  return "leak:libfontconfig\nleak:libglib\nleak:libgobject\nleak:libpango\nleak:librsvg\nleak:libvips\n";
}
#endif

namespace offprint {

namespace {

constexpr unsigned kMemoryOfAll = 4096;  // MiB; of a picture of the most pixels a quarter
constexpr int kWrongCall = 2;
constexpr int kCannotGoOn = 4;

// What hosts are found with: settings, and where /etc/resolv.conf leads to, which may be written anew at any time.
constexpr std::array kHosts{"/etc", "/run/systemd/resolve", "/run/NetworkManager", "/run/resolvconf", "/run/connman"};

// Even a defect in what decodes strangers' bytes reads no file but fonts and what hosts are found with, and writes
// below the cache only; no program is started, and without a cache there is nothing to fetch.
void confine(const std::string& cache) {
  Allowed allowed;
  allowed.read = media::font_folders();
  allowed.read.insert(allowed.read.end(), kHosts.begin(), kHosts.end());
  if (!cache.empty()) allowed.write.push_back(cache);
  enter_sandbox(Sandbox(allowed).rules(), {.network = !cache.empty()});
}

int live(int count, char** words) {
  media::Limits limits;
  limits.agent = "Offprint/" OFFPRINT_VERSION;
  CLI::App app(
      "Fetches pictures into a folder, converts them, draws covers: for offprint, which starts it.\n"
      "Reads a JSON object on each line of stdin, answers each with one on stdout.");
  app.add_option("--cache", limits.cache, "the folder that pictures are kept in");
  app.add_flag("--allow-private-hosts", limits.private_hosts, "also ask hosts of this machine and of private networks");
  app.add_option("--timeout", limits.seconds, "seconds that a request may take")->check(CLI::Range(1L, 3600L));
  app.add_option("--most-bytes", limits.most_bytes, "bytes that a picture may have");
  app.add_option("--back-off", limits.back_off, "milliseconds before a second attempt");
  app.set_version_flag("--version", "offprint-media " OFFPRINT_VERSION);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongCall;
  }
  limit_memory(kMemoryOfAll);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  if (!limits.cache.empty()) {
    if (const auto why = media::Cache(limits.cache).make()) {
      std::cerr << "offprint-media: " << limits.cache << ": " << *why << "\n";
      return kCannotGoOn;
    }
  }
  if (!media::begin_pixels(words[0])) {
    std::cerr << "offprint-media: libvips does not start\n";
    return kCannotGoOn;
  }
  confine(limits.cache);
  return media::run(limits);
}

}  // namespace

}  // namespace offprint

int main(int count, char** words) {
  int code = offprint::kCannotGoOn;
  const auto error = offprint::fenced([&] { code = offprint::live(count, words); });
  if (error) std::fputs(("offprint-media: " + error->message + "\n").c_str(), stderr);
  return code;
}
