import Delivering
import Model
import Rehearsal

/// An outbox in memory, which a test can look into and wait on.
final class MemoryOutbox: OutboxKeeping {
  struct Full: Error {}

  private struct Content {
    var deliveries: [Delivery]
    var isFull = false
    var disabled: [String: String] = [:]
    var looks = 0
  }
  private let content: Watched<Content>

  init(_ deliveries: [Delivery]) { content = Watched(Content(deliveries: deliveries)) }

  var deliveries: [Delivery] { content.value.deliveries }

  func add(_ delivery: Delivery) { content.update { $0.deliveries.append(delivery) } }

  /// While full, nothing can be recorded.
  func setFull(_ isFull: Bool) { content.update { $0.isFull = isFull } }

  /// The deliveries once they meet a condition.
  @discardableResult
  func wait(until isMet: @escaping @Sendable ([Delivery]) -> Bool) async throws -> [Delivery] {
    try await content.wait { isMet($0.deliveries) }.deliveries
  }

  func due(receiver: String, at now: Instant, limit: Int) -> [Delivery] {
    let due = deliveries.filter {
      $0.receiver == receiver && $0.state == .waiting && $0.nextAttempt <= now
    }
    return Array(due.sorted { $0.nextAttempt < $1.nextAttempt }.prefix(limit))
  }

  /// How often it was asked when the next delivery is due.
  var looks: Int { content.value.looks }

  func nextDue() -> Instant? {
    content.update { $0.looks += 1 }
    return deliveries.filter { $0.state == .waiting }.map(\.nextAttempt).min()
  }

  func record(_ delivery: Delivery) throws {
    let isKept = content.update { content in
      let index = content.deliveries.firstIndex {
        $0.eventID == delivery.eventID && $0.receiver == delivery.receiver
      }
      guard let index, !content.isFull else { return false }
      content.deliveries[index] = delivery
      return true
    }
    if !isKept { throw Full() }
  }

  func isDisabled(_ receiver: Receiver) -> Bool {
    content.value.disabled[receiver.id] == receiver.url
  }

  func disable(_ receiver: Receiver) { content.update { $0.disabled[receiver.id] = receiver.url } }
}
