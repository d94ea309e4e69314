internal import Text

/// What a text claims, as the stems of its telling words, and whether it claims it from hearsay.
///
/// The marks of hearsay are those by which people pass on or question what they did not see themselves:
/// enquiry, correction, and in Spanish the reportatives («dicen que», «parece que», «supuestamente»).
/// Enquiry and correction phrases find rumours early (Zhao, Resnick, Mei: Enquiring Minds, WWW 2015).
struct Claim: Sendable, Hashable, Codable {
  /// A telling word: its stem, and as it was written, folded.
  struct Word: Sendable, Hashable, Codable {
    var stem: String
    var written: String
  }

  /// The telling words in the text's order, each stem once.
  let words: [Word]
  /// The mark by which it is known for hearsay; nil for a plain text.
  let mark: String?
  /// Whether it asks for the truth or denies it.
  let isDoubted: Bool

  /// Words that are looked at; who writes more than this tells more than one thing.
  private static let most = 24
  private static let stemLength = 6

  /// Reads a text; `own` are the stems of the brand's names, which every text holds.
  init(_ text: String, own: Set<String>) {
    let tokens = Self.tokens(of: text)
    let line = " " + tokens.joined(separator: " ") + " "
    mark = RumourWords.marks.first { line.contains(" " + $0 + " ") }
    isDoubted = RumourWords.doubts.contains { line.contains(" " + $0 + " ") }
    var words: [Word] = []
    for token in tokens where words.count < Self.most && Self.isTelling(token) {
      let stem = Self.stem(token)
      if !own.contains(stem), !words.contains(where: { $0.stem == stem }) {
        words.append(Word(stem: stem, written: token))
      }
    }
    self.words = words
  }

  /// The first letters of a word without its plural: crude, and the same for every form that matters.
  static func stem(_ word: String) -> String {
    var stem = word[...]
    if stem.count > 5, stem.hasSuffix("es") {
      stem = stem.dropLast(2)
    } else if stem.count > 4, stem.hasSuffix("s") {
      stem = stem.dropLast()
    }
    return String(stem.prefix(stemLength))
  }

  /// The stems of names by which a brand is known.
  static func stems(of names: [String]) -> Set<String> {
    Set(names.flatMap { tokens(of: $0) }.flatMap { [stem($0), $0] })
  }

  /// Folded words without handles and addresses.
  private static func tokens(of text: String) -> [String] {
    let pieces = text.unicodeScalars.prefix(1_000).split { $0.properties.isWhitespace }
    var tokens: [String] = []
    for piece in pieces {
      let word = Folding.fold(String(String.UnicodeScalarView(piece)))
      if word.hasPrefix("@") || word.hasPrefix("http") || word.hasPrefix("www.") { continue }
      tokens += word.unicodeScalars.split { !isPartOfWord($0) }.map(String.init)
    }
    return tokens
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    (97...122).contains(scalar.value) || (48...57).contains(scalar.value) || scalar.value == 0xF1
  }

  /// Four letters or more, no number, none of the words that every sentence needs.
  private static func isTelling(_ word: String) -> Bool {
    word.utf8.count >= 4 && !word.utf8.contains { (48...57).contains($0) }
      && !RumourWords.common.contains(word)
  }
}
