// SQLite for Swift. SQLITE_TRANSIENT is a cast macro that Swift cannot import; a null pointer would
// bind NULL, and Swift hands one in for what is empty.
#pragma once
#include <sqlite3.h>

static inline int vigia_bind_text(
    sqlite3_stmt *statement, int index, const unsigned char *bytes, int length) {
  return sqlite3_bind_text(
      statement, index, bytes ? (const char *)bytes : "", length, SQLITE_TRANSIENT);
}
static inline int vigia_bind_blob(
    sqlite3_stmt *statement, int index, const unsigned char *bytes, int length) {
  return sqlite3_bind_blob(statement, index, bytes ? (const void *)bytes : "", length, SQLITE_TRANSIENT);
}
