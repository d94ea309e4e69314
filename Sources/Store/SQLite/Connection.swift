internal import CSQLite
internal import Model

/// One open connection with its prepared statements; used by one `Lane` only.
@safe
final class Connection {
  /// What a connection may do.
  enum Access {
    /// Creates the file when missing, and writes with this durability.
    case writing(Durability)
    /// Only reads.
    case reading
  }

  /// The file, as it was named.
  let path: String
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens the file; the first access to its content tells whether it is a database at all.
  init(path: String, access: Access) throws(Fault) {
    self.path = path
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    switch access {
    case .writing: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .reading: flags |= SQLITE_OPEN_READONLY
    }
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard let database = unsafe opened, code == SQLITE_OK else {
      unsafe sqlite3_close_v2(opened)
      throw SQLiteCode.fault(code, path: path, detail: "open \(code)")
    }
    unsafe handle = database
    unsafe sqlite3_busy_timeout(handle, 5000)
    if case .writing(let durability) = access {
      try script("PRAGMA synchronous = \(durability.synchronous)")
      try script("PRAGMA wal_autocheckpoint = 0")
      // What is taken back is overwritten, not only unlinked.
      try script("PRAGMA secure_delete = ON")
      try script("PRAGMA cache_size = -16384")
    } else {
      try script("PRAGMA cache_size = -8192")
    }
  }

  deinit {
    statements.removeAll()
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs statements that need no values and give no rows that matter.
  func script(_ sql: String) throws(Fault) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw fault(code) }
  }

  /// Runs one statement; gives the number of rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [Value] = []) throws(Fault) -> Int {
    try rows(sql, values) { _ in }
    return Int(unsafe sqlite3_changes(handle))
  }

  /// Runs one query and reads each of its rows.
  @discardableResult
  func rows<Result>(
    _ sql: String, _ values: [Value] = [], _ read: (Row) throws(Fault) -> Result
  ) throws(Fault) -> [Result] {
    let statement = try prepared(sql)
    defer { statement.reset() }
    guard statement.bind(values) else { throw fault(SQLITE_MISUSE) }
    var results: [Result] = []
    while true {
      let code = statement.step()
      if code == SQLITE_DONE { return results }
      guard code == SQLITE_ROW else { throw fault(code) }
      results.append(try read(Row(statement)))
    }
  }

  /// The first row of a query, or nil.
  func first<Result>(
    _ sql: String, _ values: [Value] = [], _ read: (Row) throws(Fault) -> Result
  ) throws(Fault) -> Result? {
    try rows(sql, values, read).first
  }

  /// The whole number in the first row of a query; 0 when there is none.
  func integer(_ sql: String, _ values: [Value] = []) throws(Fault) -> Int64 {
    try first(sql, values) { $0.integer(0) } ?? 0
  }

  /// Does the work in one transaction: when it throws, nothing of it stays.
  func transaction(_ work: () throws(Fault) -> Void) throws(Fault) {
    try run("BEGIN IMMEDIATE")
    do {
      try work()
      try run("COMMIT")
    } catch {
      // Some failures (a full disk) have already ended the transaction.
      if unsafe sqlite3_get_autocommit(handle) == 0 { _ = try? run("ROLLBACK") }
      throw error
    }
  }

  /// Pages written to the write-ahead log since the last call with `reset`.
  func pagesWritten(reset: Bool) -> Int {
    var current: Int32 = 0
    var highest: Int32 = 0
    unsafe sqlite3_db_status(
      handle, SQLITE_DBSTATUS_CACHE_WRITE, &current, &highest, reset ? 1 : 0)
    return Int(current)
  }

  private func prepared(_ sql: String) throws(Fault) -> Statement {
    if let statement = statements[sql] { return statement }
    var made: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard let made = unsafe made, code == SQLITE_OK else { throw fault(code) }
    let statement = unsafe Statement(made)
    statements[sql] = statement
    return statement
  }

  private func fault(_ code: Int32) -> Fault {
    let detail = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "\(code)"
    return SQLiteCode.fault(code, path: path, detail: detail)
  }
}
