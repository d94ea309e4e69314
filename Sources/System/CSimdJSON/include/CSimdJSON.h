// simdjson behind a C face: one thread's parser turns one JSON document into a tape of plain records.
// No type of the library appears here.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vigia_json_parser vigia_json_parser;

/// What a record is.
typedef enum {
  VIGIA_JSON_NULL = 0,
  VIGIA_JSON_FALSE,
  VIGIA_JSON_TRUE,
  VIGIA_JSON_INTEGER,
  VIGIA_JSON_DOUBLE,
  VIGIA_JSON_STRING,
  VIGIA_JSON_ARRAY,
  VIGIA_JSON_OBJECT
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

vigia_json_parser *vigia_json_parser_create(void);
void vigia_json_parser_destroy(vigia_json_parser *parser);

/// Parses one document; returns 0 and sets `records`/`count` (valid until the next call), or returns a
/// simdjson error code. `bytes` needs no padding: it is copied into a padded buffer.
int vigia_json_parse(
    vigia_json_parser *parser, const char *bytes, size_t length, const vigia_json_record **records, size_t *count);

/// The English name of an error code.
const char *vigia_json_error_name(int code);

#ifdef __cplusplus
}
#endif
