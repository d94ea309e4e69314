/// Names one stream of counts: a brand's mentions, or a part of them.
package struct SeriesKey: Hashable, Comparable, Sendable, Codable {
  /// What repeats the words of others, and is therefore counted apart from voices.
  package enum Echo: String, Sendable, Codable, CaseIterable {
    case reposts
    /// Headlines: articles that only carry a title, and posts that only repeat one.
    case press
  }

  /// What an alarm of a series is good for.
  package enum Role: String, Sendable, Codable {
    /// Wakes people, within the brand's budget of false alarms.
    case pages
    /// Explains an alert of the brand; wakes nobody.
    case annotates
  }

  /// The brand's id.
  package var brand: String
  /// Only mentions with this driver.
  package var driver: String?
  /// Only mentions from this source.
  package var source: String?
  /// Only mentions that name this place (a place id of the rules).
  package var place: String?
  /// Only what repeats others.
  package var echo: Echo?
  /// Only negative mentions.
  package var negative = false

  /// All mentions of a brand.
  package init(brand: String) { self.brand = brand }

  /// The mentions of a brand with one driver.
  package init(brand: String, driver: String) {
    self.brand = brand
    self.driver = driver
  }

  /// The mentions of a brand from one source.
  package init(brand: String, source: String) {
    self.brand = brand
    self.source = source
  }

  /// The mentions of a brand that name a place, all or with one driver.
  package init(brand: String, place: String, driver: String? = nil) {
    self.brand = brand
    self.place = place
    self.driver = driver
  }

  /// What of a brand's mentions repeats others.
  package init(brand: String, echo: Echo) {
    self.brand = brand
    self.echo = echo
  }

  /// The negative mentions of a brand.
  package static func negative(brand: String) -> SeriesKey {
    var key = SeriesKey(brand: brand)
    key.negative = true
    return key
  }

  /// A brand's total, its negative mentions and its drivers page; sources, places and echoes annotate.
  package var role: Role { source == nil && place == nil && echo == nil ? .pages : .annotates }

  /// The key in one text, for archive columns: `andina`, `andina/driver/signal`, `andina/negative`,
  /// `andina/place/rosario/driver/signal`.
  package var path: String {
    var text = brand
    if let place { text += "/place/" + place }
    if let driver { text += "/driver/" + driver }
    if let source { text += "/source/" + source }
    if let echo { text += "/echo/" + echo.rawValue }
    if negative { text += "/negative" }
    return text
  }

  package static func < (left: SeriesKey, right: SeriesKey) -> Bool { left.path < right.path }
}
