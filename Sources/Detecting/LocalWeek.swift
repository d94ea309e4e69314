internal import Model

/// The week as a series lives it: the clock of the brand's zone, and the season that a series without
/// one of its own borrows from the brand.
struct LocalWeek: Sendable {
  var zone: ZoneTable
  var season: BorrowedSeason?

  init(_ zone: ZoneTable, season: BorrowedSeason? = nil) {
    self.zone = zone
    self.season = season
  }
}

/// The season of a brand's own series, hour by hour of the local week: what its smaller series follow
/// until they know better.
struct BorrowedSeason: Sendable, Equatable {
  private var factors: [Float]

  /// A season of 168 factors.
  init(_ factors: [Float]) { self.factors = factors }

  func factor(hour: Int) -> Double { Double(factors[hour]) }

  func pack(into writer: inout PackWriter) { writer.singles(factors) }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    factors = try reader.singles()
    guard factors.count == 168 else { throw PackFault() }
  }
}
