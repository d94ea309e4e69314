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
    if let only = onlyText(tree, items, trims: trims) {
      let slice = tree.bytes[only]
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
      // An element's own texts follow it; those of an entry inside are that entry's alone.
      let isEntry = stop < items.upperBound && tree.items[stop].isEntry
      next = isEntry ? Int(tree.items[stop].end) : stop + 1
    }
    return trims ? result[trimmed(result, result.indices)] : result[...]
  }

  /// Where the texts that follow each other from a place on end.
  static func endOfTexts(_ tree: MarkupTree, from start: Int, to end: Int) -> Int {
    var stop = start
    while stop < end, tree.items[stop].isText { stop += 1 }
    return stop
  }

  /// Where the one text stands that says something; nil when there are several, or an element, or when it
  /// does not stand there as it is read.
  private static func onlyText(
    _ tree: MarkupTree, _ items: Range<Int>, trims: Bool
  ) -> Range<Int>? {
    guard items.count <= 3 else { return nil }
    var found: Range<Int>?
    for index in items {
      let item = tree.items[index]
      guard item.isText else { return nil }
      var range = item.stretch.range
      if trims {
        // A section is often on lines of its own.
        range = trimmed(tree.bytes, range)
        if range.isEmpty { continue }
      }
      guard found == nil, !item.stretch.isRaw else { return nil }
      found = range
    }
    return found
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while lower < upper, isBlank(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D) ~= byte }

  /// The value of an attribute.
  static func attribute(_ bytes: [UInt8], _ stretch: MarkupTree.Stretch) -> ArraySlice<UInt8> {
    guard stretch.isRaw else { return bytes[stretch.range] }
    var result: [UInt8] = []
    // A reference may name a line break, which stays; one that is written is read as a blank.
    if bytes[stretch.range].contains(where: { $0 == 0x09 || $0 == 0x0A }) {
      let source = bytes[stretch.range].map { $0 == 0x09 || $0 == 0x0A ? 0x20 : $0 }
      append(.init(0..<source.count, isRaw: true), of: source, to: &result)
    } else {
      append(stretch, of: bytes, to: &result)
    }
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
