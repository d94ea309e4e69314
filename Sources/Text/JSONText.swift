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
    case .null: append("null", to: &bytes)
    case .bool(let value): append(value ? "true" : "false", to: &bytes)
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
        append(member, to: &bytes, whole: whole)
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

    package mutating func member(_ name: StaticString, _ value: JSON) {
      // Most members of most mentions are not known.
      if case .null = value { return write(name, "null") }
      write(name)
      JSONText.append(value, to: &bytes)
    }

    package mutating func object(_ name: StaticString, _ members: (inout Self) -> Void) {
      write(name)
      write(members)
    }

    package mutating func pass(_ members: [JSON.Member]) {
      for member in members {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        JSONText.append(member, to: &bytes, whole: .plain)
      }
    }

    fileprivate mutating func write(_ members: (inout Self) -> Void) {
      bytes.append(UInt8(ascii: "{"))
      isFirst = true
      members(&self)
      bytes.append(UInt8(ascii: "}"))
      isFirst = false
    }

    /// A contract's names need no escaping.
    private mutating func write(_ name: StaticString, _ value: StaticString = "") {
      bytes.append(addingCapacity: name.utf8CodeUnitCount + value.utf8CodeUnitCount + 4) { text in
        if !isFirst { text.append(UInt8(ascii: ",")) }
        text.append(UInt8(ascii: "\""))
        JSONText.copy(name, to: &text)
        text.append(UInt8(ascii: "\""))
        text.append(UInt8(ascii: ":"))
        JSONText.copy(value, to: &text)
      }
      isFirst = false
    }
  }

  private static func append(
    _ member: JSON.Member, to bytes: inout [UInt8], whole: WholeNumbers
  ) {
    append(text: member.name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(member.value, to: &bytes, whole: whole)
  }

  private static func append(
    number value: Double, to bytes: inout [UInt8], _ whole: WholeNumbers
  ) {
    if !value.isFinite {
      append("null", to: &bytes)
    } else if whole == .plain, let integer = Int64(exactly: value), abs(integer) < 1 << 53 {
      bytes += String(integer).utf8
    } else {
      bytes += value.description.utf8
    }
  }

  private static func append(text: String, to bytes: inout [UInt8]) {
    let utf8 = text.utf8.span
    var end = endOfPlain(utf8, from: 0)
    bytes.append(addingCapacity: end + 2) {
      $0.append(UInt8(ascii: "\""))
      copy(utf8.extracting(..<end), to: &$0)
      if end == utf8.count { $0.append(UInt8(ascii: "\"")) }
    }
    guard end < utf8.count else { return }
    while end < utf8.count {
      append(escaped: utf8[end], to: &bytes)
      let start = end + 1
      end = endOfPlain(utf8, from: start)
      bytes.append(addingCapacity: end - start) { copy(utf8.extracting(start..<end), to: &$0) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a text that needs no escaping.
  private static func append(_ text: StaticString, to bytes: inout [UInt8]) {
    bytes.append(addingCapacity: text.utf8CodeUnitCount) { copy(text, to: &$0) }
  }

  @inline(__always)
  private static func copy(_ text: StaticString, to output: inout OutputSpan<UInt8>) {
    text.withUTF8Buffer { unsafe copy($0.span, to: &output) }
  }

  @inline(__always)
  private static func copy(_ source: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    precondition(source.count <= output.freeCapacity)
    unsafe output.withUnsafeMutableBufferPointer { target, count in
      unsafe source.withUnsafeBytes {
        unsafe UnsafeMutableRawBufferPointer(target.extracting(count...)).copyMemory(from: $0)
      }
      count += source.count
    }
  }

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
