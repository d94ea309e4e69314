import Configuring
import Foundation
import Model
import Parsing
import Rehearsal
import Synchronization
import Testing

@testable import Polling

/// A platform whose posts are looked up by ids, an archive that keeps some, and days that pass.
private final class Archive: Sendable {
  struct State {
    /// Posts by sequence, as the archive has them.
    var kept: [Int64: String] = [:]
    var asked: [(at: Instant, ids: [String])] = []
    var now = RecheckTests.midnight
    var reply: @Sendable ([String]) -> Reply = { Archive.all($0) }
  }

  let state = Mutex(State())

  init(_ count: Int) {
    state.withLock { state in
      for number in 1...count { state.kept[Int64(number * 2)] = "foro:\(number)" }
    }
  }

  /// Every id answered.
  static func all(_ ids: [String]) -> Reply { answer(there: ids) }

  /// Some answered, some missing for a reason.
  static func answer(there: [String], missing: [(String, String)] = []) -> Reply {
    let data = there.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let errors = missing.map { #"{"value":"\#($0.0)","type":"\#($0.1)"}"# }.joined(separator: ",")
    return .text(#"{"posts":[\#(data)],"errors":[\#(errors)]}"#)
  }

  func site() throws -> ScriptedServer {
    try ScriptedServer { exchange in
      exchange.path.hasPrefix("/porids")
        ? self.look(up: exchange.path) : .text(#"{"posts":[]}"#)
    }
  }

  func look(up path: String) -> Reply {
    let text = path.split(separator: "ids=").last.map(String.init) ?? ""
    let ids = text.replacing("%2C", with: ",").split(separator: ",").map(String.init)
    return state.withLock { state in
      state.asked.append((state.now, ids))
      return state.reply(ids)
    }
  }

  /// What `Store` answers to the same query.
  func kept(_ query: KeptQuery) -> KeptPosts {
    state.withLock { state in
      let fit = state.kept.filter { $0.key > query.after }.sorted { $0.key < $1.key }
      return KeptPosts(
        posts: fit.prefix(query.limit).map { .init(sequence: $0.key, id: $0.value) },
        total: fit.count)
    }
  }

  func answers(_ reply: @escaping @Sendable ([String]) -> Reply) {
    state.withLock { $0.reply = reply }
  }

  var asked: [(at: Instant, ids: [String])] { state.withLock { $0.asked } }
}

@Suite("What a platform has taken back is found out") struct RecheckTests {
  static let midnight = Instant(rfc3339: "2026-03-02T00:00:00Z") ?? Instant(seconds: 0)

  private static func source(_ server: ScriptedServer, rest: String = "", recheck: String = "")
    throws -> Source
  {
    let rule = """
      \(rest)
      recheck:
        batch: 100
        request: {url: "\(server.url("/porids"))", query: {ids: "{ids}"}}
        id: /id
        missing: {list: /errors, id: /value, gone: {at: /type, is: no-such-post}}
        \(recheck)
      """
    var source = try ConnectorPollTests.source(server, rest: rule)
    source.interval = .minutes(10)
    return source
  }

  /// Polls as the monitor does until an instant, and gives the ids that came back as gone.
  private static func live(
    _ source: Source, _ archive: Archive, from status: inout SourceStatus, until end: Instant,
    killed: Bool = false
  ) async throws -> [String] {
    var gone: [String] = []
    var turns = 0
    while archive.state.withLock({ $0.now }) < end {
      turns += 1
      let now = archive.state.withLock { $0.now }
      let booked = Mutex<SourceStatus?>(nil)
      let (result, asked) = await ConnectorPollTests.poller().poll(
        source, status, at: { now }, save: { saved in booked.withLock { $0 = saved } },
        kept: { archive.kept($0) })
      if killed, turns % 4 == 0, let saved = booked.withLock({ $0 }) {
        // Killed when the answer was paid for and nothing of it committed.
        status = saved
        status.nextAttempt = now + source.interval
      } else if case .mentions(let mentions, _) = result {
        let taken = mentions.filter(\.isGone).map(\.id)
        gone += taken
        archive.state.withLock { state in
          state.kept = state.kept.filter { !taken.contains($0.value) }
        }
        status = PollSchedule.accepted(
          asked, source: source, mentions: mentions.filter { !$0.isGone }, hints: nil, at: now)
      } else {
        status = asked
      }
      let kept = try JSONEncoder().encode(status)
      status = try JSONDecoder().decode(SourceStatus.self, from: kept)
      let next = max(now + .minutes(1), status.nextAttempt ?? now)
      archive.state.withLock { $0.now = next }
    }
    return gone
  }

  @Test func `once a day each, spread over the day, whatever restarts there are`() async throws {
    let archive = Archive(330)
    let server = try archive.site()
    defer { server.stop() }
    let source = try Self.source(server)
    var status = SourceStatus(id: "x")
    for day in 0..<2 {
      _ = try await Self.live(
        source, archive, from: &status, until: Self.midnight + .hours(24 * Int64(day + 1)))
    }
    let asked = archive.asked
    for number in 1...330 {
      let times = asked.filter { $0.ids.contains(String(number)) }.map(\.at)
      #expect(times.count == 2, "post \(number) at \(times.map(\.rfc3339))")
    }
    #expect(asked.allSatisfy { $0.ids.count <= 100 })
    for (one, next) in zip(asked, asked.dropFirst()) {
      #expect(next.at - one.at >= .hours(4), "\(one.at.rfc3339) and \(next.at.rfc3339)")
    }
    #expect(status.recheck?.asked == 660 && status.recheck?.gone == 0)
  }

  @Test func `what is said to be gone goes at once; a protected one stays`() async throws {
    let archive = Archive(3)
    archive.answers { ids in
      Archive.answer(
        there: ids.filter { $0 == "1" }, missing: [("2", "no-such-post"), ("3", "protected")])
    }
    let server = try archive.site()
    defer { server.stop() }
    let source = try Self.source(server)
    var status = SourceStatus(id: "x")
    let gone = try await Self.live(
      source, archive, from: &status, until: Self.midnight + .hours(72))
    #expect(gone == ["foro:2"])
    #expect(status.recheck?.gone == 1 && status.health == .ok)
  }

  @Test func `silence about a post counts only when it lasts`() async throws {
    let archive = Archive(4)
    // The platform stammers once; of the second post it never says anything.
    archive.answers { _ in Archive.answer(there: []) }
    let server = try archive.site()
    defer { server.stop() }
    let source = try Self.source(server)
    var status = SourceStatus(id: "x")
    let soon = try await Self.live(
      source, archive, from: &status, until: Self.midnight + .minutes(55))
    #expect(soon.isEmpty && archive.asked.count == 1)
    archive.answers { Archive.answer(there: $0.filter { $0 != "2" }) }
    let later = try await Self.live(
      source, archive, from: &status, until: Self.midnight + .hours(3))
    #expect(later == ["foro:2"])
    #expect(archive.asked.count == 2 && archive.asked[1].at >= Self.midnight + .hours(1))
  }

  @Test(arguments: [
    Reply(404), Reply(500), Reply(403), .text(#"{"posts":[]}"#, status: 404),
    .text(#"{"posts":[]}"#, status: 500), .text("[]"), .text("<html>"), .text("{}"),
    .text(#"{"mensaje":"no puede ver esto"}"#),
    .text(#"{"posts":[],"errors":[{"type":"over-capacity"}]}"#),
  ])
  func `an answer that says something else takes nothing away, and it is asked again`(
    _ reply: Reply
  )
    async throws
  {
    let archive = Archive(5)
    archive.answers { _ in reply }
    let server = try archive.site()
    defer { server.stop() }
    let source = try Self.source(server)
    var status = SourceStatus(id: "x")
    let gone = try await Self.live(
      source, archive, from: &status, until: Self.midnight + .hours(30))
    #expect(gone.isEmpty)
    // The listening goes on, and it is not asked again and again.
    #expect(status.health == .ok && (2...6).contains(archive.asked.count))
    let (_, told) = RecheckWatch.watch(status, source, at: Self.midnight + .hours(30))
    #expect(told?.contains("sigue publicado") == true)
    #expect(status.recheck?.problem != nil)
    archive.answers { Archive.answer(there: [], missing: $0.map { ($0, "no-such-post") }) }
    let healed = try await Self.live(
      source, archive, from: &status, until: Self.midnight + .hours(72))
    #expect(healed.count == 5 && status.recheck?.problem == nil)
  }

  @Test func `a 429 closes the host, and the source waits too`() async throws {
    let archive = Archive(5)
    archive.answers { _ in Reply(429, headers: [("Retry-After", "7200")]) }
    let server = try archive.site()
    defer { server.stop() }
    let source = try Self.source(server)
    let (_, status) = await ConnectorPollTests.poller().poll(
      source, SourceStatus(id: "x"), at: { Self.midnight }, kept: { archive.kept($0) })
    #expect(try #require(status.nextAttempt) >= Self.midnight + .hours(2))
    #expect(try #require(status.recheck?.next) >= Self.midnight + .hours(2))
    #expect(status.health != .blind)
  }

  /// Every post answered is paid; the monitor dies again and again after having asked.
  @Test func `never costs more than its share of the budget, and says when that does not suffice`()
    async throws
  {
    let archive = Archive(1500)
    let server = try archive.site()
    defer { server.stop() }
    let source = try Self.source(
      server, rest: "budget: {unit: post, cost_usd: 0.001, daily_usd: 2}",
      recheck: "cost_usd: 0.005\n  share: 0.3")
    var status = SourceStatus(id: "x")
    for day in 0..<6 {
      _ = try await Self.live(
        source, archive, from: &status, until: Self.midnight + .hours(24 * Int64(day + 1)),
        killed: true)
      let sold = archive.state.withLock { state in
        defer { state.asked = [] }
        return state.asked.reduce(0) { $0 + $1.ids.count }
      }
      // Three tenths of two dollars at half a cent a post.
      #expect(sold <= 120, "day \(day): \(sold)")
      #expect(sold >= 70, "day \(day): only \(sold)")
      #expect((status.recheck?.spending?.cost ?? 0) <= 600_000)
      // With what the listening itself may have cost.
      #expect((status.spending?.cost ?? 0) <= 2_000_000)
    }
    let (_, told) = RecheckWatch.watch(status, source, at: Self.midnight + .hours(24 * 6))
    #expect(told?.contains("presupuesto") == true)
  }

  /// So much is said that listening alone would spend it all.
  @Test func `is left its share by a source that could spend everything`() async throws {
    let archive = Archive(1500)
    let bought = Mutex(0)
    let server = try ScriptedServer { exchange in
      guard exchange.path.hasPrefix("/porids") else {
        let text = exchange.path.split(separator: "max=").last ?? ""
        let most = Int(text.prefix { $0.isNumber }) ?? 0
        bought.withLock { $0 += most }
        return ConnectorPollTests.posts((0..<most).map { $0 + exchange.number * 1000 })
      }
      return archive.look(up: exchange.path)
    }
    defer { server.stop() }
    let source = try Self.source(
      server,
      rest: """
        budget: {unit: post, cost_usd: 0.005, daily_usd: 2}
        page: {mode: none, size: {param: max, min: 10, max: 100}}
        """)
    var status = SourceStatus(id: "x")
    _ = try await Self.live(
      source, archive, from: &status, until: Self.midnight + .hours(24))
    let asked = archive.asked.reduce(0) { $0 + $1.ids.count }
    // A quarter of four hundred posts, and the rest for what is new.
    #expect((85...100).contains(asked), "\(asked)")
    let news = bought.withLock { $0 }
    #expect(news + asked <= 400 && news >= 270, "\(news)")
  }

  @Test func `X's own words for a deleted post are understood`() throws {
    let path =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/Rules/connectors/"
    func connector(_ name: String) throws -> Connector {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + name + ".yaml"))
      return try ConnectorFile.read(Array(bytes), file: name)
    }
    let x = try connector("x-recent")
    let answer = try ConnectorDocument().recheck(
      Array(
        """
        {"data":[{"id":"20","text":"hola"}],"errors":[
        {"value":"21","detail":"Could not find tweet with ids: [21].","title":"Not Found Error",
        "resource_type":"tweet","parameter":"ids","resource_id":"21",
        "type":"https://api.twitter.com/2/problems/resource-not-found"},
        {"value":"22","title":"Authorization Error","resource_type":"tweet","parameter":"ids",
        "type":"https://api.twitter.com/2/problems/not-authorized-for-resource"}]}
        """.utf8), try #require(x.recheck), of: x)
    #expect(answer.there == ["20"] && answer.gone == ["21"] && answer.withheld == ["22"])
    // All gone: X leaves the list of posts out.
    let none = try ConnectorDocument().recheck(
      Array(
        #"{"errors":[{"value":"21","type":"https://api.x.com/2/problems/resource-not-found"}]}"#
          .utf8),
      try #require(x.recheck), of: x)
    #expect(none.gone == ["21"] && none.there.isEmpty)

    let reddit = try connector("reddit-comments")
    let listing = try ConnectorDocument().recheck(
      Array(
        """
        {"kind":"Listing","data":{"children":[{"kind":"t1","data":{"name":"t1_a","author":"ana"}},
        {"kind":"t1","data":{"name":"t1_b","author":"[deleted]","body":"[deleted]"}}]}}
        """.utf8), try #require(reddit.recheck), of: reddit)
    #expect(listing.there == ["t1_a"] && listing.gone == ["t1_b"])

    let tube = try connector("youtube-comments")
    let comments = try ConnectorDocument().recheck(
      Array(#"{"items":[{"kind":"youtube#comment","id":"Ugx1"}]}"#.utf8),
      try #require(tube.recheck), of: tube)
    #expect(comments.there == ["Ugx1"] && comments.gone.isEmpty)
  }
}
