package import Model

/// Writes JSON values as RFC 8259 text on one line: the same value, the same bytes.
///
/// Members keep their order; numbers are the shortest text that reads back the same; NaN and infinity,
/// which JSON lacks, become `null`.
package enum JSONText {
  /// How a `.number` without a fraction is written.
  package enum WholeNumbers: Sendable {
    /// `3`, as people and receivers expect.
    case plain
    /// `3.0`, so that it is read back as a `.number` and not as an `.integer`.
    case withFraction
  }

  /// The value on one line, without a line break at the end.
  package static func line(_ json: JSON, whole: WholeNumbers = .plain) -> String {
    var bytes: [UInt8] = []
    append(json, to: &bytes, whole: whole)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value's text to a buffer.
  package static func append(
    _ json: JSON, to bytes: inout [UInt8], whole: WholeNumbers = .plain
  ) {
    switch json {
    case .null: bytes += Self.null
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value): append(number: value, to: &bytes, whole)
    case .string(let text): append(text: text, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(item, to: &bytes, whole: whole)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(text: member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(member.value, to: &bytes, whole: whole)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends the text of an object whose members are given.
  package static func append(members: (inout Members) -> Void, to bytes: inout [UInt8]) {
    var sink = Members()
    swap(&sink.bytes, &bytes)
    sink.write(members)
    swap(&sink.bytes, &bytes)
  }

  /// Writes members as they come.
  package struct Members: MemberSink {
    fileprivate var bytes: [UInt8] = []
    private var isFirst = true

    package mutating func member(_ name: String, _ value: JSON) {
      write(name)
      JSONText.append(value, to: &bytes)
    }

    package mutating func object(_ name: String, _ members: (inout Self) -> Void) {
      write(name)
      write(members)
    }

    fileprivate mutating func write(_ members: (inout Self) -> Void) {
      bytes.append(UInt8(ascii: "{"))
      isFirst = true
      members(&self)
      bytes.append(UInt8(ascii: "}"))
      isFirst = false
    }

    private mutating func write(_ name: String) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      JSONText.append(text: name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
    }
  }

  private static func append(
    number value: Double, to bytes: inout [UInt8], _ whole: WholeNumbers
  ) {
    if !value.isFinite {
      bytes += "null".utf8
    } else if whole == .plain, let integer = Int64(exactly: value), abs(integer) < 1 << 53 {
      bytes += String(integer).utf8
    } else {
      bytes += value.description.utf8
    }
  }

  fileprivate static func append(text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let utf8 = text.utf8.span
    var start = 0
    while start < utf8.count {
      let end = endOfPlain(utf8, from: start)
      unsafe utf8.extracting(start..<end).withUnsafeBufferPointer {
        unsafe bytes.append(contentsOf: $0)
      }
      if end < utf8.count { append(escaped: utf8[end], to: &bytes) }
      start = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let null = Array("null".utf8)

  /// Where the first byte is that JSON escapes, or DEL.
  private static func endOfPlain(_ text: Span<UInt8>, from start: Int) -> Int {
    ByteScan.first(in: text, from: start) {
      ByteScan.less($0, 0x20) | ByteScan.equal($0, 0x22) | ByteScan.equal($0, 0x5C)
        | ByteScan.equal($0, 0x7F)
    } one: {
      $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F
    }
  }

  private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): bytes += #"\""#.utf8
    case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
    case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
    case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
    case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
    default:
      bytes += #"\u00"#.utf8
      bytes.append(hexDigit(byte >> 4))
      bytes.append(hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
