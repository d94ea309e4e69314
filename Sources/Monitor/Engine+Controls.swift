internal import Alerting
internal import Caring
internal import Detecting
package import Model

extension Engine {
  /// Learns from a recording's past counts.
  package mutating func learn(_ lines: [HistoryLine]) {
    for place in shadow.indices { shadow[place].learn(lines) }
    // A brand's own counts first: its other series borrow the season they teach.
    let own = lines.filter { $0.series == SeriesKey(brand: $0.series.brand) }
    let parts = lines.filter { $0.series != SeriesKey(brand: $0.series.brand) }
    for line in own + parts {
      memory.bank.learn(line, zone: setup.zone)
      if let source = line.series.source { memory.sources.know(source, since: line.start) }
    }
  }

  /// Makes the sources of a history recording known.
  package mutating func know(sources: [String], since instant: Instant) {
    for place in shadow.indices { shadow[place].know(sources: sources, since: instant) }
    for source in sources { memory.sources.know(source, since: instant) }
  }

  /// Notes that a source cannot be read, or can be again.
  package mutating func mark(
    source: String, blind reason: String?, at now: Instant
  ) -> Outcome {
    var outcome = advance(to: now)
    inShadow(&outcome) { _ = $0.mark(source: source, blind: reason, at: now) }
    if let reason {
      if memory.sources.lose(source, at: now) {
        memory.derived.sources.lose(source, reason: reason, at: now)
        outcome.events.append(
          SourceNotices.sourceBlind(source: source, reason: reason, since: now, at: now))
      }
    } else if let since = memory.sources.recover(source) {
      let reason = "contesta otra vez"
      outcome.events.append(
        SourceNotices.sourceRecovered(source: source, reason: reason, since: since, at: now))
      if let signal = memory.derived.sources.recover(source, at: now) {
        outcome.events += follow(memory.alerts.take([signal], at: now, alertContext))
      }
    }
    return outcome
  }

  /// Notes that a source is in the configuration no more: nothing is owed, and what was said of its
  /// blindness is over.
  package mutating func retire(source: String, at now: Instant) -> Outcome {
    var outcome = advance(to: now)
    inShadow(&outcome) { _ = $0.retire(source: source, at: now) }
    let reason = SourceNotices.retired
    if let since = memory.sources.retire(source) {
      outcome.events.append(
        SourceNotices.sourceRecovered(source: source, reason: reason, since: since, at: now))
    }
    if let signal = memory.derived.sources.retire(source, reason: reason, at: now) {
      outcome.events += follow(memory.alerts.take([signal], at: now, alertContext))
    }
    return outcome
  }

  /// Notes that Vigía itself was not running: those minutes are missing, not zero.
  package mutating func wasDown(from: Instant, to: Instant) -> Outcome {
    memory.bank.skip(from: from, to: to)
    memory.derived.skip(to: to)
    var outcome = Outcome()
    inShadow(&outcome) { _ = $0.wasDown(from: from, to: to) }
    outcome.append(advance(to: to))
    return outcome
  }

  /// Takes a finished case back into the care queue.
  package mutating func recall(_ care: Case, at now: Instant) {
    memory.cases.recall(care, at: now)
  }

  /// Applies a person's action.
  package mutating func act(_ action: StaffAction, at now: Instant) throws(Fault) -> Outcome {
    var outcome = advance(to: now)
    if action.subject == .account {
      outcome.events += try judge(action, at: now)
    } else {
      outcome.events += try action.apply(to: &memory, at: now, alertContext)
    }
    return outcome
  }
}
