package import Model

/// Makes one alert of one happening, keeps it alive until it is over, and says what people should be
/// told.
///
/// Series of a brand that rise together are one happening, first a `spike`, a `crisis` once it is loud
/// and told in several series; it is over when all of them are back. A driver of another kind that
/// rises an hour later with other mentions is a happening of its own (`Happenings`). Detectors of one
/// particular happening hand in `DerivedSignal`s. A series pages only once it has learned a day.
package struct AlertBook: Sendable, Codable, Equatable {
  /// Minutes a series must have learned before it pages.
  package static let leastLearned = 1440
  /// Updates of one alert are at least so far apart.
  static let pause = Instant.Span.minutes(1)
  /// People are told of growth at most this often, unless the level rises: an update a minute is noise.
  static let telling = Instant.Span.minutes(5)

  var crowds: [BrandCrowd] = []
  /// In the order of opening.
  var lives: [LiveAlert] = []
  /// The last alerts that ended, oldest first; bounded.
  var ended: [Alert] = []
  /// Series that a person closed by hand while they were open: they stay quiet until they close.
  var dismissed: [SeriesKey] = []
  /// Series that are open and page nobody while the calendar explains them.
  var held: [HeldSeries] = []
  /// Calendar entries whose beginning was told.
  var begun: [String] = []
  /// The silences in force, in the order they began.
  package internal(set) var silences: [Silence] = []
  var changed: [Alert] = []

  /// A brand and its last hour.
  struct BrandCrowd: Sendable, Codable, Equatable {
    var brand: String
    var crowd = Crowd()
  }

  /// A book without alerts.
  package init() {}

  /// The alerts that are not over, in the order of opening.
  package var live: [Alert] { lives.map(\.alert) }

  /// An alert that is live or ended lately (the last 100), by its whole id.
  package func alert(_ id: String) -> Alert? {
    lives.first { $0.alert.id == id }?.alert ?? ended.last { $0.id == id }
  }

  /// The alerts that changed since the last call, each once in its present state, by opening and id.
  package mutating func takeChanged() -> [Alert] {
    defer { changed = [] }
    return changed.sorted { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }
  }

  /// Remembers a mention for the crowds of its brands; what must not page people is left out.
  ///
  /// `entries` are the ids of the calendar entries it belongs to that may hold a series back.
  /// Of its brands only some may be told of here; nil for all.
  package mutating func observe(
    _ read: ReadMention, of brands: [String]? = nil, entries: [String] = []
  ) {
    let brands = brands ?? read.finding.brands
    guard !read.isBackfill, !brands.isEmpty else { return }
    let member = Crowd.Member(read, entries: entries)
    for brand in brands {
      crowds[crowdPlace(brand)].crowd.add(member)
      for place in lives.indices
      where lives[place].alert.brand == brand && member.at >= lives[place].alert.startedAt {
        if isCounted(member, in: place) { lives[place].alert.mentions += 1 }
      }
    }
  }

  /// Opens, updates and resolves by what the detectors say; events bear the instant `now`.
  package mutating func take(
    _ signals: [Signal], at now: Instant, _ context: AlertContext
  ) -> [Event] {
    var events: [Event] = []
    var rest = signals[...]
    while let first = rest.first {
      let minute = rest.prefix { $0.minute == first.minute }
      rest = rest.dropFirst(minute.count)
      // What opens goes first: a happening whose series change places in one minute is one happening.
      for signal in minute where signal.change != .closed {
        events += rise(signal, at: now, context)
      }
      for signal in minute where signal.change == .closed {
        events += fall(signal, at: now, context)
      }
    }
    return events
  }

  /// Ends silences whose time is over, tells what had to wait, and looks at the crowd once a minute.
  package mutating func advance(to now: Instant, _ context: AlertContext) -> [Event] {
    var events = endSilences(at: now) + begin(at: now, context) + review(at: now, context)
    for place in lives.indices where lives[place].lookedAt + Self.pause <= now {
      guard lives[place].isOfCrowd else { continue }
      lives[place].describe(crowd(of: place), context, at: now)
      note(lives[place].alert)
      if !lives[place].news(context).isEmpty { lives[place].isUntold = true }
    }
    for place in lives.indices where lives[place].isUntold {
      events += tellUpdate(place, at: now, context)
    }
    for place in crowds.indices { crowds[place].crowd.prune(at: now) }
    return events
  }

  func crowd(_ brand: String) -> Crowd {
    crowds.first { $0.brand == brand }?.crowd ?? Crowd()
  }

  private mutating func crowdPlace(_ brand: String) -> Int {
    if let place = crowds.firstIndex(where: { $0.brand == brand }) { return place }
    crowds.append(BrandCrowd(brand: brand))
    return crowds.count - 1
  }

  /// Notes that an alert is to be stored.
  mutating func note(_ alert: Alert) {
    if let place = changed.firstIndex(where: { $0.id == alert.id }) {
      changed[place] = alert
    } else {
      changed.append(alert)
    }
  }
}
