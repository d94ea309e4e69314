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
  package static func run(
    _ file: SeriesFile, head: Head = .page, threshold: Double? = nil, zone: ZoneTable = .utc
  ) -> Outcome {
    let threshold = threshold ?? head.threshold
    return switch head {
    case .page: page(file, threshold, zone)
    case .unusual: unusual(file, threshold)
    }
  }

  private static func page(_ file: SeriesFile, _ threshold: Double, _ zone: ZoneTable) -> Outcome {
    var outcome = Outcome()
    guard let first = file.rows.first else { return outcome }
    // Bins are counted from the first row, which need not lie on a multiple of the step.
    var head = PageHead(
      threshold: threshold, lateness: .seconds(0), stepSeconds: file.stepSeconds, start: first.at)
    let shift = first.at - head.instant(head.nextClose)
    let week = LocalWeek(zone.shifted(by: shift))
    for row in file.rows {
      let bin = head.bin(row.at - shift)
      if bin - head.nextClose > PageHead.longestRun { head.jump(to: bin) }
      while head.nextClose < bin { _ = head.close(.missing, week) }
      let (window, change) = head.take(row.value, week)
      outcome.scores.append(window.score)
      guard let change, change.change != .grew else { continue }
      outcome.events.append(
        Event(
          isOpening: change.change == .opened, at: row.at, score: window.score,
          observed: window.observed, expected: window.expected))
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
