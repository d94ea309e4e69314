internal import Detecting
internal import Model

/// What the detectors of particular happenings remember: of sources, and brand by brand.
struct DerivedMemory: Sendable, Codable, Equatable {
  /// The detectors of one brand, and the minute that is being counted.
  struct Watches: Sendable, Codable, Equatable {
    var brand: String
    var silence = SilenceWatch()
    var mood = NegativeShareWatch()
    var rumours = RumourWatch()
    var replies = ReplyWatch()
    var mentions = 0
    /// Those of them that are news.
    var heard = 0
    var negative = 0
    /// What was expected of each minute of the last hour; empty after a minute of which nothing is known.
    var expected: [Double] = []

    init(brand: String) { self.brand = brand }

    /// Counts a mention at its arrival; what is no news still breaks a silence, and says no more.
    ///
    /// `around` is nil for what the brand itself has written.
    mutating func hear(
      _ read: ReadMention, _ around: RumourWatch.Surroundings?
    ) -> DerivedSignal? {
      mentions += 1
      guard !read.isBackfill else { return nil }
      heard += 1
      if read.finding.label == .negative { negative += 1 }
      return around.flatMap { rumours.hear(read, brand: brand, $0) }
    }

    /// Ends the minute before `now`; `usual` nil where nothing is known of it.
    mutating func close(usual: Double?, isInCrisis: Bool, at now: Instant) -> [DerivedSignal] {
      defer { (mentions, heard, negative) = (0, 0, 0) }
      if let usual {
        expected.append(usual)
        if expected.count > 60 { expected.removeFirst() }
      } else {
        expected = []
      }
      let isKnown = expected.count == 60 && !isInCrisis
      let ended = rumours.close(brand: brand, at: now) + replies.close(brand: brand, at: now)
      return [
        silence.close(brand: brand, observed: mentions, expected: usual, at: now),
        mood.close(
          brand: brand, mentions: heard, negative: negative,
          expectedHour: isKnown ? expected.reduce(0, +) : nil, at: now),
      ].compactMap { $0 } + ended
    }
  }

  private(set) var watches: [Watches] = []
  var sources = BlindSourceWatch()
  /// Nothing is known of the minutes up to here: Vigía was not running.
  private(set) var missing: Instant?

  /// Passes a time of which nothing is known.
  mutating func skip(to now: Instant) {
    missing = now
    sources.skip(to: now)
  }

  /// Whether nothing is known of the minute before an instant.
  func isMissing(before boundary: Instant) -> Bool { missing.map { boundary <= $0 } ?? false }

  /// Forgets the words of mentions that were taken back.
  mutating func forget(mentions ids: Set<String>) {
    for place in watches.indices { watches[place].rumours.forget(mentions: ids) }
  }

  /// Changes the detectors of a brand, which are made on first use.
  mutating func with<Value>(_ brand: String, _ change: (inout Watches) -> Value) -> Value {
    if let place = watches.firstIndex(where: { $0.brand == brand }) {
      return change(&watches[place])
    }
    watches.append(Watches(brand: brand))
    return change(&watches[watches.count - 1])
  }
}
