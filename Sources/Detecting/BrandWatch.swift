internal import Model

/// What a bank knows of a brand as a whole: its budget, its confirmed crisis, and the season it lends.
struct BrandWatch: Sendable, Equatable {
  /// For so long at most a crisis is kept out of the baseline: then it is the new normal (minutes).
  static let longestCrisis: Int64 = 360
  /// A series that has learned less confirms no crisis (minutes).
  static let warmUp = 1440

  var brand: String
  /// False alarms a month that its people accept; nil keeps the bank's threshold.
  var alarmsPerMonth: Double?
  /// A competitor: its series only annotate.
  var isRival = false
  /// The series that page and are open now, in the order of opening.
  private(set) var open: [SeriesKey] = []
  /// Since when something is open.
  private(set) var crisisSince: Int64?
  /// The crisis has lasted so long that it is learned as usual.
  private(set) var isNewNormal = false
  /// The season lent to small series, and the hour it was taken.
  var season: BorrowedSeason?
  var seasonHour = Int64.min

  init(_ brand: String) { self.brand = brand }

  /// Notes an opening; true when it begins a crisis.
  mutating func opened(_ key: SeriesKey, minute: Int64) -> Bool {
    if !open.contains(key) { open.append(key) }
    guard crisisSince == nil else { return false }
    crisisSince = minute
    return true
  }

  /// Notes a closing; true when it ends the crisis.
  mutating func closed(_ key: SeriesKey) -> Bool {
    open.removeAll { $0 == key }
    guard open.isEmpty, crisisSince != nil else { return false }
    crisisSince = nil
    isNewNormal = false
    return true
  }

  /// True once: at the first minute at which the crisis counts as the new normal.
  mutating func becomesNormal(at minute: Int64) -> Bool {
    guard let crisisSince, !isNewNormal, minute - crisisSince >= Self.longestCrisis else {
      return false
    }
    isNewNormal = true
    return true
  }

  /// True while minutes are kept out of the baseline.
  var isHeld: Bool { crisisSince != nil && !isNewNormal }

  func pack(into writer: inout PackWriter) {
    writer.text(brand)
    writer.optional(alarmsPerMonth) { $1.number($0) }
    writer.flag(isRival)
    writer.list(open) { $0.pack(into: &$1) }
    writer.optional(crisisSince) { $1.integer($0) }
    writer.flag(isNewNormal)
    writer.optional(season) { $0.pack(into: &$1) }
    writer.integer(seasonHour)
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    brand = try reader.text()
    alarmsPerMonth = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try reader.number()
    }
    isRival = try reader.flag()
    open = try reader.list { (reader: inout PackReader) throws(PackFault) in
      try SeriesKey(unpacking: &reader)
    }
    crisisSince = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try reader.integer()
    }
    isNewNormal = try reader.flag()
    season = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try BorrowedSeason(unpacking: &reader)
    }
    seasonHour = try reader.integer()
  }
}
