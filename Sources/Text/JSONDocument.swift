internal import CSimdJSON
package import Model

/// Reads one JSON document (RFC 8259) with simdjson, members in document order.
///
/// Whole numbers beyond 64 bits are kept as text; lone surrogates and invalid UTF-8 become U+FFFD, raw
/// control characters in strings are taken.
package enum JSONDocument {
  /// Levels of nesting that are let in: more than any API answer met has.
  package static let deepest = 64

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The document's value; a byte order mark before it is skipped.
  ///
  /// - Throws: a `Fault` of bad data with the reason in Spanish, also for one nested deeper than
  ///   `deepest`.
  package static func parse(
    _ bytes: [UInt8], deepest: Int = deepest
  ) throws(Fault) -> JSON {
    try parse(bytes[...], deepest: deepest)
  }

  /// The value in a part of a buffer, as one line of a stream.
  package static func parse(
    _ slice: ArraySlice<UInt8>, deepest: Int = deepest
  ) throws(Fault) -> JSON {
    let bytes = slice.starts(with: byteOrderMark) ? slice.dropFirst(3) : slice
    var code: Int32 = 0
    let value: JSON? = unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, buffer.count > 0 else { return nil }
      var records: UnsafePointer<vigia_json_record>?
      var count = 0
      unsafe code = vigia_json_parse(
        start.assumingMemoryBound(to: CChar.self), buffer.count, Int32(clamping: deepest), &records,
        &count)
      guard code == 0, let records = unsafe records, count > 0 else { return nil }
      var tape = unsafe Tape(records: UnsafeBufferPointer(start: records, count: count))
      return unsafe tape.value()
    }
    guard let value else {
      throw Texts.badJSON(code: code, isEmpty: bytes.isEmpty, deepest: deepest)
    }
    return value
  }
}

/// Turns the shim's records into values, front to back.
@unsafe private struct Tape {
  let records: UnsafeBufferPointer<vigia_json_record>
  var position = 0

  init(records: UnsafeBufferPointer<vigia_json_record>) {
    unsafe self.records = unsafe records
  }

  mutating func value() -> JSON {
    guard unsafe position < records.count else { return .null }
    let record = unsafe records[position]
    unsafe position += 1
    switch unsafe vigia_json_kind(UInt32(record.kind)) {
    case VIGIA_JSON_FALSE: return .bool(false)
    case VIGIA_JSON_TRUE: return .bool(true)
    case VIGIA_JSON_INTEGER: return unsafe .integer(record.integer)
    case VIGIA_JSON_UNSIGNED: return unsafe .string(String(UInt64(bitPattern: record.integer)))
    case VIGIA_JSON_DOUBLE: return unsafe .number(record.number)
    case VIGIA_JSON_STRING: return unsafe .string(Self.text(record))
    case VIGIA_JSON_ARRAY:
      var items: [JSON] = []
      unsafe items.reserveCapacity(record.length)
      for _ in unsafe 0..<record.length { unsafe items.append(value()) }
      return .array(items)
    case VIGIA_JSON_OBJECT:
      var members: [JSON.Member] = []
      unsafe members.reserveCapacity(record.length)
      for _ in unsafe 0..<record.length {
        guard unsafe position < records.count else { break }
        let name = unsafe Self.text(records[position])
        unsafe position += 1
        unsafe members.append(.init(name, value()))
      }
      return .object(members)
    default: return .null
    }
  }

  private static func text(_ record: vigia_json_record) -> String {
    let bytes = unsafe UnsafeRawBufferPointer(start: record.text, count: record.length)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }
}
