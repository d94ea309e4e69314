import Detecting
import Model
import Testing

@Suite("The baseline and a confirmed crisis")
struct CrisisMemoryStories {
  @Test("five hours at three times teach nothing, not even to the series that did not open")
  func unlearned() throws {
    var street = Street(usual: 10)
    let driver = SeriesKey(brand: "andina", driver: "signal")
    let calm = Street.start - .hours(24 * 7)
    street.bank.learn(
      HistoryLine(
        series: driver, start: calm, stepSeconds: 60, counts: (0..<10_080).map { $0 % 3 % 2 }),
      zone: street.zone)
    street.bank.register(driver, at: Street.start)
    street.play(60, perMinute: 10)
    let before = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    street.play(300, perMinute: 10, extra: 20, extraAuthors: 100_000) { $0.drivers = ["signal"] }
    let during = street.bank.isInCrisis(brand: "andina")
    #expect(during)
    let after = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    #expect(after < 1.01 * before && after > 0.9 * before)
    street.play(100, perMinute: 10)
    let afterwards = street.bank.isInCrisis(brand: "andina")
    #expect(!afterwards)
    #expect(Set(street.opened.map(\.series)).count == street.opened.count)
  }

  @Test("after six hours the crisis is the new normal, and no sooner")
  func newNormal() throws {
    var street = Street(usual: 10)
    street.play(60, perMinute: 10)
    street.play(360, perMinute: 30)
    let held = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    #expect(held < 11)
    street.play(720, perMinute: 30)
    let learned = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    #expect(learned > 13)
  }

  @Test("a series that has not learned a day confirms no crisis")
  func tooYoung() {
    var street = Street(days: 0)
    street.play(120, perMinute: 2)
    street.play(20, perMinute: 40)
    #expect(!street.opened.isEmpty)
    let isConfirmed = street.bank.isInCrisis(brand: "andina")
    #expect(!isConfirmed)
  }
}
