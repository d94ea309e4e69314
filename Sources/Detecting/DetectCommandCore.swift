package import Model

/// What `vigia detect` does, without files and streams: a series in, scores and events out.
package enum DetectCommandCore {
  /// Which question is asked of the series.
  package enum Head: String, Sendable, CaseIterable {
    /// Wake somebody? The score is −log₁₀ of the probability of so many by chance.
    case page
    /// Is the day odd? The score is 0…1.
    case unusual

    /// The threshold when none is given.
    package var threshold: Double { self == .page ? 4.0 : 0.5 }
  }

  /// An opening or a closing, at the row that caused it.
  package struct Event: Sendable, Equatable {
    /// True for an opening.
    package var isOpening: Bool
    /// The row's time.
    package var at: Instant
    package var score: Double
    /// Mentions in the deciding window, and what it usually brings.
    package var observed: Double
    package var expected: Double

    /// The contract's line.
    package var json: JSON {
      [
        "event": .string(isOpening ? "open" : "close"), "at": JSON(at), "score": .number(score),
        "ratio": .number(observed / max(expected, 1e-6)), "observed": .number(observed),
        "expected": .number(expected),
      ]
    }
  }

  /// What became of a series.
  package struct Outcome: Sendable, Equatable {
    /// One score a row, in order; 0 for a row without value.
    package var scores: [Double] = []
    /// The openings and closings, in order.
    package var events: [Event] = []
  }

  /// Runs a head over a series.
  ///
  /// - Parameters:
  ///   - threshold: the score that opens; the head's own when nil.
  ///   - zone: in which the hour of the week is told (head `page` only).
  ///   - asMonitor: learn as the monitor does, fifteen minutes late and nothing inside a confirmed
  ///     crisis; else as the per-minute reference does (head `page` only).
  package static func run(
    _ file: SeriesFile, head: Head = .page, threshold: Double? = nil, zone: ZoneTable = .utc,
    asMonitor: Bool = false
  ) -> Outcome {
    let threshold = threshold ?? head.threshold
    return switch head {
    case .page: page(file, threshold, zone, asMonitor: asMonitor)
    case .unusual: unusual(file, threshold)
    }
  }

  private static func page(
    _ file: SeriesFile, _ threshold: Double, _ zone: ZoneTable, asMonitor: Bool
  ) -> Outcome {
    var outcome = Outcome()
    var crisis = asMonitor ? LoneCrisis() : nil
    guard let first = file.rows.first else { return outcome }
    // Bins are counted from the first row, which need not lie on a multiple of the step.
    var head = PageHead(
      threshold: threshold, lateness: asMonitor ? .minutes(15) : .seconds(0),
      stepSeconds: file.stepSeconds, start: first.at, learnsCrises: !asMonitor)
    let shift = first.at - head.instant(head.nextClose)
    let week = LocalWeek(zone.shifted(by: shift))
    for row in file.rows {
      let bin = head.bin(row.at - shift)
      if bin - head.nextClose > PageHead.longestRun { head.jump(to: bin) }
      while head.nextClose < bin { _ = head.close(.missing, week) }
      let wasOpen = head.isOpen
      let (window, change) = head.take(row.value, week)
      outcome.scores.append(window.score)
      crisis?.follow(change, &head)
      guard let change, change.change != .grew else { continue }
      func event(_ isOpening: Bool) -> Event {
        Event(
          isOpening: isOpening, at: row.at, score: window.score, observed: window.observed,
          expected: window.expected)
      }
      // An alarm that opens anew ends first.
      if wasOpen, change.change == .opened { outcome.events.append(event(false)) }
      outcome.events.append(event(change.change == .opened))
    }
    return outcome
  }

  private static func unusual(_ file: SeriesFile, _ threshold: Double) -> Outcome {
    var outcome = Outcome()
    var head = UnusualHead(stepSeconds: file.stepSeconds)
    var openUntil: Instant?
    for row in file.rows {
      let score = row.value.map { head.score($0) } ?? 0
      outcome.scores.append(score)
      let (observed, expected) = head.lookAround
      func event(_ isOpening: Bool) -> Event {
        Event(
          isOpening: isOpening, at: row.at, score: score, observed: observed, expected: expected)
      }
      if let until = openUntil, row.at >= until {
        outcome.events.append(event(false))
        openUntil = nil
      }
      guard score >= threshold else { continue }
      if openUntil == nil { outcome.events.append(event(true)) }
      openUntil = row.at + .hours(24)
    }
    return outcome
  }
}

/// Keeps the crises of a series that stands alone out of its baseline, as a bank does for a brand's.
private struct LoneCrisis {
  private let key = SeriesKey(brand: "")
  private var watch = BrandWatch("")

  /// Follows what became of the head's alarm at the bin that closed last.
  mutating func follow(_ change: PageHead.Change?, _ head: inout PageHead) {
    let step = Int64(head.settings.cadence.stepSeconds)
    let bin = head.nextClose - 1
    if watch.becomesNormal(at: bin * step / 60) { head.leaveCrisis(at: bin) }
    guard let change else { return }
    switch change.change {
    case .opened where head.learnedMinutes >= BrandWatch.warmUp:
      guard watch.opened(key, minute: bin * step / 60) else { return }
      head.enterCrisis(at: change.bin - Int64(change.window.windowSeconds) / step + 1)
    case .closed:
      if watch.closed(key) { head.leaveCrisis(at: change.bin + 1) }
    default: return
    }
  }
}

extension PageHead {
  /// Closes the present bin with a count that is known as a whole; nil is missing.
  mutating func take(_ count: Double?, _ week: LocalWeek) -> (WindowScore, Change?) {
    guard let count else { return close(.missing, week) }
    prepare(through: nextClose, week)
    ring.add(count, to: nextClose)
    return close(.known, week)
  }
}

extension ZoneTable {
  /// The same clock for instants that are `span` early.
  fileprivate func shifted(by span: Instant.Span) -> ZoneTable {
    guard span.milliseconds != 0 else { return self }
    let seconds = span.milliseconds / 1000
    return ZoneTable(
      name: name, initialOffset: initialOffset + seconds,
      transitions: transitions.map {
        Transition(at: $0.at - span, offsetSeconds: $0.offsetSeconds + seconds)
      })
  }
}
