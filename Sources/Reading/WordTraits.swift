internal import Text

/// What the letters of a word alone tell the judges that look for more than feeling.
///
/// It is looked up once for each different word (`WordMemory`); a text without any cue of a judge costs
/// that judge nothing.
struct WordTraits: Sendable, Equatable, BitwiseCopyable {
  /// What needs no more than yes or no.
  struct Cues: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt32

    /// It has a letter and is no handle.
    static let letters = Cues(rawValue: 1 << 0)
    /// It is written in letters that tell a language.
    static let script = Cues(rawValue: 1 << 1)
    /// It has digits only.
    static let digits = Cues(rawValue: 1 << 2)
    /// It begins with a digit.
    static let digitFirst = Cues(rawValue: 1 << 3)
    /// "alias", which names an account.
    static let alias = Cues(rawValue: 1 << 4)
    /// "patente", "auto": a number plate may stand near.
    static let vehicle = Cues(rawValue: 1 << 5)
    /// "pedido", "código": what looks like a plate is none.
    static let code = Cues(rawValue: 1 << 6)
    /// A small word that no house number follows.
    static let small = Cues(rawValue: 1 << 7)
    /// A word that makes a length of time before or behind it a hardship.
    static let hardBefore = Cues(rawValue: 1 << 8)
    static let hardAfter = Cues(rawValue: 1 << 9)
    /// A unit of time, of money, or a thing that is counted.
    static let unit = Cues(rawValue: 1 << 10)
    /// A word for a number.
    static let number = Cues(rawValue: 1 << 11)
    /// "calle", "vivo": an address may follow.
    static let street = Cues(rawValue: 1 << 12)
    /// Single words by which phrases go on.
    static let mil = Cues(rawValue: 1 << 13)
    static let par = Cues(rawValue: 1 << 14)
    static let de = Cues(rawValue: 1 << 15)
    static let y = Cues(rawValue: 1 << 16)
    static let e = Cues(rawValue: 1 << 17)
    static let o = Cues(rawValue: 1 << 18)
    static let al = Cues(rawValue: 1 << 19)
    static let sin = Cues(rawValue: 1 << 20)
    /// A place's name begins with it.
    static let placeHead = Cues(rawValue: 1 << 21)
    /// It is itself a place's name.
    static let placeName = Cues(rawValue: 1 << 22)
    /// It stands in a place's name.
    static let placePart = Cues(rawValue: 1 << 23)
    /// It has a digit and is no handle.
    static let digit = Cues(rawValue: 1 << 24)
  }

  var cues: Cues = []
  var place: PlaceCues = []
  var street = StreetAddress.Cue.none
  /// Its place among the units of `SeverityFacts`, from 1 on; 0 for what is none.
  var unit: UInt8 = 0
  /// Its place among the values of `SpokenNumber`, from 1 on; 0 for what is none.
  var number: UInt8 = 0
  /// Its place among the codes of `LanguageGuess.scripts`, from 1 on; 0 for Latin letters.
  var script: UInt8 = 0
  /// Its number among the words of places' names, 0 for what is in none.
  var placeWord: Int32 = 0
  /// Where the names that begin with it go on, 0 when there are none.
  var placeNode: Int32 = 0

  /// Both together; of what there can be one only, the later.
  func union(_ other: WordTraits) -> WordTraits {
    var both = self
    both.cues.formUnion(other.cues)
    both.place.formUnion(other.place)
    if other.street != .none { both.street = other.street }
    if other.unit != 0 { both.unit = other.unit }
    if other.number != 0 { both.number = other.number }
    return both
  }

  private static let lists: [(WordTraits, String)] =
    [
      (.init(cues: .alias), "alias"), (.init(cues: .mil), "mil"), (.init(cues: .par), "par"),
      (.init(cues: .de), "de"), (.init(cues: .y), "y"), (.init(cues: .e), "e"),
      (.init(cues: .o), "o"), (.init(cues: .al), "al"), (.init(cues: .sin), "sin"),
    ] + PlateScanner.words + StreetAddress.words + SeverityFacts.words + SpokenNumber.words
    + PlaceCues.words

  private static let table = WordTable(lists) { $0.union($1) }

  /// The traits of a folded word, handle or tag, without what depends on the places that are known.
  static func of(_ bytes: borrowing Tray<UInt8>, _ range: Range<Int>) -> WordTraits {
    var traits = table.value(bytes, range) ?? WordTraits()
    let first = bytes[range.lowerBound]
    var (hasLetters, hasDigit, isNumber) = (false, false, true)
    for index in range {
      let byte = bytes[index]
      if byte &- 0x61 < 26 || byte >= 0x80 { hasLetters = true }
      if byte &- 0x30 > 9 { isNumber = false } else { hasDigit = true }
    }
    if hasLetters, first != UInt8(ascii: "@") { traits.cues.insert(.letters) }
    if hasDigit, first != UInt8(ascii: "@") { traits.cues.insert(.digit) }
    if isNumber { traits.cues.insert(.digits) }
    if first &- 0x30 < 10 { traits.cues.insert(.digitFirst) }
    if first >= 0xCE, let script = LanguageGuess.script(bytes, range) {
      traits.script = script
      traits.cues.insert(.script)
    }
    return traits
  }
}
