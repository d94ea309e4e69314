/// Numbers the spellings that any pattern names, and finds them again by their bytes.
///
/// Open addressing over one arena; FNV-1a is built up byte by byte, so one walk over a word finds the
/// word and every stem it begins with. Bytes are compared, so a clash of hashes is never a match.
struct Vocabulary: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    var start: Int32
    var count: Int32
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int32]
  private var mask: Int
  /// Stems are longer than this many bytes or equal.
  private var shortestStem = Int.max

  init() {
    slots = Array(repeating: -1, count: 256)
    mask = 255
  }

  /// How many spellings are known.
  var count: Int { entries.count }

  /// The number of a form, new when it was not known.
  mutating func intern(_ form: Pattern.Form) -> Int32 {
    var hash = Self.seed
    for byte in form.bytes { hash = Self.mix(hash, byte) }
    if form.isStem {
      hash = Self.mix(hash, Self.stemMark)
      shortestStem = min(shortestStem, form.bytes.count)
    }
    let spelling = form.isStem ? form.bytes + [Self.stemMark] : form.bytes
    if let known = find(hash, spelling[...], isStem: false) { return known }
    entries.append(
      Entry(hash: hash, start: Int32(arena.count), count: Int32(spelling.count)))
    arena += spelling
    if entries.count * 4 > slots.count { grow() }
    insert(Int32(entries.count - 1))
    return Int32(entries.count - 1)
  }

  /// Appends the numbers of all forms that a folded word has.
  func appendForms(of word: ArraySlice<UInt8>, to forms: inout [Int32]) {
    var hash = Self.seed
    var index = word.startIndex
    var length = 0
    while index < word.endIndex {
      hash = Self.mix(hash, word[index])
      index += 1
      length += 1
      if length >= shortestStem,
        let stem = find(Self.mix(hash, Self.stemMark), word[word.startIndex..<index], isStem: true)
      {
        forms.append(stem)
      }
      // No stem is longer than this; an endless word must not cost more than its length.
      if length > 512 { return }
    }
    if let whole = find(hash, word, isStem: false) { forms.append(whole) }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Ends a stem in the arena; no folded word holds it.
  private static let stemMark: UInt8 = 0

  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
  }

  private func find(_ hash: UInt64, _ bytes: ArraySlice<UInt8>, isStem: Bool) -> Int32? {
    var place = slot(hash)
    while slots[place] >= 0 {
      let number = slots[place]
      if entries[Int(number)].hash == hash, matches(entries[Int(number)], bytes, isStem) {
        return number
      }
      place = (place + 1) & mask
    }
    return nil
  }

  private func matches(_ entry: Entry, _ bytes: ArraySlice<UInt8>, _ isStem: Bool) -> Bool {
    guard Int(entry.count) == bytes.count + (isStem ? 1 : 0) else { return false }
    var place = Int(entry.start)
    for byte in bytes {
      if arena[place] != byte { return false }
      place += 1
    }
    return true
  }

  private mutating func insert(_ number: Int32) {
    var place = slot(entries[Int(number)].hash)
    while slots[place] >= 0 { place = (place + 1) & mask }
    slots[place] = number
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for number in entries.indices.dropLast() { insert(Int32(number)) }
  }
}
