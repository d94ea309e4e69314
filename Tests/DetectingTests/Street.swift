import Detecting
import Model

/// A brand with an even week behind it, of whose mentions everything is known that a bank counts.
struct Street {
  /// Monday 2026-03-02 00:00 in Buenos Aires.
  static let start = Instant(seconds: 1_772_420_400)
  static let brand = SeriesKey(brand: "andina")
  let zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -10_800)
  var bank: SeriesBank
  var minute = Street.start.minute
  var signals: [Signal] = []
  private var people: UInt64 = 1000

  init(settings: DetectorSettings = DetectorSettings(), days: Int = 7, usual: Int = 2) {
    bank = SeriesBank(settings: settings)
    let begin = Street.start - .hours(Int64(24 * days))
    bank.learn(
      HistoryLine(
        series: Street.brand, start: begin, stepSeconds: 60,
        counts: (0..<(days * 1440)).map { usual - 1 + $0 % 3 }), zone: zone)
    bank.register(Street.brand, at: Street.start)
  }

  var now: Instant { Instant(minute: minute) }

  /// The openings of series that page.
  var opened: [Signal] { signals.filter { $0.change == .opened && $0.role == .pages } }

  /// Plays minutes of so many mentions of ever new people, and extra ones of so many authors in turn.
  mutating func play(
    _ minutes: Int, perMinute: Int, extra: Int = 0, extraAuthors: Int = 1,
    _ change: (inout Heard) -> Void = { _ in }
  ) {
    var turn = 0
    for _ in 0..<minutes {
      signals += bank.advance(to: now, zone: zone)
      for place in 0..<(perMinute + extra) {
        let at = now + .seconds(Int64(place % 60))
        var heard = Heard(brand: "andina", at: at, voice: people)
        people += 1
        if place >= perMinute {
          heard.voice = UInt64(turn % extraAuthors)
          turn += 1
          change(&heard)
        }
        signals += bank.count(heard, now: at, zone: zone)
      }
      minute += 1
    }
    signals += bank.advance(to: now, zone: zone)
  }
}
