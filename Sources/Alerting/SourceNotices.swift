package import Model

/// What people are told of sources that fell silent: events of their own, not alerts that page.
package enum SourceNotices {
  /// Why nobody waits for a source any more that was taken out of the configuration.
  package static let retired = "la fuente ya no está en la configuración"

  /// A source cannot be read any more.
  package static func sourceBlind(
    source: String, reason: String, since: Instant, at now: Instant
  ) -> Event {
    Event(
      .sourceBlind, subject: source, at: now,
      data: ["source": .string(source), "reason": .string(reason), "since": JSON(since)])
  }

  /// A source can be read again; `since` is when it had become blind.
  package static func sourceRecovered(
    source: String, reason: String, since: Instant, at now: Instant
  ) -> Event {
    Event(
      .sourceRecovered, subject: source, at: now,
      data: ["source": .string(source), "reason": .string(reason), "since": JSON(since)])
  }
}
