/// Pictures drawn for the tests, written as PNG without compression.
package struct Drawing: Sendable {
  package var width: Int
  package var height: Int
  /// Red, green, blue, row by row.
  package var pixels: [UInt8]

  /// A logo of a number: some discs, bars and a ground, by a fixed draw.
  package init(logo number: Int, side: Int = 128) {
    width = side
    height = side
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 12_345
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func colour() -> (Int, Int, Int) { (draw(256), draw(256), draw(256)) }
    let ground = colour()
    var shapes: [(x: Int, y: Int, r: Int, isDisc: Bool, c: (Int, Int, Int))] = []
    for _ in 0..<7 {
      shapes.append((draw(100), draw(100), 10 + draw(25), draw(2) == 0, colour()))
    }
    pixels = []
    pixels.reserveCapacity(side * side * 3)
    for y in 0..<side {
      for x in 0..<side {
        let (px, py) = (x * 100 / side, y * 100 / side)
        var at = ground
        for shape in shapes {
          let (dx, dy) = (px - shape.x, py - shape.y)
          let isIn =
            shape.isDisc
            ? dx * dx + dy * dy <= shape.r * shape.r : abs(dx) <= shape.r && abs(dy) <= shape.r / 3
          if isIn { at = shape.c }
        }
        pixels += [UInt8(at.0), UInt8(at.1), UInt8(at.2)]
      }
    }
  }

  /// A picture of one colour.
  package init(plain side: Int, _ value: UInt8) {
    width = side
    height = side
    pixels = Array(repeating: value, count: side * side * 3)
  }

  /// With every value moved.
  package func brighter(by amount: Int) -> Drawing {
    var other = self
    other.pixels = pixels.map { UInt8(clamping: Int($0) + amount) }
    return other
  }

  /// With a badge in its lower right corner, a fifth a side.
  package var badged: Drawing {
    var other = self
    let size = width / 5
    for y in height - size..<height {
      for x in width - size..<width {
        for channel in 0..<3 {
          other.pixels[(y * width + x) * 3 + channel] = channel == 2 ? 255 : 20
        }
      }
    }
    return other
  }

  /// With so many of a hundred cut off on every side together.
  package func cropped(percent: Int) -> Drawing {
    let cut = width * percent / 200
    var other = self
    other.width = width - 2 * cut
    other.height = height - 2 * cut
    other.pixels = []
    for y in cut..<height - cut {
      other.pixels += pixels[(y * width + cut) * 3..<(y * width + width - cut) * 3]
    }
    return other
  }

  /// In a white frame.
  package func framed(by border: Int) -> Drawing {
    var other = Drawing(plain: width + 2 * border, 255)
    for y in 0..<height {
      for x in 0..<width * 3 {
        other.pixels[((y + border) * other.width + border) * 3 + x] = pixels[y * width * 3 + x]
      }
    }
    return other
  }

  /// With noise, as much as strong recompression leaves.
  package func noisy(_ amount: Int) -> Drawing {
    var other = self
    var state: UInt64 = 99
    for place in other.pixels.indices {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let noise = Int(state >> 33) % (2 * amount + 1) - amount
      other.pixels[place] = UInt8(clamping: Int(pixels[place]) + noise)
    }
    return other
  }

  /// The file.
  package var png: [UInt8] {
    Self.file(width: width, height: height, rows: rows)
  }

  private var rows: [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height { rows += [0] + pixels[y * width * 3..<(y + 1) * width * 3] }
    return rows
  }

  /// A PNG that claims a size and holds rows.
  package static func file(width: Int, height: Int, rows: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += chunk("IHDR", four(width) + four(height) + [8, 2, 0, 0, 0])
    bytes += chunk("IDAT", stored(rows))
    return bytes + chunk("IEND", [])
  }

  private static func four(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return four(body.count) + named + four(Int(crc(named)))
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  /// A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var place = 0
    repeat {
      let end = min(place + 65_535, bytes.count)
      let length = end - place
      stream += [
        end == bytes.count ? 1 : 0, UInt8(length & 255), UInt8(length >> 8),
        UInt8(~length & 255), UInt8((~length >> 8) & 255),
      ]
      stream += bytes[place..<end]
      place = end
    } while place < bytes.count
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return stream + four(Int(b << 16 | a))
  }
}
