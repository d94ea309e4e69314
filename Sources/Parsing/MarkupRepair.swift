/// Mends what would make libxml2 lose text: bare ampersands, HTML's character names, control
/// characters, anything before the first tag, and a declaration that no longer tells the encoding.
enum MarkupRepair {
  static func repair(_ text: String) -> [UInt8] {
    let source = Array(body(text).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(source.count + source.count / 16)
    var position = 0
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: "<"), source[position...].starts(with: "<![CDATA[".utf8) {
        position = copyVerbatim(source, from: position, to: "]]>", into: &result)
      } else if byte == UInt8(ascii: "<"), source[position...].starts(with: "<!--".utf8) {
        position = copyVerbatim(source, from: position, to: "-->", into: &result)
      } else if byte == UInt8(ascii: "&") {
        position = copyReference(source, at: position, into: &result)
      } else {
        append(byte, to: &result)
        position += 1
      }
    }
    return result
  }

  /// The document from its first tag, without the XML declaration: the text is UTF-8 by now.
  private static func body(_ text: String) -> Substring {
    let start = text.utf8.firstIndex(of: UInt8(ascii: "<")) ?? text.startIndex
    let rest = text[start...]
    guard rest.utf8.starts(with: "<?xml ".utf8) || rest.utf8.starts(with: "<?xml\n".utf8),
      let end = rest.utf8.firstIndex(of: UInt8(ascii: ">"))
    else { return rest }
    return rest[rest.utf8.index(after: end)...].drop { $0.isWhitespace }
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { result.append(byte) }
  }

  /// Copies up to and with the end mark, or to the end of the document.
  private static func copyVerbatim(
    _ source: [UInt8], from start: Int, to mark: String, into result: inout [UInt8]
  ) -> Int {
    let mark = Array(mark.utf8)
    var end = start + 4
    while end < source.count {
      if source[end] == mark[0], source[end...].starts(with: mark) { break }
      end += 1
    }
    let stop = min(source.count, end + mark.count)
    for byte in source[start..<stop] { append(byte, to: &result) }
    return stop
  }

  /// Copies `&…;` as a numeric reference, or the ampersand alone as `&amp;` when it begins none.
  private static func copyReference(
    _ source: [UInt8], at start: Int, into result: inout [UInt8]
  ) -> Int {
    let limit = min(source.count, start + 1 + CharacterNames.longestReference)
    if let end = source[(start + 1)..<limit].firstIndex(of: UInt8(ascii: ";")) {
      let name = String(decoding: source[(start + 1)..<end], as: UTF8.self)
      if let scalar = CharacterNames.scalar(name) {
        let isAllowed =
          scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE
          || [0x09, 0x0A, 0x0D].contains(scalar.value)
        if isAllowed { result += "&#\(scalar.value);".utf8 }
        return end + 1
      }
      // A number that names no character says nothing.
      if name.hasPrefix("#"), name.utf8.dropFirst().allSatisfy({ $0 >= 48 && $0 <= 57 }) {
        return end + 1
      }
    }
    result += "&amp;".utf8
    return start + 1
  }
}
