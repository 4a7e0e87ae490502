#include "tests/fuzz/scratch_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include "tests/fuzz/target.h"

namespace offprint::fuzz {

ScratchFile::ScratchFile()
    : file_(memfd_create("fuzz", MFD_CLOEXEC)), path_("/proc/self/fd/" + std::to_string(file_.number())) {
  promise(file_.number() >= 0, "there is memory for a file");
}

void ScratchFile::put(std::string_view bytes) {
  const bool put = ftruncate(file_.number(), 0) == 0 &&
                   pwrite(file_.number(), bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size());
  promise(put, "there is memory for a file's bytes");
}

}  // namespace offprint::fuzz
