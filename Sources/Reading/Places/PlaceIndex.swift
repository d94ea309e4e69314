internal import Model
internal import Text

/// Finds the names of places by the folded bytes of their words, the longest first.
///
/// One bit for each first word turns most words of a text away after one hash; only then names are
/// looked up, in an open table over one arena. Bytes are compared, so a clash of hashes is no match.
struct PlaceIndex: Sendable {
  /// A name found in a text.
  struct Match: Sendable {
    /// Index of its first word.
    var first: Int
    /// Index of its last word.
    var last: Int
    /// The rows that bear the name, as a range of `bearers`.
    var rows: Range<Int>
  }

  private struct Name: Sendable {
    var hash: UInt64
    var bytes: Range<Int>
    var rows: Range<Int>
  }

  /// No name has more words.
  private static let mostWords = 6

  private var arena: [UInt8] = []
  private var names: [Name] = []
  private var slots: [Int32]
  private var heads: [UInt64]
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
    var size = 1024
    while size < spelled.count * 3 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    heads = Array(repeating: 0, count: 1024)
    var previous: [[UInt8]] = []
    for (words, row) in spelled {
      if words == previous, let last = names.indices.last {
        if bearers.last != row { bearers.append(row) }
        names[last].rows = names[last].rows.lowerBound..<bearers.count
      } else {
        add(words, row)
        previous = words
      }
    }
  }

  /// The spellings of a row as folded words: its name, what stands under `also`, usual abbreviations, and
  /// the name in one word as hashtags write it.
  private static func spellings(_ row: Gazetteer.Row) -> [[[UInt8]]] {
    var result: [[[UInt8]]] = []
    for text in [row.place.name] + row.also {
      let folded = FoldedText(text)
      let words = folded.words.map { Array(folded.bytes[$0.range]) }
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

  private mutating func add(_ words: [[UInt8]], _ row: Int) {
    let start = arena.count
    for (index, word) in words.enumerated() {
      if index > 0 { arena.append(0x20) }
      arena += word
    }
    let hash = Self.hash(arena[start...], Self.seed)
    bearers.append(row)
    var place = slot(hash)
    while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = Int32(names.count)
    names.append(
      Name(
        hash: hash, bytes: start..<arena.count, rows: (bearers.count - 1)..<bearers.count))
    let bit = head(Self.hash(arena[start..<(start + words[0].count)], Self.seed))
    heads[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ bytes: ArraySlice<UInt8>, _ start: UInt64) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 33) & (slots.count - 1)
  }

  private func head(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }

  // MARK: Looking up

  /// Appends the names in a text from the left, the longest at each word, without overlap.
  func matches(in text: FoldedText, upTo reach: Int, into matches: inout [Match]) {
    matches.removeAll(keepingCapacity: true)
    let count = min(reach, text.words.count)
    var index = 0
    while index < count {
      if let match = match(at: index, in: text, count) {
        matches.append(match)
        index = match.last
        // The words of a hashtag that names a place name it again.
        let end = text.words[match.last].sourceEnd
        while index + 1 < count, text.words[index + 1].sourceEnd <= end { index += 1 }
      }
      index += 1
    }
  }

  /// The longest name that begins with a word.
  func match(at first: Int, in text: FoldedText, _ count: Int) -> Match? {
    let word = text.words[first]
    guard word.kind != .handle else { return nil }
    var hash = Self.hash(text.bytes[word.range], Self.seed)
    if word.kind == .tag { return tag(first, hash, text) }
    let bit = head(hash)
    guard heads[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return nil }
    var found: Match?
    var last = first
    while true {
      if let rows = rows(hash, first...last, text) {
        found = Match(first: first, last: last, rows: rows)
      }
      guard last + 1 < count, last - first + 1 < Self.mostWords else { break }
      let next = text.words[last + 1]
      // "Gral. Roca", "José C. Paz": a point after a short word is no pause.
      let isShort = text.words[last].range.count <= 4
      guard next.kind == .word, next.pause == .none || (isShort && next.pause == .sentence) else {
        break
      }
      hash = Self.hash(text.bytes[next.range], (hash ^ 0x20) &* 0x100_0000_01B3)
      last += 1
    }
    return found
  }

  /// A hashtag of one word: `#Rosario`, `#mardelplata`.
  private func tag(_ index: Int, _ hash: UInt64, _ text: FoldedText) -> Match? {
    if let rows = rows(hash, index...index, text) {
      return Match(first: index, last: index, rows: rows)
    }
    let plain = text.bytes[text.words[index].range.dropFirst()]
    guard let rows = rows(Self.hash(plain, Self.seed), bytes: plain) else { return nil }
    return Match(first: index, last: index, rows: rows)
  }

  private func rows(
    _ hash: UInt64, _ words: ClosedRange<Int>, _ text: FoldedText
  ) -> Range<Int>? {
    var place = slot(hash)
    while slots[place] >= 0 {
      let name = names[Int(slots[place])]
      if name.hash == hash, spells(name, words, text) { return name.rows }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  private func rows(_ hash: UInt64, bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var place = slot(hash)
    while slots[place] >= 0 {
      let name = names[Int(slots[place])]
      if name.hash == hash, arena[name.bytes].elementsEqual(bytes) { return name.rows }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  private func spells(_ name: Name, _ words: ClosedRange<Int>, _ text: FoldedText) -> Bool {
    var place = name.bytes.lowerBound
    for index in words {
      if index > words.lowerBound {
        guard place < name.bytes.upperBound, arena[place] == 0x20 else { return false }
        place += 1
      }
      for byte in text.bytes[text.words[index].range] {
        guard place < name.bytes.upperBound, arena[place] == byte else { return false }
        place += 1
      }
    }
    return place == name.bytes.upperBound
  }
}
