import Detecting
import Model
import Testing

private let start = Instant(seconds: 1_772_420_400)

@Suite("Alarms of particular happenings")
struct DerivedWatchStories {
  @Test("an hour of silence where thirty speak is told once, and its end")
  func silence() {
    var watch = SilenceWatch()
    var told: [DerivedSignal] = []
    for minute in 0..<300 {
      let count = (100..<200).contains(minute) ? 0 : 1
      let now = start + .minutes(Int64(minute))
      told += [watch.close(brand: "andina", observed: count, expected: 1, at: now)].compactMap {
        $0
      }
    }
    #expect(told.map(\.change) == [.opened, .closed])
    #expect(told.first?.reason == "6 menciones en 60 min, esperadas 60")
  }

  @Test("what is not known is not silence, and a quiet night is none")
  func notSilence() {
    var watch = SilenceWatch()
    var night = SilenceWatch()
    for minute in 0..<300 {
      let now = start + .minutes(Int64(minute))
      let usual: Double? = minute % 50 == 49 ? nil : 1
      #expect(watch.close(brand: "andina", observed: 0, expected: usual, at: now) == nil)
      #expect(night.close(brand: "andina", observed: 0, expected: 0.1, at: now) == nil)
    }
  }

  @Test("more complaints at the usual volume are told; more of everything is another alarm's")
  func mood() {
    func run(_ mentions: Int) -> [DerivedSignal] {
      var watch = NegativeShareWatch()
      return (0..<1200).compactMap { minute in
        let isBad = (800..<1000).contains(minute)
        return watch.close(
          brand: "andina", mentions: isBad ? mentions : 1,
          negative: isBad ? mentions - minute % 3 / 2 : minute % 4 / 3,
          expectedHour: 60, at: start + .minutes(Int64(minute)))
      }
    }
    let told = run(1)
    #expect(told.map(\.change) == [.opened, .closed])
    #expect(told.first.map { $0.at - start < .minutes(850) } == true)
    #expect(run(6).count { $0.change == .opened && $0.at > start + .minutes(830) } == 0)
  }

  private static func due(_ expected: Double, share: Double = 0.1) -> BlindSourceWatch.Due {
    .init(source: "foro", brand: "andina", expected: expected, share: share)
  }

  @Test(
    "a source that answers and brings nothing is told when it owes 25, and when it speaks again")
  func emptySource() {
    var watch = BlindSourceWatch()
    _ = watch.hear("foro", at: start)
    var told: [DerivedSignal] = []
    for minute in 1...200 {
      let new = BlindSourceWatch.Due(source: "nueva", brand: "andina", expected: 9, share: 0.5)
      told += watch.close([Self.due(0.25), new], at: start + .minutes(Int64(minute)))
    }
    #expect(told.map(\.change) == [.opened])
    #expect(told.first?.at == start + .minutes(100))
    let again = watch.hear("foro", at: start + .minutes(201))
    #expect(again?.change == .closed)
  }

  @Test("a source that fails is told after ten minutes if it owes three, and when it answers again")
  func failingSource() throws {
    var watch = BlindSourceWatch()
    _ = watch.hear("foro", at: start)
    watch.lose("foro", reason: "responde 503", at: start + .minutes(30))
    var told: [DerivedSignal] = []
    for minute in 31...60 {
      told += watch.close([Self.due(0.25)], at: start + .minutes(Int64(minute)))
    }
    let opened = try #require(told.first)
    #expect(told.count == 1)
    #expect(opened.at == start + .minutes(42))
    #expect(
      opened.reason == "sin leerla hace 12 min (responde 503); a su ritmo habría traído 3 menciones"
    )
    #expect(opened.level == .watch)
    #expect(watch.recover("foro", at: start + .minutes(61))?.change == .closed)
    #expect(watch.recover("foro", at: start + .minutes(62)) == nil)
  }

  @Test("a weighty source weighs more; one that hardly ever brings anything is no news by failing")
  func weightOfSource() {
    var heavy = BlindSourceWatch()
    var light = BlindSourceWatch()
    heavy.lose("foro", reason: "no contesta", at: start)
    light.lose("foro", reason: "no contesta", at: start)
    var told: [DerivedSignal] = []
    for minute in 1...120 {
      let now = start + .minutes(Int64(minute))
      told += heavy.close([Self.due(2, share: 0.4)], at: now)
      #expect(light.close([Self.due(0.01)], at: now).isEmpty)
    }
    #expect(told.map(\.at) == [start + .minutes(10)])
    #expect(told.map(\.level) == [.warning])
  }
}
