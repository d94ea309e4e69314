internal import Alerting
internal import Model

/// A trial runs beside the engine on the same inputs, with a memory of its own, and tells nobody.
extension Engine {
  /// The engine of the trial: one that goes on from a memory, or else knows what this one knows.
  static func shadows(
    _ setup: EngineSetup, memory: EngineMemory?, beside live: EngineMemory
  ) -> [Engine] {
    guard let other = setup.shadowed else { return [] }
    var known = memory ?? live
    if memory == nil { known.forgetCases(other) }
    return [Engine(setup: other, memory: known)]
  }

  /// What the trial remembers.
  var shadowMemory: EngineMemory? { shadow.first?.memory }

  /// Lets the trial do what this engine does; of what it would tell, its alerts are kept.
  mutating func inShadow(_ outcome: inout Outcome, _ work: (inout Engine) -> Void) {
    guard !shadow.isEmpty else { return }
    work(&shadow[0])
    outcome.shadow += shadow[0].memory.alerts.takeChanged()
  }
}

extension EngineMemory {
  /// A trial has no care queue and watches no accounts.
  fileprivate mutating func forgetCases(_ setup: EngineSetup) {
    let fresh = EngineMemory(setup: setup, at: clock)
    cases = fresh.cases
    accounts = fresh.accounts
    copies = fresh.copies
    coordination = fresh.coordination
    _ = alerts.takeChanged()
  }
}
