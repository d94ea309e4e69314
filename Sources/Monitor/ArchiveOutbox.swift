internal import Delivering
internal import Model
internal import Store

/// The courier's outbox, kept in the archive.
struct ArchiveOutbox: OutboxKeeping {
  let archive: Archive

  func due(receiver: String, at now: Instant, limit: Int) async throws -> [Delivery] {
    await archive.dueDeliveries(receiver: receiver, at: now, limit: limit)
  }

  func nextDue() async throws -> Instant? { await archive.nextDeliveryDue() }

  func record(_ delivery: Delivery) async throws { try await archive.record(delivery) }

  func isDisabled(_ receiver: Receiver) async throws -> Bool {
    try await archive.value(Facts.disabled(receiver.id)) == receiver.url
  }

  func disable(_ receiver: Receiver) async throws {
    try await archive.keep(Facts.disabled(receiver.id), receiver.url)
  }
}
