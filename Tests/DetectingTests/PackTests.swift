import Model
import Testing

@testable import Detecting

@Suite("A bank in bytes")
struct PackTests {
  @Test("numbers and texts come back as they were")
  func roundTrip() throws {
    var writer = PackWriter()
    let whole: [Int64] = [0, -1, 1, 63, -64, 64, .max, .min]
    for value in whole { writer.integer(value) }
    let fractions = [0, -0.0, 0.1, 1.0 / 3, .infinity, .leastNonzeroMagnitude, -7.25]
    writer.numbers(fractions)
    writer.closeSingles([0.1, 0.1000001, 3, 0, 1e-30])
    writer.naturals([UInt16(0), 65_535, 300])
    writer.text("Río Cuarto 😡")
    writer.optional(nil as Int64?) { $1.integer($0) }
    var reader = PackReader(writer.bytes)
    for value in whole { #expect(try reader.integer() == value) }
    #expect(try reader.numbers().map(\.bitPattern) == fractions.map(\.bitPattern))
    #expect(try reader.closeSingles() == [0.1, 0.1000001, 3, 0, 1e-30])
    #expect(try reader.naturals(of: UInt16.self) == [0, 65_535, 300])
    #expect(try reader.text() == "Río Cuarto 😡")
    let nothing = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try reader.integer()
    }
    #expect(nothing == nil && reader.isAtEnd)
  }

  @Test("a bank cut short anywhere, or with a byte too many, is refused")
  func torn() {
    var street = Street(days: 1)
    street.play(3, perMinute: 4, extra: 2) {
      $0.drivers = ["signal"]
      $0.places = ["rosario"]
      $0.isNegative = true
    }
    let bytes = street.bank.packed
    for length in Array(stride(from: 0, to: bytes.count, by: 97)) + [bytes.count - 1] {
      #expect(throws: PackFault.self) { try SeriesBank(packed: Array(bytes.prefix(length))) }
    }
    #expect(throws: PackFault.self) { try SeriesBank(packed: bytes + [0]) }
  }

  @Test(
    "counts that are large or broken, gaps and crises survive a restart", arguments: [3, 90_000])
  func oddities(count: Int) throws {
    let zone = ZoneTable.utc
    let key = SeriesKey(brand: "andina", driver: "signal")
    var bank = SeriesBank()
    bank.watch(brand: "andina", alarmsPerMonth: 1)
    bank.learn(
      HistoryLine(
        series: key, start: Street.start - .hours(48), stepSeconds: 420,
        counts: (0..<400).map { $0 % 50 == 0 ? nil : count + $0 % 3 }), zone: zone)
    bank.register(key, at: Street.start)
    bank.skip(from: Street.start + .minutes(3), to: Street.start + .minutes(9))
    var heard = Heard(brand: "andina", at: Street.start, voice: 1)
    heard.source = "foro"
    bank.hear(newcomer: heard, now: Street.start)
    for minute in 0..<30 {
      let now = Street.start + .minutes(Int64(minute))
      _ = bank.advance(to: now, zone: zone)
      for _ in 0..<min(60, minute * 4) { _ = bank.count(key, at: now, now: now, zone: zone) }
      #expect(try SeriesBank(packed: bank.packed) == bank)
    }
  }
}
