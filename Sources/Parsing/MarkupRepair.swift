/// Mends what would make libxml2 lose text: bare ampersands, HTML's character names, control
/// characters, anything before the first tag, and a declaration that no longer tells the encoding.
///
/// One pass, linear. What libxml2 reads in squared time is left out: the marks of comments that never
/// end, and attributes beyond reason.
enum MarkupRepair {
  static func repair(_ source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + source.count / 16)
    var position = start(of: source)
    var tag = TagGauge()
    var isEndless = false
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: "<"), source[position...].starts(with: "<![CDATA[".utf8) {
        position = copyVerbatim(source, from: position, to: "]]>", into: &result)
      } else if byte == UInt8(ascii: "<"), source[position...].starts(with: "<!--".utf8) {
        let end = isEndless ? nil : commentEnd(source, from: position + 4)
        isEndless = end == nil
        position = end ?? position + 4
      } else if byte == UInt8(ascii: "&") {
        position = copyReference(source, at: position, into: &result)
      } else if tag.isInside || byte == UInt8(ascii: "<") {
        tag.read(byte)
        if !tag.isOverfull { append(byte, to: &result) }
        position += 1
      } else {
        // Between tags nothing counts before the next tag or reference.
        var end = position + 1
        while end < source.count, source[end] != UInt8(ascii: "<"), source[end] != UInt8(ascii: "&")
        {
          end += 1
        }
        append(source[position..<end], to: &result)
        position = end
      }
    }
    return result
  }

  /// Where the document goes on after a comment; nil when the comment never ends.
  private static func commentEnd(_ source: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + 2 < source.count {
      if source[at] == 0x2D, source[at + 1] == 0x2D, source[at + 2] == UInt8(ascii: ">") {
        return at + 3
      }
      at += 1
    }
    return nil
  }

  /// Where the document's first tag begins, the XML declaration left out: the text is UTF-8 by now.
  static func start(of source: [UInt8]) -> Int {
    let first = source.firstIndex(of: UInt8(ascii: "<")) ?? 0
    let rest = source[first...]
    guard rest.starts(with: "<?xml ".utf8) || rest.starts(with: "<?xml\n".utf8),
      let end = rest.firstIndex(of: UInt8(ascii: ">"))
    else { return first }
    return source[(end + 1)...].firstIndex { $0 > 0x20 } ?? source.count
  }

  /// Appends bytes without the control characters that XML knows none of.
  private static func append(_ bytes: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var start = bytes.startIndex
    for place in bytes.indices where bytes[place] < 0x20 && !isSpace(bytes[place]) {
      result.append(contentsOf: bytes[start..<place])
      start = place + 1
    }
    result.append(contentsOf: bytes[start...])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { result.append(byte) }
  }

  /// Copies up to and with the end mark, or to the end of the document.
  private static func copyVerbatim(
    _ source: [UInt8], from start: Int, to mark: String, into result: inout [UInt8]
  ) -> Int {
    let mark = Array(mark.utf8)
    var end = start + 4
    while end < source.count {
      if source[end] == mark[0], source[end...].starts(with: mark) { break }
      end += 1
    }
    let stop = min(source.count, end + mark.count)
    append(source[start..<stop], to: &result)
    return stop
  }

  /// Copies `&…;` as a numeric reference, or the ampersand alone as `&#38;` when it begins none.
  private static func copyReference(
    _ source: [UInt8], at start: Int, into result: inout [UInt8]
  ) -> Int {
    let reference = MarkupReference(source.span, at: start)
    switch reference.meaning {
    case .character(let scalar): result += "&#\(scalar.value);".utf8
    case .nothing: break
    case .ampersand: result += "&#38;".utf8
    }
    return reference.end
  }
}

/// Follows tags byte by byte and counts the attributes of the one it is in.
private struct TagGauge {
  /// Many times what any dialect's elements have.
  private static let limit = 500

  private(set) var isInside = false
  private var quote: UInt8?
  private var previous: UInt8 = 0
  private var attributes = 0

  /// True from the first attribute too many to before the tag's end.
  var isOverfull: Bool { isInside && attributes > Self.limit }

  mutating func read(_ byte: UInt8) {
    defer { if byte > 0x20 { previous = byte } }
    // A `<` in a value is ill-formed: whatever came before, a tag begins.
    if byte == UInt8(ascii: "<") { return self = Self(isInside: true) }
    guard isInside else { return }
    if let open = quote {
      if byte == open { quote = nil }
    } else if byte == UInt8(ascii: ">") {
      isInside = false
    } else if previous == UInt8(ascii: "="), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    {
      quote = byte
      attributes += 1
    }
  }

  private init(isInside: Bool) { self.isInside = isInside }

  init() {}
}
