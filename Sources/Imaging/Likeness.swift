internal import Glibc

/// Fingerprints of a picture that stay nearly the same when it is resized, recompressed, brightened
/// or badged: dHash and pHash of 64 bits (reference: fake accounts, section 1.3), and colours.
package struct PictureHash: Sendable, Hashable, Codable {
  /// Whether each pixel of a 9 × 8 picture is darker than the one to its right.
  package let gradient: UInt64
  /// Whether each of the 8 × 8 lowest frequencies of a 32 × 32 picture is above their median.
  package let frequency: UInt64
  /// How much there is to compare: the grey's standard deviation; next to nothing in a plain picture.
  package let contrast: Float
  /// Red, green and blue of 12 × 12 areas.
  private let areas: [[Float]]

  /// Neighbours that differ by less are equal: what recompression leaves in a plain ground is no gradient.
  private static let least: Float = 2

  /// The fingerprints of a picture as it is.
  package init(_ picture: Picture) {
    let rows = picture.scaled(to: 9, 8).grey
    var gradient: UInt64 = 0
    for y in 0..<8 {
      for x in 0..<8 {
        let isDarker = rows[y * 9 + x] + Self.least < rows[y * 9 + x + 1]
        gradient = gradient << 1 | (isDarker ? 1 : 0)
      }
    }
    self.gradient = gradient
    frequency = Self.frequency(picture.scaled(to: 32, 32))
    let pixels = picture.grey
    let mean = pixels.reduce(0, +) / Float(max(1, pixels.count))
    let variance = pixels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    contrast = (variance / Float(max(1, pixels.count))).squareRoot()
    areas = Array(picture.scaled(to: 12, 12).planes.dropFirst())
  }

  /// What part of the areas has the same colour in both pictures, 0…1, when the one that is brighter as
  /// a whole is darkened: a badge changes a few areas, another logo of the same shape most.
  func agreement(with other: PictureHash) -> Double {
    var equal = [Bool](repeating: true, count: 144)
    for (own, their) in zip(areas, other.areas) {
      let gaps = zip(own, their).map { $0 - $1 }
      let usual = gaps.sorted()[gaps.count / 2]
      for (place, gap) in gaps.enumerated() where abs(gap - usual) > 40 { equal[place] = false }
    }
    return Double(equal.count { $0 }) / Double(equal.count)
  }

  private static func frequency(_ picture: Picture) -> UInt64 {
    let pixels = picture.grey
    var values: [Float] = []
    for v in 0..<8 {
      for u in 0..<8 {
        var sum: Float = 0
        for y in 0..<32 {
          let row = waves[v * 32 + y]
          var across: Float = 0
          for x in 0..<32 { across += pixels[y * 32 + x] * waves[u * 32 + x] }
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
  /// The reference takes 10 bits of either and measured it on logos without neighbours of one style. With
  /// six pairs of faces the gradient's bits count two more, and what is near must agree in colour in most
  /// areas as well, else it is put beyond `near`: of logos that share ground and outline one pair in 170
  /// was taken for one another, with it one in 8,000 (`make figures`; chosen on the other half).
  package func distance(to other: Likeness) -> Int? {
    let own = faces.filter { $0.contrast >= Self.leastContrast }
    let others = other.faces.prefix(2).filter { $0.contrast >= Self.leastContrast }
    return own.flatMap { face in
      others.map { other in
        let bits = min(
          (face.gradient ^ other.gradient).nonzeroBitCount + Self.caution,
          (face.frequency ^ other.frequency).nonzeroBitCount)
        let isOther = bits <= Self.near && face.agreement(with: other) < Self.leastAgreement
        return isOther ? Self.near + 1 : bits
      }
    }.min()
  }

  private static let leastAgreement = 0.85
}
