internal import Text

/// A text as the set of its character 4-grams, hashed to 16 bits, ascending: what near-duplicates share.
///
/// Two of 100 shingles fall together by chance about once in 13 texts, which moves a Jaccard
/// similarity by less than .01.
package struct ShingleSet: Sendable, Hashable, Codable {
  /// Ascending, without repeats; at most `most`.
  package let hashes: [UInt16]
  /// How many words the text had after normalising.
  package let words: Int

  /// Texts are cut at so many shingles.
  static let most = 400
  /// Texts of fewer words say too little to be a copy ("sin señal").
  static let fewestWords = 6

  /// The shingles of a text without repost head, addresses of the web and handles.
  package init(text: String) {
    let (bytes, words) = Self.normalise(text)
    self.words = words
    var set: Set<UInt16> = []
    if bytes.count >= 4 {
      for start in 0...min(bytes.count - 4, Self.most - 1) {
        var hash: UInt32 = 2_166_136_261
        for offset in 0..<4 { hash = (hash ^ UInt32(bytes[start + offset])) &* 16_777_619 }
        set.insert(UInt16(truncatingIfNeeded: hash ^ (hash >> 16)))
      }
    }
    hashes = set.sorted()
  }

  init(hashes: [UInt16], words: Int) {
    self.hashes = hashes
    self.words = words
  }

  /// Whether the text is long enough to be compared.
  package var isComparable: Bool { words >= Self.fewestWords }

  /// Shared shingles over all shingles, 0…1.
  package func jaccard(_ other: ShingleSet) -> Double {
    let (one, two) = (hashes, other.hashes)
    guard !one.isEmpty, !two.isEmpty else { return 0 }
    var (i, j, shared) = (0, 0, 0)
    while i < one.count, j < two.count {
      let (a, b) = (one[i], two[j])
      if a == b { shared += 1 }
      if a <= b { i += 1 }
      if b <= a { j += 1 }
    }
    return Double(shared) / Double(one.count + two.count - shared)
  }

  /// Whether the similarity can reach a threshold at all, by size alone.
  func canReach(_ threshold: Double, with other: ShingleSet) -> Bool {
    let (small, large) = (
      min(hashes.count, other.hashes.count), max(hashes.count, other.hashes.count)
    )
    return Double(small) >= threshold * Double(large)
  }

  /// Folded words joined by single blanks, and their number.
  private static func normalise(_ text: String) -> (bytes: [UInt8], words: Int) {
    var result: [UInt8] = []
    var words = 0
    let pieces = text.unicodeScalars.prefix(4_000)
      .split(whereSeparator: { $0.properties.isWhitespace })
    for (index, piece) in pieces.enumerated() {
      let word = Folding.fold(String(String.UnicodeScalarView(piece)))
      if word.hasPrefix("@") || word.hasPrefix("http") || word.hasPrefix("www.") { continue }
      if index == 0, word == "rt" { continue }
      var isInside = false
      for byte in word.utf8 {
        guard Lookalike.isDigit(byte) || (97...122).contains(byte) || byte == 0xC3 || byte == 0xB1
        else {
          isInside = false
          continue
        }
        if !isInside {
          if !result.isEmpty { result.append(UInt8(ascii: " ")) }
          words += 1
          isInside = true
        }
        // Letters repeated three times or more count twice.
        if result.count >= 2, result[result.count - 1] == byte, result[result.count - 2] == byte {
          continue
        }
        result.append(byte)
      }
    }
    return (result, words)
  }
}
