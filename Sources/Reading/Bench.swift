package import Model
internal import Text

/// The memory one reader works with; kept from mention to mention, it asks for none once it is warm.
///
/// A bench belongs to one thread at a time.
package struct Bench: ~Copyable {
  /// The members of the mention that is being read.
  var fields = Fields()
  var scratch = Matcher.Scratch()
  var complaints = RuleBook.Verdict()
  var tally: Tally
  /// By brand, whether the mention is about it.
  var named = Tray<Bool>()
  /// A tag or handle that stands beside the text.
  var aside = FoldedText()
  var forms = Tray<Int32>()
  var places = PlaceFinder.Scratch()

  /// A bench that has read nothing yet; one that keeps cues serves `Reader.cues(on:)`.
  package init(keepsCues: Bool = false) { tally = Tally(keepsAmounts: keepsCues) }
}

/// The members of one mention: title and text, or the text alone.
struct Fields: ~Copyable {
  private var all = InlineArray<2, FieldReading> { FieldReading($0 == 0 ? .title : .text) }
  /// The places of the members that are there.
  private(set) var indices = 1..<2

  /// Takes up another mention.
  mutating func begin(hasTitle: Bool) { indices = hasTitle ? 0..<2 : 1..<2 }

  subscript(place: Int) -> FieldReading {
    @inline(__always) _read { yield all[place] }
    @inline(__always) _modify { yield &all[place] }
  }

  /// How many frequent words of a language there are, by its place among the codes.
  func words(ofLanguage place: Int) -> Int {
    all[1].words(ofLanguage: place) &+ (hasTitle ? all[0].words(ofLanguage: place) : 0)
  }

  private var hasTitle: Bool { indices.lowerBound == 0 }

  /// True when a frequent word of another language than Spanish was found.
  var haveForeignWords: Bool { all[1].hasForeignWords || (hasTitle && all[0].hasForeignWords) }

  /// True when there is any rule that may hold.
  var haveRules: Bool { !all[1].rules.isEmpty || (hasTitle && !all[0].rules.isEmpty) }

  /// True when a word or sign of one of these kinds was found; one bit a kind.
  func found(_ kinds: UInt32) -> Bool {
    all[1].kinds & kinds != 0 || (hasTitle && all[0].kinds & kinds != 0)
  }
}

/// What is felt and complained of in a text, in a few numbers.
package struct Gauge: Hashable, Sendable {
  /// How it feels.
  package var label: Finding.Label
  /// How strongly, −1…1.
  package var score: Double
  /// One bit a driver, in the order of the rules.
  package var drivers: UInt64
}
