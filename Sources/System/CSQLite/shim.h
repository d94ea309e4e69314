// SQLite for Swift. SQLITE_TRANSIENT is a cast macro that Swift cannot import.
#pragma once
#include <sqlite3.h>

static inline int vigia_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int length) {
  return sqlite3_bind_text(statement, index, bytes, length, SQLITE_TRANSIENT);
}
static inline int vigia_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length) {
  return sqlite3_bind_blob(statement, index, bytes, length, SQLITE_TRANSIENT);
}
