internal import Model
internal import Polling

// Sources that send by themselves.
extension Rounds {
  /// The source of an id, when it is one that sends by itself.
  func source(_ id: String) -> Source? {
    turns.first { $0.source.id == id && $0.source.kind == .push }?.source
  }

  /// Commits what a source sent, with the status that says so.
  func take(_ batch: IngestBatch, pushedBy id: String, key: String) async throws(Fault)
    -> Core.Receipt
  {
    guard let index = turns.firstIndex(where: { $0.source.id == id }) else {
      throw Fault(.noInput, "no hay ninguna fuente «\(id)»")
    }
    let now = clock.now()
    var status = PollSchedule.accepted(
      turns[index].status, source: turns[index].source,
      mentions: batch.mentions.filter { !$0.isGone }, hints: nil, at: now)
    status.requests += 1
    status.lastAttempt = now
    status = await watchCredentials(of: turns[index].source, status)
    turns[index].status = status
    return try await core.submit(.handedIn(batch, key: key, status: status))
  }

  /// Notes that a delivery bore a wrong signature; nothing is written for it, for anybody can send one.
  func refusePush(to id: String) {
    guard let index = turns.firstIndex(where: { $0.source.id == id }) else { return }
    turns[index].status.failures += 1
    turns[index].status.reason = MonitorTexts.refusedPushes(turns[index].status.failures)
  }
}

/// What this room says of its sources.
enum MonitorTexts {
  static func refusedPushes(_ count: Int) -> String {
    count == 1
      ? "llegó un envío con una firma que no corresponde"
      : "llegaron \(count) envíos con una firma que no corresponde"
  }
}
