/* The one place that compiles stb_image: headers only, no decoder is called. */
#ifndef OFFPRINT_PIXELS_H
#define OFFPRINT_PIXELS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Width and height of a JPEG, PNG or GIF from its header; 0 where it has none. */
int offprint_pixels(const unsigned char* bytes, int size, int* width, int* height);

#ifdef __cplusplus
}
#endif

#endif
