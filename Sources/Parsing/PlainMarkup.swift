internal import Text

/// Reads a document that is well-formed and plain, as nearly every feed is, in one pass and without copies.
///
/// Whatever calls for a judgement (an error, a document type, a processing instruction inside, a control
/// character, a name beyond ASCII) gives nil: that is for `LiberalMarkup`, which would make the same tree of
/// everything that is read here.
enum PlainMarkup {
  /// The document's tree; nil when it is not plain.
  static func read(_ source: [UInt8], base: String?) -> MarkupTree? {
    // libxml2 takes no text of ten million bytes.
    guard source.count < 9_000_000, !holdsNoncharacter(source.span) else { return nil }
    var reader = PlainReader(source, base: base)
    if reader.read(source.span) { return MarkupTree(reader.builder, bytes: source) }
    guard reader.metControl else { return nil }
    let clean = cleaned(source.span)
    reader = PlainReader(clean, base: base)
    return reader.read(clean.span) ? MarkupTree(reader.builder, bytes: clean) : nil
  }

  /// The bytes without control characters and with every line ending in one line feed, as XML reads them.
  private static func cleaned(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let end = ByteScan.first(in: bytes, from: position) {
        ByteScan.less($0, 0x20)
      } one: {
        $0 < 0x20
      }
      result.append(bytes.extracting(position..<end))
      guard end < bytes.count else { break }
      position = end + 1
      switch bytes[end] {
      case 0x09, 0x0A: result.append(bytes[end])
      case 0x0D where position == bytes.count || bytes[position] != 0x0A: result.append(0x0A)
      default: break
      }
    }
    return result
  }

  /// Whether U+FFFE or U+FFFF occurs (`EF BF BE`, `EF BF BF`), which XML knows none of.
  private static func holdsNoncharacter(_ bytes: Span<UInt8>) -> Bool {
    var at = bytes.far(0xEF, from: 0)
    while at + 2 < bytes.count {
      if bytes[at + 1] == 0xBF, bytes[at + 2] >= 0xBE { return true }
      at = bytes.far(0xEF, from: at + 1)
    }
    return false
  }
}

/// The one pass: every function goes past what it names, or says false where the document is not plain.
private struct PlainReader {
  private(set) var builder: MarkupTree.Builder
  private var position: Int
  private var names = PlainNames()
  /// The names of the elements that are open, as written.
  private var open: [Range<Int>] = []
  private var attributes: [(name: Range<Int>, value: MarkupTree.Stretch)] = []
  private var elements = 0
  private var hasRoot = false
  /// Whether a control character other than tab and line feed is why the document is not plain.
  private(set) var metControl = false

  /// Fewer than libxml2's 256.
  private static let depthLimit = 250

  init(_ source: [UInt8], base: String?) {
    builder = MarkupTree.Builder(base: base, size: source.count)
    position = MarkupRepair.start(of: source)
  }

  mutating func read(_ bytes: Span<UInt8>) -> Bool {
    while position < bytes.count {
      let isPlain = bytes[position] == UInt8(ascii: "<") ? markup(bytes) : text(bytes)
      guard isPlain else { return false }
    }
    return hasRoot && open.isEmpty
  }

  /// What stands between tags; outside of the root that may only be blanks.
  private mutating func text(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    skipBlanks(bytes)
    let isBlank = position == bytes.count || bytes[position] == UInt8(ascii: "<")
    var isRaw = false
    scanning: while true {
      position = ByteScan.first(in: bytes, from: position) {
        ByteScan.equal($0, 0x3C) | ByteScan.equal($0, 0x26) | ByteScan.equal($0, 0x5D)
          | ByteScan.less($0, 0x20)
      } one: {
        $0 == 0x3C || $0 == 0x26 || $0 == 0x5D || $0 < 0x20
      }
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "<"): break scanning
      case UInt8(ascii: "&"): isRaw = true
      case UInt8(ascii: "]") where !bytes.holds("]]>", at: position): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): break
      default:
        metControl = bytes[position] < 0x20
        return false
      }
      position += 1
    }
    if open.isEmpty { return isBlank }
    if !(isBlank && builder.isInList) { builder.text(.init(start..<position, isRaw: isRaw)) }
    return true
  }

  /// Takes note when a text holds a control character other than tab and line feed.
  private mutating func holdsControl(_ text: Span<UInt8>) -> Bool {
    var at = 0
    while true {
      at = ByteScan.first(in: text, from: at) {
        ByteScan.less($0, 0x20)
      } one: {
        $0 < 0x20
      }
      guard at < text.count else { return false }
      guard text[at] == 0x0A || text[at] == 0x09 else {
        metControl = true
        return true
      }
      at += 1
    }
  }

  /// Whatever begins with `<`.
  private mutating func markup(_ bytes: Span<UInt8>) -> Bool {
    guard position + 1 < bytes.count else { return false }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"): return endTag(bytes)
    case UInt8(ascii: "!"):
      guard position + 2 < bytes.count, bytes[position + 2] == UInt8(ascii: "[") else {
        return bytes.holds("<!--", at: position) && comment(bytes)
      }
      return bytes.holds("<![CDATA[", at: position) && section(bytes)
    case UInt8(ascii: "?"): return styleSheet(bytes)
    default: return startTag(bytes)
    }
  }

  private mutating func comment(_ bytes: Span<UInt8>) -> Bool {
    guard let end = bytes.far("-->", from: position + 4) else { return false }
    position = end + 3
    return true
  }

  private mutating func section(_ bytes: Span<UInt8>) -> Bool {
    let start = position + 9
    guard !open.isEmpty, let end = bytes.far("]]>", from: start),
      !holdsControl(bytes.extracting(start..<end))
    else { return false }
    builder.text(.init(start..<end, isRaw: false))
    position = end + 3
    return true
  }

  /// The one instruction that feeds have, before the root.
  private mutating func styleSheet(_ bytes: Span<UInt8>) -> Bool {
    guard open.isEmpty, bytes.holds("<?xml-stylesheet ", at: position),
      let end = bytes.far("?>", from: position),
      ByteScan.find(UInt8(ascii: "<"), in: bytes, from: position + 1) > end
    else { return false }
    position = end + 2
    return true
  }

  private mutating func endTag(_ bytes: Span<UInt8>) -> Bool {
    guard let begun = open.popLast(), position + 2 + begun.count < bytes.count else { return false }
    let name = position + 2..<position + 2 + begun.count
    // Longer than the name that was begun, it does not end in time.
    position = name.upperBound
    skipBlanks(bytes)
    guard bytes.isSame(name, begun), position < bytes.count,
      bytes[position] == UInt8(ascii: ">")
    else { return false }
    position += 1
    builder.end()
    names.leave(depth: open.count)
    return true
  }

  private mutating func startTag(_ bytes: Span<UInt8>) -> Bool {
    position += 1
    elements += 1
    guard !open.isEmpty || !hasRoot, open.count < Self.depthLimit,
      elements < LiberalMarkup.elementLimit, let name = name(bytes), attributes(bytes)
    else { return false }
    hasRoot = true
    for index in attributes.indices {
      let (name, value) = attributes[index]
      guard !(0..<index).contains(where: { bytes.isSame(attributes[$0].name, name) }),
        names.declare(name, value, bytes, depth: open.count)
      else { return false }
    }
    guard let index = names.index(of: name, bytes, isAttribute: false, &builder) else {
      return false
    }
    builder.begin(index)
    open.append(name)
    guard attributes.isEmpty || addAttributes(bytes) else { return false }
    if bytes[position] == UInt8(ascii: "/") {
      position += 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else { return false }
      builder.end()
      open.removeLast()
      names.leave(depth: open.count)
    }
    position += 1
    return true
  }

  private mutating func addAttributes(_ bytes: Span<UInt8>) -> Bool {
    var base: String?
    var language: String?
    for (name, value) in attributes where !names.isDeclaration(name, bytes) {
      guard let index = names.index(of: name, bytes, isAttribute: true, &builder) else {
        return false
      }
      let known = builder.attribute(index, value)
      guard known == .xmlBase || known == .xmlLang else { continue }
      // A reference in it is for the other reader, who has the text at hand.
      guard !value.isRaw else { return false }
      let text = String(utf8: bytes.extracting(value.range))
      if known == .xmlBase { base = text } else { language = text }
    }
    if base != nil || language != nil { builder.inherit(base: base, language: language) }
    return true
  }

  /// The attributes of a tag, up to its `>` or `/`.
  private mutating func attributes(_ bytes: Span<UInt8>) -> Bool {
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    while true {
      let before = position
      skipBlanks(bytes)
      guard position < bytes.count else { return false }
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { return true }
      if byte < 0x20 { metControl = true }
      guard position > before, attributes.count < 100, let name = name(bytes) else { return false }
      skipBlanks(bytes)
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return false }
      position += 1
      skipBlanks(bytes)
      guard let value = value(bytes) else { return false }
      attributes.append((name, value))
    }
  }

  /// A value in quotes.
  private mutating func value(_ bytes: Span<UInt8>) -> MarkupTree.Stretch? {
    guard position < bytes.count else { return nil }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let start = position + 1
    let end = ByteScan.find(quote, in: bytes, from: start)
    guard end < bytes.count else { return nil }
    let value = bytes.extracting(start..<end)
    // A line break in a value is read as a blank.
    let special = ByteScan.first(in: value, from: 0) {
      ByteScan.less($0, 0x20) | ByteScan.equal($0, 0x26) | ByteScan.equal($0, 0x3C)
    } one: {
      $0 < 0x20 || $0 == 0x26 || $0 == 0x3C
    }
    guard !holdsControl(value.extracting(special...)),
      ByteScan.find(0x3C, in: value, from: special) == value.count
    else { return nil }
    position = end + 1
    return .init(start..<end, isRaw: special < value.count)
  }

  /// A name of ASCII with at most one colon inside.
  private mutating func name(_ bytes: Span<UInt8>) -> Range<Int>? {
    let start = position
    var colons = 0
    while position < bytes.count, Self.isName(bytes[position], isFirst: position == start) {
      if bytes[position] == UInt8(ascii: ":") { colons += 1 }
      position += 1
    }
    guard position > start, position < bytes.count, bytes[position] < 0x80, colons <= 1,
      bytes[start] != UInt8(ascii: ":"), bytes[position - 1] != UInt8(ascii: ":"),
      position - start < 200
    else { return nil }
    return start..<position
  }

  @inline(__always)
  private static func isName(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, UInt8(ascii: "_"), UInt8(ascii: ":"): true
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
    default: false
    }
  }

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < bytes.count,
      bytes[position] == 0x20 || bytes[position] == 0x0A
        || bytes[position] == 0x09
    {
      position += 1
    }
  }
}
