#include "converters/engine/sandbox.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <span>
#include <string_view>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace offprint {

namespace {

constexpr int kOldestLandlock = 2;  // Linux 5.19: the first that lets a file be moved to another folder
constexpr int kWithTruncate = 3;
constexpr std::uint64_t kTruncate = std::uint64_t{1}
                                    << 14U;  // LANDLOCK_ACCESS_FS_TRUNCATE: newer than Debian 12's headers
constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kStart = LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t kWrite =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER | kTruncate;
// What a rule about a file, not a folder, may hold.
constexpr std::uint64_t kOfFiles =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE | kTruncate;

// What the program itself needs.
constexpr std::array<const char*, 7> kPlaces{
    "/usr",  // libraries that are loaded when they are needed, OpenCC's dictionaries
    "/lib",        "/lib64", "/etc/ld.so.cache",
    "/etc/ssl",    // libcrypto, which libzip is linked with
    "/etc/fonts",  // offprint-media
    "/dev/urandom"};
// Of a tarball, whose libraries lie beside it.
constexpr std::array<std::string_view, 3> kBeside{"", "../lib", "../share"};

// Of a sandbox of seccomp's. All that is not here may be called: the kernel knows some 350 calls, libraries learn new
// ones, and files are Landlock's matter.
constexpr std::array<int, 15> kRefused{SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4),
                                       SCMP_SYS(io_uring_setup),  // another way to much of this
                                       // Other processes.
                                       SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
                                       SCMP_SYS(pidfd_getfd),
                                       // What of the kernel is not needed and defects were found in.
                                       SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd),
                                       SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(mount), SCMP_SYS(keyctl)};
constexpr std::array<int, 3> kNetwork{SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind)};
constexpr std::array<int, 2> kPrograms{SCMP_SYS(execve), SCMP_SYS(execveat)};

#if defined(OFFPRINT_NO_SANDBOX)  // of builds that a sanitizer or a counter watches, which reads and writes on its own
constexpr bool kOff = true;
#else
constexpr bool kOff = false;
#endif

int landlock() {
  return static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION));
}

// What is not there needs no rule.
void allow(int rules, const std::string& path, std::uint64_t rights) {
  const Descriptor place(::open(path.empty() ? "." : path.c_str(), O_PATH | O_CLOEXEC));
  struct stat info {};
  if (place.number() < 0 || ::fstat(place.number(), &info) != 0) return;
  if (!S_ISDIR(info.st_mode)) rights &= kOfFiles;
  const struct landlock_path_beneath_attr rule {
    rights, place.number()
  };
  if (rights != 0) ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

std::string own_folder() {
  std::string path(4096, '\0');
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  path.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return path.substr(0, path.rfind('/') + 1);
}

void allow_all(int rules, const Allowed& allowed, std::uint64_t handled) {
  for (const std::string& path : allowed.write) allow(rules, path, (kWrite | kRead) & handled);
  for (const std::string& path : allowed.start) allow(rules, path, (kStart | kRead) & handled);
  if (!allowed.start.empty()) allow(rules, "/lib64/ld-linux-x86-64.so.2", kStart);  // which loads them
  allow(rules, "/dev/null", (kRead | LANDLOCK_ACCESS_FS_WRITE_FILE) & handled);
  if (allowed.read_all) return;
  for (const std::string& path : allowed.read) allow(rules, path, kRead);
  for (const char* place : kPlaces) allow(rules, place, kRead);
  for (const std::string_view beside : kBeside) allow(rules, own_folder().append(beside), kRead);
}

void refuse(scmp_filter_ctx filter, std::span<const int> calls) {
  for (const int call : calls) ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
}

}  // namespace

Sandbox::Sandbox(const Allowed& allowed) {
  if (kOff) return;
  if (const int version = landlock(); version >= kOldestLandlock) {
    struct landlock_ruleset_attr attributes {};
    attributes.handled_access_fs = kWrite | kStart | (allowed.read_all ? 0 : kRead);
    if (version < kWithTruncate) attributes.handled_access_fs &= ~kTruncate;
    rules_ = Descriptor(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0)));
    if (rules_.number() >= 0) allow_all(rules_.number(), allowed, attributes.handled_access_fs);
  }
  if (rules_.number() < 0)
    lack_ = "this system has no Landlock (Linux 5.19): worker processes may read and write what you may";
  if (::prctl(PR_GET_SECCOMP) < 0) {
    lack_ += std::string(lack_.empty() ? "" : "; ") +
             "this system has no seccomp: worker processes may use the network and start programs";
  }
}

void enter_sandbox(int rules, Reach reach) {
  if (kOff) return;
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (::syscall(SYS_landlock_restrict_self, rules, 0) == 0) ::close(rules);
  const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return;
  refuse(filter, kRefused);
  if (!reach.network) refuse(filter, kNetwork);
  if (!reach.programs) refuse(filter, kPrograms);
  ::seccomp_load(filter);
  ::seccomp_release(filter);
}

}  // namespace offprint
