internal import Glibc

/// Two fingerprints of a picture that stay nearly the same when it is resized, recompressed, brightened
/// or badged (dHash and pHash of 64 bits; reference: fake accounts, section 1.3).
package struct PictureHash: Sendable, Hashable, Codable {
  /// Whether each pixel of a 9 × 8 picture is darker than the one to its right.
  package let gradient: UInt64
  /// Whether each of the 8 × 8 lowest frequencies of a 32 × 32 picture is above their median.
  package let frequency: UInt64
  /// How much there is to compare: the grey's standard deviation; next to nothing in a plain picture.
  package let contrast: Float

  /// The fingerprints of a picture as it is.
  package init(_ picture: Picture) {
    let rows = picture.scaled(to: 9, 8)
    var gradient: UInt64 = 0
    for y in 0..<8 {
      for x in 0..<8 {
        let isDarker = rows.pixels[y * 9 + x] < rows.pixels[y * 9 + x + 1]
        gradient = gradient << 1 | (isDarker ? 1 : 0)
      }
    }
    self.gradient = gradient
    frequency = Self.frequency(picture.scaled(to: 32, 32))
    let mean = picture.pixels.reduce(0, +) / Float(max(1, picture.pixels.count))
    let variance = picture.pixels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    contrast = (variance / Float(max(1, picture.pixels.count))).squareRoot()
  }

  private static func frequency(_ picture: Picture) -> UInt64 {
    var values: [Float] = []
    for v in 0..<8 {
      for u in 0..<8 {
        var sum: Float = 0
        for y in 0..<32 {
          let row = waves[v * 32 + y]
          var across: Float = 0
          for x in 0..<32 { across += picture.pixels[y * 32 + x] * waves[u * 32 + x] }
          sum += across * row
        }
        values.append(sum)
      }
    }
    // The first is the brightness, which is not compared.
    let rest = values.dropFirst().sorted()
    let median = rest[rest.count / 2]
    return values.enumerated().reduce(UInt64(0)) { hash, value in
      hash << 1 | (value.offset > 0 && value.element > median ? 1 : 0)
    }
  }

  /// cos((2x + 1)·u·π / 64) of the discrete cosine transform, for u below 8.
  private static let waves: [Float] = (0..<8).flatMap { u in
    (0..<32).map { x in Float(cos(Double((2 * x + 1) * u) * Double.pi / 64)) }
  }
}

/// A picture to be recognised: as it is, without its plain border, and its middle.
package struct Likeness: Sendable, Hashable, Codable {
  private let faces: [PictureHash]

  /// Two fingerprints are of one picture up to so many bits of difference.
  package static let near = 10
  private static let caution = 2
  /// A picture of one colour looks like any other.
  static let leastContrast: Float = 6

  /// Fingerprints of the three normalisations.
  package init(_ picture: Picture) {
    faces = [picture, picture.trimmed, picture.centre].map(PictureHash.init)
  }

  /// The bits by which another picture, as it is or without its plain border, differs from the nearest
  /// of the three, by the better of the two fingerprints; nil where one of them shows nothing to compare.
  ///
  /// The reference takes 10 bits of either. With six pairs of faces to compare, the gradient's counts
  /// two more: of 22,350 pairs of drawn logos 13 are then taken for one another, without it 39, and
  /// nothing edited is lost (`LikenessTests`).
  package func distance(to other: Likeness) -> Int? {
    let own = faces.filter { $0.contrast >= Self.leastContrast }
    let others = other.faces.prefix(2).filter { $0.contrast >= Self.leastContrast }
    return own.flatMap { face in
      others.map { other in
        min(
          (face.gradient ^ other.gradient).nonzeroBitCount + Self.caution,
          (face.frequency ^ other.frequency).nonzeroBitCount)
      }
    }.min()
  }
}
