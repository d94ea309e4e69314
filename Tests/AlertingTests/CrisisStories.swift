import Alerting
import Foundation
import Model
import Testing

private let start = Instant(seconds: 1_772_420_400)
private let titles = ["signal": "Señal", "billing": "Facturación"]
private let context = AlertContext(
  brandTitle: { _ in "Andina Móvil" }, driverTitle: { titles[$0] ?? $0 }, zone: .utc)
private let brand = SeriesKey(brand: "andina")

private func signal(
  _ change: Signal.Change, _ series: SeriesKey = brand, minute: Int64 = 0, observed: Double = 50,
  expected: Double = 8.1
) -> Signal {
  Signal(
    series: series, change: change, minute: start + .minutes(minute), score: 9, observed: observed,
    expected: expected, windowSeconds: 900, learnedMinutes: 20_000)
}

private func driver(_ id: String) -> SeriesKey { SeriesKey(brand: "andina", driver: id) }

private func said(
  _ number: Int, minute: Int64 = 0, driver: String? = "signal", flags: [Finding.Flag] = [],
  negative: Bool = true
) -> ReadMention {
  let at = start + .minutes(minute)
  var mention = Mention(id: "m\(minute)-\(number)", text: "algo")
  mention.publishedAt = at
  mention.fetchedAt = at
  mention.author = Author()
  mention.author?.handle = "v\(minute)-\(number)"
  var finding = Finding()
  finding.brands = ["andina"]
  finding.label = negative ? .negative : .neutral
  finding.drivers = driver.map { [.init(id: $0, confidence: 0.9)] } ?? []
  finding.flags = flags
  return ReadMention(mention: mention, finding: finding, receivedAt: at)
}

private func due(_ kind: CalendarEntry.Kind, minutes: Int64) -> CalendarEntry {
  CalendarEntry(
    id: "sorteo", title: "Sorteo de un teléfono", kind: kind, from: start - .minutes(5),
    to: start + .minutes(minutes))
}

@Suite("The crisis as one happening")
struct CrisisStories {
  @Test("series of one brand that rise together are one alert, whose arithmetic adds up")
  func arithmetic() throws {
    var book = AlertBook()
    for number in 0..<40 { book.observe(said(number, flags: number < 2 ? [.press] : [])) }
    _ = book.take([signal(.opened)], at: start, context)
    #expect(book.live.first?.kind == .spike)
    _ = book.take([signal(.opened, driver("signal"))], at: start + .seconds(30), context)
    let alert = try #require(book.live.first)
    #expect(book.live.count == 1)
    #expect(alert.kind == .crisis)
    #expect(alert.level == .critical)
    let sum = alert.evidence.reduce(0) { $0 + $1.points }
    #expect(alert.json["points"]?.number == sum)
    // ×6.2 gives 3, 42 more 2, negative 1, the press 1, doubling 2.
    #expect(sum == 9)
    #expect(alert.evidence.contains { $0.text.hasPrefix("9 puntos a las") && $0.points == 0 })
    #expect(alert.evidence.contains { $0.points == 1 && $0.text.contains("prensa") })
  }

  @Test("three times almost nothing is a watch, loud and calm a warning")
  func levels() {
    var book = AlertBook()
    for number in 0..<7 { book.observe(said(number)) }
    _ = book.take([signal(.opened, observed: 7, expected: 0.5)], at: start, context)
    #expect(book.live.first?.level == .watch)
    var other = AlertBook()
    for number in 0..<10 { other.observe(said(number, driver: nil, negative: false)) }
    _ = other.take([signal(.opened)], at: start, context)
    #expect(other.live.first?.level == .warning)
  }

  @Test("people are told again only what is new, and what it is")
  func news() {
    var book = AlertBook()
    for number in 0..<20 { book.observe(said(number)) }
    _ = book.take([signal(.opened)], at: start, context)
    for minute in 1..<5 {
      let grew = signal(.grew, minute: Int64(minute), observed: 52)
      #expect(book.take([grew], at: start + .minutes(Int64(minute)), context).isEmpty)
      #expect(book.advance(to: start + .minutes(Int64(minute)), context).isEmpty)
    }
    #expect(book.advance(to: start + .minutes(6), context).isEmpty)
    let joins = book.take(
      [signal(.opened, driver("billing"), minute: 6)], at: start + .minutes(6), context)
    #expect(joins.map(\.kind) == [.alertUpdated])
    #expect(joins.first?.data["changes"]?.strings == ["se suma Facturación"])
  }

  @Test("what the title says already is not told as new when its own series joins")
  func newsOfTheTitle() throws {
    var book = AlertBook()
    for number in 0..<20 { book.observe(said(number)) }
    _ = book.take([signal(.opened)], at: start, context)
    #expect(try #require(book.live.first).title.hasPrefix("Señal:"))
    let later = start + .minutes(6)
    #expect(book.take([signal(.opened, driver("signal"), minute: 6)], at: later, context).isEmpty)
    #expect(book.advance(to: start + .minutes(12), context).isEmpty)
  }

  @Test("a driver that the title has come to name is not one more, but what it is about")
  func newTitle() {
    var book = AlertBook()
    for number in 0..<20 { book.observe(said(number, driver: nil)) }
    _ = book.take([signal(.opened)], at: start, context)
    for number in 0..<20 { book.observe(said(number, minute: 6)) }
    let joins = book.take(
      [signal(.opened, driver("signal"), minute: 6)], at: start + .minutes(6), context)
    #expect(joins.first?.data["title"]?.string?.hasPrefix("Señal:") == true)
    #expect(joins.first?.data["changes"]?.strings == ["ahora es sobre todo Señal"])
  }

  @Test(
    "billing that rises hours after an outage is a second alert, and each ends with its own series")
  func twoHappenings() throws {
    var book = AlertBook()
    for number in 0..<20 { book.observe(said(number)) }
    _ = book.take([signal(.opened), signal(.opened, driver("signal"))], at: start, context)
    for number in 0..<20 { book.observe(said(number, minute: 120, driver: "billing")) }
    let second = book.take(
      [signal(.opened, driver("billing"), minute: 120)], at: start + .minutes(120), context)
    #expect(second.map(\.kind) == [.alertOpened])
    #expect(book.live.count == 2)
    #expect(book.live.last?.mentions == 20)
    let end = book.take(
      [signal(.closed, driver("signal"), minute: 150)], at: start + .minutes(150), context)
    #expect(end.map(\.kind) == [.alertResolved])
    // The total is still high, now because of billing.
    let left = try #require(book.live.first)
    #expect(left.drivers.first?.id == "billing")
    #expect(
      book.take(
        [signal(.closed, driver("billing"), minute: 170)], at: start + .minutes(170), context
      ).isEmpty)
    #expect(
      book.take([signal(.closed, minute: 171)], at: start + .minutes(171), context).map(\.kind) == [
        .alertResolved
      ])
  }

  @Test("within the hour, or in other words for the same fault, it is one alert")
  func oneHappening() {
    var book = AlertBook()
    _ = book.take([signal(.opened, driver("signal"))], at: start, context)
    _ = book.take(
      [signal(.opened, driver("billing"), minute: 40)], at: start + .minutes(40), context)
    _ = book.take(
      [signal(.opened, driver("outage"), minute: 200)], at: start + .minutes(200), context)
    #expect(book.live.count == 1)
  }

  @Test("a contest keeps its own crowd quiet, not the complaints beside it, and not for ever")
  func contest() {
    var calendar = context
    calendar.calendar = [due(.contest, minutes: 20)]
    var book = AlertBook()
    for number in 0..<40 {
      book.observe(said(number, driver: nil, negative: false), entries: ["sorteo"])
    }
    for number in 40..<60 { book.observe(said(number)) }
    #expect(book.take([signal(.opened)], at: start, calendar).isEmpty)
    let complaints = book.take([signal(.opened, driver("signal"))], at: start, calendar)
    #expect(complaints.map(\.kind) == [.alertOpened])
    #expect(complaints.first?.data["calendar"]?.array?.first?["id"]?.string == "sorteo")
    var later = AlertBook()
    for number in 0..<40 { later.observe(said(number, driver: nil), entries: ["sorteo"]) }
    #expect(later.take([signal(.opened)], at: start, calendar).isEmpty)
    #expect(later.advance(to: start + .minutes(19), calendar).isEmpty)
    // Still as loud when the contest is long over: that is no contest any more.
    for number in 0..<40 { later.observe(said(number, minute: 79, driver: nil)) }
    #expect(later.advance(to: start + .minutes(80), calendar).map(\.kind) == [.alertOpened])
    var quiet = AlertBook()
    for number in 0..<40 { quiet.observe(said(number, driver: nil), entries: ["sorteo"]) }
    #expect(quiet.take([signal(.opened)], at: start, calendar).isEmpty)
    #expect(quiet.advance(to: start + .minutes(80), calendar).isEmpty)
  }

  @Test("a match asks for more than usual, and one's own post is told when it goes live")
  func raiseAndAnnounce() {
    var calendar = context
    calendar.calendar = [due(.match, minutes: 60)]
    var book = AlertBook()
    #expect(book.take([signal(.opened, observed: 20)], at: start, calendar).isEmpty)
    #expect(
      book.take([signal(.grew, observed: 50)], at: start, calendar).map(\.kind) == [.alertOpened])
    calendar.calendar = [due(.ownPost, minutes: 60)]
    let told = book.advance(to: start, calendar).filter { $0.kind == .announcementRaised }
    #expect(told.count == 1)
    #expect(
      book.advance(to: start + .minutes(1), calendar).allSatisfy { $0.kind != .announcementRaised })
  }

  @Test("a detector's happening is one alert from its first word to its last")
  func derived() throws {
    var book = AlertBook()
    var rumor = DerivedSignal(
      .rumor, brand: "andina", key: "cierre", change: .opened, at: start, title: "Rumor",
      reason: "8 voces")
    rumor.evidence = [.init(points: 8, text: "8 voces dicen lo mismo")]
    #expect(book.take([rumor], at: start, context).map(\.kind) == [.alertOpened])
    #expect(book.live.first?.title == "Rumor · Andina Móvil", "whose it is, once")
    #expect(book.take([rumor], at: start + .minutes(1), context).isEmpty)
    rumor.change = .grew
    rumor.level = .warning
    rumor.title = "Rumor · Andina Móvil"
    #expect(book.take([rumor], at: start + .minutes(2), context).map(\.kind) == [.alertEscalated])
    #expect(book.live.first?.title == "Rumor · Andina Móvil")
    let again = try JSONDecoder().decode(AlertBook.self, from: JSONEncoder().encode(book))
    #expect(again == book)
    rumor.change = .closed
    #expect(book.take([rumor], at: start + .minutes(30), context).map(\.kind) == [.alertResolved])
    #expect(book.live.isEmpty)
    let blind = DerivedSignal(
      .sourceBlind, brand: "andina", key: "foro", change: .opened, at: start,
      title: "Fuente ciega: «foro» no se puede leer", reason: "no contesta")
    _ = book.take([blind], at: start, context)
    #expect(book.live.first?.title == blind.title, "a source may be of several brands")
  }
}
