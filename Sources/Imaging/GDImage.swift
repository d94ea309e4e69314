internal import CGD

/// An unpacked picture of libgd, freed at the end of its life.
@safe
struct GDImage: ~Copyable {
  private let image: gdImagePtr

  /// Unpacks what is small enough and of a kind that is read.
  init(decoding bytes: [UInt8]) throws(Picture.Refusal) {
    guard bytes.count <= Picture.mostBytes else { throw .tooManyBytes }
    guard let head = PictureHead(bytes), head.width > 0, head.height > 0 else {
      throw .unknownKind
    }
    guard Self.isSmall(head.width, head.height) else { throw .tooManyPixels }
    guard let made = unsafe Self.unpack(bytes, head.kind) else { throw .damaged }
    guard Self.isSmall(unsafe Int(vigia_gd_width(made)), unsafe Int(vigia_gd_height(made))) else {
      unsafe gdImageDestroy(made)
      throw .tooManyPixels
    }
    unsafe image = made
  }

  deinit { unsafe gdImageDestroy(image) }

  var width: Int { unsafe Int(vigia_gd_width(image)) }
  var height: Int { unsafe Int(vigia_gd_height(image)) }

  /// Luma by ITU-R BT.601, red, green and blue, each row by row, over white.
  func planes() -> [[Float]] {
    var planes = [[Float]](repeating: [], count: 4)
    for plane in planes.indices { planes[plane].reserveCapacity(width * height) }
    for y in 0..<Int32(height) {
      for x in 0..<Int32(width) {
        let colour = unsafe UInt32(bitPattern: vigia_gd_pixel(image, x, y))
        let (red, green, blue) = (
          Float(colour >> 16 & 255), Float(colour >> 8 & 255), Float(colour & 255)
        )
        let opaque = 1 - Float(colour >> 24 & 127) / 127
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue
        let white = 255 * (1 - opaque)
        planes[0].append(luma * opaque + white)
        planes[1].append(red * opaque + white)
        planes[2].append(green * opaque + white)
        planes[3].append(blue * opaque + white)
      }
    }
    return planes
  }

  /// A JPEG of at most `side` pixels a side in the same proportions, over white; empty without memory.
  func jpeg(side: Int) -> [UInt8] {
    let shrinking = min(1, Double(side) / Double(max(width, height)))
    let (across, down) = (Double(width) * shrinking, Double(height) * shrinking)
    var size: Int32 = 0
    let made = unsafe vigia_gd_copy_as_jpeg(
      image, Int32(max(1, across.rounded())), Int32(max(1, down.rounded())), &size)
    guard let made = unsafe made else { return [] }
    defer { unsafe gdFree(made) }
    return unsafe Array(UnsafeRawBufferPointer(start: made, count: Int(size)))
  }

  private static func isSmall(_ width: Int, _ height: Int) -> Bool {
    (1...Picture.mostSide).contains(width) && (1...Picture.mostSide).contains(height)
  }

  private static func unpack(_ bytes: [UInt8], _ kind: PictureHead.Kind) -> gdImagePtr? {
    vigia_gd_be_quiet()
    return unsafe bytes.withUnsafeBytes { buffer -> gdImagePtr? in
      let size = Int32(buffer.count)
      return switch kind {
      case .jpeg: unsafe vigia_gd_jpeg(size, buffer.baseAddress)
      case .png: unsafe vigia_gd_png(size, buffer.baseAddress)
      case .gif: unsafe vigia_gd_gif(size, buffer.baseAddress)
      case .webp: unsafe vigia_gd_webp(size, buffer.baseAddress)
      }
    }
  }
}
