import Detecting
import Model
import Testing

@Suite("A driver's trouble in one place")
struct OnePlaceStories {
  private static let driver = SeriesKey(brand: "andina", driver: "signal")

  /// A brand whose driver brings one or two mentions a minute, and Rosario one of it in two hours.
  private func street() -> Street {
    var street = Street(usual: 20)
    street.bank.watch(brand: "andina", alarmsPerMonth: 1)
    let rosario = SeriesKey(brand: "andina", place: "rosario", driver: "signal")
    for (series, every) in [(Self.driver, 1), (rosario, 120)] {
      street.bank.learn(
        HistoryLine(
          series: series, start: Street.start - .hours(24 * 7), stepSeconds: 60,
          counts: (0..<10_080).map { $0 % every == 0 ? 1 + $0 % 2 : 0 }), zone: street.zone)
      street.bank.register(series, at: Street.start)
    }
    street.play(30, perMinute: 20)
    return street
  }

  /// Ten minutes in which so many of four a minute name the place.
  private func play(_ street: inout Street, place: String, namedBy share: Int) {
    var turn = 0
    street.play(10, perMinute: 20, extra: 4, extraAuthors: 100_000) { heard in
      heard.drivers = ["signal"]
      turn += 1
      if turn % share == 0 { heard.places = [place] }
    }
  }

  @Test("opens the driver below its threshold, and the signal names the place and its counts")
  func inOnePlace() throws {
    var street = street()
    play(&street, place: "rosario", namedBy: 1)
    let signal = try #require(street.opened.first { $0.series == Self.driver })
    let place = try #require(signal.place)
    #expect(place.id == "rosario" && place.observed >= 7 && place.observed > 5 * place.expected)
    let threshold = try #require(street.bank.threshold(Self.driver))
    #expect(signal.score < threshold && signal.threshold == threshold / 2)
  }

  @Test("spread over places nobody knew, or named by few, the same trouble does not open it")
  func everywhere() {
    for (place, share) in [("nueva", 1), ("rosario", 9)] {
      var street = street()
      play(&street, place: place, namedBy: share)
      #expect(street.opened.isEmpty)
    }
  }

  @Test("two who repeat themselves in one place do not open it, however many complain elsewhere")
  func fewVoices() {
    var street = street()
    var turn: UInt64 = 0
    street.play(10, perMinute: 20, extra: 4, extraAuthors: 100_000) { heard in
      heard.drivers = ["signal"]
      turn += 1
      guard turn % 4 == 0 else { return }
      heard.places = ["rosario"]
      heard.voice = turn / 4 % 2
    }
    #expect(street.opened.isEmpty)
  }
}
