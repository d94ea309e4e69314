/// A small picture, as likeness needs it: at most 256 pixels a side, 0 dark to 255 light.
package struct Picture: Sendable, Hashable {
  /// Why bytes are no picture.
  package enum Refusal: Error, Hashable, Sendable {
    /// More bytes than an avatar has.
    case tooManyBytes
    /// Of no kind that is read, whatever its type says, or without a size.
    case unknownKind
    /// More pixels than an avatar has.
    case tooManyPixels
    /// The bytes do not hold what their beginning promises.
    case damaged
  }

  package let width: Int
  package let height: Int
  /// Grey, red, green, blue, each row by row.
  let planes: [[Float]]
  /// The grey.
  var grey: [Float] { planes[0] }

  /// Bytes beyond which nothing is looked at.
  package static let mostBytes = 2 << 20
  /// Pixels a side beyond which nothing is unpacked.
  package static let mostSide = 2_048
  static let side = 256

  init(width: Int, height: Int, planes: [[Float]]) {
    self.width = width
    self.height = height
    self.planes = planes
  }

  /// Unpacks a JPEG, PNG, GIF (its first frame) or WebP; what is transparent becomes white.
  package init(decoding bytes: [UInt8]) throws(Refusal) {
    self.init(try GDImage(decoding: bytes))
  }

  init(_ image: borrowing GDImage) {
    let whole = Picture(width: image.width, height: image.height, planes: image.planes())
    self = whole.scaled(to: min(whole.width, Self.side), min(whole.height, Self.side))
  }
}
