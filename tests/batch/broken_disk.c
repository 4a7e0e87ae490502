// Preloaded into offprint: from the DISK_AFTER-th write to a regular file on, each fails with the errno DISK_ERROR; so
// does whatever waits for the disk, with DISK_SYNC.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t write(int descriptor, const void* bytes, size_t count) {
  static ssize_t (*real)(int, const void*, size_t);
  static long writes;
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "write");
  const char* after = getenv("DISK_AFTER");
  struct stat info;
  if (after != NULL && fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) && ++writes >= atol(after)) {
    errno = atoi(getenv("DISK_ERROR"));
    return -1;
  }
  return real(descriptor, bytes, count);
}

static int sync_fails(void) {
  const char* number = getenv("DISK_SYNC");
  if (number != NULL) errno = atoi(number);
  return number == NULL ? 0 : -1;
}

int fsync(int descriptor) {
  static int (*real)(int);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "fsync");
  return sync_fails() != 0 ? -1 : real(descriptor);
}

int syncfs(int descriptor) {
  static int (*real)(int);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "syncfs");
  return sync_fails() != 0 ? -1 : real(descriptor);
}
