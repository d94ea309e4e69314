/// Cuts a table into rows and fields (RFC 4180), as liberally as spreadsheets write.
///
/// Fields in quotes may hold separators, line breaks and doubled quotes; text after a closing quote
/// belongs to the field. A quote that is not closed within 64 KiB, or lines below in the middle of
/// another field, was left open: it spoils its own line only.
struct TableRows {
  /// A row, and the line on which it begins, from 1.
  struct Row: Hashable {
    var line: Int
    var fields: [String]
    /// Whether a quote was left open in it.
    var isTorn = false
  }

  private static let longestQuote = 64 << 10
  private static let mostFields = 1000

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  init(_ text: String, separator: UInt8) {
    bytes = Array(text.utf8)
    self.separator = separator
  }

  /// The next row that is not empty, or nil at the end.
  mutating func next() -> Row? {
    while position < bytes.count {
      let start = (position: position, line: line)
      var row = Row(line: line, fields: [])
      var isOver = false
      while !isOver {
        guard let field = field(&isOver) else {
          // Only this line is spoilt; what follows it may be sound.
          (position, line) = start
          let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
          row.fields = [String(decoding: bytes[position..<end], as: UTF8.self)]
          row.isTorn = true
          position = min(bytes.count, end + 1)
          line += 1
          return row
        }
        if row.fields.count < Self.mostFields { row.fields.append(field) }
      }
      if row.fields.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  /// The next field; `isOver` when the row ends after it; nil when its quote is never closed.
  private mutating func field(_ isOver: inout Bool) -> String? {
    var text: [UInt8] = []
    let start = position
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      position += 1
      guard readQuoted(&text) else { return nil }
    } else {
      position = start
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == separator { return trimmed(text) }
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
        isOver = true
        return trimmed(text)
      }
      text.append(byte)
    }
    isOver = true
    return trimmed(text)
  }

  private mutating func readQuoted(_ text: inout [UInt8]) -> Bool {
    let limit = min(bytes.count, position + Self.longestQuote)
    while position < limit {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          return endsField || !text.contains(0x0A)
        }
        position += 1
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
    }
    return false
  }

  /// Whether a field may end here: before a separator, a line's end or the end of all.
  private var endsField: Bool {
    let next = bytes[position...].first { $0 != 0x20 } ?? 0x0A
    return next == separator || next == 0x0A || next == 0x0D
  }

  private func trimmed(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).trimmed
  }

  /// The separator that the first line has most of, outside quotes; a comma where it has none.
  static func separator(in text: String) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    var counts = candidates.map { _ in 0 }
    var isQuoted = false
    for byte in text.utf8.prefix(64 << 10) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return counts[best] == 0 ? candidates[0] : candidates[counts.firstIndex(of: counts[best]) ?? 0]
  }
}
