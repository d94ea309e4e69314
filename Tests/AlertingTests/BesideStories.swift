import Alerting
import Foundation
import Model
import Testing

private let start = Instant(seconds: 1_772_420_400)
private let titles = [
  "signal": "Señal", "billing": "Facturación", "contact_center": "No logra comunicarse",
]
private let plain = AlertContext(
  brandTitle: { _ in "Andina Móvil" }, driverTitle: { titles[$0] ?? $0 }, zone: .utc)
private let brand = SeriesKey(brand: "andina")
private let phone = SeriesKey(brand: "andina", driver: "contact_center")
private let billing = SeriesKey(brand: "andina", driver: "billing")

private func signal(
  _ change: Signal.Change, _ series: SeriesKey, minute: Int64, observed: Double = 50,
  expected: Double = 8
) -> Signal {
  Signal(
    series: series, change: change, minute: start + .minutes(minute), score: 9, observed: observed,
    expected: expected, windowSeconds: 900, learnedMinutes: 20_000)
}

private func said(_ id: String, minute: Int64, driver: String?) -> ReadMention {
  let at = start + .minutes(minute)
  var mention = Mention(id: id, text: "algo")
  mention.publishedAt = at
  mention.author = Author()
  mention.author?.handle = id
  var finding = Finding()
  finding.brands = ["andina"]
  finding.label = driver == nil ? .neutral : .negative
  finding.drivers = driver.map { [.init(id: $0, confidence: 0.9)] } ?? []
  return ReadMention(mention: mention, finding: finding, receivedAt: at)
}

extension AlertBook {
  /// Hears so many people in a minute.
  fileprivate mutating func hear(
    _ count: Int, minute: Int64, driver: String?, entries: [String] = []
  ) {
    for number in 0..<count {
      observe(
        said("\(driver ?? "")\(minute)-\(number)", minute: minute, driver: driver), entries: entries
      )
    }
  }

  fileprivate mutating func take(_ signal: Signal, _ context: AlertContext = plain) -> [Event] {
    take([signal], at: signal.minute, context)
  }
}

private func texts(_ alert: Alert?) -> [String] { (alert?.evidence ?? []).map(\.text) }

@Suite("Beside a happening")
struct BesideStories {
  @Test("a phone that nobody gets through to is an alert of its own, and each names the other")
  func phoneInACrisis() throws {
    var book = AlertBook()
    book.hear(20, minute: 0, driver: "billing")
    _ = book.take(
      [signal(.opened, brand, minute: 0), signal(.opened, billing, minute: 0)], at: start, plain)
    book.hear(20, minute: 20, driver: "contact_center")
    let opened = book.take(signal(.opened, phone, minute: 20))
    #expect(opened.map(\.kind) == [.alertOpened])
    let (crisis, call) = (try #require(book.live.first), try #require(book.live.last))
    #expect(crisis.kind == .crisis)
    #expect(call.kind == .contactCenter)
    #expect(call.title.hasPrefix("No logran comunicarse"))
    #expect(texts(call).contains { $0.hasPrefix("a la vez") && $0.contains("Facturación") })
    #expect(texts(crisis).contains("además no logran comunicarse: tiene su propia alerta"))
    #expect(call.mentions == 20)
    // The crisis ends and the phone is still full: what is left of the brand's noise is the phone's.
    let end = book.take(signal(.closed, billing, minute: 60))
    #expect(end.map(\.kind) == [.alertResolved])
    #expect(book.live.map(\.kind) == [.contactCenter])
  }

  @Test("a phone that was first gives the brand's noise up to what people call about")
  func phoneFirst() {
    var book = AlertBook()
    book.hear(20, minute: 0, driver: "contact_center")
    _ = book.take(signal(.opened, phone, minute: 0))
    #expect(book.take(signal(.opened, brand, minute: 2)).isEmpty)
    book.hear(20, minute: 10, driver: "billing")
    _ = book.take(signal(.opened, billing, minute: 10))
    #expect(book.live.map(\.kind) == [.contactCenter, .crisis])
    #expect(book.take(signal(.closed, phone, minute: 40)).map(\.kind) == [.alertResolved])
    #expect(book.live.map(\.kind) == [.crisis])
  }

  @Test("a crisis that only a match keeps up ends, with its own length and mentions")
  func match() throws {
    var context = plain
    var match = CalendarEntry(
      id: "final", title: "Final de la Copa", kind: .match, from: start + .minutes(60),
      to: start + .minutes(180))
    match.brand = "andina"
    context.calendar = [match]
    var book = AlertBook()
    book.hear(40, minute: 0, driver: "signal")
    _ = book.take(
      [
        signal(.opened, brand, minute: 0),
        signal(.opened, SeriesKey(brand: "andina", driver: "signal"), minute: 0),
      ], at: start, context)
    #expect(
      book.take(
        signal(.closed, SeriesKey(brand: "andina", driver: "signal"), minute: 50), context
      ).isEmpty)
    for minute in Int64(60)..<80 { book.hear(1, minute: minute, driver: nil, entries: ["final"]) }
    #expect(
      book.advance(to: start + .minutes(59), context).allSatisfy { $0.kind != .alertResolved })
    let events = book.advance(to: start + .minutes(80), context)
    let end = try #require(events.first { $0.kind == .alertResolved })
    let reason = try #require(end.data["reason"]?.string)
    #expect(reason.hasPrefix("Restablecida: duró 1 h 20 min; 40 menciones; "))
    #expect(reason.contains("lo que sigue alto es de «Final de la Copa»"))
    #expect(book.live.isEmpty)
    #expect(book.advance(to: start + .minutes(81), context).isEmpty)
  }

  @Test("a match in which something else goes on keeps nothing quiet")
  func notTheMatch() {
    var context = plain
    context.calendar = [
      CalendarEntry(
        id: "final", title: "Final", kind: .match, from: start + .minutes(60),
        to: start + .minutes(180))
    ]
    var book = AlertBook()
    book.hear(40, minute: 0, driver: "signal")
    _ = book.take(signal(.opened, brand, minute: 0), context)
    for minute in Int64(60)..<80 {
      book.hear(1, minute: minute, driver: nil, entries: ["final"])
      book.hear(2, minute: minute, driver: "billing")
    }
    #expect(
      book.advance(to: start + .minutes(80), context).allSatisfy { $0.kind != .alertResolved })
    #expect(book.live.count == 1)
  }

  @Test("of counts that follow one another within a quarter of an hour only the last is told")
  func overtaken() throws {
    func grown(_ number: Int, minute: Int64, _ change: Signal.Change = .grew) -> DerivedSignal {
      var signal = DerivedSignal(
        .impostor, brand: "andina", key: "impostor", change: change, at: start + .minutes(minute),
        title: "Posible suplantación", reason: "\(number) personas expuestas")
      signal.observed = Double(number)
      if number > 1 {
        signal.changes = [.init(about: "exposed", "ya son \(number) las personas expuestas")]
      }
      if number == 4 { signal.changes.append(.init(about: "other", "se suma otra")) }
      return signal
    }
    var book = AlertBook()
    func take(_ signal: DerivedSignal) -> [String] {
      book.take([signal], at: signal.at, plain).flatMap { $0.data["changes"]?.strings ?? [] }
    }
    #expect(take(grown(1, minute: 0, .opened)).isEmpty)
    #expect(take(grown(2, minute: 1)).isEmpty)
    #expect(take(grown(4, minute: 3)).isEmpty)
    let told = book.advance(to: start + .minutes(40), plain).flatMap {
      $0.data["changes"]?.strings ?? []
    }
    #expect(told == ["ya son 4 las personas expuestas", "se suma otra"])
    #expect(take(grown(8, minute: 60)) == ["ya son 8 las personas expuestas"])
  }

  @Test("what happens beside is said once, on the alert that is open and on the one that opens")
  func remarks() throws {
    let beside = AlertContext.Beside(
      brand: "andina", key: "rival:1", text: "a la vez le pasa algo a la competencia")
    var book = AlertBook()
    _ = book.take(signal(.opened, brand, minute: 0))
    let told = book.remark(beside, at: start + .minutes(6), plain)
    #expect(told.map(\.kind) == [.alertUpdated])
    #expect(told.first?.data["changes"]?.strings == [beside.text])
    #expect(book.remark(beside, at: start + .minutes(20), plain).isEmpty)
    var other = AlertBook()
    var context = plain
    context.beside = [beside]
    let opened = other.take(signal(.opened, brand, minute: 0), context)
    #expect(opened.count == 1)
    #expect(texts(other.live.first).contains(beside.text))
    #expect(other.remark(beside, at: start + .minutes(9), context).isEmpty)
    let again = try JSONDecoder().decode(AlertBook.self, from: JSONEncoder().encode(book))
    #expect(again == book)
  }
}
