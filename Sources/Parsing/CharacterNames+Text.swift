internal import Text

extension CharacterNames {
  /// A plain text with its references as characters (`&amp;` to `&`), all else untouched.
  static func resolved(_ text: String) -> String {
    let source = text.utf8.span
    guard ByteScan.find(UInt8(ascii: "&"), in: source, from: 0) < source.count else { return text }
    var result: [UInt8] = []
    var position = 0
    while position < source.count {
      let start = ByteScan.find(UInt8(ascii: "&"), in: source, from: position)
      result.append(source.extracting(position..<start))
      guard start < source.count else { break }
      let limit = min(source.count, start + 1 + longestReference)
      if let end = (start + 1..<limit).first(where: { source[$0] == UInt8(ascii: ";") }),
        let scalar = scalar(source.extracting(start + 1..<end))
      {
        result += String(scalar).utf8
        position = end + 1
      } else {
        result.append(UInt8(ascii: "&"))
        position = start + 1
      }
    }
    return String(utf8: result.span)
  }
}
