/// What is kept of an account's picture: how to recognise it, and a small copy to show.
package struct Portrait: Sendable {
  package let likeness: Likeness
  /// A JPEG that libgd wrote itself, at most `side` pixels a side; empty where there was no memory for it.
  ///
  /// Nothing of the stranger's bytes is in it, whatever they were.
  package let copy: [UInt8]

  /// Pixels a side of the copy: 48 on the page, twice that on a dense screen.
  package static let side = 96

  /// Unpacks a picture once for both.
  package init(decoding bytes: [UInt8]) throws(Picture.Refusal) {
    let image = try GDImage(decoding: bytes)
    likeness = Likeness(Picture(image))
    copy = image.jpeg(side: Self.side)
  }
}
