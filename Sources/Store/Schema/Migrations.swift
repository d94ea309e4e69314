internal import Model

/// Brings an archive's tables to the shape this version knows.
struct Migrations {
  /// One step: the statements that turn version n − 1 into version n.
  typealias Step = String

  /// The number in the file's header that says "an archive of Vigía": the letters `VIGA`.
  static let applicationID: Int64 = 0x5649_4741

  /// The steps from an empty file, in order; a released step is never changed, only followed.
  static let all = Migrations(steps: [
    Schema.version1, Schema.version2, Schema.version3, Schema.version4,
  ])

  let steps: [Step]

  /// The version this list leads to.
  var latest: Int { steps.count }

  /// Takes the missing steps, each in a transaction of its own with its version number.
  ///
  /// - Throws: `.badData` when the file is another program's or a newer version's.
  func bring(_ connection: Connection) throws(Fault) {
    let version = try check(connection)
    for number in Int(version)..<latest {
      try connection.transaction { () throws(Fault) in
        try connection.script(steps[number])
        try connection.script("PRAGMA application_id = \(Self.applicationID)")
        try connection.script("PRAGMA user_version = \(number + 1)")
      }
    }
  }

  /// The version of the file, from 0 for an empty one; throws for files that are not to be touched.
  func check(_ connection: Connection) throws(Fault) -> Int64 {
    let owner = try connection.integer("PRAGMA application_id")
    let version = try connection.integer("PRAGMA user_version")
    let tables = try connection.integer("SELECT count(*) FROM sqlite_schema")
    if owner != Self.applicationID {
      guard owner == 0, version == 0, tables == 0 else { throw Texts.foreign(connection.path) }
      return 0
    }
    guard version <= latest else {
      throw Texts.newer(connection.path, version: version, known: latest)
    }
    guard version >= 0 else { throw Texts.foreign(connection.path) }
    return version
  }
}
