import Detecting
import Model
import Testing

/// A brand with an even week behind it, played on minute by minute.
private struct Watch {
  static let key = SeriesKey(brand: "andina")
  /// Monday 2026-03-02 00:00 in Buenos Aires.
  static let start = Instant(seconds: 1_772_420_400)
  var zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -10_800)
  var bank = SeriesBank(settings: DetectorSettings(lateness: .minutes(15)))
  var minute = Watch.start.minute
  var signals: [Signal] = []

  /// Two mentions a minute for `days` before the start; none when `days` is 0.
  init(historyDays days: Int = 7) {
    if days > 0 {
      let begin = Watch.start - .hours(Int64(24 * days))
      bank.learn(
        HistoryLine(
          series: Watch.key, start: begin, stepSeconds: 60,
          counts: (0..<(days * 1440)).map { 1 + $0 % 3 }), zone: zone)
    }
    bank.register(Watch.key, at: Watch.start)
  }

  /// Plays `minutes` with `count` mentions each.
  mutating func play(_ minutes: Int, _ count: Int, blind: Set<SeriesKey> = []) {
    for _ in 0..<minutes {
      let now = Instant(minute: minute)
      signals += bank.advance(to: now, blind: blind, zone: zone)
      for place in 0..<count {
        let at = now + .seconds(Int64(place % 60))
        if let signal = bank.count(Watch.key, at: at, now: at, zone: zone) {
          signals.append(signal)
        }
      }
      minute += 1
    }
    signals += bank.advance(to: Instant(minute: minute), blind: blind, zone: zone)
  }

  func count(_ change: Signal.Change) -> Int { signals.count { $0.change == change } }

  var expected: Double { bank.expected(Watch.key, minute: minute - 1) ?? -1 }
}

@Suite("A brand's series through the day")
struct SeriesBankStories {
  @Test(
    "a crisis opens within minutes, by night as by day, and closes after twenty quiet minutes",
    arguments: [3 * 60, 15 * 60])
  func crisis(minuteOfDay: Int) throws {
    var watch = Watch()
    watch.play(minuteOfDay, 2)
    #expect(watch.signals.isEmpty)
    let begin = watch.minute
    watch.play(20, 20)
    let opening = try #require(watch.signals.first { $0.change == .opened })
    #expect(opening.minute.minute - begin <= 3)
    watch.play(120, 2)
    #expect(watch.count(.opened) == 1)
    #expect(watch.count(.closed) == 1)
  }

  @Test("after a crisis of three hours the level is where it was, and the return alarms nobody")
  func threeHours() {
    var watch = Watch()
    watch.play(300, 2)
    let before = watch.expected
    watch.play(180, 30)
    watch.play(300, 2)
    #expect(watch.count(.opened) == 1)
    #expect(abs(watch.expected - before) < 0.25 * before)
  }

  @Test("a level that stays at ten times becomes the new normal after the freeze, not before")
  func newNormal() {
    var watch = Watch()
    watch.play(60, 2)
    watch.play(300, 20)
    #expect(watch.expected < 4)
    watch.play(6 * 1440, 20)
    #expect(watch.expected > 14)
    #expect(watch.count(.closed) == 1)
  }

  @Test("a gap of forty minutes is missing: it neither lowers the level nor alarms")
  func gap() {
    var watch = Watch()
    watch.play(120, 2)
    let before = watch.expected
    let from = Instant(minute: watch.minute)
    watch.minute += 40
    watch.bank.skip(from: from, to: Instant(minute: watch.minute))
    watch.play(30, 2)
    #expect(watch.signals.isEmpty)
    #expect(abs(watch.expected - before) < 0.02 * before)
  }

  @Test("minutes in which a source was blind teach nothing, and may still open")
  func blind() {
    var watch = Watch()
    watch.play(60, 2)
    let learned = watch.bank.learnedMinutes(Watch.key)
    watch.play(120, 0, blind: [Watch.key])
    #expect(watch.bank.learnedMinutes(Watch.key) <= learned + 15)
    watch.play(5, 30, blind: [Watch.key])
    #expect(watch.count(.opened) == 1)
  }

  @Test(
    "late mentions go to the minute they were published in; over an hour late they do not count")
  func late() {
    var watch = Watch()
    watch.play(120, 2)
    let now = Instant(minute: watch.minute)
    for _ in 0..<200 {
      #expect(
        watch.bank.count(Watch.key, at: now - .minutes(61), now: now, zone: watch.zone) == nil)
    }
    var opened: Signal?
    for _ in 0..<200 where opened == nil {
      opened = watch.bank.count(Watch.key, at: now - .minutes(30), now: now, zone: watch.zone)
    }
    #expect(opened?.windowSeconds == 3600)
  }

  @Test("a new brand is learning for its first day, one with history is not")
  func firstDay() {
    var fresh = Watch(historyDays: 0)
    fresh.play(1000, 2)
    let now = Instant(minute: fresh.minute)
    #expect(fresh.bank.isLearning(brand: "andina", at: now))
    fresh.play(500, 2)
    #expect(!fresh.bank.isLearning(brand: "andina", at: now))
    #expect(!Watch().bank.isLearning(brand: "andina", at: Watch.start))
  }

  @Test("history that ended weeks ago costs no weeks of closing, and its silence is missing")
  func oldHistory() {
    var watch = Watch()
    watch.minute += 60 * 1440
    watch.play(60, 2)
    #expect(watch.signals.isEmpty)
    #expect(abs(watch.expected - 2) < 0.5)
  }

  @Test("a restart in the middle of an alarm changes nothing")
  func restart() throws {
    var whole = Watch()
    whole.play(60, 2)
    whole.play(5, 20)
    var broken = whole
    broken.bank = try SeriesBank(packed: whole.bank.packed)
    #expect(broken.bank == whole.bank)
    whole.play(60, 25)
    broken.play(60, 25)
    #expect(broken.signals == whole.signals)
    #expect(broken.bank == whole.bank)
    #expect(broken.count(.opened) == 1)
  }

  @Test("the hour of the week follows the wall clock over a change of offset")
  func daylightSaving() {
    // The offset grows by an hour at the start: 02:00 becomes 03:00.
    var watch = Watch(historyDays: 0)
    watch.zone = ZoneTable(
      name: "Europe/Madrid", initialOffset: 3600,
      transitions: [.init(at: Watch.start, offsetSeconds: 7200)])
    let begin = Watch.start - .hours(24 * 28)
    let counts = (0..<(28 * 1440)).map { index -> Int in
      watch.zone.civil(begin + .minutes(Int64(index))).hour == 9 ? 20 : 1
    }
    watch.bank.learn(
      HistoryLine(series: Watch.key, start: begin, stepSeconds: 60, counts: counts),
      zone: watch.zone)
    var busiest: (expected: Double, hour: Int64) = (0, -1)
    for _ in 0..<24 {
      watch.play(60, 2)
      let middle = watch.minute - 30
      let expected = watch.bank.expected(Watch.key, minute: middle) ?? 0
      let hour = watch.zone.civil(Instant(minute: middle)).hour
      if expected > busiest.expected { busiest = (expected, hour) }
    }
    #expect(busiest.hour == 9)
  }

  @Test("scoring on arrival opens in the same minute as scoring closed minutes", arguments: 1...12)
  func arrival(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40) % 5
    }
    let counts = (0..<3000).map { minute -> Int in
      let isCrisis = minute > 1500 && minute % 400 < 25
      return next() * (isCrisis ? 4 : 1)
    }
    var watch = Watch(historyDays: 0)
    watch.bank = SeriesBank(settings: DetectorSettings(lateness: .seconds(0)))
    for count in counts { watch.play(1, count) }
    var text = "timestamp,value\n"
    for (index, count) in counts.enumerated() {
      text += (Watch.start + .minutes(Int64(index))).rfc3339 + ",\(count)\n"
    }
    guard let file = try? SeriesFile(Array(text.utf8), name: "x") else {
      Issue.record("the file was refused")
      return
    }
    let closed = DetectCommandCore.run(file, zone: watch.zone)
    // Up to the first crisis: from there on the bank keeps out of its baseline what the reference learns.
    let first = closed.events.first(where: \.isOpening)
    #expect(first != nil)
    #expect(watch.signals.first { $0.change == .opened }?.minute == first?.at)
  }
}
