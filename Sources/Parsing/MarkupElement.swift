/// An element of a document's tree.
struct MarkupElement {
  let tree: MarkupTree
  /// Its place among the tree's items.
  let index: Int

  private var item: MarkupTree.Item { tree.items[index] }

  /// The name in lower case with its vocabulary's usual prefix: `title`, `dc:creator`.
  var name: String { tree.names[Int(item.name)].text }

  /// The name, when it is one that readers know.
  var known: MarkupName? { item.known }

  /// Whether it belongs to Media RSS.
  var isMedia: Bool { tree.names[Int(item.name)].isMedia }

  /// The URL that relative links inside resolve against.
  var base: String? { tree.surroundings[Int(item.surroundings)].base }

  /// The language in force.
  var language: String? { tree.surroundings[Int(item.surroundings)].language }

  /// The value of an attribute.
  func attribute(_ name: MarkupName) -> String? {
    for attribute in tree.attributes[item.stretch.range] where attribute.name == name {
      return String(utf8: MarkupValue.attribute(tree.bytes, attribute.value))
    }
    return nil
  }

  /// The elements right below.
  var children: Children {
    Children(tree: tree, place: index + 1, end: Int(item.end), name: nil)
  }

  /// The children of that name.
  func children(_ name: MarkupName) -> Children {
    Children(tree: tree, place: index + 1, end: Int(item.end), name: name)
  }

  /// The first child of that name.
  func child(_ name: MarkupName) -> MarkupElement? {
    var below = children(name)
    return below.next()
  }

  /// The element itself and those below of any of these names, in document order.
  func all(_ names: [MarkupName]) -> [MarkupElement] {
    (index..<Int(item.end)).filter { tree.items[$0].known.map { names.contains($0) } ?? false }
      .map { MarkupElement(tree: tree, index: $0) }
  }

  /// True when there are elements below, as in XHTML written without escaping.
  var hasElements: Bool {
    var below = children
    return below.next() != nil
  }

  /// All text below, without the tags and without blanks of ASCII at both ends.
  var content: ArraySlice<UInt8> { MarkupValue.text(tree, (index + 1)..<Int(item.end)) }

  /// The same as text.
  var text: String { String(utf8: content) }

  /// All text below, trimmed; nil when there is none.
  var trimmedText: String? { text.trimmed.nonEmpty }

  /// What is inside as HTML again, for `HTMLFragment`.
  var innerHTML: [UInt8] {
    var result: [UInt8] = []
    appendHTML(to: &result)
    return result
  }

  private func appendHTML(to result: inout [UInt8]) {
    var next = index + 1
    let end = Int(item.end)
    while next < end {
      let stop = MarkupValue.endOfTexts(tree, from: next, to: end)
      if stop > next {
        for byte in MarkupValue.text(tree, next..<stop, trims: false) {
          switch byte {
          case UInt8(ascii: "&"): result += "&amp;".utf8
          case UInt8(ascii: "<"): result += "&lt;".utf8
          default: result.append(byte)
          }
        }
        next = stop
      } else if tree.items[next].isEntry {
        next = Int(tree.items[next].end)
      } else {
        let tag = tree.names[Int(tree.items[next].name)].local
        result += "<\(tag)>".utf8
        MarkupElement(tree: tree, index: next).appendHTML(to: &result)
        result += "</\(tag)>".utf8
        next = Int(tree.items[next].end)
      }
    }
  }

  /// Elements beside each other, in document order; of one name, or all.
  struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: MarkupTree
    fileprivate var place: Int
    fileprivate let end: Int
    fileprivate let name: MarkupName?

    mutating func next() -> MarkupElement? {
      while place < end {
        let found = place
        place = Int(tree.items[found].end)
        if name == nil ? !tree.items[found].isText : tree.items[found].known == name {
          return MarkupElement(tree: tree, index: found)
        }
      }
      return nil
    }
  }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
  /// Without white space at both ends.
  var trimmed: String {
    // Most texts begin and end with a letter of ASCII.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return String(self)
    }
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = unicodeScalars.firstIndex(where: { !isBlank($0) }),
      let last = unicodeScalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first..<unicodeScalars.index(after: last)])
  }
}

extension String {
  /// The text, or nil when it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
