#include "converters/passes/language/opencc.h"

#include <array>
#include <dlfcn.h>
#include <unistd.h>
#include <utility>

#include <opencc/opencc.h>

namespace offprint {

// The library stays loaded: it is needed again for the next article.
struct OpenCc::Loaded {
  decltype(&opencc_open) open = nullptr;
  decltype(&opencc_close) close = nullptr;
  decltype(&opencc_convert_utf8) convert = nullptr;
  decltype(&opencc_convert_utf8_free) free = nullptr;
  opencc_t handle = nullptr;

  Loaded() = default;
  Loaded(const Loaded&) = delete;
  Loaded& operator=(const Loaded&) = delete;
  ~Loaded() {
    if (handle != nullptr) close(handle);
  }
};

namespace {

void* load_library() {
  static constexpr std::array<const char*, 3> kNames{"libopencc.so.1.1", "libopencc.so.2", "libopencc.so"};
  for (const char* name : kNames) {
    if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) return library;
  }
  return nullptr;
}

std::string folder_of_program() {
  std::string path(4096, '\0');
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  path.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return path.substr(0, path.rfind('/') + 1);
}

// By its whole path: OpenCC itself would look into the working folder first, where anybody's file may lie.
std::string place_of(const std::string& configuration) {
  const std::string beside = folder_of_program() + "../share/opencc/" + configuration;
  for (const std::string& path : {beside, "/usr/share/opencc/" + configuration}) {
    if (::access(path.c_str(), R_OK) == 0) return path;
  }
  return configuration;
}

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));  // NOLINT: as POSIX prescribes for dlsym
  return function != nullptr;
}

}  // namespace

OpenCc::OpenCc(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {}
OpenCc::OpenCc(OpenCc&&) noexcept = default;
OpenCc& OpenCc::operator=(OpenCc&&) noexcept = default;
OpenCc::~OpenCc() = default;

Result<OpenCc> OpenCc::open(const std::string& configuration) {
  static void* const library = load_library();
  auto loaded = std::make_unique<Loaded>();
  const bool complete = library != nullptr && find(library, "opencc_open", loaded->open) &&
                        find(library, "opencc_close", loaded->close) &&
                        find(library, "opencc_convert_utf8", loaded->convert) &&
                        find(library, "opencc_convert_utf8_free", loaded->free);
  if (!complete) return fail(Fault::Internal, "OpenCC is not installed");
  const opencc_t handle = loaded->open(place_of(configuration).c_str());
  if (handle == reinterpret_cast<opencc_t>(-1)) {  // NOLINT: OpenCC's own sign of failure
    return fail(Fault::Internal, "OpenCC's dictionaries are not installed");
  }
  loaded->handle = handle;
  return OpenCc(std::move(loaded));
}

std::string OpenCc::convert(std::string_view text) const {
  if (text.empty()) return {};
  char* const converted = loaded_->convert(loaded_->handle, text.data(), text.size());
  if (converted == nullptr) return std::string(text);
  std::string out(converted);
  loaded_->free(converted);
  return out;
}

}  // namespace offprint
