/// Finds earlier texts whose character 4-grams overlap, in bounded time and memory, as texts stream by.
///
/// MinHash of 63 values (one-permutation variants lose too much on short texts), locality-sensitive
/// hashing in 21 bands of 3 (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section 3.4): a
/// pair of similarity .4 meets with probability .75, of .6 with .99; copies meet through one another.
/// Every bucket keeps its four newest texts, so a text is compared with at most 84 others.
package struct NearDuplicateIndex: Sendable {
  static let bands = 21
  static let rows = 3
  private static let slots = 4

  private let capacity: Int
  private let exponent: Int
  private var table: [UInt32]
  private var texts: [ShingleSet] = []
  /// How many texts came before the ring was full; positions go on rising.
  private(set) var count = 0

  /// An index of the newest `capacity` texts.
  package init(capacity: Int) {
    self.capacity = max(1, capacity)
    var exponent = 6
    while exponent < 16, 1 << (exponent + 1) < capacity { exponent += 1 }
    self.exponent = exponent
    table = Array(repeating: 0, count: Self.bands * Self.slots << exponent)
  }

  /// About how many bytes it holds.
  package var bytes: Int {
    table.count * 4 + texts.reduce(0) { $0 + 48 + $1.hashes.count * 2 }
  }

  /// Enters a text; the positions (counted from 0 over all texts ever entered) of those it repeats.
  package mutating func insert(_ text: ShingleSet) -> [Int] {
    let keys = Self.keys(of: text)
    var candidates: [UInt32] = []
    let oldest = max(0, count - capacity)
    for (band, key) in keys.enumerated() {
      let base =
        (band << exponent | Int(truncatingIfNeeded: key >> (64 - UInt64(exponent)))) * Self.slots
      for slot in base..<base + Self.slots where table[slot] > UInt32(oldest) {
        candidates.append(table[slot])
      }
      for slot in stride(from: base + Self.slots - 1, to: base, by: -1) {
        table[slot] = table[slot - 1]
      }
      table[base] = UInt32(count + 1)
    }
    candidates.sort()
    var found: [Int] = []
    var last: UInt32 = 0
    for candidate in candidates where candidate != last {
      last = candidate
      let position = Int(candidate) - 1
      let other = texts[position % capacity]
      if text.canReach(BurstReading.similarity, with: other),
        text.jaccard(other) >= BurstReading.similarity
      {
        found.append(position)
      }
    }
    if texts.count < capacity { texts.append(text) } else { texts[count % capacity] = text }
    count += 1
    return found
  }

  /// One key a band; texts that agree in all of a band's minima share it.
  private static func keys(of text: ShingleSet) -> [UInt64] {
    var minima = [UInt32](repeating: .max, count: bands * rows)
    for hash in text.hashes {
      for (index, factor) in factors.enumerated() {
        let value = UInt32(truncatingIfNeeded: ((UInt64(hash) &+ 1) &* factor) >> 29)
        if value < minima[index] { minima[index] = value }
      }
    }
    return (0..<bands).map { band in
      var key: UInt64 = 0xCBF2_9CE4_8422_2325
      for row in 0..<rows {
        key = (key ^ UInt64(minima[band * rows + row])) &* 0x9E37_79B9_7F4A_7C15
        key ^= key >> 31
      }
      return key &* 0xD6E8_FEB8_6659_FD93
    }
  }

  /// Odd multipliers of a fixed SplitMix64 sequence.
  private static let factors: [UInt64] = (1...UInt64(bands * rows)).map { step in
    var value = step &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return (value ^ (value >> 31)) | 1
  }
}
