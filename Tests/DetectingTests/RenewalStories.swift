import Detecting
import Model
import Testing

@Suite("A happening in the shadow of an alarm")
struct RenewalStories {
  /// The openings of the brand's own series that people are told of.
  private func openings(_ street: Street) -> [Int64] {
    street.opened.filter { $0.series == Street.brand }.map(\.minute.minute)
  }

  @Test("a crisis that begins while a small alarm is open opens it anew, within three minutes")
  func whileOpen() throws {
    var street = Street(usual: 10)
    street.play(60, perMinute: 10)
    street.play(25, perMinute: 20)
    #expect(openings(street).count == 1)
    let start = street.minute
    street.play(10, perMinute: 100)
    #expect(openings(street).count == 2)
    #expect(try #require(openings(street).last) - start <= 3)
  }

  @Test("so does one that begins within the hour after an alarm that is over")
  func afterwards() throws {
    var street = Street(usual: 10)
    street.play(60, perMinute: 10)
    let first = street.minute
    street.play(2, perMinute: 30)
    street.play(50, perMinute: 10)
    let isOver = !street.bank.isOpen(Street.brand)
    #expect(isOver && openings(street).count == 1)
    let start = street.minute
    #expect(start - first < 60)
    street.play(5, perMinute: 100)
    #expect(openings(street).count == 2)
    #expect(try #require(openings(street).last) - start <= 3)
  }

  @Test("the same again within the hour is no second happening")
  func again() {
    var street = Street(usual: 10)
    street.play(60, perMinute: 10)
    street.play(12, perMinute: 25)
    street.play(20, perMinute: 10)
    street.play(10, perMinute: 25)
    #expect(openings(street).count == 1)
  }

  @Test("a crisis opens once, whether it stands at once or climbs for an hour", arguments: [0, 1])
  func once(climb: Int) {
    var street = Street(usual: 10)
    street.play(60, perMinute: 10)
    for minute in 0..<60 {
      street.play(1, perMinute: climb == 0 ? 10 + min(90, 30 * (minute + 1)) : 10 + minute)
    }
    #expect(openings(street).count == 1)
    let isOpen = street.bank.isOpen(Street.brand)
    #expect(isOpen)
  }

  @Test("a list of alarms tells the end of the old one first, then the new opening, at one row")
  func list() throws {
    let start = Street.start
    let counts = (0..<3000).map { minute in
      minute < 2900 ? 9 + minute % 3 : minute < 2925 ? 20 : 100
    }
    let rows = counts.enumerated().map { minute, count in
      SeriesFile.Row(
        at: start + .minutes(Int64(minute)), value: Double(count), stamp: String(minute))
    }
    let file = try SeriesFile(Self.bytes(rows), name: "dos.csv")
    let events = DetectCommandCore.run(file).events.filter { $0.at >= start + .minutes(2900) }
    #expect(events.map(\.isOpening) == [true, false, true])
    #expect(events.count == 3 && events[1].at == events[2].at)
  }

  private static func bytes(_ rows: [SeriesFile.Row]) -> [UInt8] {
    let lines = rows.map { row in
      "\(row.at.rfc3339),\(row.value.map { String(Int($0)) } ?? "")"
    }
    return Array((["timestamp,value"] + lines).joined(separator: "\n").utf8)
  }
}
