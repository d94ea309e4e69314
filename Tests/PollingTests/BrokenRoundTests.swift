import Foundation
import Model
import Rehearsal
import Testing

@testable import Polling

@Suite("A round that breaks off before its last page")
struct BrokenRoundTests {
  private static let now = ConnectorPollTests.now
  private static let pages = """
    cursor: {mode: since_id, of: $/newest, first_page_only: true}
    page: {mode: token, token: $/next, max: 4}
    """

  /// Polls once and takes what came, as a committed round would.
  private func round(
    _ poller: Poller, _ source: Source, _ status: SourceStatus, minute: Int64
  ) async -> (ids: [String], damage: String?, status: SourceStatus) {
    let at = Self.now + .minutes(minute)
    let (result, asked) = await poller.poll(source, status, at: { at })
    guard case .mentions(let mentions, let damage) = result else { return ([], nil, asked) }
    let after = PollSchedule.accepted(
      asked, source: source, mentions: mentions, hints: nil, at: at)
    return (mentions.map { String($0.id.dropFirst(5)) }, damage, after)
  }

  @Test func `is gone on with in the next one, after the news, and nothing is asked for twice`()
    async throws
  {
    let server = try ScriptedServer { exchange in
      switch exchange.number {
      case 0: ConnectorPollTests.posts([4, 3], more: #","newest":"4""#)
      case 1: ConnectorPollTests.posts([12, 11], more: #","next":"p2","newest":"12""#)
      case 2: Reply(500)
      case 3: ConnectorPollTests.posts([14, 13], more: #","newest":"14""#)
      case 4: ConnectorPollTests.posts([10, 9], more: #","next":"p3""#)
      case 5: ConnectorPollTests.posts([5, 4], more: #","next":"p4""#)
      default: ConnectorPollTests.posts([])
      }
    }
    let source = try ConnectorPollTests.source(server, rest: Self.pages)
    let poller = ConnectorPollTests.poller()
    var status = await round(poller, source, SourceStatus(id: "x"), minute: 0).status
    let broken = await round(poller, source, status, minute: 1)
    #expect(broken.ids == ["12", "11"])
    #expect(broken.damage?.contains("se piden en la próxima vuelta") == true)
    // Also over a restart.
    status = try JSONDecoder().decode(
      SourceStatus.self, from: try JSONEncoder().encode(broken.status))
    let next = await round(poller, source, status, minute: 2)
    #expect(next.ids == ["14", "13", "10", "9", "5", "4"] && next.damage == nil)
    #expect(next.status.pages == nil && next.status.cursor == "14")
    _ = await round(poller, source, next.status, minute: 3)
    #expect(
      server.exchanges.map(\.path) == [
        "/buscar?q=andina", "/buscar?q=andina&desde=4", "/buscar?q=andina&desde=4&pagina=p2",
        "/buscar?q=andina&desde=12", "/buscar?q=andina&desde=4&pagina=p2",
        "/buscar?q=andina&desde=4&pagina=p3", "/buscar?q=andina&desde=14",
      ])
  }

  @Test func `stays within the pages of a round, and is told when the API forgot the page`()
    async throws
  {
    let server = try ScriptedServer { exchange in
      switch exchange.number {
      case 0: ConnectorPollTests.posts([2, 1], more: #","newest":"2""#)
      case 1: ConnectorPollTests.posts([12, 11], more: #","next":"p2","newest":"12""#)
      case 2: Reply(503)
      // As many pages of news as a round may have.
      case 3...6:
        ConnectorPollTests.posts([30 - exchange.number], more: #","next":"q\#(exchange.number)""#)
      default: exchange.path.contains("pagina") ? Reply(400) : ConnectorPollTests.posts([])
      }
    }
    let source = try ConnectorPollTests.source(server, rest: Self.pages)
    let poller = ConnectorPollTests.poller()
    var status = await round(poller, source, SourceStatus(id: "x"), minute: 0).status
    status = await round(poller, source, status, minute: 1).status
    #expect(status.pages?.count == 1)
    status = await round(poller, source, status, minute: 20).status
    #expect(server.exchanges.count == 7 && status.pages?.count == 1)
    // The source itself is well all the while.
    for minute in [21, 22] as [Int64] {
      let refused = await round(poller, source, status, minute: minute)
      #expect(refused.damage?.contains("se piden en la próxima vuelta") == true)
      #expect(refused.status.failures == 0 && refused.status.pages?.count == 1)
      status = refused.status
    }
    let forgotten = await round(poller, source, status, minute: 23)
    #expect(forgotten.damage?.contains("puede faltar lo que había en ellas") == true)
    #expect(forgotten.status.failures == 0 && forgotten.status.pages == nil)
    let after = await round(poller, source, forgotten.status, minute: 24)
    #expect(after.damage == nil && server.exchanges.count == 14)
  }

  @Test func `because the API granted no more goes on when it does`() async throws {
    let server = try ScriptedServer { exchange in
      switch exchange.number {
      case 0: ConnectorPollTests.posts([2, 1], more: #","newest":"2""#)
      case 1:
        Reply.text(
          #"{"posts":[{"id":"9","texto":"t"}],"next":"p2","newest":"9"}"#,
          headers: [("x-left", "0"), ("x-again", "300")])
      case 2: ConnectorPollTests.posts([9], more: #","newest":"9""#)
      default: ConnectorPollTests.posts([8, 2])
      }
    }
    let source = try ConnectorPollTests.source(
      server, rest: Self.pages + "\nrate: {remaining: x-left, reset: x-again, reset_as: delta_s}")
    let poller = ConnectorPollTests.poller()
    var status = await round(poller, source, SourceStatus(id: "x"), minute: 0).status
    status = await round(poller, source, status, minute: 1).status
    let next = await round(poller, source, status, minute: 10)
    #expect(next.ids == ["9", "8", "2"] && next.status.pages == nil)
  }

  @Test func `a day ago is not gone on with, nor one that asked something else`() async throws {
    let server = try ScriptedServer { _ in ConnectorPollTests.posts([5], more: #","newest":"5""#) }
    let source = try ConnectorPollTests.source(server, rest: Self.pages)
    var status = SourceStatus(id: "x")
    status.seen = []
    var place = PagePlace(question: "otra", cursor: "1", page: "p2", known: [], since: Self.now)
    place.number = 1
    status.pages = [place]
    let other = await round(ConnectorPollTests.poller(), source, status, minute: 1)
    #expect(other.status.pages == nil && other.damage == nil && server.exchanges.count == 1)
  }
}
