internal import Text

/// What the prefixes of a plain document mean, and which name in the tree each written one is.
struct PlainNames {
  /// A namespace in force: it ends with the element at `depth`.
  private struct Declaration {
    /// Empty for elements without a prefix.
    let prefix: String
    let uri: String
    let depth: Int
  }

  /// A written name that was looked up.
  private struct Known {
    let range: Range<Int>
    let isAttribute: Bool
    /// Which declarations were in force.
    let scope: Int
    let index: Int32
  }

  private var declarations: [Declaration] = []
  /// More at once than any feed has: all of them are looked through for a name met the first time.
  private static let declarationLimit = 100
  /// One number for each set of declarations that was in force so far, the present one last.
  private var scopes = [0]
  private var scopeCount = 1
  /// Each at the place that its hash names or at the next free one; never more than half full.
  private var recent = Self.empty
  private var recentCount = 0

  private static let empty = [Known?](repeating: nil, count: 512)

  func isDeclaration(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    bytes.holds("xmlns", at: name.lowerBound)
      && (name.count == 5 || bytes[name.lowerBound + 5] == UInt8(ascii: ":"))
  }

  /// Takes note of an attribute that declares a namespace for the element at a depth; false when it does so
  /// in a way that is not plain.
  mutating func declare(
    _ name: Range<Int>, _ value: MarkupTree.Stretch, _ bytes: Span<UInt8>, depth: Int
  ) -> Bool {
    guard isDeclaration(name, bytes) else { return true }
    let prefix = String(utf8: bytes.extracting(name).extracting(min(6, name.count)...))
    let uri = String(utf8: bytes.extracting(value.range))
    guard declarations.count < Self.declarationLimit, !value.isRaw,
      prefix.isEmpty || !uri.isEmpty, !prefix.hasPrefix("xml"),
      !uri.hasPrefix("http://www.w3.org/XML/"), !uri.hasPrefix("http://www.w3.org/2000/xmlns")
    else { return false }
    if declarations.last?.depth != depth {
      scopes.append(scopeCount)
      scopeCount += 1
    }
    declarations.append(Declaration(prefix: prefix, uri: uri, depth: depth))
    return true
  }

  /// Forgets what the element at a depth declared.
  mutating func leave(depth: Int) {
    guard let last = declarations.last, last.depth == depth else { return }
    scopes.removeLast()
    declarations.removeAll { $0.depth == depth }
  }

  /// The tree's name for a written one; nil when it is not plain.
  mutating func index(
    of name: Range<Int>, _ bytes: Span<UInt8>, isAttribute: Bool,
    _ builder: inout MarkupTree.Builder
  ) -> Int32? {
    let scope = scopes[scopes.count - 1]
    var slot = Self.hash(name, bytes, seed: 2 * scope + (isAttribute ? 1 : 0))
    while let known = recent[slot] {
      if known.scope == scope, known.isAttribute == isAttribute, bytes.isSame(known.range, name) {
        return known.index
      }
      slot = (slot + 1) % recent.count
    }
    let text = String(utf8: bytes.extracting(name))
    guard !text.hasPrefix("xmlns") else { return nil }
    let parts = text.split(separator: ":")
    let prefix = parts.count == 2 ? String(parts[0]) : ""
    let uri =
      prefix.isEmpty && isAttribute
      ? nil : declarations.last { $0.prefix == prefix }?.uri.nonEmpty
    let made = Vocabulary.name(
      local: String(parts[parts.count - 1]), prefix: prefix.nonEmpty, uri: uri)
    let index = builder.index(of: made)
    if 2 * recentCount == recent.count { (recent, recentCount) = (Self.empty, 0) }
    recentCount += 1
    recent[slot] = Known(range: name, isAttribute: isAttribute, scope: scope, index: index)
    return index
  }

  /// A place in `recent`, eight bytes of the name at a time.
  private static func hash(_ name: Range<Int>, _ bytes: Span<UInt8>, seed: Int) -> Int {
    // The golden ratio, as Knuth has it.
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: seed)
    var at = name.lowerBound
    while at + 8 <= name.upperBound {
      hash = (hash ^ ByteScan.load(bytes, at)) &* factor
      hash ^= hash >> 32
      at += 8
    }
    while at < name.upperBound {
      hash = (hash << 8 ^ UInt64(bytes[at])) &* factor
      at += 1
    }
    return Int(hash >> 55)
  }
}
