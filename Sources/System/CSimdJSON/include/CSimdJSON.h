// simdjson behind a C face: each thread's own parser turns one JSON document into a tape of plain
// records. No type of the library appears here.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a record is.
typedef enum {
  VIGIA_JSON_NULL = 0,
  VIGIA_JSON_FALSE,
  VIGIA_JSON_TRUE,
  VIGIA_JSON_INTEGER,
  VIGIA_JSON_DOUBLE,
  VIGIA_JSON_STRING,
  VIGIA_JSON_ARRAY,
  VIGIA_JSON_OBJECT,
  /// A whole number above the signed range: its bits are in `integer`.
  VIGIA_JSON_UNSIGNED
} vigia_json_kind;

/// One value in document order. A string's bytes and a container's member count are in `text`/`length`;
/// in an object, keys and values alternate as records of their own.
typedef struct {
  int32_t kind;
  int64_t integer;
  double number;
  const char *text;
  size_t length;
} vigia_json_record;

/// Parses one document with the calling thread's parser; returns 0 and sets `records`/`count` (valid
/// until this thread's next call), or returns a simdjson error code. `bytes` needs no padding: it is
/// copied into a padded buffer. `deepest` is how many levels of nesting are let in.
///
/// What the wild contains is repaired first: lone surrogates become U+FFFD, raw control characters in
/// strings are escaped, invalid UTF-8 becomes U+FFFD, whole numbers beyond 64 bits become strings.
int vigia_json_parse(
    const char *bytes, size_t length, int deepest, const vigia_json_record **records, size_t *count);

/// True when the bytes are UTF-8 by RFC 3629.
bool vigia_is_utf8(const void *bytes, size_t length);

/// The English name of an error code.
const char *vigia_json_error_name(int code);

#ifdef __cplusplus
}
#endif
