package import Model

/// An alert as its events told it, from the first to the last.
package struct ToldAlert: Hashable, Sendable {
  package var id: String
  package var brand: String
  package var kind: Alert.Kind
  /// The loudest it became.
  package var level = Alert.Level.watch
  package var title = ""
  package var startedAt: Instant
  package var openedAt: Instant
  /// nil while it is not over.
  package var resolvedAt: Instant?
  /// Every driver it ever named, by id; the leading one of its last word is `driver`.
  package var drivers: Set<String> = []
  package var driver: String?

  /// The alerts that events tell of, in the order of their first word; other events are passed over.
  package static func all(in events: some Sequence<Event>) -> [ToldAlert] {
    var alerts: [ToldAlert] = []
    var places: [String: Int] = [:]
    for event in events where event.kind.isOfAlert {
      guard var alert = ToldAlert(event.data) else { continue }
      guard let place = places[alert.id] else {
        places[alert.id] = alerts.count
        alerts.append(alert)
        continue
      }
      alert.level = max(alert.level, alerts[place].level)
      alert.drivers.formUnion(alerts[place].drivers)
      alerts[place] = alert
    }
    return alerts
  }

  /// Reads the document of an alert; nil for anything else.
  init?(_ data: JSON) {
    guard let id = data["id"]?.string, let brand = data["brand"]?.string,
      let kind = data["kind"]?.string.flatMap(Alert.Kind.init),
      let opened = data["opened_at"]?.instant
    else { return nil }
    self.id = id
    self.brand = brand
    self.kind = kind
    openedAt = opened
    startedAt = data["started_at"]?.instant ?? opened
    resolvedAt = data["resolved_at"]?.instant
    level = data["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    title = data["title"]?.string ?? ""
    let named = (data["drivers"]?.array ?? []).compactMap { $0["id"]?.string }
    drivers = Set(named)
    driver = named.first
  }
}

extension Event.Kind {
  /// Whether its document is an alert.
  fileprivate var isOfAlert: Bool { rawValue.hasPrefix("alert.") }
}
