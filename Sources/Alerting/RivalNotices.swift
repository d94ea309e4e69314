package import Model

/// A competitor's trouble, told as information: it explains, and pages nobody.
package struct RivalTrouble: Sendable, Codable, Equatable {
  /// The id of the happening, as an alert of the competitor would bear it.
  package var id: String
  /// The competitor.
  package var brand: String
  package var since: Instant
  /// What it is, in Spanish.
  package var title: String

  /// The trouble that an alert about a competitor tells of.
  package init(_ alert: Alert) {
    id = alert.id
    brand = alert.brand
    since = alert.startedAt
    title = alert.title
  }

  /// What people of a brand are told when it begins.
  package func raised(for brand: String, reason: String, at now: Instant) -> Event {
    Event(
      .announcementRaised, subject: "rival:\(id)/\(brand)", at: now, brand: brand,
      data: json(for: brand, text: Texts.rivalTrouble(title, reason)))
  }

  /// What they are told when it is over.
  package func cleared(for brand: String, at now: Instant) -> Event {
    Event(
      .announcementCleared, subject: "rival:\(id)/\(brand)", at: now, brand: brand,
      data: json(for: brand, text: Texts.rivalIsBack(title)))
  }

  private func json(for brand: String, text: String) -> JSON {
    [
      "kind": "competitor", "brand": .string(brand), "competitor": .string(self.brand),
      "since": JSON(since), "title": .string(title), "text": .string(text),
    ]
  }

  /// The trouble as an alert of a brand mentions it.
  package func beside(_ brand: String, _ zone: ZoneTable) -> AlertContext.Beside {
    AlertContext.Beside(
      brand: brand, key: "rival:" + id, text: Texts.rivalBeside(title, zone.clockText(since)))
  }
}
