/// What is wrong with a document that could be read all the same: told to the operator, nothing lost.
enum FeedDamage {
  /// The document breaks off before its root element ends; nil when it does not.
  static func ofLength(_ text: [UInt8], root: String, entries: Int) -> String? {
    let last = text.indices.dropFirst().last {
      text[$0] == UInt8(ascii: "/") && text[$0 - 1] == UInt8(ascii: "<")
    }
    guard let last else { return nil }
    let tag = text[(last + 1)...]
    guard let close = tag.firstIndex(of: UInt8(ascii: ">")) else {
      return ParsingTexts.breaksOff(entries)
    }
    let name = String(utf8: tag[..<close]).split(separator: ":").last ?? ""
    let isWhole = name.filter { !$0.isWhitespace }.lowercased() == root.lowercased()
    return isWhole ? nil : ParsingTexts.breaksOff(entries)
  }

  /// Bytes that are no text in the document's encoding were replaced; nil when there were none.
  static func ofEncoding(_ text: [UInt8], _ bytes: [UInt8]) -> String? {
    // Bytes that were text already are taken as they are, nearly always.
    guard text != bytes else { return nil }
    let replaced = replacements(text.span)
    // The publisher itself may have written U+FFFD.
    guard replaced > 0, replacements(bytes.span) == 0 else { return nil }
    return ParsingTexts.badBytes(replaced)
  }

  /// How many U+FFFD there are (`EF BF BD`); most documents have not even the first of its bytes.
  private static func replacements(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    var next = bytes.far("\u{FFFD}", from: 0)
    while let at = next {
      count += 1
      next = bytes.far("\u{FFFD}", from: at + 1)
    }
    return count
  }
}
