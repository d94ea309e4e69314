package import Model

/// One mention of a brand, as far as counting goes.
package struct Heard: Sendable, Hashable {
  /// More drivers or places of one mention than this are not counted.
  static let most = 5

  /// The brand it is about.
  package var brand: String
  /// When it counts.
  package var at: Instant
  /// Whose voice it is: a hash of what tells authors apart, of the mention's id where nobody is named.
  package var voice: UInt64
  /// The drivers it is counted under.
  package var drivers: [String] = []
  /// Ids of the places it names.
  package var places: [String] = []
  /// The source that brought it.
  package var source: String?
  /// How it feels.
  package var isNegative = false
  /// It only repeats another mention: counted apart, in no series that pages.
  package var isRepost = false
  /// It is an article or a headline.
  package var isPress = false

  /// A mention of which only brand, time and voice are known.
  package init(brand: String, at: Instant, voice: UInt64) {
    self.brand = brand
    self.at = at
    self.voice = voice
  }

  /// The series that count it, the brand's own first.
  package var series: [SeriesKey] {
    if isRepost { return [SeriesKey(brand: brand, echo: .reposts)] }
    var keys = [SeriesKey(brand: brand)]
    if isNegative { keys.append(.negative(brand: brand)) }
    let drivers = drivers.prefix(Self.most)
    keys += drivers.map { SeriesKey(brand: brand, driver: $0) }
    if isPress { keys.append(SeriesKey(brand: brand, echo: .press)) }
    if let source { keys.append(SeriesKey(brand: brand, source: source)) }
    for place in places.prefix(Self.most) {
      keys.append(SeriesKey(brand: brand, place: place))
      keys += drivers.map { SeriesKey(brand: brand, place: place, driver: $0) }
    }
    return keys
  }
}
