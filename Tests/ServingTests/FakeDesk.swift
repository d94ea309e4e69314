import Model
import Synchronization

@testable import Serving

/// A desk that holds what a test puts on it and remembers what it was asked.
final class FakeDesk: Desk {
  struct State {
    var alerts: [JSON] = []
    var queries: [DeskQuery] = []
    var actions: [DeskAction] = []
    var keys: [String?] = []
    var bodies: [String] = []
    var pushed: [(source: String, key: String, body: String)] = []
    var refused: [String] = []
    var items: [StreamItem] = []
    var metrics: [Metric] = []
    var health = DeskHealth(ready: true)
    /// What `act` and `ingest` fail with.
    var fault: Fault?
    var receipt = IngestReceipt(accepted: 1, duplicates: 0)
    /// Sent to the followers while the backlog is being read, as a commit at that moment would.
    var meanwhile: [StreamItem] = []
  }
  let state = Mutex(State())
  let fan = StreamFan()

  func set(_ change: @Sendable (inout State) -> Void) { state.withLock { change(&$0) } }

  /// Commits an item: the backlog shows it, then the followers are told.
  func publish(_ item: StreamItem) {
    state.withLock { $0.items.append(item) }
    fan.send(item)
  }

  func now() -> Instant { Instant(rfc3339: "2026-03-02T23:40:00Z") ?? Instant(seconds: 0) }
  func overview() async -> JSON { ["now": JSON(now()), "brands": []] }

  func chart(_ query: ChartQuery) async -> String? {
    query.brand == "none" ? nil : "<svg width=\"\(query.width)\"/>"
  }

  func alerts(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    let alerts = state.withLock { state in
      state.queries.append(query)
      return state.alerts
    }
    let start = query.cursor.flatMap { Int($0.dropFirst(2)) } ?? 0
    let end = min(alerts.count, start + query.limit)
    return DeskPage(
      items: Array(alerts[min(start, end)..<end]), next: end < alerts.count ? "n&\(end)" : nil)
  }
  func cases(_ query: DeskQuery) async throws(Fault) -> DeskPage { DeskPage(items: []) }
  func mentions(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    state.withLock { $0.queries.append(query) }
    return DeskPage(items: [])
  }
  func accounts(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    state.withLock { $0.queries.append(query) }
    return DeskPage(items: [])
  }
  func sources(_ query: DeskQuery) async throws(Fault) -> DeskPage { DeskPage(items: []) }
  func receivers(_ query: DeskQuery) async throws(Fault) -> DeskPage { DeskPage(items: []) }

  func item(_ kind: DeskKind, id: String) async throws(Fault) -> JSON? {
    id == "none" ? nil : ["kind": .string(kind.rawValue), "id": .string(id)]
  }

  func picture(of account: String, official: Bool) async throws(Fault) -> [UInt8]? {
    account == "none" ? nil : official ? [0xFF, 0xD8, 1] : [0xFF, 0xD8, 2]
  }

  func act(_ action: DeskAction) async throws(Fault) -> JSON {
    let fault = state.withLock { state in
      state.actions.append(action)
      return state.fault
    }
    if let fault { throw fault }
    return ["id": .string(action.id), "state": "acknowledged"]
  }

  func ingest(_ body: [UInt8], idempotencyKey: String?) async throws(Fault) -> IngestReceipt {
    let (fault, receipt) = state.withLock { state in
      state.keys.append(idempotencyKey)
      state.bodies.append(String(decoding: body, as: UTF8.self))
      return (state.fault, state.receipt)
    }
    if let fault { throw fault }
    return receipt
  }

  func pushed(
    _ body: [UInt8], from source: String, idempotencyKey: String
  ) async throws(Fault) -> IngestReceipt {
    let (fault, receipt) = state.withLock { state in
      state.pushed.append((source, idempotencyKey, String(decoding: body, as: UTF8.self)))
      return (state.fault, state.receipt)
    }
    if let fault { throw fault }
    return receipt
  }
  func refusedPush(to source: String) async { state.withLock { $0.refused.append(source) } }

  func backlog(_ stream: DeskStream, after: Int64, limit: Int) async -> [StreamItem] {
    let meanwhile = state.withLock { state in
      defer { state.meanwhile = [] }
      return state.meanwhile
    }
    for item in meanwhile { publish(item) }
    return state.withLock { state in
      Array(state.items.filter { $0.sequence > after }.prefix(limit))
    }
  }
  func follow(_ stream: DeskStream) async -> AsyncStream<StreamItem> { fan.follow() }
  func lastSequence(_ stream: DeskStream) async -> Int64 {
    state.withLock { $0.items.last?.sequence ?? 0 }
  }

  func metrics() async -> [Metric] { state.withLock { $0.metrics } }
  func health() async -> DeskHealth { state.withLock { $0.health } }
}
