internal import Model

/// Reads the JSON of the archive's columns, member order kept.
///
/// (Foundation's decoder sorts members, and would hand out an event's envelope in another order after a
/// restart than before.) It reads what `DocumentWriter` wrote; anything else is nil.
struct DocumentReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  /// Deeper than any document that a parser of mentions lets in.
  private static let maximumDepth = 1024

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value in a text, or nil when it is no JSON.
  static func read(_ bytes: [UInt8]) -> JSON? {
    var reader = DocumentReader(bytes)
    guard let json = reader.value() else { return nil }
    reader.skipSpace()
    return reader.position == bytes.count ? json : nil
  }

  private mutating func value() -> JSON? {
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case UInt8(ascii: "\""): return string().map(JSON.string)
    case UInt8(ascii: "n"): return word("null", .null)
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    default: return number()
    }
  }

  private mutating func nested(_ read: (inout DocumentReader) -> JSON?) -> JSON? {
    guard depth < Self.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return read(&self)
  }

  private mutating func object() -> JSON? {
    var members: [JSON.Member] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard let name = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
      members.append(.init(name, value))
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array() -> JSON? {
    var items: [JSON] = []
    if take(UInt8(ascii: "]")) { return .array(items) }
    repeat {
      guard let item = value() else { return nil }
      items.append(item)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(items) : nil
  }

  private mutating func string() -> String? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
    position += 1
    let start = position
    var unescaped: [UInt8]?
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        return String(decoding: unescaped ?? Array(bytes[start..<position - 1]), as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        var text = unescaped ?? Array(bytes[start..<position - 1])
        guard let escaped = escape() else { return nil }
        text += escaped
        unescaped = text
      } else {
        unescaped?.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> String.UTF8View? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    switch bytes[position] {
    case UInt8(ascii: "\""): return "\"".utf8
    case UInt8(ascii: "\\"): return "\\".utf8
    case UInt8(ascii: "u"):
      guard position + 4 < bytes.count else { return nil }
      let digits = String(decoding: bytes[position + 1...position + 4], as: UTF8.self)
      position += 4
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        return nil
      }
      return String(Character(scalar)).utf8
    default: return nil
    }
  }

  private mutating func number() -> JSON? {
    let start = position
    while position < bytes.count, isNumberPart(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let whole = Int64(text) { return .integer(whole) }
    return Double(text).map(JSON.number)
  }

  private func isNumberPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSON) -> JSON? {
    let word = text.description.utf8
    guard bytes[position...].starts(with: word) else { return nil }
    position += word.count
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count,
      [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position])
    {
      position += 1
    }
  }
}
