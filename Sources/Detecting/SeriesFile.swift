package import Model

/// A regular series read off a `timestamp,value` file.
package struct SeriesFile: Sendable, Equatable {
  /// One line of the file.
  package struct Row: Sendable, Equatable {
    /// When its bin begins.
    package var at: Instant
    /// Its value; nil where the field is empty, which means missing.
    package var value: Double?
    /// The time stamp as the file wrote it.
    package var stamp: String

    /// A row from its parts.
    package init(at: Instant, value: Double?, stamp: String) {
      self.at = at
      self.value = value
      self.stamp = stamp
    }
  }

  /// The rows, in rising time.
  package var rows: [Row]
  /// The most common distance between rows, in seconds; 60 for a single row.
  package var stepSeconds: Int

  /// Reads a file's bytes: UTF-8, a header line `timestamp,value`, one row a line, LF or CRLF.
  ///
  /// `name` is the file in faults, which are `.badData` with the line: no header, no row, a time or
  /// a value that cannot be read, rows out of order, and rows off the step. Absent rows are missing.
  package init(_ bytes: [UInt8], name: String) throws(Fault) {
    var rows: [Row] = []
    var lines: [Int] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let text = Self.text(line)
      if number == 1 {
        guard text.lowercased() == "timestamp,value" else {
          throw Texts.noHeader(FilePlace(file: name, line: 1))
        }
      } else if !text.isEmpty {
        rows.append(try Self.row(text, FilePlace(file: name, line: number)))
        lines.append(number)
      }
    }
    guard !rows.isEmpty else { throw Texts.noRows(FilePlace(file: name)) }
    self.rows = rows
    stepSeconds = try Self.step(rows) { FilePlace(file: name, line: lines[$0]) }
  }

  /// The line without byte-order mark, carriage return and outer blanks.
  private static func text(_ line: ArraySlice<UInt8>) -> String {
    var line = line
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    while let last = line.last, last == 13 || last == 32 || last == 9 { line = line.dropLast() }
    while let first = line.first, first == 32 || first == 9 { line = line.dropFirst() }
    return String(decoding: line, as: UTF8.self)
  }

  private static func row(_ text: String, _ place: FilePlace) throws(Fault) -> Row {
    let fields = text.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == 2 else { throw Texts.notTwoFields(place) }
    let stamp = String(fields[0])
    guard let at = Instant(rfc3339: stamp) else { throw Texts.badTime(stamp, place) }
    guard at.milliseconds % 1000 == 0 else { throw Texts.fractionalTime(stamp, place) }
    if fields[1].isEmpty { return Row(at: at, value: nil, stamp: stamp) }
    guard let value = Double(fields[1]), value.isFinite, value >= 0 else {
      throw Texts.badValue(String(fields[1]), place)
    }
    return Row(at: at, value: value, stamp: stamp)
  }

  /// The most common distance, the smaller of two as common; every other must be a multiple of it.
  private static func step(_ rows: [Row], _ place: (Int) -> FilePlace) throws(Fault) -> Int {
    var frequency: [Int64: Int] = [:]
    for index in rows.indices.dropFirst() {
      let distance = rows[index].at.second - rows[index - 1].at.second
      guard distance > 0 else { throw Texts.outOfOrder(rows[index].stamp, place(index)) }
      frequency[distance, default: 0] += 1
    }
    let common = frequency.max { left, right in
      left.value != right.value ? left.value < right.value : left.key > right.key
    }
    guard let step = common?.key else { return 60 }
    for index in rows.indices.dropFirst() {
      let distance = rows[index].at.second - rows[index - 1].at.second
      guard distance % step == 0 else {
        throw Texts.irregular(rows[index].stamp, step: step, place(index))
      }
    }
    return Int(step)
  }
}
