/// Looks words up by their folded bytes without making a `String`.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [Int32]
  private var entries: [(word: [UInt8], value: Value)] = []

  /// A table of words, each list separated by spaces; a later value of a word is put together with the
  /// earlier one.
  init(_ lists: [(Value, String)], merging: (Value, Value) -> Value = { $1 }) {
    var size = 64
    let total = lists.reduce(0) { $0 + $1.1.split(separator: " ").count }
    while size < total * 3 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (value, words) in lists {
      for word in words.utf8.split(separator: 0x20) {
        let bytes = Array(word)
        let place = slot(bytes[...])
        if slots[place] >= 0 {
          let number = Int(slots[place])
          entries[number].value = merging(entries[number].value, value)
        } else {
          slots[place] = Int32(entries.count)
          entries.append((bytes, value))
        }
      }
    }
  }

  /// The value of a word; nil when the table does not hold it.
  subscript(_ word: ArraySlice<UInt8>) -> Value? {
    let place = slot(word)
    return slots[place] < 0 ? nil : entries[Int(slots[place])].value
  }

  /// The slot of a word, or the free one where it belongs.
  private func slot(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 33) & (slots.count - 1)
    while slots[place] >= 0, !entries[Int(slots[place])].word.elementsEqual(word) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }
}
