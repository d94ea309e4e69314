import Rehearsal
import Testing

@testable import Imaging

@Suite("Pictures that pass for another")
struct LikenessTests {
  private static let logos = 60

  private func distance(_ official: Drawing, _ seen: Drawing) throws -> Int? {
    try Likeness(Picture(decoding: official.png)).distance(
      to: Likeness(Picture(decoding: seen.png)))
  }

  private func kept(_ change: (Drawing) -> Drawing) throws -> Double {
    let kept = try (0..<Self.logos).count { number in
      let logo = Drawing(logo: number)
      return try distance(logo, change(logo)).map { $0 <= Likeness.near } == true
    }
    return Double(kept) / Double(Self.logos)
  }

  @Test("a logo resized, brightened, recompressed or badged is recognised")
  func edits() throws {
    #expect(try kept { $0 } == 1)
    #expect(try kept { _ in Drawing(logo: 0) } < 0.1, "the measure can fail")
    let resized = try (0..<Self.logos).count { number in
      try distance(Drawing(logo: number), Drawing(logo: number, side: 73))
        .map { $0 <= Likeness.near } == true
    }
    #expect(Double(resized) / Double(Self.logos) >= 0.98)
    #expect(try kept { $0.brighter(by: 25) } >= 0.98)
    #expect(try kept { $0.noisy(20) } >= 0.98)
    #expect(try kept(\.badged) >= 0.98)
    #expect(try kept { $0.cropped(percent: 5) } >= 0.75)
    #expect(try kept { $0.framed(by: 12) } >= 0.25)
  }

  @Test("of thousands of pairs of other logos hardly one is taken for another")
  func strangers() throws {
    let pictures = try (0..<90).map { try Picture(decoding: Drawing(logo: $0).png) }
    let likenesses = pictures.map(Likeness.init)
    var pairs = 0
    var taken = 0
    for (one, likeness) in likenesses.enumerated() {
      for (other, seen) in likenesses.enumerated() where one != other {
        pairs += 1
        if likeness.distance(to: seen).map({ $0 <= Likeness.near }) == true { taken += 1 }
      }
    }
    #expect(Double(taken) / Double(pairs) <= 0.001, "\(taken) of \(pairs)")
  }

  @Test("a picture of one colour is like no other")
  func plain() throws {
    #expect(try distance(Drawing(plain: 64, 200), Drawing(plain: 64, 200)) == nil)
    #expect(try distance(Drawing(logo: 1), Drawing(plain: 64, 0)) == nil)
  }
}

@Suite("Pictures that are bombs, lies or ends too early")
struct HostilePictureTests {
  private func refusal(_ bytes: [UInt8]) -> Picture.Refusal? {
    do throws(Picture.Refusal) {
      _ = try Picture(decoding: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("a few bytes that claim a hundred million pixels are not unpacked")
  func bomb() {
    #expect(
      refusal(Drawing.file(width: 60_000, height: 60_000, rows: [0, 1, 2])) == .tooManyPixels)
    let gif: [UInt8] =
      Array("GIF89a".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0, 0] + [UInt8](repeating: 0, count: 40)
    #expect(refusal(gif) == .tooManyPixels)
    let lossless: [UInt8] =
      Array("RIFF".utf8) + [40, 0, 0, 0] + Array("WEBPVP8L".utf8) + [30, 0, 0, 0]
      + [0x2F, 0xFF, 0xFF, 0xFF, 0x0F] + [UInt8](repeating: 0, count: 30)
    #expect(refusal(lossless) == .tooManyPixels)
    let jpeg: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0]
      + [UInt8](repeating: 0, count: 20)
    #expect(refusal(jpeg) == .tooManyPixels)
  }

  @Test("a WebP whose canvas is larger than its first frame is judged by the canvas")
  func canvas() {
    func webp(canvas: [UInt8]) -> [UInt8] {
      let frame: [UInt8] = [0x10, 0, 0, 0x9D, 1, 0x2A, 16, 0, 16, 0]
      let body =
        Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 2, 0, 0, 0] + canvas
        + Array("VP8 ".utf8) + [50, 0, 0, 0] + frame + [UInt8](repeating: 0, count: 40)
      return Array("RIFF".utf8) + [UInt8(body.count), 0, 0, 0] + body
    }
    // libgd makes room for the canvas of an animation before it looks at a frame: here a gigabyte.
    #expect(refusal(webp(canvas: [0xFF, 0x3F, 0, 0xFF, 0x3F, 0])) == .tooManyPixels)
    #expect(refusal(webp(canvas: [0xFF, 0xFF, 0xFF, 0, 0, 0])) == .tooManyPixels)
    #expect(refusal(webp(canvas: [15, 0, 0, 15, 0, 0])) == .damaged)
  }

  @Test("a JPEG of a thousand scans is not unpacked a thousand times")
  func scans() {
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12]
    let jpeg: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, 0, 64, 0, 64, 1, 1, 0x11, 0]
      + (0..<1000).flatMap { _ in scan }
    #expect(refusal(jpeg) == .unknownKind)
  }

  @Test(
    "a JPEG whose scans hide in what looks like the length of another segment is refused as well")
  func hiddenScans() {
    // The name of the component and its tables read as a marker, the band of frequencies as a length.
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 0xFF, 0xE1, 63, 63, 0]
    let jpeg: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, 0, 64, 0, 64, 1, 0xFF, 0x11, 0]
      + (0..<1000).flatMap { _ in scan }
    #expect(refusal(jpeg) == .unknownKind)
  }

  @Test("a JPEG that says its size twice is not taken at its word")
  func twoSizes() {
    let small: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 64, 0, 64, 1, 1, 0x11, 0]
    let large: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0]
    for sizes in [small + large, large + small] {
      #expect(refusal([0xFF, 0xD8] + sizes + [UInt8](repeating: 0, count: 20)) == .unknownKind)
    }
  }

  @Test("what is no picture is refused whatever it is called, and every beginning of one as well")
  func lies() {
    #expect(refusal([]) == .unknownKind)
    #expect(refusal(Array("<svg onload=alert(1)>".utf8)) == .unknownKind)
    #expect(refusal([UInt8](repeating: 0x41, count: 3 << 20)) == .tooManyBytes)
    let whole = Drawing(logo: 3, side: 24).png
    for length in stride(from: 0, to: whole.count - 20, by: 37) {
      #expect(refusal(Array(whole.prefix(length))) != nil)
    }
    for kind in [Array("GIF89a".utf8), [0xFF, 0xD8, 0xFF, 0xE0], Array("RIFFxxxxWEBPVP8 ".utf8)] {
      var state: UInt64 = 5
      let noise = (0..<600).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      #expect(refusal(kind + noise) != nil)
    }
  }

  @Test("bytes that are damaged at random never end the program")
  func fuzz() {
    let whole = Drawing(logo: 5, side: 24).png
    var state: UInt64 = 11
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = refusal(bytes)
    }
  }
}
