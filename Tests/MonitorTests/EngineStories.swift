import Model
import Testing

@testable import Monitor

/// An engine with an even week behind it, of one brand, one known source and one driver.
private struct Plaza {
  static let start = Instant(seconds: 1_772_420_400)
  var engine: Engine
  var now = Plaza.start
  var events: [Event] = []
  private var number = 0

  init() {
    let rules = RulePack(
      drivers: [.init(id: "signal", title: "Señal", rules: [])], flags: [])
    let zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -10_800)
    let setup = EngineSetup(
      brands: [Brand(id: "andina", names: ["Andina"])], rules: rules, zone: zone)
    engine = Engine(setup: setup, at: Self.start)
    let counts = (0..<10_080).map { $0 % 10 == 0 ? 1 : 0 }
    engine.learn([
      HistoryLine(
        series: SeriesKey(brand: "andina"), start: Self.start - .hours(168), stepSeconds: 60,
        counts: counts)
    ])
    engine.memory.sources.know("plaza", since: Self.start - .hours(168))
  }

  /// One mention of a new person, now unless it says otherwise.
  mutating func say(_ source: String, publishedAt: Instant? = nil, isNegative: Bool = false) {
    number += 1
    var mention = Mention(id: "\(source):\(number)", text: "sin señal \(number)")
    mention.source = source
    mention.publishedAt = publishedAt ?? now
    mention.author = Author()
    mention.author?.handle = "persona\(number)"
    var finding = Finding()
    finding.brands = ["andina"]
    finding.label = isNegative ? .negative : .neutral
    finding.drivers = isNegative ? [.init(id: "signal", confidence: 0.9)] : []
    events += engine.take(ReadMention(mention: mention, finding: finding, receivedAt: now)).events
  }

  /// Lets ten minutes pass; at their beginning each source brings so many, said in the five before.
  mutating func play(_ voices: [(source: String, count: Int)], isNegative: Bool = false) {
    for (source, count) in voices {
      for place in 0..<count {
        let at = now - .seconds(Int64(300 * (count - place) / count))
        say(source, publishedAt: at, isNegative: isNegative)
      }
    }
    now = now + .minutes(10)
    events += engine.advance(to: now).events
  }

  /// The openings that say that too much was heard.
  var pages: [Event] {
    events.filter { event in
      guard event.kind == .alertOpened, let kind = event.data["kind"]?.string else { return false }
      return kind == "spike" || kind == "crisis"
    }
  }
}

@Suite("The engine over hard days")
struct EngineStories {
  @Test("a snapshot in the middle of a crisis, and the rest fed again, equals no restart")
  func restart() throws {
    var whole = Plaza()
    for _ in 0..<6 { whole.play([("plaza", 1), ("foro", 2)]) }
    whole.play([("plaza", 30)], isNegative: true)
    var broken = whole
    let snapshot = try #require(Snapshots.make(of: whole.engine, sequence: 7))
    broken.engine = try #require(Snapshots.engine(in: snapshot, setup: whole.engine.setup))
    #expect(broken.engine.memory == whole.engine.memory)
    for step in 0..<24 {
      whole.play([("plaza", step < 6 ? 30 : 1)], isNegative: step < 6)
      broken.play([("plaza", step < 6 ? 30 : 1)], isNegative: step < 6)
    }
    #expect(!whole.pages.isEmpty)
    #expect(broken.events == whole.events)
    #expect(broken.engine.memory == whole.engine.memory)
  }

  @Test("a new source ten times as loud as the rest pages nobody on its first days")
  func loudSource() {
    var plaza = Plaza()
    for _ in 0..<(6 * 26) { plaza.play([("plaza", 1), ("foro", 10)]) }
    #expect(plaza.pages.isEmpty)
    for _ in 0..<4 { plaza.play([("plaza", 1), ("foro", 60)], isNegative: true) }
    #expect(!plaza.pages.isEmpty)
  }

  @Test(
    "a thousand posts that a known source dates 1970, or replays from its history, page nobody",
    arguments: [0, 1_700_000_000_000])
  func oldDates(milliseconds: Int64) {
    var plaza = Plaza()
    for _ in 0..<6 { plaza.play([("plaza", 1)]) }
    for _ in 0..<1000 { plaza.say("plaza", publishedAt: Instant(milliseconds: milliseconds)) }
    for _ in 0..<6 { plaza.play([("plaza", 1)]) }
    #expect(plaza.pages.isEmpty)
  }

  @Test("a date in 2038 counts as now, once, and a clock that jumps pages nobody")
  func clocks() {
    var plaza = Plaza()
    for _ in 0..<6 { plaza.play([("plaza", 1)]) }
    plaza.say("plaza", publishedAt: Instant(seconds: 2_147_483_647))
    let here = plaza.now
    for jump in [-72, 24 * 40, -24 * 50] {
      plaza.now = here + .hours(Int64(jump))
      for _ in 0..<3 { plaza.play([("plaza", 1)]) }
    }
    plaza.now = here + .hours(24 * 41)
    for _ in 0..<24 { plaza.play([("plaza", 1)]) }
    #expect(plaza.pages.isEmpty)
  }
}
