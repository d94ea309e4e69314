import Detecting
import Foundation
import Model
import Testing

@Suite("Clocks that change their offset")
struct DaylightStories {
  /// A zone, the change, and the offsets around it.
  struct Change: Sendable, CustomTestStringConvertible {
    var zone: String
    var at: Int64
    var before: Int64
    var after: Int64
    var testDescription: String { "\(zone) \(at)" }
  }

  static let changes = [
    // Madrid: 2026-03-29 02:00 → 03:00, and 2026-10-25 03:00 → 02:00.
    Change(zone: "Europe/Madrid", at: 1_774_746_000, before: 3600, after: 7200),
    Change(zone: "Europe/Madrid", at: 1_792_890_000, before: 7200, after: 3600),
    // Santiago: 2026-04-05 00:00 → 2026-04-04 23:00, and 2026-09-06 00:00 → 01:00.
    Change(zone: "America/Santiago", at: 1_775_358_000, before: -10_800, after: -14_400),
    Change(zone: "America/Santiago", at: 1_788_667_200, before: -14_400, after: -10_800),
  ]

  @Test(
    "the nine o'clock rush stays at nine, and alarms nobody on the day after", arguments: changes)
  func rush(change: Change) throws {
    let at = Instant(seconds: change.at)
    let zone = ZoneTable(
      name: change.zone, initialOffset: change.before,
      transitions: [.init(at: at, offsetSeconds: change.after)])
    let system = try #require(TimeZone(identifier: change.zone))
    for (instant, offset) in [(at - .seconds(1), change.before), (at, change.after)] {
      let date = Date(timeIntervalSince1970: Double(instant.second))
      #expect(system.secondsFromGMT(for: date) == Int(offset))
    }
    func usual(_ instant: Instant) -> Int { zone.civil(instant).hour == 9 ? 20 : 2 }
    let key = SeriesKey(brand: "andina")
    let begin = at - .hours(24 * 28)
    var bank = SeriesBank()
    bank.learn(
      HistoryLine(
        series: key, start: begin, stepSeconds: 60,
        counts: (0..<(28 * 1440)).map { usual(begin + .minutes(Int64($0))) }), zone: zone)
    bank.register(key, at: at)
    var signals: [Signal] = []
    var busiest = (expected: 0.0, hour: Int64(-1))
    for minute in at.minute..<(at.minute + 2880) {
      let now = Instant(minute: minute)
      signals += bank.advance(to: now, zone: zone)
      for _ in 0..<usual(now) {
        if let signal = bank.count(key, at: now, now: now, zone: zone) { signals.append(signal) }
      }
      let expected = bank.expected(key, minute: minute) ?? 0
      if expected > busiest.expected { busiest = (expected, zone.civil(now).hour) }
    }
    #expect(busiest.hour == 9)
    #expect(signals.isEmpty)
  }
}
