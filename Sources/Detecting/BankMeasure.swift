package import Model

/// A full bank to measure: brands with drivers and places, all with a season of their own, which is the
/// most a series costs.
package struct BankMeasure: Sendable {
  /// Series of one brand: its own, its negative mentions, ten drivers, and places.
  static let perBrand = 250

  package private(set) var bank: SeriesBank
  /// The minute that is played next.
  package private(set) var now = Instant(seconds: 1_772_420_400)
  private let zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -10_800)
  private let brands: Int
  private var state: UInt64 = 1

  /// A bank of so many series, rounded up to whole brands, each taught a day at a mention a minute.
  package init(series: Int) {
    brands = max(1, (series + Self.perBrand - 1) / Self.perBrand)
    bank = SeriesBank(settings: DetectorSettings(capacity: brands * Self.perBrand))
    for brand in 0..<brands {
      bank.watch(brand: "marca-\(brand)", alarmsPerMonth: 1)
      for key in keys(brand) {
        bank.learn(
          HistoryLine(
            series: key, start: now - .hours(24), stepSeconds: 3600,
            counts: [Int?](repeating: 60, count: 24)), zone: zone)
        bank.register(key, at: now)
      }
    }
  }

  /// Counts one mention in every series, spread over the present minute.
  package mutating func count() {
    for brand in 0..<brands {
      for key in keys(brand) where draw() % 2 == 0 {
        for _ in 0..<2 { _ = bank.count(key, at: now, now: now, zone: zone) }
      }
    }
  }

  /// Closes the present minute in every series.
  package mutating func close() -> Int {
    now = now + .minutes(1)
    return bank.advance(to: now, zone: zone).count
  }

  private func keys(_ brand: Int) -> [SeriesKey] {
    let name = "marca-\(brand)"
    let drivers = (0..<10).map { SeriesKey(brand: name, driver: "motivo-\($0)") }
    let places = (0..<(Self.perBrand - 12)).map { SeriesKey(brand: name, place: "lugar-\($0)") }
    return [SeriesKey(brand: name), .negative(brand: name)] + drivers + places
  }

  /// A linear congruential generator (Knuth's MMIX constants), so that every run is the same.
  private mutating func draw() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33)
  }
}
