/// What is wrong with a document that could be read all the same: told to the operator, nothing lost.
enum FeedDamage {
  /// The document breaks off before its root element ends; nil when it does not.
  static func ofLength(_ text: String, root: String, entries: Int) -> String? {
    let bytes = text.utf8
    let slash = UInt8(ascii: "/")
    guard
      let end = bytes.indices.last(where: { index in
        guard bytes[index] == slash, index > bytes.startIndex else { return false }
        return bytes[bytes.index(before: index)] == UInt8(ascii: "<")
      })
    else { return nil }
    let tag = text[bytes.index(after: end)...]
    guard let close = tag.firstIndex(of: ">") else { return ParsingTexts.breaksOff(entries) }
    let name = tag[..<close].split(separator: ":").last ?? ""
    let isWhole = name.filter { !$0.isWhitespace }.lowercased() == root.lowercased()
    return isWhole ? nil : ParsingTexts.breaksOff(entries)
  }

  /// Bytes that are no text in the document's encoding were replaced; nil when there were none.
  static func ofEncoding(_ text: String, _ bytes: [UInt8]) -> String? {
    // Most documents have not even the first of its bytes.
    guard text.utf8.contains(0xEF) else { return nil }
    let replaced = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    guard replaced > 0, !holdsReplacement(bytes) else { return nil }
    return ParsingTexts.badBytes(replaced)
  }

  /// Whether the publisher itself wrote U+FFFD (`EF BF BD`).
  private static func holdsReplacement(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast(2).contains {
      bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD
    }
  }
}
