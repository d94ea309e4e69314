internal import Glibc
internal import Model

/// What is done once before an archive is used.
enum Opening {
  /// Makes a file ready for writing: tables of this version, write-ahead log, sound ends of the tables.
  static func prepare(_ path: String, durability: Durability) throws(Fault) {
    makePrivate(path)
    let connection = try Connection(path: path, access: .writing(durability))
    // Asked before anything is written, so that another program's file stays as it is.
    _ = try Migrations.all.check(connection)
    try connection.script("PRAGMA page_size = 8192")
    try connection.rows("PRAGMA journal_mode = WAL") { _ in }
    try Migrations.all.bring(connection)
    try touch(connection)
  }

  /// Makes the file, where there is none, for its owner alone: it holds texts and authors as they are.
  ///
  /// SQLite gives the log beside it the same permissions, and says what is wrong where this fails.
  private static func makePrivate(_ path: String) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 { close(file) }
  }

  /// Refuses a file that cannot be read by this version.
  static func inspect(_ path: String) throws(Fault) {
    let connection = try Connection(path: path, access: .reading)
    guard try Migrations.all.check(connection) == Migrations.all.latest else {
      throw Texts.older(path)
    }
    try touch(connection)
  }

  /// Reads the end of every log, where a torn file shows first.
  private static func touch(_ connection: Connection) throws(Fault) {
    for table in ["mention", "control", "event"] {
      _ = try connection.integer("SELECT max(sequence) FROM \(table)")
    }
  }
}
