// libzip, loaded when its first function is called. Linked, it would bring libcrypto, whose start takes longer than the
// conversion of an article to Markdown. These are its functions that are used here, each of which calls the real one;
// what they do, zip.h says.
#include <dlfcn.h>
#include <new>
#include <stdexcept>
#include <string>

#include <zip.h>

namespace {

// Throws bad_alloc where a limit leaves no room for the library, as for any other memory. errno is not kept by dlopen;
// these are glibc's words for a mapping that failed.
void* load_library() {
  void* const loaded = dlopen(OFFPRINT_LIBZIP, RTLD_NOW | RTLD_LOCAL);
  if (loaded != nullptr) return loaded;
  const std::string why = dlerror();
  for (const char* no_room : {"failed to map", "cannot map", "cannot allocate memory", "Cannot allocate memory"}) {
    if (why.find(no_room) != std::string::npos) throw std::bad_alloc();
  }
  throw std::runtime_error("zip archives and EPUB need libzip: " + why);
}

void* library() {
  static void* const loaded = load_library();
  return loaded;
}

template <class Function>
Function* real(Function* /*same*/, const char* name) {
  void* const found = dlsym(library(), name);
  if (found == nullptr) throw std::runtime_error("libzip has no " + std::string(name) + ": it is too old");
  return reinterpret_cast<Function*>(found);  // NOLINT: as POSIX prescribes for dlsym
}

}  // namespace

#define REAL(name) static auto* const call = real(&(name), #name)

int zip_close(zip_t* a) {
  REAL(zip_close);
  return call(a);
}

void zip_discard(zip_t* a) {
  REAL(zip_discard);
  return call(a);
}

int zip_error_code_zip(const zip_error_t* a) {
  REAL(zip_error_code_zip);
  return call(a);
}

void zip_error_fini(zip_error_t* a) {
  REAL(zip_error_fini);
  return call(a);
}

void zip_error_init_with_code(zip_error_t* a, int b) {
  REAL(zip_error_init_with_code);
  return call(a, b);
}

const char* zip_error_strerror(zip_error_t* a) {
  REAL(zip_error_strerror);
  return call(a);
}

int zip_fclose(zip_file_t* a) {
  REAL(zip_fclose);
  return call(a);
}

zip_int64_t zip_file_add(zip_t* a, const char* b, zip_source_t* c, zip_flags_t d) {
  REAL(zip_file_add);
  return call(a, b, c, d);
}

zip_error_t* zip_file_get_error(zip_file_t* a) {
  REAL(zip_file_get_error);
  return call(a);
}

int zip_file_get_external_attributes(zip_t* a, zip_uint64_t b, zip_flags_t c, zip_uint8_t* d, zip_uint32_t* e) {
  REAL(zip_file_get_external_attributes);
  return call(a, b, c, d, e);
}

int zip_file_set_dostime(zip_t* a, zip_uint64_t b, zip_uint16_t c, zip_uint16_t d, zip_flags_t e) {
  REAL(zip_file_set_dostime);
  return call(a, b, c, d, e);
}

zip_file_t* zip_fopen_index(zip_t* a, zip_uint64_t b, zip_flags_t c) {
  REAL(zip_fopen_index);
  return call(a, b, c);
}

zip_int64_t zip_fread(zip_file_t* a, void* b, zip_uint64_t c) {
  REAL(zip_fread);
  return call(a, b, c);
}

zip_error_t* zip_get_error(zip_t* a) {
  REAL(zip_get_error);
  return call(a);
}

const char* zip_get_name(zip_t* a, zip_uint64_t b, zip_flags_t c) {
  REAL(zip_get_name);
  return call(a, b, c);
}

zip_int64_t zip_get_num_entries(zip_t* a, zip_flags_t b) {
  REAL(zip_get_num_entries);
  return call(a, b);
}

zip_int64_t zip_name_locate(zip_t* a, const char* b, zip_flags_t c) {
  REAL(zip_name_locate);
  return call(a, b, c);
}

zip_t* zip_open(const char* a, int b, int* c) {
  REAL(zip_open);
  return call(a, b, c);
}

zip_t* zip_open_from_source(zip_source_t* a, int b, zip_error_t* c) {
  REAL(zip_open_from_source);
  return call(a, b, c);
}

int zip_set_file_compression(zip_t* a, zip_uint64_t b, zip_int32_t c, zip_uint32_t d) {
  REAL(zip_set_file_compression);
  return call(a, b, c, d);
}

zip_source_t* zip_source_buffer_create(const void* a, zip_uint64_t b, int c, zip_error_t* d) {
  REAL(zip_source_buffer_create);
  return call(a, b, c, d);
}

int zip_source_close(zip_source_t* a) {
  REAL(zip_source_close);
  return call(a);
}

void zip_source_free(zip_source_t* a) {
  REAL(zip_source_free);
  return call(a);
}

zip_source_t* zip_source_function(zip_t* a, zip_source_callback b, void* c) {
  REAL(zip_source_function);
  return call(a, b, c);
}

zip_source_t* zip_source_function_create(zip_source_callback a, void* b, zip_error_t* c) {
  REAL(zip_source_function_create);
  return call(a, b, c);
}

void zip_source_keep(zip_source_t* a) {
  REAL(zip_source_keep);
  return call(a);
}

int zip_source_open(zip_source_t* a) {
  REAL(zip_source_open);
  return call(a);
}

zip_int64_t zip_source_read(zip_source_t* a, void* b, zip_uint64_t c) {
  REAL(zip_source_read);
  return call(a, b, c);
}

zip_int64_t zip_source_seek_compute_offset(zip_uint64_t a, zip_uint64_t b, void* c, zip_uint64_t d, zip_error_t* e) {
  REAL(zip_source_seek_compute_offset);
  return call(a, b, c, d, e);
}

int zip_stat_index(zip_t* a, zip_uint64_t b, zip_flags_t c, zip_stat_t* d) {
  REAL(zip_stat_index);
  return call(a, b, c, d);
}

void zip_stat_init(zip_stat_t* a) {
  REAL(zip_stat_init);
  return call(a);
}
