internal import Configuring
package import Model
internal import Sealing
internal import Store
internal import Text

/// What `vigia webhooks` does: shows what the receivers were sent, and sends it again.
package struct WebhookRun {
  private let configuration: Configuration
  private var path: String { configuration.path(configuration.archive) }

  /// Reads the configuration that names archive and receivers.
  package init(configuration file: String) throws {
    configuration = try ConfigurationFile.read(file)
  }

  /// A new `whsec_…` secret.
  package static func secret() -> String { WebhookSecret.make() }

  /// Every receiver with what it is owed and has got.
  package func receivers() async throws -> [JSON] {
    try await Archive.reading(path) { archive in
      var all: [JSON] = []
      for receiver in configuration.receivers {
        let counts = await archive.deliveryCounts(receiver: receiver.id)
        all.append([
          "receiver": .string(receiver.id), "events": JSON(receiver.events),
          "waiting": JSON(counts.waiting), "delivered": JSON(counts.delivered),
          "failed": JSON(counts.failed), "last_error": JSON(counts.lastError),
        ])
      }
      return all
    }
  }

  /// The newest deliveries, at most fifty, of one receiver and in one state where these are named.
  package func deliveries(receiver: String?, state: String?) async throws -> [JSON] {
    var query = DeliveryQuery()
    query.receiver = try receiver.map { try known($0).id }
    query.state = try state.map { name throws(Fault) in
      guard let state = Delivery.State(rawValue: name) else {
        throw Fault(
          .usage, "--state no puede ser «\(name)»", remedy: "use waiting, delivered o failed")
      }
      return state
    }
    return try await Archive.reading(path) { try await $0.deliveryPage(query).items.map(Self.json) }
  }

  /// Sends again what receivers were sent of an event, and gives how many took it.
  ///
  /// The same bytes under the same `webhook-id`, by which a receiver that has it already knows it.
  /// - Throws: `.noInput` when nothing of such an event was ever due, `.unavailable` when a receiver did
  ///   not take it.
  package func resend(
    event id: String, receiver: String?, now: Instant = SystemClock().now()
  ) async throws -> Int {
    var query = DeliveryQuery()
    query.eventID = id
    query.receiver = try receiver.map { try known($0).id }
    let ids = Set(configuration.receivers.map(\.id))
    let found = try await Archive.reading(path) { try await $0.deliveryPage(query).items }
      .filter { ids.contains($0.receiver) }
    guard !found.isEmpty else {
      throw Fault(
        .noInput, "no hay ninguna entrega del evento «\(id)»",
        remedy: "vea los números con «vigia webhooks deliveries»")
    }
    let again = found.map {
      Delivery(eventID: $0.eventID, receiver: $0.receiver, body: $0.body, nextAttempt: now)
    }
    try await OneShot(configuration).deliver(again, at: now)
    return again.count
  }

  /// Sends a receiver a `monitor.heartbeat` that says it is a trial.
  ///
  /// - Throws: `.unavailable` with the reason when it is not taken.
  package func trial(of receiver: String, now: Instant = SystemClock().now()) async throws {
    let receiver = try known(receiver)
    let event = Event(
      .monitorHeartbeat, subject: receiver.id, at: now,
      data: ["receiver": .string(receiver.id), "trial": .bool(true)])
    let delivery = Delivery(
      eventID: event.id, receiver: receiver.id, body: Wording.line(event.envelope),
      nextAttempt: now)
    try await OneShot(configuration).deliver([delivery], at: now)
  }

  private func known(_ id: String) throws(Fault) -> Receiver {
    if let receiver = configuration.receivers.first(where: { $0.id == id }) { return receiver }
    let names = configuration.receivers.map(\.id).joined(separator: ", ")
    throw Fault(
      .usage, "no hay ningún receptor «\(id)»",
      remedy: names.isEmpty ? "agréguelo a «receivers» en la configuración" : "use \(names)")
  }

  /// What kind of event it tells of, as its own envelope says.
  private static func type(of delivery: Delivery) -> String? {
    (try? JSONDocument.parse(Array(delivery.body.utf8)))?["type"]?.string
  }

  private static func json(_ delivery: Delivery) -> JSON {
    [
      "event": .string(delivery.eventID), "type": JSON(type(of: delivery)),
      "receiver": .string(delivery.receiver),
      "state": .string(delivery.state.rawValue), "attempts": JSON(delivery.attempts),
      "next_attempt_at": JSON(delivery.state == .waiting ? delivery.nextAttempt : nil),
      "last_error": JSON(delivery.lastError),
    ]
  }
}
