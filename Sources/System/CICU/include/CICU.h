// ICU's spoof checker (UTS 39) behind a C face. No type of the library appears here, because ICU's own
// headers clash with Foundation's copy.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the confusable skeleton of a UTF-8 text; returns its length in bytes, or -1 when the library
/// refuses or `capacity` does not suffice. Any thread may call it.
int32_t vigia_skeleton(const char *text, int32_t length, char *result, int32_t capacity);

/// Whether the text mixes alphabets beyond what UTS 39 calls "highly restrictive". Any thread may call it.
bool vigia_mixes_scripts(const char *text, int32_t length);

#ifdef __cplusplus
}
#endif
