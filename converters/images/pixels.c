#include "converters/images/pixels.h"

#pragma GCC diagnostic ignored "-Wunused-function"     /* stb declares one that it never defines */
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" /* its PNG code, where the compiler optimises */
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_ONLY_GIF
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#include <stb/stb_image.h>

int offprint_pixels(const unsigned char* bytes, int size, int* width, int* height) {
  int channels = 0;
  return stbi_info_from_memory(bytes, size, width, height, &channels);
}
