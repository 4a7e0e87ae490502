#include "converters/files/write_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "converters/files/faults.h"

namespace offprint {

namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10U;
constexpr mode_t kMode = 0666;
constexpr int kLinks = 40;   // as many as the kernel follows
constexpr int kTries = 100;  // at a free temporary name: earlier runs that were killed may have left theirs

// Names of stdout, which a rename must not replace even where it is a file.
constexpr std::array<std::string_view, 4> kStandardNames{"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};

// The unfinished file, for the signal handler, which must not use std::string.
std::array<char, PATH_MAX> unfinished{};
volatile std::sig_atomic_t unfinished_set = 0;

void remember_unfinished(const std::string& path) {
  unfinished_set = 0;
  if (path.size() >= unfinished.size()) return;
  std::memcpy(unfinished.data(), path.c_str(), path.size() + 1);
  unfinished_set = 1;
}

extern "C" void leave(int signal) {
  remove_unfinished();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

// Where a path's symbolic links lead: the name that a rename must replace.
Result<std::string> follow_links(std::string path) {
  for (int count = 0; count < kLinks; ++count) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
      if (errno == ENOENT) return path;
      return fail(write_error(errno, path));
    }
    if (!S_ISLNK(info.st_mode)) return path;
    std::array<char, PATH_MAX> link{};
    const ssize_t size = ::readlink(path.c_str(), link.data(), link.size());
    if (size < 0) return fail(write_error(errno, path));
    const std::string_view to(link.data(), static_cast<std::size_t>(size));
    path = to.starts_with('/') ? std::string() : std::string(folder_of(path)).append("/");
    path += to;
  }
  return fail(write_error(ELOOP, path));
}

struct Temporary {
  Descriptor file;
  std::string path;
};

// A new file in the target's folder. Its name is short, so that the target's own may have 255 bytes.
Result<Temporary> make_temporary(const std::string& target) {
  const std::size_t slash = target.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : target.substr(0, slash + 1);
  for (int count = 0; count < kTries; ++count) {
    std::string path = folder + ".offprint-" + std::to_string(::getpid()) + "-" + std::to_string(count) + ".tmp";
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kMode));
    if (file.number() >= 0) return Temporary{std::move(file), std::move(path)};
    if (errno != EEXIST) break;
  }
  return fail(write_error(errno, target));
}

// The names in it. Some file systems cannot, and need not.
void sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  ::fsync(folder.number());
}

std::optional<Error> whole_file_refusal(const std::string& path, const struct stat& info) {
  if (S_ISDIR(info.st_mode)) return write_error(EISDIR, path);
  if (::access(path.c_str(), W_OK) != 0 && errno == EACCES)
    return Error{Fault::Unwritable, "it is write-protected; change that with chmod, or choose another name with -o"};
  return {};
}

}  // namespace

FileSink::FileSink(Descriptor file, std::string target, std::string temporary, bool durable)
    : file_(std::move(file)), target_(std::move(target)), temporary_(std::move(temporary)), durable_(durable) {
  buffer_.reserve(kBuffer);
  if (!temporary_.empty()) remember_unfinished(temporary_);
}

FileSink::~FileSink() {
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  unfinished_set = 0;
}

Result<std::unique_ptr<FileSink>> FileSink::open(const std::string& path, bool durable) {
  const auto make = [durable](Descriptor file, std::string target, std::string temporary) {
    return std::unique_ptr<FileSink>(new FileSink(std::move(file), std::move(target), std::move(temporary), durable));
  };
  if (std::find(kStandardNames.begin(), kStandardNames.end(), path) != kStandardNames.end())
    return make(Descriptor(STDOUT_FILENO), path, "");
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  if (!exists && errno != ENOENT) return offprint::fail(write_error(errno, path));
  if (exists && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (file.number() < 0) return offprint::fail(write_error(errno, path));
    return make(std::move(file), path, "");
  }
  if (exists) {
    if (auto refusal = whole_file_refusal(path, info)) return offprint::fail(std::move(*refusal));
  }
  auto target = follow_links(path);
  if (!target) return offprint::fail(target.error());
  auto temporary = make_temporary(*target);
  if (!temporary) return offprint::fail(temporary.error());
  return make(std::move(temporary->file), std::move(*target), std::move(temporary->path));
}

std::optional<Error> FileSink::put(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) {
    auto error = write_out(buffer_);
    buffer_.clear();
    if (error) return error;
  }
  if (bytes.size() > kBuffer) return write_out(bytes);
  buffer_ += bytes;
  return {};
}

std::optional<Error> FileSink::write_out(std::string_view bytes) {
  while (!bytes.empty() && !reader_left_) {
    const ssize_t written = ::write(file_.number(), bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE && is_standard()) {
      reader_left_ = true;
    } else if (errno == EAGAIN) {  // somebody else made it so
      struct pollfd wait {
        file_.number(), POLLOUT, 0
      };
      ::poll(&wait, 1, -1);
    } else if (errno != EINTR) {
      return write_error(errno, target_);
    }
  }
  return {};
}

std::optional<Error> FileSink::close() {
  if (is_standard()) return {};
  if (::close(file_.release()) != 0 && errno != EINTR) return write_error(errno, target_);
  return {};
}

std::optional<Error> FileSink::flush() {
  if (!error() && temporary_.empty()) {
    if (auto failed = write_out(buffer_)) fail(std::move(*failed));
    buffer_.clear();
  }
  return error();
}

std::optional<Error> FileSink::finish() {
  if (error()) return error();
  if (auto failed = write_out(buffer_)) return failed;
  buffer_.clear();
  if (durable_ && !temporary_.empty() && ::fsync(file_.number()) != 0) return write_error(errno, target_);
  finished_ = true;
  return close();
}

std::optional<Error> FileSink::commit() {
  if (!finished_) {
    if (auto failed = finish()) return failed;
  }
  if (temporary_.empty()) return {};
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return write_error(errno, target_);
  temporary_.clear();
  unfinished_set = 0;
  if (durable_) sync_folder(std::string(folder_of(target_)));
  return {};
}

std::optional<Error> refuse_place(const std::string& path) {
  if (path.empty() || path == "-") return {};
  const std::string folder(folder_of(path));
  struct stat info {};
  if (::stat(folder.c_str(), &info) == 0 && !S_ISDIR(info.st_mode)) return write_error(ENOTDIR, path);
  if (::access(folder.c_str(), F_OK) != 0) return write_error(errno, path);
  return {};
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes, bool durable) {
  auto sink = FileSink::open(path, durable);
  if (!sink) return sink.error();
  (*sink)->write(bytes);
  return (*sink)->commit();
}

std::optional<Error> make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return {};
  const int number = errno;
  struct stat info {};
  if (number == EEXIST && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return {};
  if (number == EEXIST) return write_error(ENOTDIR, path + "/");
  return write_error(number, path);
}

bool same_file(const std::string& input, const std::string& output) {
  struct stat in {};
  struct stat out {};
  if (output == "-" || ::stat(output.c_str(), &out) != 0) return false;
  if ((input == "-" ? ::fstat(STDIN_FILENO, &in) : ::stat(input.c_str(), &in)) != 0) return false;
  return S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

void remove_unfinished() {
  if (unfinished_set != 0) ::unlink(unfinished.data());
}

void tidy_up_on_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;  // nohup
    action.sa_handler = leave;
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace offprint
