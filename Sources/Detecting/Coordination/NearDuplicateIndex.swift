/// Finds earlier texts whose character 4-grams overlap, in bounded time and memory, as texts stream by.
///
/// MinHash of 63 values (one-permutation variants lose too much on short texts), locality-sensitive
/// hashing in 21 bands of 3 (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section 3.4): a
/// pair of similarity .4 meets with probability .75, of .6 with .99; copies meet through one another.
/// Every bucket keeps its four newest texts, so a text is compared with at most 84 others. What it
/// finds follows from the texts it still holds and their order alone, so that it can be built anew.
package struct NearDuplicateIndex: Sendable {
  static let bands = 21
  static let rows = 3
  private static let slots = 4
  /// The texts are kept in pieces, so that a copy of the index shares all but the last.
  private static let piece = 256

  private let capacity: Int
  private let exponent: Int
  /// Positions counted from 1, 0 for none.
  private var table: SharedTable
  /// The texts from `base` on, in pieces.
  private var texts: [[ShingleSet]] = []
  private var base = 0
  private var textBytes = 0
  /// The oldest text that is still held.
  private(set) var oldest = 0
  /// How many texts were ever entered; positions count from 0 over all of them.
  private(set) var count = 0

  /// An index of the newest `capacity` texts; `startingAt` is the position of the first.
  package init(capacity: Int, startingAt start: Int = 0) {
    self.capacity = max(1, capacity)
    var exponent = 6
    while exponent < 16, 1 << (exponent + 1) < capacity { exponent += 1 }
    self.exponent = exponent
    table = SharedTable(count: Self.bands * Self.slots << exponent)
    count = start
    oldest = start
    base = start
  }

  /// About how many bytes it holds.
  package var bytes: Int { table.bytes + textBytes }

  /// Enters a text; the positions of those it repeats, ascending.
  package mutating func insert(_ text: ShingleSet) -> [Int] {
    let found = repeated(by: text)
    append(text)
    if count - oldest > capacity { forget(before: count - capacity) }
    return found
  }

  /// Takes up a text that is never compared, so that positions stay in step with a list.
  mutating func skip() {
    append(ShingleSet(hashes: [], words: 0))
    if count - oldest > capacity { forget(before: count - capacity) }
  }

  /// Lets go of the texts before a position.
  mutating func forget(before position: Int) {
    while oldest < min(position, count) {
      textBytes -= Self.bytes(of: text(oldest))
      oldest += 1
    }
    while base + Self.piece <= oldest, !texts.isEmpty {
      texts.removeFirst()
      base += Self.piece
    }
  }

  private mutating func append(_ text: ShingleSet) {
    if texts.isEmpty || texts[texts.count - 1].count == Self.piece {
      texts.append([])
      texts[texts.count - 1].reserveCapacity(Self.piece)
    }
    texts[texts.count - 1].append(text)
    textBytes += Self.bytes(of: text)
    count += 1
  }

  private static func bytes(of text: ShingleSet) -> Int {
    16 + (text.hashes.isEmpty ? 0 : 32 + text.hashes.count * 2)
  }

  private func text(_ position: Int) -> ShingleSet {
    let place = position - base
    return texts[place / Self.piece][place % Self.piece]
  }

  private mutating func repeated(by text: ShingleSet) -> [Int] {
    var candidates: [UInt32] = []
    let (oldest, count) = (oldest, count)
    for (band, key) in Self.keys(of: text).enumerated() {
      let bucket = band << exponent | Int(truncatingIfNeeded: key >> (64 - UInt64(exponent)))
      // Four slots never lie across two pieces: a piece holds a multiple of four.
      table.change(at: bucket * Self.slots) { piece, first in
        for slot in first..<first + Self.slots where piece[slot] > UInt32(oldest) {
          candidates.append(piece[slot])
        }
        for slot in stride(from: first + Self.slots - 1, to: first, by: -1) {
          piece[slot] = piece[slot - 1]
        }
        piece[first] = UInt32(truncatingIfNeeded: count + 1)
      }
    }
    candidates.sort()
    var found: [Int] = []
    var last: UInt32 = 0
    for candidate in candidates where candidate != last {
      last = candidate
      let other = self.text(Int(candidate) - 1)
      if text.canReach(BurstReading.similarity, with: other),
        text.jaccard(other) >= BurstReading.similarity
      {
        found.append(Int(candidate) - 1)
      }
    }
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
