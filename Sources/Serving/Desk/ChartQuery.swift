/// Which chart, of which brand, how large.
package struct ChartQuery: Sendable, Hashable {
  /// What a chart can show.
  package enum Subject: String, Sendable, CaseIterable {
    /// Mentions a minute against the expected band.
    case volume
    /// The drivers over the last hours, stacked.
    case drivers
    /// The share of negative mentions over the last hours.
    case sentiment
    /// What each hour of the week usually brings.
    case week
  }

  package var subject: Subject
  /// The brand's id.
  package var brand: String
  /// The drawing's size in CSS pixels.
  package var width: Int
  package var height: Int

  /// A chart of a subject.
  package init(_ subject: Subject, brand: String, width: Int, height: Int) {
    self.subject = subject
    self.brand = brand
    self.width = width
    self.height = height
  }
}
