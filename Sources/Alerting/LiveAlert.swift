internal import Model

/// An alert that is not over, with the series that hold it open.
struct LiveAlert: Sendable, Codable, Equatable {
  /// A series that joined, with its numbers when it last spoke.
  struct Joined: Sendable, Codable, Equatable {
    var series: SeriesKey
    var isOpen = true
    var score: Double
    var observed: Double
    var expected: Double
    var windowSeconds: Int
    var learnedMinutes: Int
    /// The first minute of the deciding window.
    var windowStart: Instant

    init(_ signal: Signal) {
      series = signal.series
      score = signal.score
      observed = signal.observed
      expected = signal.expected
      windowSeconds = signal.windowSeconds
      learnedMinutes = signal.learnedMinutes
      windowStart = signal.minute - .seconds(Int64(max(0, signal.windowSeconds - 60)))
    }

    var ratio: Double { observed / max(expected, 1e-6) }

    /// How loud these numbers are (`spikes.md` §5: by ratio and by excess).
    var level: Alert.Level {
      let excess = observed - expected
      if ratio >= 5, excess >= 30 { return .critical }
      return ratio >= 3 && excess >= 15 ? .warning : .watch
    }
  }

  var alert: Alert
  /// In the order of `SeriesKey`.
  var joined: [Joined]
  /// When people were last told.
  var toldAt: Instant
  /// The level people were last told.
  var toldLevel: Alert.Level
  /// True when something is to be told as soon as a minute has passed.
  var isUntold = false
  /// When crowd and counts were last looked at.
  var lookedAt: Instant

  /// The series whose numbers head the alert: the brand's own, then its negative mentions, else the
  /// most improbable.
  var leader: Joined {
    let brand = SeriesKey(brand: alert.brand)
    let negative = SeriesKey.negative(brand: alert.brand)
    return joined.first { $0.series == brand } ?? joined.first { $0.series == negative }
      ?? joined.max { ($0.score, $1.series) < ($1.score, $0.series) } ?? joined[0]
  }

  /// Takes in a series that opened or grew; true when it had not joined before.
  mutating func join(_ signal: Signal) -> Bool {
    let new = Joined(signal)
    if let place = joined.firstIndex(where: { $0.series == signal.series }) {
      let wasOpen = joined[place].isOpen
      joined[place] = new
      return !wasOpen
    }
    joined.insert(new, at: joined.firstIndex { signal.series < $0.series } ?? joined.count)
    return true
  }

  /// Notes that a series is back in its band; true when none is left open.
  mutating func leave(_ series: SeriesKey) -> Bool {
    guard let place = joined.firstIndex(where: { $0.series == series }) else { return false }
    joined[place].isOpen = false
    return joined.allSatisfy { !$0.isOpen }
  }

  /// Writes numbers, crowd, words and level anew; the level never falls.
  mutating func describe(_ crowd: Crowd, _ context: AlertContext, at now: Instant) {
    let leader = leader
    let window = crowd.slice(of: leader.series, from: leader.windowStart)
    let whole = crowd.slice(of: leader.series, from: min(alert.startedAt, leader.windowStart))
    alert.observed = leader.observed
    alert.expected = leader.expected
    alert.ratio = leader.ratio
    alert.windowSeconds = leader.windowSeconds
    alert.level = joined.reduce(alert.level) { max($0, $1.level) }
    alert.voices = window.voices
    alert.effectiveVoices = window.voices
    alert.negativeShare = window.negativeShare
    alert.drivers = whole.drivers
    alert.places = whole.places
    alert.posts = whole.posts(about: alert.drivers.first?.id)
    alert.updatedAt = now
    lookedAt = now
    alert.title = Texts.title(alert, context)
    alert.reason = Texts.reason(alert, context)
    alert.evidence = Texts.evidence(self, context)
  }
}
