package import Model
internal import Text

/// Turns an event into one delivery a receiver that is to hear of it.
package enum Envelopes {
  /// The deliveries of an event, in the order of the receivers; none when it is muted.
  ///
  /// A receiver hears of what its patterns cover and a route sends to it; without any routes, every
  /// receiver does.
  package static func deliveries(
    for event: Event, receivers: [Receiver], routes: [Route], at now: Instant
  ) -> [Delivery] {
    guard !event.muted else { return [] }
    let listening = receivers.filter { receiver in
      receiver.wants(event.kind) && isRouted(event, to: receiver, by: routes)
    }
    guard !listening.isEmpty else { return [] }
    let body = JSONText.line(event.envelope)
    return listening.map {
      Delivery(eventID: event.id, receiver: $0.id, body: body, nextAttempt: now)
    }
  }

  private static func isRouted(_ event: Event, to receiver: Receiver, by routes: [Route]) -> Bool {
    routes.isEmpty || routes.contains { $0.to.contains(receiver.id) && $0.takes(event) }
  }
}
