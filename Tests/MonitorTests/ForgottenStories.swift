import Configuring
import Foundation
import Model
import Rehearsal
import Store
import Testing

@testable import Monitor

@Suite("Whoever takes back what they said")
struct ForgottenStories {
  /// A monitor on an archive of its own, with a receiver whose deliveries all wait.
  private final class Night {
    let folder: TemporaryFolder
    let clock = TurnedClock(ImpostorNight.start)
    let monitor: LiveMonitor

    init() async throws {
      folder = try TemporaryFolder()
      let text = Evening().configuration(
        feed: nil, hook: "http://127.0.0.1:9/hook", history: false)
      let file = try folder.write(text, to: "vigia.yaml")
      let configuration = try Configuration.read(
        Array(text.utf8), file: file, directory: folder.path)
      monitor = try await LiveMonitor(
        configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    }

    /// Hands the night's sayings in, each at its second, and lets ten minutes pass.
    func hear(_ night: ImpostorNight, untilSecond end: Int64) async throws {
      for line in night.lines {
        let mention = try Mention(json: JSONDecoder().decode(JSON.self, from: Data(line.utf8)))
        await turn(to: mention.fetchedAt ?? clock.now())
        try await monitor.take([mention])
      }
      await turn(to: ImpostorNight.start + .seconds(end))
    }

    func turn(to instant: Instant) async {
      let clock = clock
      await monitor.turn(to: max(instant, clock.now()), advance: { clock.turn(to: $0) })
    }

    /// Where something stands on the disk, with what is around it.
    func traces(of text: String) -> [String] {
      ["vigia.db", "vigia.db-wal"].flatMap { name in
        let bytes = FileManager.default.contents(atPath: folder.path(name)) ?? Data()
        var found: [String] = []
        var rest = bytes.startIndex..<bytes.endIndex
        while let range = bytes.range(of: Data(text.utf8), in: rest) {
          let around = max(0, range.lowerBound - 80)..<min(bytes.count, range.upperBound + 80)
          found.append(name + ": " + String(decoding: bytes[around], as: UTF8.self))
          rest = range.upperBound..<bytes.endIndex
        }
        return found
      }
    }
  }

  @Test(
    "is named nowhere: neither in the case, nor among an impostor's victims, nor in what waits to be told"
  )
  func customer() async throws {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "zulemaq", "@PruebaMovil sin señal hace tres lunas, nadie responde")
    night.say("q2", at: 90, by: "luisw", "@PruebaMovil hace dos días que no tengo internet")
    night.say(
      "e1", at: 240, by: "PruebaMovil_Ayuda", ImpostorNight.trap, name: "Prueba Móvil Atención",
      to: "q1", followers: 40)
    night.say(
      "e2", at: 400, by: "PruebaMovil_Ayuda", ImpostorNight.trap, name: "Prueba Móvil Atención",
      to: "q2", followers: 40)
    night.say("g1", at: 560, by: "zulemaq", "@PruebaMovil_Ayuda listo, te mandé el DNI por privado")
    night.say(
      "h1", at: 600, by: "zulemaq", "dicen que @PruebaMovil clausura oficinas en trapisonda")
    let world = try await Night()
    try await world.hear(night, untilSecond: 1200)
    let before = await world.monitor.standing()
    #expect(before.cases >= 3)
    #expect(!world.traces(of: "zulemaq").isEmpty)

    try await world.monitor.take(["q1", "g1", "h1"].map { .gone($0) })
    let after = await world.monitor.standing()
    #expect(after == before)
    let accounts = try await world.monitor.ask("GET", "/api/v1/accounts").json
    let suspect = try #require(accounts["items"]?.array?.first ?? accounts.array?.first)
    #expect(suspect["exposed_count"]?.integer == 2)
    #expect(suspect["handle"]?.string == "PruebaMovil_Ayuda")
    await world.monitor.stop()
    #expect(world.traces(of: "zulemaq") == [])
    #expect(world.traces(of: "tres lunas") == [] && world.traces(of: "trapisonda") == [])
    #expect(!world.traces(of: "luisw").isEmpty)
    #expect(!world.traces(of: AuthorNames.placeholder).isEmpty)
  }

  @Test(
    "is named in the case as long as another complaint in it is kept, and no longer, even weeks on")
  func lastOfTwo() async throws {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "zulemaq", "@PruebaMovil sin señal desde las ocho, nadie responde")
    night.say("q3", at: 120, by: "zulemaq", "@PruebaMovil sigo sin señal, una vergüenza")
    let world = try await Night()
    try await world.hear(night, untilSecond: 200)
    try await world.monitor.take([.gone("q1")])
    let kept = try await world.monitor.ask("GET", "/api/v1/cases").json
    let care = try #require(kept["items"]?.array?.first ?? kept.array?.first)
    #expect(care["author"]?.string == "@zulemaq")
    // The case is given up and long out of memory when the second one goes.
    await world.turn(to: ImpostorNight.start + .hours(24 * 7))
    #expect(await world.monitor.standing().cases == 0)
    try await world.monitor.take([.gone("q3")])
    await world.monitor.stop()
    #expect(world.traces(of: "zulemaq") == [])
    #expect(!world.traces(of: try #require(care["id"]?.string)).isEmpty)
  }

  @Test("one by one, and then loses the account, is forgotten as a suspect too")
  func oneByOne() async throws {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "anaq", "@PruebaMovil sin señal desde las ocho, nadie responde")
    night.say(
      "e1", at: 240, by: "PruebaMovil_Ayuda", ImpostorNight.trap, name: "Prueba Móvil Atención",
      to: "q1", followers: 40)
    let world = try await Night()
    try await world.hear(night, untilSecond: 600)
    try await world.monitor.take([.gone("e1")])
    #expect(!world.traces(of: "PruebaMovil_Ayuda").isEmpty)
    #expect(await world.monitor.core.isSuspected("id-PruebaMovil_Ayuda"))
    _ = try await world.monitor.core.submit(.goneAuthor("id-PruebaMovil_Ayuda"))
    #expect(await !world.monitor.core.isSuspected("id-PruebaMovil_Ayuda"))
    // What the engine remembers is written once a minute at most.
    await world.turn(to: ImpostorNight.start + .seconds(700))
    await world.monitor.stop()
    #expect(world.traces(of: "PruebaMovil_Ayuda") == [])
    #expect(world.traces(of: "Prueba Móvil Atención") == [])
  }

  @Test(
    "and asked customers for data stays named when it deletes its answers, and not once its account is gone"
  )
  func impostor() async throws {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "anaq", "@PruebaMovil sin señal desde las ocho, nadie responde")
    night.say(
      "e1", at: 240, by: "PruebaMovil_Ayuda", ImpostorNight.trap, name: "Prueba Móvil Atención",
      to: "q1", followers: 40, bio: "Atendemos las 24 horas")
    night.say(
      "e2", at: 400, by: "PruebaMovil_Ayuda", ImpostorNight.trap + " ya", to: "q1",
      followers: 40)
    let world = try await Night()
    try await world.hear(night, untilSecond: 1200)
    func label() async throws -> JSON {
      let accounts = try await world.monitor.ask("GET", "/api/v1/accounts").json
      return try #require(accounts["items"]?.array?.first ?? accounts.array?.first)
    }
    try await world.monitor.take([.gone("e1")])
    #expect(try await label()["handle"]?.string == "PruebaMovil_Ayuda")
    try await world.monitor.take([.gone("e2", withAuthor: true)])
    #expect(try await label()["handle"] == .null)
    #expect(try await label()["exposed_count"]?.integer == 1)
    await world.turn(to: ImpostorNight.start + .seconds(1400))
    let alerts = await world.monitor.standing().alerts
    #expect(alerts == 1)
    await world.monitor.stop()
    for trace in ["PruebaMovil_Ayuda", "Prueba Móvil Atención", "Atendemos las 24"] {
      #expect(world.traces(of: trace) == [])
    }
    #expect(!world.traces(of: "anaq").isEmpty)
  }

  @Test("costs one snapshot a minute, however many do; the next one remembers none of them")
  func flood() async throws {
    let world = try await Night()
    func mention(_ number: Int) -> Mention {
      var mention = Mention(id: "q\(number)", text: "@PruebaMovil sin internet, van \(number)")
      mention.author = Author()
      mention.author?.handle = "zulema\(number)"
      mention.publishedAt = ImpostorNight.start + .seconds(30)
      return mention
    }
    try await world.monitor.take((1...9).map(mention))
    await world.turn(to: ImpostorNight.start + .seconds(300))
    try await world.monitor.take([.gone("q1")])
    let first = try await world.monitor.archive.snapshot()
    #expect(first?.at == ImpostorNight.start + .seconds(300))
    for number in 2...8 { try await world.monitor.take([.gone("q\(number)")]) }
    #expect(try await world.monitor.archive.snapshot() == first)
    await world.turn(to: ImpostorNight.start + .seconds(370))
    #expect(try await world.monitor.archive.snapshot() != first)
    await world.monitor.stop()
    for number in 1...8 { #expect(world.traces(of: "zulema\(number)") == []) }
    #expect(!world.traces(of: "zulema9").isEmpty)
  }

  @Test("is not quoted by those who passed it on either; how many they were stays")
  func reposts() async throws {
    let world = try await Night()
    func line(_ id: String, by handle: String, _ text: String, of original: String?) -> Mention {
      var mention = Mention(id: id, text: text)
      mention.author = Author()
      mention.author?.handle = handle
      mention.repostOf = original
      if original != nil { mention.kind = .repost }
      mention.publishedAt = ImpostorNight.start + .seconds(30)
      return mention
    }
    try await world.monitor.take([
      line("q1", by: "zulemaq", "@PruebaMovil sin señal hace tres lunas", of: nil),
      line("r1", by: "otrow", "RT @zulemaq: @PruebaMovil sin señal hace tres lunas", of: "q1"),
      line("r2", by: "masw", "RT @zulemaq: @PruebaMovil sin señal hace tres lunas", of: "q1"),
      line("q2", by: "luisw", "@PruebaMovil sin internet", of: nil),
    ])
    await world.turn(to: ImpostorNight.start + .seconds(300))
    try await world.monitor.take([.gone("q1")])
    #expect(await world.monitor.standing().mentions == 4)
    await world.monitor.stop()
    #expect(world.traces(of: "zulemaq") == [])
    #expect(world.traces(of: "tres lunas") == [])
    #expect(!world.traces(of: "luisw").isEmpty)
  }
}
