/// The exit status of the command, after BSD's `sysexits`.
package enum ExitCode: Int32, Sendable, Codable {
  case ok = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case internalError = 70
  case inputOutput = 74
  case tryLater = 75
  case notAllowed = 77
  case configuration = 78
  case interrupted = 130
}

/// A place in a text file that a person edits; line and column count from 1.
package struct FilePlace: Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  package var file: String
  /// The line, from 1; 0 when the whole file is meant.
  package var line: Int
  /// The column in characters, from 1; 0 when the whole line is meant.
  package var column: Int

  /// A place from its parts.
  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, without the parts that are 0.
  package var description: String {
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

/// The one error shape of Vigía: what happened, where, and what to do about it, in the operator's
/// Spanish.
package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The exit status that this fault deserves when it ends a command.
  package var code: ExitCode
  /// Where it is, when it is in a file that a person edits.
  package var place: FilePlace?
  /// What is wrong, in Spanish, one sentence without a full stop.
  package var what: String
  /// What to do about it, in Spanish, or nil when the first sentence already says it.
  package var remedy: String?

  /// A fault from its parts.
  package init(_ code: ExitCode, at place: FilePlace? = nil, _ what: String, remedy: String? = nil)
  {
    self.code = code
    self.place = place
    self.what = what
    self.remedy = remedy
  }

  /// `file:line:column: what; remedy`, as `vigia check` prints it.
  package var description: String { (place.map { "\($0): " } ?? "") + explanation }

  /// `what; remedy`, where the place is told otherwise.
  package var explanation: String { what + (remedy.map { "; \($0)" } ?? "") }
}

/// Several faults of one reading, reported together because an operator mends them together.
package struct Faults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults, in the order of the file; never empty.
  package var list: [Fault]

  /// A report of several faults.
  package init(_ list: [Fault]) { self.list = list }

  /// One fault a line.
  package var description: String { list.map(\.description).joined(separator: "\n") }
}
