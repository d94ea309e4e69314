internal import Text

/// The words inside a handle or a shown name.
enum HandleWords {
  /// Words by capitals, signs and the border of letters and digits, folded, at most 24.
  ///
  /// `AyudaAndina_AR2` is *ayuda andina ar 2*, `SACAndina` is *sac andina*.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      let folded = Folding.fold(String(word))
      if !folded.isEmpty, words.count < 24 { words.append(folded) }
      word = String.UnicodeScalarView()
    }
    let scalars = Array(Lookalike.bare(text).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let properties = scalar.properties
      guard properties.isAlphabetic || isDigit(scalar) || isMark(scalar) else {
        close()
        continue
      }
      if index > 0, !word.isEmpty {
        let before = scalars[index - 1]
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        let startsWord =
          properties.isUppercase
          && (before.properties.isLowercase
            || (before.properties.isUppercase && next?.properties.isLowercase == true
              && index + 2 < scalars.count && word.count > 1))
        if startsWord || isDigit(scalar) != isDigit(before) { close() }
      }
      word.append(scalar)
    }
    close()
    return words
  }

  /// Cuts every word that is nothing but known words run together: `movistarayuda` → *movistar ayuda*.
  static func segment(_ words: [String], known: Set<String>) -> [String] {
    words.flatMap { known.contains($0) ? [$0] : pieces(of: $0, known: known) ?? [$0] }
  }

  /// The fewest known words that make up a word, or nil.
  private static func pieces(of word: String, known: Set<String>) -> [String]? {
    let letters = Array(word)
    guard (4...40).contains(letters.count) else { return nil }
    var best: [[String]?] = Array(repeating: nil, count: letters.count + 1)
    best[0] = []
    for end in 1...letters.count {
      for start in max(0, end - 16)..<end {
        guard let before = best[start] else { continue }
        if let present = best[end], present.count <= before.count + 1 { continue }
        let piece = String(letters[start..<end])
        if known.contains(piece) { best[end] = before + [piece] }
      }
    }
    return best[letters.count]
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }
}
