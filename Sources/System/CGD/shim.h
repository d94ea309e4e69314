// libgd for Swift: pictures of strangers are only ever read from memory, and of a kind that was looked at
// before. Pixels come out through one function, because the struct's rows are an array of pointers.
#pragma once
#include <gd.h>

static inline gdImagePtr vigia_gd_jpeg(int size, const void *bytes) {
  return gdImageCreateFromJpegPtr(size, (void *)bytes);
}
static inline gdImagePtr vigia_gd_png(int size, const void *bytes) {
  return gdImageCreateFromPngPtr(size, (void *)bytes);
}
static inline gdImagePtr vigia_gd_gif(int size, const void *bytes) {
  return gdImageCreateFromGifPtr(size, (void *)bytes);
}
static inline gdImagePtr vigia_gd_webp(int size, const void *bytes) {
  return gdImageCreateFromWebpPtr(size, (void *)bytes);
}
static inline int vigia_gd_width(gdImagePtr image) { return gdImageSX(image); }
static inline int vigia_gd_height(gdImagePtr image) { return gdImageSY(image); }
// 0xAARRGGBB with gd's alpha: 0 opaque to 127 transparent.
static inline int vigia_gd_pixel(gdImagePtr image, int x, int y) {
  return gdImageGetTrueColorPixel(image, x, y);
}
// A copy in another size over white, as JPEG; to be freed with gdFree. NULL where there is no memory.
static inline void *vigia_gd_copy_as_jpeg(gdImagePtr image, int width, int height, int *size) {
  gdImagePtr copy = gdImageCreateTrueColor(width, height);
  if (copy == NULL) return NULL;
  gdImageFilledRectangle(copy, 0, 0, width - 1, height - 1, gdTrueColor(255, 255, 255));
  gdImageCopyResampled(copy, image, 0, 0, 0, 0, width, height, gdImageSX(image), gdImageSY(image));
  void *bytes = gdImageJpegPtr(copy, size, 85);
  gdImageDestroy(copy);
  return bytes;
}
// gd writes warnings about damaged pictures to standard error; they are no concern of the operator's.
static inline void vigia_gd_hush(int priority, const char *format, va_list arguments) {
  (void)priority; (void)format; (void)arguments;
}
static inline void vigia_gd_be_quiet(void) { gdSetErrorMethod(vigia_gd_hush); }
