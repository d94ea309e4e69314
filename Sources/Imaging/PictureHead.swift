/// What a picture says of itself before a byte of it is unpacked: its kind by its first bytes, whatever
/// anybody calls it, and its size.
struct PictureHead: Equatable {
  /// The kinds that are read.
  enum Kind: Equatable {
    case jpeg, png, gif, webp
  }

  let kind: Kind
  let width: Int
  let height: Int

  /// Nil for what is no picture of a known kind, or lies about where its size stands.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      // IHDR comes first (PNG 1.2, section 4.1.1).
      guard bytes.count >= 33, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
      self.init(.png, Self.big(bytes, 16, 4), Self.big(bytes, 20, 4))
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      guard bytes.count >= 13 else { return nil }
      self.init(.gif, Self.little(bytes, 6, 2), Self.little(bytes, 8, 2))
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      guard let size = Self.jpeg(bytes) else { return nil }
      self.init(.jpeg, size.width, size.height)
    } else if bytes.count >= 30, bytes.starts(with: Array("RIFF".utf8)),
      Array(bytes[8..<12]) == Array("WEBP".utf8)
    {
      guard let size = Self.webp(bytes) else { return nil }
      self.init(.webp, size.width, size.height)
    } else {
      return nil
    }
  }

  private init(_ kind: Kind, _ width: Int, _ height: Int) {
    self.kind = kind
    self.width = width
    self.height = height
  }

  /// The frame header's size; nil as well where there are more scans than any camera writes, which cost
  /// a whole picture each.
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var place = 2
    var size: (width: Int, height: Int)?
    var scans = 0
    while place + 4 <= bytes.count {
      guard bytes[place] == 0xFF else {
        place += 1
        continue
      }
      let marker = bytes[place + 1]
      switch marker {
      case 0x00, 0x01, 0xD0...0xD9, 0xFF: place += marker == 0xFF ? 1 : 2
      case 0xDA:
        scans += 1
        guard scans <= 64 else { return nil }
        // By its length, as libjpeg goes: what stands in it is no marker.
        place += 2 + max(2, big(bytes, place + 2, 2))
      default:
        let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
        if isFrame {
          // One frame a picture; a second one is no avatar.
          guard size == nil, place + 9 <= bytes.count else { return nil }
          size = (big(bytes, place + 7, 2), big(bytes, place + 5, 2))
        }
        place += 2 + max(2, big(bytes, place + 2, 2))
      }
    }
    return size
  }

  /// The size of the first frame by its own header, or of the canvas where that is larger: libgd makes room
  /// for the canvas before it looks at a frame.
  private static func webp(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard let frame = webpFrame(bytes) else { return nil }
    guard Array(bytes[12..<16]) == Array("VP8X".utf8) else { return frame }
    let canvas = (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    return (max(frame.width, canvas.0), max(frame.height, canvas.1))
  }

  private static func webpFrame(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var place = 12
    while place + 18 <= bytes.count {
      let name = Array(bytes[place..<place + 4])
      let length = little(bytes, place + 4, 4)
      let body = place + 8
      if name == Array("VP8 ".utf8) {
        return (little(bytes, body + 6, 2) & 0x3FFF, little(bytes, body + 8, 2) & 0x3FFF)
      }
      if name == Array("VP8L".utf8) {
        let bits = little(bytes, body + 1, 4)
        return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
      }
      place = body + length + (length & 1)
    }
    return nil
  }

  private static func big(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    guard place + count <= bytes.count else { return 0 }
    return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    guard place + count <= bytes.count else { return 0 }
    return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
