internal import CSQLite
internal import Model

/// What SQLite's result codes mean to an operator.
enum SQLiteCode {
  /// The fault for a result code that is no success; extended codes are understood by their family.
  static func fault(_ code: Int32, path: String, detail: String) -> Fault {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: Texts.busy(path)
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: Texts.readOnly(path)
    case SQLITE_FULL: Texts.full(path)
    case SQLITE_IOERR: Texts.inputOutput(path, detail)
    case SQLITE_CORRUPT, SQLITE_NOTADB: Texts.corrupt(path)
    default: Texts.unexpected(detail)
    }
  }
}
