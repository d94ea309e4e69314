internal import Text

/// Reads what stands in a tree's bytes: texts and values of attributes.
enum MarkupValue {
  /// The texts among some items, one after another.
  ///
  /// What tags stood between is mended each for itself, for only one of them may be doubly encoded.
  /// `trims` leaves out blanks of ASCII at both ends, and so spares most texts a copy.
  static func text(
    _ tree: MarkupTree, _ items: Range<Int>, trims: Bool = true
  ) -> ArraySlice<UInt8> {
    if let only = onlyText(tree, items, trims: trims), !only.isRaw {
      let slice = trims ? trimmed(tree.bytes[only.range]) : tree.bytes[only.range]
      return DoubleEncoding.mended(slice.span)?[...] ?? slice
    }
    var result: [UInt8] = []
    var next = items.lowerBound
    while next < items.upperBound {
      let stop = endOfTexts(tree, from: next, to: items.upperBound)
      let start = result.count
      for item in tree.items[next..<stop] { append(item.stretch, of: tree.bytes, to: &result) }
      if let mended = DoubleEncoding.mended(result.span.extracting(start...)) {
        result.replaceSubrange(start..., with: mended)
      }
      // An element's own texts follow it.
      next = max(stop, next + 1)
    }
    return trims ? trimmed(result[...]) : result[...]
  }

  /// Where the texts that follow each other from a place on end.
  static func endOfTexts(_ tree: MarkupTree, from start: Int, to end: Int) -> Int {
    var stop = start
    while stop < end, tree.items[stop].isText { stop += 1 }
    return stop
  }

  /// The one text that says something; nil when there are several, or an element.
  private static func onlyText(
    _ tree: MarkupTree, _ items: Range<Int>, trims: Bool
  ) -> MarkupTree.Stretch? {
    guard items.count <= 3 else { return nil }
    var found: MarkupTree.Stretch?
    for item in tree.items[items] {
      guard item.isText else { return nil }
      // A section is often on lines of its own.
      if trims, trimmed(tree.bytes[item.stretch.range]).isEmpty { continue }
      guard found == nil else { return nil }
      found = item.stretch
    }
    return found
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (lower, upper) = (bytes.startIndex, bytes.endIndex)
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while lower < upper, isBlank(bytes[upper - 1]) { upper -= 1 }
    return bytes[lower..<upper]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D) ~= byte }

  /// The value of an attribute.
  static func attribute(_ bytes: [UInt8], _ stretch: MarkupTree.Stretch) -> ArraySlice<UInt8> {
    guard stretch.isRaw else { return bytes[stretch.range] }
    var result: [UInt8] = []
    for byte in bytes[stretch.range] { result.append(byte == 0x09 || byte == 0x0A ? 0x20 : byte) }
    let source = result
    result.removeAll(keepingCapacity: true)
    append(.init(0..<source.count, isRaw: true), of: source, to: &result)
    return result[...]
  }

  private static func append(
    _ stretch: MarkupTree.Stretch, of bytes: [UInt8], to result: inout [UInt8]
  ) {
    let source = bytes.span.extracting(stretch.range)
    guard stretch.isRaw else { return result.append(source) }
    var position = 0
    while position < source.count {
      let end = ByteScan.find(UInt8(ascii: "&"), in: source, from: position)
      result.append(source.extracting(position..<end))
      guard end < source.count else { return }
      let reference = MarkupReference(source, at: end)
      switch reference.meaning {
      case .character(let scalar): result += UTF8.encode(scalar) ?? .init()
      case .nothing: break
      case .ampersand: result.append(UInt8(ascii: "&"))
      }
      position = reference.end
    }
  }
}
