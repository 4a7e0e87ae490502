// Preloaded into offprint. In a worker process, once it has a task in hand, and in offprint-media, once it asks for
// one, it tries what that may not do, and what it may, and says what came of it on stderr. PROBE_LACKS names what this
// kernel is to be without: "landlock", "seccomp".
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static char* (*real_getenv)(const char*);
static int is_worker;
static int is_media;

static char* variable(const char* name) {
  if (real_getenv == NULL) *(void**)&real_getenv = dlsym(RTLD_NEXT, "getenv");
  return real_getenv(name);
}

static int lacks(const char* what) {
  const char* lacking = variable("PROBE_LACKS");
  return lacking != NULL && strstr(lacking, what) != NULL;
}

__attribute__((constructor)) static void look(void) {
  char words[256] = "";
  const int file = open("/proc/self/cmdline", O_RDONLY);
  const ssize_t size = read(file, words, sizeof words - 1);
  close(file);
  // The second word is the command.
  is_worker = size > 0 && strstr(words + strlen(words) + 1, "-worker") != NULL;
  is_media = size > 0 && strstr(words, "offprint-media") != NULL;
}

static void say(const char* what, const char* of, int well) {
  const int number = errno;
  dprintf(STDERR_FILENO, "probe: %s%s%s %s\n", what, *of == '\0' ? "" : " ", of,
          well ? "done" : strerrorname_np(number));
}

static void try_files(const char* what, const char* paths, int flags) {
  char* list = strdup(paths == NULL ? "" : paths);
  for (char* path = strtok(list, ":"); path != NULL; path = strtok(NULL, ":")) {
    const int file = open(path, flags, 0666);
    say(what, path, file >= 0);
    if (file >= 0) close(file);
  }
  free(list);
}

static void try_program(char* path) {
  char* const words[] = {path, NULL};
  char* const none[] = {NULL};
  pid_t child = 0;
  errno = posix_spawn(&child, path, NULL, NULL, words, none);
  say("start", path, errno == 0);
  if (errno == 0) waitpid(child, NULL, 0);
}

// Into the parent's memory, at an address that nothing has: EFAULT where it may.
static int peek(void) {
  char byte = 0;
  const struct iovec here = {&byte, 1};
  const struct iovec there = {NULL, 1};
  return process_vm_readv(getppid(), &here, 1, &there, 1, 0) == 1;
}

static void try_all(void) {
  say("socket", "inet", socket(AF_INET, SOCK_STREAM, 0) >= 0);
  say("socket", "unix", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
  say("peek", "", peek());
  try_program("/bin/true");
  try_files("read", variable("PROBE_READ"), O_RDONLY);
  try_files("write", variable("PROBE_WRITE"), O_WRONLY | O_CREAT);
}

// The first thing that a task in hand leads to is a look for a fault that is to be met.
char* getenv(const char* name) {
  static int tried;
  if (is_worker && !tried && strcmp(name, "OFFPRINT_FAULT") == 0) {
    tried = 1;
    try_all();
  }
  return variable(name);
}

ssize_t read(int file, void* room, size_t size) {
  static ssize_t (*real)(int, void*, size_t);
  static int tried;
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "read");
  if (is_media && !tried && file == STDIN_FILENO) {
    tried = 1;
    try_all();
  }
  return real(file, room, size);
}

long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "syscall");
  if ((number == SYS_landlock_create_ruleset && lacks("landlock")) || (number == SYS_seccomp && lacks("seccomp"))) {
    errno = ENOSYS;
    return -1;
  }
  va_list more;
  va_start(more, number);
  long words[6];
  for (int i = 0; i < 6; ++i) words[i] = va_arg(more, long);
  va_end(more);
  return real(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

int prctl(int option, ...) {
  static int (*real)(int, ...);
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, "prctl");
  if ((option == PR_GET_SECCOMP || option == PR_SET_SECCOMP) && lacks("seccomp")) {
    errno = EINVAL;
    return -1;
  }
  va_list more;
  va_start(more, option);
  unsigned long words[4];
  for (int i = 0; i < 4; ++i) words[i] = va_arg(more, unsigned long);
  va_end(more);
  return real(option, words[0], words[1], words[2], words[3]);
}
