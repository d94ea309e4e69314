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
    /// The score at which the series opens.
    var threshold: Double
    /// The first minute of the deciding window.
    var windowStart: Instant

    init(_ signal: Signal) {
      series = signal.series
      score = signal.score
      observed = signal.observed
      expected = signal.expected
      windowSeconds = signal.windowSeconds
      learnedMinutes = signal.learnedMinutes
      threshold = signal.threshold
      windowStart = signal.minute - .seconds(Int64(max(0, signal.windowSeconds - 60)))
    }

    var ratio: Double { observed / max(expected, 1e-6) }

    /// What is usual in a stretch of time, at the pace of the window that last spoke.
    func expected(in span: Instant.Span) -> Double {
      expected * span.seconds / Double(max(60, windowSeconds))
    }
  }

  /// What people knew when they were last told.
  struct Told: Sendable, Codable, Equatable {
    var at: Instant
    var level: Alert.Level
    var ratio: Double
    /// Titles of the drivers that the title named or whose series had joined.
    var drivers: [String] = []
    var press = false
    var regulator = false
    /// Keys of the remarks.
    var remarks: [String] = []
  }

  /// Something beside the counts that explains the alert, in Spanish.
  struct Remark: Sendable, Codable, Equatable {
    var key: String
    var text: String
  }

  /// The moment at which the level's arithmetic gave most.
  struct Height: Sendable, Codable, Equatable {
    var total: Int
    var at: Instant
    var evidence: [Alert.Evidence]
    /// The alert as it stood then, and its voices.
    var alert: Alert
    var voices: Voices?
  }

  var alert: Alert
  /// In the order of `SeriesKey`; none where a detector of its own kind speaks (`DerivedSignal`).
  var joined: [Joined] = []
  /// What tells happenings of one kind and brand apart.
  var key: String
  /// True for a second happening of a brand, which only its own drivers are counted to.
  var isApart = false
  var told: Told
  /// The verdict on its voices, in Spanish, with its numbers.
  var voices: Voices?
  var height: Height?
  /// In the order in which they were made, each key once.
  var remarks: [Remark] = []
  /// Press and regulator are heard in it.
  var hasPress = false
  var hasRegulator = false
  /// What a detector called worth telling since people were last told.
  var unheard: [DerivedSignal.News] = []
  /// True when something is to be told as soon as people may be told again.
  var isUntold = false
  /// When crowd and counts were last looked at.
  var lookedAt: Instant

  init(_ alert: Alert, key: String, at now: Instant) {
    self.alert = alert
    self.key = key
    told = Told(at: now, level: alert.level, ratio: alert.ratio)
    lookedAt = now
  }

  /// True for one of the crowd's happenings, spike or crisis.
  var isOfCrowd: Bool { !joined.isEmpty }

  /// True for a happening of the crowd of a brand.
  func isHappening(of brand: String) -> Bool { isOfCrowd && alert.brand == brand }

  /// The drivers whose series have joined.
  var drivers: [String] { joined.compactMap(\.series.driver) }

  /// The series whose numbers head the alert: the brand's own, then its negative mentions, else the
  /// most improbable; its driver's where nobody is reached.
  var leader: Joined? {
    if alert.kind == .contactCenter {
      return joined.first { $0.series.driver == AlertBook.phone }
    }
    let brand = SeriesKey(brand: alert.brand)
    let negative = SeriesKey.negative(brand: alert.brand)
    return joined.first { $0.series == brand } ?? joined.first { $0.series == negative }
      ?? joined.max { ($0.score, $1.series) < ($1.score, $0.series) }
  }

  /// Whether a series holds the alert open.
  func holds(_ series: SeriesKey) -> Bool { joined.contains { $0.series == series && $0.isOpen } }

  /// True when every series that joined is back.
  var isOver: Bool { joined.allSatisfy { !$0.isOpen } }

  /// Takes in a series that opened or grew.
  mutating func join(_ signal: Signal) {
    let new = Joined(signal)
    if let place = joined.firstIndex(where: { $0.series == signal.series }) {
      joined[place] = new
    } else {
      joined.insert(new, at: joined.firstIndex { signal.series < $0.series } ?? joined.count)
    }
  }

  /// Takes up a remark, or says it in new words; a remark that is no news is told with the next change.
  mutating func remark(_ key: String, _ text: String, isNews: Bool = true) {
    if let place = remarks.firstIndex(where: { $0.key == key }) {
      remarks[place].text = text
    } else {
      remarks.append(Remark(key: key, text: text))
      if !isNews { told.remarks.append(key) }
    }
  }

  /// Takes up a detector's news; what it said of the same matter and nobody has been told is overtaken.
  mutating func hear(_ news: DerivedSignal.News) {
    unheard.removeAll { $0.about == news.about }
    unheard.append(news)
  }

  /// Notes that a series is back in its band.
  mutating func leave(_ series: SeriesKey) {
    guard let place = joined.firstIndex(where: { $0.series == series }) else { return }
    joined[place].isOpen = false
  }
}
