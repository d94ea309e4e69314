import Rehearsal
import Testing

@testable import Imaging

@Suite("Small copies of strangers' pictures")
struct PortraitTests {
  @Test("a copy is a small JPEG of our own that still shows the picture")
  func small() throws {
    let official = Drawing(logo: 4, side: 300)
    let portrait = try Portrait(decoding: official.png)
    let head = try #require(PictureHead(portrait.copy))
    #expect(head.kind == .jpeg && head.width == Portrait.side && head.height == Portrait.side)
    #expect(portrait.copy.count < 16_000)
    let shown = try Likeness(Picture(decoding: portrait.copy))
    #expect(portrait.likeness.distance(to: shown).map { $0 <= Likeness.near } == true)
    let other = try Portrait(decoding: Drawing(logo: 5, side: 300).png)
    #expect(other.likeness.distance(to: shown).map { $0 <= Likeness.near } != true)
  }

  @Test("a copy keeps the proportions and never grows")
  func proportions() throws {
    func size(_ width: Int, _ height: Int) throws -> [Int] {
      let row = [0] + (0..<width * 3).map { UInt8(truncatingIfNeeded: $0 * 7) }
      let file = Drawing.file(
        width: width, height: height, rows: (0..<height).flatMap { _ in row })
      let head = try #require(PictureHead(Portrait(decoding: file).copy))
      return [head.width, head.height]
    }
    #expect(try size(24, 24) == [24, 24])
    #expect(try size(384, 192) == [96, 48])
    #expect(try size(1_000, 2) == [96, 1])
    #expect(try size(1, 1) == [1, 1])
  }

  @Test("nothing that a stranger hid in a picture reaches the page")
  func nothingHidden() throws {
    let script = Array("<script>alert(1)</script>".utf8)
    let copy = try Portrait(decoding: Drawing(logo: 6, side: 40).png + script).copy
    #expect(!String(decoding: copy, as: UTF8.self).contains("script"))
    #expect(throws: Picture.Refusal.self) { try Portrait(decoding: script) }
    #expect(throws: Picture.Refusal.tooManyPixels) {
      try Portrait(decoding: Drawing.file(width: 60_000, height: 60_000, rows: [0, 1, 2]))
    }
  }
}
