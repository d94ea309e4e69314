package import Model

/// How fast a recording passes, stretch by stretch.
package struct Tempo: Sendable {
  /// A stretch's first instant, and how many times faster than life it passes.
  package struct Stretch: Sendable {
    package var from: Instant
    package var speed: Double

    /// A stretch that lasts until the next one begins.
    package init(from: Instant, speed: Double) {
      self.from = from
      self.speed = speed
    }
  }

  /// In order of time.
  private let stretches: [Stretch]
  private let end: Instant

  /// A tempo from a start to an end; after the end time passes as in life.
  package init(start: Instant, end: Instant, stretches: [Stretch]) {
    let inside = stretches.filter { $0.from < end }
    // The stretch that holds at the start begins there.
    let current = inside.last { $0.from <= start }?.speed ?? inside.first?.speed ?? 1
    self.stretches =
      [Stretch(from: start, speed: current)] + inside.filter { $0.from > start }
      + [Stretch(from: max(start, end), speed: 1)]
    self.end = end
  }

  /// The same speed all along.
  package init(start: Instant, end: Instant, speed: Double) {
    self.init(start: start, end: end, stretches: [Stretch(from: start, speed: speed)])
  }

  /// The instant shown when `lived` milliseconds have passed since the start.
  func shown(after lived: Double) -> Instant {
    var left = lived
    for (index, stretch) in stretches.enumerated() {
      guard index + 1 < stretches.count else {
        return stretch.from + .init(milliseconds: Int64(left))
      }
      let length = Double((stretches[index + 1].from - stretch.from).milliseconds) / stretch.speed
      if left < length { return stretch.from + .init(milliseconds: Int64(left * stretch.speed)) }
      left -= length
    }
    return end
  }

  /// How fast time passes at an instant shown.
  func speed(at instant: Instant) -> Double {
    stretches.last { $0.from <= instant }?.speed ?? 1
  }
}
