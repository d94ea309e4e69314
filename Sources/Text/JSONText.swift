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
    case .null: bytes += "null".utf8
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

  private static func append(text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for place in utf8.indices where unsafe !isPlain(utf8[place]) {
        unsafe bytes.append(contentsOf: utf8[start..<place])
        unsafe append(escaped: utf8[place], to: &bytes)
        start = place + 1
      }
      unsafe bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
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
