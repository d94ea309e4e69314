internal import CGD

/// A small picture in grey, as likeness needs it: at most 256 pixels a side, 0 black to 255 white.
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
  /// Row by row.
  package let pixels: [Float]

  /// Bytes beyond which nothing is looked at.
  package static let mostBytes = 2 << 20
  /// Pixels a side beyond which nothing is unpacked.
  package static let mostSide = 2_048
  static let side = 256

  init(width: Int, height: Int, pixels: [Float]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Unpacks a JPEG, PNG, GIF (its first frame) or WebP; what is transparent becomes white.
  package init(decoding bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= Self.mostBytes else { throw .tooManyBytes }
    guard let head = PictureHead(bytes), head.width > 0, head.height > 0 else {
      throw .unknownKind
    }
    guard head.width <= Self.mostSide, head.height <= Self.mostSide else { throw .tooManyPixels }
    guard let image = GDImage(bytes, head.kind) else { throw .damaged }
    let (width, height) = (image.width, image.height)
    guard width > 0, height > 0, width <= Self.mostSide, height <= Self.mostSide else {
      throw .tooManyPixels
    }
    let whole = Picture(width: width, height: height, pixels: image.grey())
    self = whole.scaled(to: min(width, Self.side), min(height, Self.side))
  }
}

/// An unpacked picture of libgd, freed at the end of its life.
@safe
private struct GDImage: ~Copyable {
  private let image: gdImagePtr

  init?(_ bytes: [UInt8], _ kind: PictureHead.Kind) {
    vigia_gd_be_quiet()
    let made = unsafe bytes.withUnsafeBytes { buffer -> gdImagePtr? in
      let size = Int32(buffer.count)
      return switch kind {
      case .jpeg: unsafe vigia_gd_jpeg(size, buffer.baseAddress)
      case .png: unsafe vigia_gd_png(size, buffer.baseAddress)
      case .gif: unsafe vigia_gd_gif(size, buffer.baseAddress)
      case .webp: unsafe vigia_gd_webp(size, buffer.baseAddress)
      }
    }
    guard let made = unsafe made else { return nil }
    unsafe image = made
  }

  deinit { unsafe gdImageDestroy(image) }

  var width: Int { unsafe Int(vigia_gd_width(image)) }
  var height: Int { unsafe Int(vigia_gd_height(image)) }

  /// Luma by ITU-R BT.601, over white.
  func grey() -> [Float] {
    var pixels: [Float] = []
    pixels.reserveCapacity(width * height)
    for y in 0..<Int32(height) {
      for x in 0..<Int32(width) {
        let colour = unsafe UInt32(bitPattern: vigia_gd_pixel(image, x, y))
        let (red, green, blue) = (
          Float(colour >> 16 & 255), Float(colour >> 8 & 255), Float(colour & 255)
        )
        let opaque = 1 - Float(colour >> 24 & 127) / 127
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue
        pixels.append(luma * opaque + 255 * (1 - opaque))
      }
    }
    return pixels
  }
}
