#include "converters/files/world.h"

#include <cerrno>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

#include "converters/files/descriptor.h"
#include "converters/files/fault.h"

namespace offprint {

namespace {

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int sync(int descriptor) { return ::fsync(descriptor) == 0 ? 0 : errno; }

}  // namespace

int World::make_file(const std::string& path, std::string_view bytes, bool durable) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.number() < 0) return errno;
  int error = write_all(file.number(), bytes);
  if (error == 0 && durable) error = sync(file.number());
  if (::close(file.release()) != 0 && errno != EINTR && error == 0) error = errno;
  if (error != 0) ::unlink(path.c_str());
  return error;
}

int World::rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int World::append(int descriptor, std::string_view bytes, bool durable) {
  const int error = write_all(descriptor, bytes);
  return error == 0 && durable ? sync(descriptor) : error;
}

int World::sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder.number() < 0 ? errno : sync(folder.number());
}

std::int64_t World::milliseconds() {
  struct timespec now {};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1000000;
}

void World::step(std::string_view step, std::string_view what) { meet_fault(step, what); }

}  // namespace offprint
