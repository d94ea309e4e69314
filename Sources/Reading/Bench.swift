package import Model

/// The memory one reader works with; kept from mention to mention, it asks for none once it is warm.
///
/// A bench belongs to one thread at a time.
package struct Bench {
  /// The text alone, and title and text.
  private var plain = [FieldReading(.text)]
  private var titled = [FieldReading(.title), FieldReading(.text)]
  private var hasTitle = false
  var scratch = Matcher.Scratch()
  var patterns: [Int] = []
  var complaints = RuleBook.Verdict()
  var tally = Tally()

  /// A bench that has read nothing yet.
  package init() {}

  /// The members of the mention that is being read.
  var fields: [FieldReading] { hasTitle ? titled : plain }

  /// Takes up a mention: hands each of its members to `fill`.
  mutating func begin(
    title: String?, text: String,
    _ fill: (inout FieldReading, String, inout Matcher.Scratch, inout [Int]) -> Void
  ) {
    hasTitle = title.map { !$0.isEmpty } ?? false
    if let title, hasTitle {
      fill(&titled[0], title, &scratch, &patterns)
      fill(&titled[1], text, &scratch, &patterns)
    } else {
      fill(&plain[0], text, &scratch, &patterns)
    }
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
