/// The marks by which a document says how its characters are stored.
enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The encoding that the first bytes prove, with the length of the mark to skip (0 when the proof is
  /// the way `<` or `{` is stored); nil when they prove nothing.
  static func sniff(_ bytes: [UInt8]) -> (encoding: String, length: Int)? {
    let marks: [(mark: [UInt8], encoding: String, length: Int)] = [
      ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE", 4),
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE", 4),
      (utf8, "UTF-8", 3),
      ([0xFE, 0xFF], "UTF-16BE", 2),
      ([0xFF, 0xFE], "UTF-16LE", 2),
      ([0x00, 0x00, 0x00, 0x3C], "UTF-32BE", 0),
      ([0x3C, 0x00, 0x00, 0x00], "UTF-32LE", 0),
      ([0x00, 0x3C], "UTF-16BE", 0),
      ([0x3C, 0x00], "UTF-16LE", 0),
      ([0x00, 0x7B], "UTF-16BE", 0),
      ([0x7B, 0x00], "UTF-16LE", 0),
      ([0x4C, 0x6F, 0xA7, 0x94], "IBM037", 0),
    ]
    guard let hit = marks.first(where: { bytes.starts(with: $0.mark) }) else { return nil }
    return (hit.encoding, hit.length)
  }
}
