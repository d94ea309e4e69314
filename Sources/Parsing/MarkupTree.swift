/// The elements and texts of a document in its order, each a few numbers; not changed once it is built.
///
/// Text stays where it is in `bytes` until a reader asks for it: most of a feed nobody reads.
final class MarkupTree {
  /// A name as `Vocabulary` gives it, kept once.
  struct Name {
    let text: String
    /// What readers know it by; nil for what none asks for.
    let known: MarkupName?
    /// The name without its prefix.
    let local: String
    let isMedia: Bool

    init(_ text: String) {
      self.text = text
      known = MarkupName(rawValue: text)
      local = text.split(separator: ":").last.map(String.init) ?? text
      isMedia = text.hasPrefix("media:")
    }
  }

  /// A stretch of `bytes`.
  struct Stretch {
    var lower: Int32
    var upper: Int32
    /// Whether character references in it, and line breaks in an attribute, are still to be read.
    var isRaw: Bool

    init(_ range: Range<Int>, isRaw: Bool) {
      lower = Int32(truncatingIfNeeded: range.lowerBound)
      upper = Int32(truncatingIfNeeded: range.upperBound)
      self.isRaw = isRaw
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// An element or a text.
  struct Item {
    /// A text's bytes, or the indices of an element's attributes.
    var stretch: Stretch
    var known: MarkupName?
    /// Index into `names`; negative for a text.
    var name: Int32
    /// Index behind the last item below; for a text, behind itself.
    var end: Int32
    /// Index into `surroundings`.
    var surroundings: Int32

    var isText: Bool { name < 0 }

    /// Whether it is an entry of the feed, wherever it stands.
    var isEntry: Bool { known == .item || known == .entry }
  }

  struct Attribute {
    let value: Stretch
    let name: MarkupName?
  }

  /// Once so many elements have said what holds in them, the bases of others are passed over.
  private static let mostSurroundings = 10_000

  /// What an element inherits.
  struct Surroundings {
    /// The URL that relative links inside resolve against.
    var base: String?
    var language: String?
  }

  /// UTF-8 throughout.
  let bytes: [UInt8]
  let names: [Name]
  let items: [Item]
  let attributes: [Attribute]
  let surroundings: [Surroundings]

  /// The outermost element.
  var root: MarkupElement { MarkupElement(tree: self, index: 0) }

  /// Nil when there is no element.
  init?(_ builder: consuming Builder, bytes: [UInt8]) {
    guard let first = builder.items.first, !first.isText else { return nil }
    self.bytes = bytes
    names = builder.names
    items = builder.items
    attributes = builder.attributes
    surroundings = builder.surroundings
  }

  /// Takes a document's elements in their order.
  struct Builder {
    fileprivate(set) var items: [Item] = []
    fileprivate(set) var attributes: [Attribute] = []
    fileprivate(set) var names: [Name] = []
    fileprivate(set) var surroundings: [Surroundings]
    private var indices: [String: Int32] = [:]
    private var open: [Int] = []

    /// A document of so many bytes, fetched from `base`.
    init(base: String?, size: Int) {
      surroundings = [Surroundings(base: base)]
      // As dense as any feed; room that stays unused costs nothing.
      items.reserveCapacity(size / 16)
      attributes.reserveCapacity(size / 16)
    }

    /// Whether blanks are nobody's text here: between entries, and between what an entry consists of.
    var isInList: Bool {
      switch open.last.flatMap({ items[$0].known }) {
      case .rss, .rdfRdf, .channel, .feed, .item, .entry: true
      default: false
      }
    }

    /// The index of a name.
    mutating func index(of name: String) -> Int32 {
      if let index = indices[name] { return index }
      let index = Int32(names.count)
      names.append(Name(name))
      indices[name] = index
      return index
    }

    /// Begins an element; its attributes follow, then `inherit`, then what is inside.
    mutating func begin(_ name: Int32) {
      let around = open.last.map { items[$0].surroundings } ?? 0
      open.append(items.count)
      let first = attributes.count
      items.append(
        Item(
          stretch: Stretch(first..<first, isRaw: false), known: names[Int(name)].known,
          name: name, end: 0, surroundings: around))
    }

    /// Adds an attribute to the element just begun; returns what readers know it by.
    mutating func attribute(_ name: Int32, _ value: Stretch) -> MarkupName? {
      let known = names[Int(name)].known
      attributes.append(Attribute(value: value, name: known))
      items[items.count - 1].stretch.upper += 1
      return known
    }

    /// Says what holds in the element just begun and below; nil changes nothing.
    mutating func inherit(base: String?, language: String?) {
      let base = surroundings.count < MarkupTree.mostSurroundings ? base : nil
      guard base != nil || language != nil else { return }
      var own = surroundings[Int(items[items.count - 1].surroundings)]
      if let base = base?.trimmed.nonEmpty {
        own.base = WebAddress.resolve(base, against: own.base)
      }
      own.language = language ?? own.language
      items[items.count - 1].surroundings = Int32(surroundings.count)
      surroundings.append(own)
    }

    mutating func text(_ stretch: Stretch) {
      items.append(
        Item(
          stretch: stretch, known: nil, name: -1, end: Int32(items.count + 1), surroundings: 0))
    }

    /// Ends the innermost element.
    mutating func end() {
      guard let begun = open.popLast() else { return }
      items[begun].end = Int32(items.count)
    }
  }
}
