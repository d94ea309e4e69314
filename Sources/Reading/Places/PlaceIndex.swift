internal import Model
internal import Text

/// Finds the names of places by their folded words, the longest first.
///
/// Every word of a name has a number; names are paths in a tree whose steps are such numbers. What a word is
/// in it stands in the word's traits, so a word of no name costs nothing.
struct PlaceIndex: Sendable {
  /// A name found in a text.
  struct Match: Sendable, BitwiseCopyable {
    /// Index of its first word.
    var first: Int
    /// Index of its last word.
    var last: Int
    /// The rows that bear the name, as a range of `bearers`.
    var rows: Range<Int> { begin..<end }
    private var begin: Int
    private var end: Int

    init(first: Int, last: Int, rows: Range<Int>) {
      (self.first, self.last, begin, end) = (first, last, rows.lowerBound, rows.upperBound)
    }
  }

  private struct Node: Sendable {
    /// The rows whose name ends here, as a range of `bearers`.
    var rows: Range<Int> = 0..<0
    var goesOn = false
  }

  /// No name has more words.
  private static let mostWords = 6

  private let numbers: WordTable<Int32>
  /// The first is the root, where no name ends.
  private var nodes = [Node()]
  /// From a node (high half) by a word's number (low half) to a node: open addressing, 0 is free.
  private var steps: [(key: UInt64, node: Int32)]
  /// The rows of all names, one name after the other.
  private(set) var bearers: [Int] = []

  init(_ rows: [Gazetteer.Row]) {
    var spelled: [(words: [[UInt8]], row: Int)] = []
    for (index, row) in rows.enumerated() {
      for spelling in Self.spellings(row) { spelled.append((spelling, index)) }
    }
    spelled.sort { one, other in
      one.words == other.words
        ? one.row < other.row
        : one.words.joined(separator: [0x20])
          .lexicographicallyPrecedes(other.words.joined(separator: [0x20]))
    }
    var known: [[UInt8]: Int32] = [:]
    var words: [(Int32, [UInt8])] = []
    for word in spelled.lazy.flatMap(\.words) where known[word] == nil {
      words.append((Int32(words.count + 1), word))
      known[word] = Int32(words.count)
    }
    numbers = WordTable(words: words)
    var size = 1024
    while size < spelled.count * 6 { size *= 2 }
    steps = Array(repeating: (key: 0, node: 0), count: size)
    for (words, row) in spelled {
      let node = words.reduce(0) { grow($0, known[$1] ?? 0) }
      if nodes[node].rows.isEmpty {
        nodes[node].rows = bearers.count..<(bearers.count + 1)
        bearers.append(row)
      } else if bearers.last != row {
        bearers.append(row)
        nodes[node].rows = nodes[node].rows.lowerBound..<bearers.count
      }
    }
  }

  /// The spellings of a row as folded words: its name, what stands under `also`, usual abbreviations, and
  /// the name in one word as hashtags write it.
  private static func spellings(_ row: Gazetteer.Row) -> [[[UInt8]]] {
    var result: [[[UInt8]]] = []
    for text in [row.place.name] + row.also {
      let folded = FoldedText(text)
      let words = folded.words.map { folded.bytes.array(folded.range(of: $0)) }
      guard let head = words.first, words.count <= mostWords else { continue }
      var variants = [words]
      if let short = abbreviations[String(decoding: head, as: UTF8.self)], words.count > 1 {
        variants.append([Array(short.utf8)] + words.dropFirst())
      }
      if words.count > 1 { variants.append([Array("#".utf8) + words.joined()]) }
      for variant in variants where !result.contains(variant) { result.append(variant) }
    }
    return result
  }

  private static let abbreviations = [
    "general": "gral", "santa": "sta", "santo": "sto", "presidente": "pte", "coronel": "cnel",
    "almirante": "alte", "comandante": "cmte", "gobernador": "gdor", "ingeniero": "ing",
    "doctor": "dr", "ciudad": "cdad",
    "comodoro": "cro", "puerto": "pto", "capitan": "cap", "teniente": "tte", "parque": "pque",
  ]

  private static func key(_ node: Int, _ word: Int32) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  private func slot(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (steps.count - 1)
  }

  private mutating func grow(_ node: Int, _ word: Int32) -> Int {
    let next = step(node, word)
    if next > 0 { return next }
    let key = Self.key(node, word)
    var place = slot(key)
    while steps[place].node > 0 { place = (place + 1) & (steps.count - 1) }
    steps[place] = (key, Int32(nodes.count))
    nodes[node].goesOn = true
    nodes.append(Node())
    return nodes.count - 1
  }

  /// Where a word leads to from a node; 0 when it leads nowhere.
  private func step(_ node: Int, _ word: Int32) -> Int {
    guard nodes[node].goesOn, word > 0 else { return 0 }
    let key = Self.key(node, word)
    var place = slot(key)
    while steps[place].node > 0 {
      if steps[place].key == key { return Int(steps[place].node) }
      place = (place + 1) & (steps.count - 1)
    }
    return 0
  }

  // MARK: Looking up

  /// Completes a word's traits by what it is in the names of places: `#Rosario` and `#mardelplata` are
  /// names of one word.
  func complete(
    _ traits: inout WordTraits, _ bytes: borrowing Tray<UInt8>, _ range: Range<Int>, isTag: Bool
  ) {
    guard nodes.count > 1 else { return }
    traits.placeWord = numbers.value(bytes, range) ?? 0
    var node = step(0, traits.placeWord)
    if isTag, nodes[node].rows.isEmpty {
      node = step(0, numbers.value(bytes, range.dropFirst()) ?? 0)
      if nodes[node].rows.isEmpty { node = 0 }
    }
    traits.placeNode = Int32(node)
    if traits.placeWord > 0 { traits.cues.insert(.placePart) }
    guard node > 0 else { return }
    traits.cues.insert(.placeHead)
    if !nodes[node].rows.isEmpty { traits.cues.insert(.placeName) }
  }

  /// Appends the names in a text from the left, the longest at each word, without overlap.
  func matches(in field: borrowing FieldReading, into matches: inout Tray<Match>) {
    matches.removeAll()
    guard field.mayNamePlaces else { return }
    var index = 0
    while index < field.judged {
      if field.traits(index).placeNode > 0, let match = match(at: index, in: field) {
        matches.append(match)
        index = match.last
        // The words of a hashtag that names a place name it again.
        let end = field.text.words[match.last].end
        while index + 1 < field.judged, field.text.words[index + 1].end <= end {
          index += 1
        }
      }
      index += 1
    }
  }

  /// The longest name that begins with a word.
  func match(at first: Int, in field: borrowing FieldReading) -> Match? {
    var node = Int(field.traits(first).placeNode)
    guard node > 0 else { return nil }
    var found: Match?
    if !nodes[node].rows.isEmpty {
      found = Match(first: first, last: first, rows: nodes[node].rows)
    }
    if field.text.words[first].isTag { return found }
    var last = first
    while nodes[node].goesOn, last + 1 < field.judged {
      let next = field.text.words[last + 1]
      // "Gral. Roca", "José C. Paz": a point after a short word is no pause.
      switch next.pause {
      case .none: break
      case .sentence where field.width(last) <= 4: break
      default: return found
      }
      guard next.isWord else { return found }
      node = step(node, field.traits(last + 1).placeWord)
      guard node > 0 else { return found }
      last += 1
      if !nodes[node].rows.isEmpty {
        found = Match(first: first, last: last, rows: nodes[node].rows)
      }
    }
    return found
  }
}
