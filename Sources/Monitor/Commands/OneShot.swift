internal import Configuring
internal import Delivering
internal import Model
internal import Transfers

/// Deliveries that a command makes itself, each tried once.
struct OneShot {
  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  /// Hands deliveries to their receivers now.
  ///
  /// - Throws: a fault of unavailability that names the receivers that did not take theirs.
  func deliver(_ deliveries: [Delivery], at now: Instant) async throws {
    let outbox = OneShotOutbox(deliveries)
    let client = HTTPClient(userAgent: "Vigia/\(Version.current)")
    let courier = Courier(
      client: client, outbox: outbox, receivers: configuration.receivers,
      allowPrivate: configuration.allowPrivate)
    await courier.deliverDue(at: { now })
    client.close()
    let failures = await outbox.failures
    guard failures.isEmpty else {
      throw Fault(.unavailable, "no se pudo entregar a \(failures.joined(separator: ", "))")
    }
  }
}

/// An outbox for deliveries that are tried once, now.
private actor OneShotOutbox: OutboxKeeping {
  private var waiting: [Delivery]
  private var ended: [Delivery] = []

  init(_ deliveries: [Delivery]) { waiting = deliveries }

  /// The receivers that did not take theirs, with the reason.
  var failures: [String] {
    ended.filter { $0.state != .delivered }.map {
      "\($0.receiver) (\($0.lastError ?? "sin respuesta"))"
    }
  }

  func due(receiver: String, at now: Instant, limit: Int) async throws -> [Delivery] {
    Array(waiting.filter { $0.receiver == receiver }.prefix(limit))
  }

  func nextDue() async throws -> Instant? { nil }

  func record(_ delivery: Delivery) async throws {
    waiting.removeAll { $0.eventID == delivery.eventID && $0.receiver == delivery.receiver }
    ended.append(delivery)
  }

  // Somebody asks for it by hand: what the receiver once answered does not count.
  func isDisabled(_ receiver: Receiver) -> Bool { false }
  func disable(_ receiver: Receiver) {}
}
