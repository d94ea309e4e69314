internal import Text

/// Looks words up by their folded bytes without making a `String`.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [Int32]
  private var entries: [(word: [UInt8], value: Value)] = []

  /// A table of words, each list separated by spaces; a later value of a word is put together with the
  /// earlier one.
  init(_ lists: [(Value, String)], merging: (Value, Value) -> Value = { $1 }) {
    let words = lists.flatMap { value, words in
      words.utf8.split(separator: 0x20).map { (value, Array($0)) }
    }
    self.init(words: words, merging: merging)
  }

  /// A table of words with their values.
  init(words: [(Value, [UInt8])], merging: (Value, Value) -> Value = { $1 }) {
    var size = 64
    while size < words.count * 3 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (value, word) in words {
      var bytes = Tray<UInt8>(room: word.count)
      bytes.append(contentsOf: word)
      let place = slot(bytes, 0..<word.count)
      if slots[place] >= 0 {
        let number = Int(slots[place])
        entries[number].value = merging(entries[number].value, value)
      } else {
        slots[place] = Int32(entries.count)
        entries.append((word, value))
      }
    }
  }

  /// The value of a word; nil when the table does not hold it.
  func value(_ bytes: borrowing Tray<UInt8>, _ range: Range<Int>) -> Value? {
    let place = slot(bytes, range)
    return slots[place] < 0 ? nil : entries[Int(slots[place])].value
  }

  /// The slot of a word, or the free one where it belongs.
  private func slot(_ bytes: borrowing Tray<UInt8>, _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 33) & (slots.count - 1)
    while slots[place] >= 0, !spells(Int(slots[place]), bytes, range) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private func spells(
    _ entry: Int, _ bytes: borrowing Tray<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard entries[entry].word.count == range.count else { return false }
    for (offset, index) in range.enumerated() where entries[entry].word[offset] != bytes[index] {
      return false
    }
    return true
  }
}
