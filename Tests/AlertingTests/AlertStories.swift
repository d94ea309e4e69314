import Alerting
import Foundation
import Model
import Testing

private let start = Instant(seconds: 1_772_420_400)
private let context = AlertContext(
  brandTitle: { _ in "Andina Móvil" }, driverTitle: { $0 == "signal" ? "Señal" : $0 }, zone: .utc)
private let brand = SeriesKey(brand: "andina")
private let driver = SeriesKey(brand: "andina", driver: "signal")

private func signal(
  _ change: Signal.Change, _ series: SeriesKey = brand, minute: Int64 = 0, observed: Double = 50,
  learned: Int = 20_000
) -> Signal {
  Signal(
    series: series, change: change, minute: start + .minutes(minute), score: 9, observed: observed,
    expected: 8.1, windowSeconds: 900, learnedMinutes: learned)
}

private func complaint(_ number: Int, author: String?, at now: Instant = start) -> ReadMention {
  var mention = Mention(id: "m\(number)", text: "sin servicio")
  mention.publishedAt = now - .seconds(Int64(number))
  mention.fetchedAt = now
  if let author {
    mention.author = Author()
    mention.author?.handle = author
  }
  var finding = Finding()
  finding.brands = ["andina"]
  finding.label = .negative
  finding.score = -0.8
  finding.drivers = [.init(id: "signal", confidence: 0.9)]
  return ReadMention(mention: mention, finding: finding, receivedAt: now)
}

private func kinds(_ events: [Event]) -> [Event.Kind] { events.map(\.kind) }

@Suite("One alert of one happening")
struct AlertStories {
  @Test("a spike opens with its numbers, voices, driver and posts")
  func opens() throws {
    var book = AlertBook()
    for number in 0..<20 { book.observe(complaint(number, author: "a\(number % 8)")) }
    book.observe(complaint(20, author: nil))
    let events = book.take([signal(.opened)], at: start, context)
    #expect(kinds(events) == [.alertOpened])
    let alert = try #require(book.live.first)
    #expect(alert.level == .critical)
    #expect(alert.voices == 9)
    #expect(alert.title == "Señal: muchas más quejas que lo habitual · Andina Móvil")
    #expect(
      alert.reason == "50 menciones en 15 min, esperadas 8,1 a esta hora (×6,2); 9 voces; "
        + "100 % negativas; Señal 100 %")
    #expect(alert.posts.count == 5)
    #expect(alert.latency.detected == 0)
    #expect(book.takeChanged().map(\.id) == [alert.id])
    #expect(book.takeChanged().isEmpty)
  }

  @Test("complaints that fit no driver do not lead the alert, however many they are")
  func unsorted() throws {
    var book = AlertBook()
    for number in 0..<20 {
      var said = complaint(number, author: "a\(number)")
      if number % 3 > 0 { said.finding.drivers = [.init(id: "other", confidence: 0.5)] }
      book.observe(said)
    }
    _ = book.take([signal(.opened)], at: start, context)
    let alert = try #require(book.live.first)
    #expect(alert.drivers.map(\.id) == ["other", "signal"])
    #expect(alert.title == "Señal: muchas más quejas que lo habitual · Andina Móvil")
    #expect(alert.reason.hasSuffix("; Señal 35 %"))
  }

  @Test("nobody is paged by a series of less than a day, nor by one source")
  func learning() {
    var book = AlertBook()
    let source = SeriesKey(brand: "andina", source: "x")
    #expect(book.take([signal(.opened, learned: 1439)], at: start, context).isEmpty)
    #expect(book.take([signal(.opened, source)], at: start, context).isEmpty)
    #expect(book.live.isEmpty)
  }

  @Test("further series join, updates are minutes apart, and the end needs all of them")
  func joinsAndResolves() {
    var book = AlertBook()
    _ = book.take([signal(.opened)], at: start, context)
    #expect(book.take([signal(.opened, driver)], at: start + .seconds(20), context).isEmpty)
    #expect(book.advance(to: start + .seconds(299), context).isEmpty)
    #expect(kinds(book.advance(to: start + .minutes(5), context)) == [.alertUpdated])
    let later = start + .minutes(30)
    #expect(book.take([signal(.closed, minute: 30)], at: later, context).isEmpty)
    let end = book.take(
      [signal(.closed, driver, minute: 38)], at: start + .minutes(38), context)
    #expect(kinds(end) == [.alertResolved])
    #expect(end.first?.data["reason"]?.string?.hasPrefix("Restablecida: duró") == true)
    #expect(book.live.isEmpty)
  }

  @Test("an alert that is over tells how bad it was, not how quiet it is")
  func height() throws {
    var book = AlertBook()
    for number in 0..<20 { book.observe(complaint(number, author: "a\(number)")) }
    _ = book.take([signal(.opened)], at: start, context)
    let worst = try #require(book.live.first)
    // An hour and a half later the window holds two who only mention the brand.
    for number in 0..<2 {
      var said = complaint(100 + number, author: "b\(number)", at: start + .minutes(90))
      said.finding.label = .neutral
      said.finding.drivers = []
      book.observe(said)
    }
    _ = book.advance(to: start + .minutes(91), context)
    _ = book.take([signal(.grew, minute: 91, observed: 9)], at: start + .minutes(91), context)
    let quiet = try #require(book.live.first)
    #expect((quiet.voices, quiet.negativeShare) == (2, 0))
    _ = book.take([signal(.closed, minute: 95)], at: start + .minutes(95), context)
    let over = try #require(book.alert(worst.id))
    #expect(over.state == .resolved && over.mentions == quiet.mentions)
    #expect((over.observed, over.ratio, over.voices) == (worst.observed, worst.ratio, 20))
    #expect((over.title, over.drivers, over.posts) == (worst.title, worst.drivers, worst.posts))
    #expect(over.negativeShare == 1)
    #expect(over.evidence.contains { $0.text.hasPrefix("voces distintas en la ventana: 20;") })
    #expect(over.evidence.contains { $0.text.hasSuffix("de vuelta en lo esperado") })
  }

  @Test("the level rises and never falls while the alert lives")
  func level() {
    var book = AlertBook()
    _ = book.take([signal(.opened, observed: 20)], at: start, context)
    #expect(book.live.first?.level == .watch)
    _ = book.take([signal(.grew, minute: 2, observed: 100)], at: start + .minutes(2), context)
    #expect(book.live.first?.level == .critical)
    _ = book.take([signal(.grew, minute: 5, observed: 20)], at: start + .minutes(5), context)
    #expect(book.live.first?.level == .critical)
  }

  @Test("taking twice tells once and keeps the first name")
  func acknowledge() throws {
    var book = AlertBook()
    _ = book.take([signal(.opened)], at: start, context)
    let id = try #require(book.live.first?.id)
    let first = try book.acknowledge(id, by: "Ana", at: start)
    #expect(kinds(first) == [.alertAcknowledged])
    let second = try book.acknowledge(id, by: "Luis", at: start + .seconds(1))
    #expect(second.isEmpty)
    #expect(book.alert(id)?.acknowledgedBy == "Ana")
    #expect(throws: Fault.self) { try book.acknowledge("nada", by: "Ana", at: start) }
  }

  @Test("a driver that one place let open says so, with the place's counts and no score it has not")
  func onePlace() throws {
    var book = AlertBook()
    var read = complaint(1, author: "a")
    read.finding.places = [
      .init(
        id: "rosario", name: "Rosario", province: "Santa Fe", country: "AR", latitude: -32.9,
        longitude: -60.7)
    ]
    book.observe(read)
    var opening = signal(.opened, driver)
    opening.place = .init(id: "rosario", observed: 9, expected: 0.2, windowSeconds: 900)
    let events = book.take([opening], at: start, context)
    #expect(kinds(events) == [.alertOpened])
    let said = try #require(book.live.first).evidence.map(\.text)
    #expect(
      said.contains(
        "solo en Rosario: 9 menciones en 15 min, esperadas 0,2 (×45): por eso alcanza la mitad del umbral"
      ))
  }

  @Test("an alert closed by hand stays closed while its series is still high")
  func byHand() throws {
    var book = AlertBook()
    _ = book.take([signal(.opened)], at: start, context)
    let id = try #require(book.live.first?.id)
    let closing = try book.resolve(id, by: "Ana", at: start, context)
    #expect(kinds(closing) == [.alertResolved])
    #expect(book.take([signal(.grew, minute: 3)], at: start + .minutes(3), context).isEmpty)
    #expect(book.take([signal(.closed, minute: 9)], at: start + .minutes(9), context).isEmpty)
    #expect(
      kinds(book.take([signal(.opened, minute: 99)], at: start + .minutes(99), context))
        == [.alertOpened])
    #expect(book.live.first?.id != id)
  }

  @Test("a silenced alert lives on unheard, its end too, and the silence ends with it")
  func silence() throws {
    var book = AlertBook()
    _ = book.take([signal(.opened)], at: start, context)
    let id = try #require(book.live.first?.id)
    let begun = try book.silence(.alert(id), until: nil, by: "Ana", at: start)
    #expect(kinds(begun) == [.silenceStarted])
    let events = book.take([signal(.closed, minute: 9)], at: start + .minutes(9), context)
    #expect(kinds(events) == [.alertResolved, .silenceEnded])
    #expect(events.map(\.muted) == [true, false])
  }

  @Test("when a brand's silence is over, an alert that opened meanwhile is told")
  func silencedBrand() throws {
    var book = AlertBook()
    _ = try book.silence(.brand("andina"), until: start + .minutes(10), by: "Ana", at: start)
    #expect(book.take([signal(.opened)], at: start + .minutes(1), context).map(\.muted) == [true])
    let events = book.advance(to: start + .minutes(10), context)
    #expect(kinds(events) == [.silenceEnded, .alertUpdated])
    #expect(events.map(\.muted) == [false, false])
    #expect(throws: Fault.self) {
      try book.silence(.brand("andina"), until: start, by: "Ana", at: start)
    }
  }

  @Test("a restart in the middle of an alert changes nothing")
  func restart() throws {
    var book = AlertBook()
    for number in 0..<20 { book.observe(complaint(number, author: "a\(number)")) }
    _ = book.take([signal(.opened)], at: start, context)
    var again = try JSONDecoder().decode(AlertBook.self, from: JSONEncoder().encode(book))
    #expect(again == book)
    let later = start + .minutes(2)
    let more = [signal(.grew, minute: 2, observed: 90)]
    #expect(again.take(more, at: later, context) == book.take(more, at: later, context))
    #expect(again == book)
  }
}
