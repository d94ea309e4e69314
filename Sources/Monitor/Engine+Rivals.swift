internal import Alerting
internal import Model

/// A competitor's crisis is information: it is told once, without a level, and an alert of ours that is
/// open at the same time names it, because the cause may be one and the same.
extension Engine {
  /// Takes what the detectors say of competitors.
  mutating func followRivals(_ signals: [Signal], at now: Instant) -> [Event] {
    let paging = signals.filter { $0.series.role == .pages }.map { signal in
      var signal = signal
      signal.role = .pages
      return signal
    }
    guard !paging.isEmpty else { return [] }
    return tellRivals(memory.rivals.take(paging, at: now, setup.alertContext), at: now)
  }

  /// Ends a minute for the competitors' happenings.
  mutating func closeRivals(at now: Instant) -> [Event] {
    tellRivals(memory.rivals.advance(to: now, setup.alertContext), at: now)
  }

  /// What happens to competitors, for the alerts of those who name them.
  var besides: [AlertContext.Beside] {
    guard !memory.rivalTroubles.isEmpty else { return [] }
    return memory.rivalTroubles.flatMap { trouble in
      watchers(of: trouble.brand).map { trouble.beside($0, setup.zone) }
    }
  }

  /// Those whose competitor a brand is.
  private func watchers(of rival: String) -> [String] {
    setup.brands.filter { $0.competitors.contains(rival) && !setup.isRival($0.id) }.map(\.id)
  }

  private mutating func tellRivals(_ events: [Event], at now: Instant) -> [Event] {
    _ = memory.rivals.takeChanged()
    var told: [Event] = []
    for event in events {
      guard let id = event.data["id"]?.string, let alert = memory.rivals.alert(id) else { continue }
      let place = memory.rivalTroubles.firstIndex { $0.id == id }
      if event.kind == .alertResolved, let place {
        let trouble = memory.rivalTroubles.remove(at: place)
        told += watchers(of: alert.brand).map { trouble.cleared(for: $0, at: now) }
      } else if event.kind != .alertResolved, place == nil, alert.level >= .warning {
        told += begin(RivalTrouble(alert), reason: alert.reason, at: now)
      }
    }
    return told
  }

  private mutating func begin(
    _ trouble: RivalTrouble, reason: String, at now: Instant
  ) -> [Event] {
    memory.rivalTroubles.append(trouble)
    var told: [Event] = []
    for brand in watchers(of: trouble.brand) {
      told.append(trouble.raised(for: brand, reason: reason, at: now))
      told += memory.alerts.remark(trouble.beside(brand, setup.zone), at: now, alertContext)
    }
    return told
  }
}
