internal import Glibc
internal import Model

/// The last hour of mentions of one brand: who speaks, of what, from where.
struct Crowd: Sendable, Codable, Equatable {
  /// What is remembered of one mention.
  struct Member: Sendable, Codable, Equatable {
    var id: String
    var at: Instant
    var published: Instant?
    var fetched: Instant?
    var received: Instant
    /// What tells authors apart, a hash; nil when nobody is named.
    var author: String?
    var followers: Int
    var drivers: [String]
    var isNegative: Bool
    var score: Double
    var places: [Alert.PlaceCount]
    var isPress: Bool
    var isRegulator: Bool
    /// The calendar entries it belongs to that may hold a series back, by id.
    var entries: [String]

    init(_ read: ReadMention, entries: [String] = []) {
      id = read.mention.id
      at = read.effectiveAt
      published = read.mention.publishedAt
      fetched = read.mention.fetchedAt
      received = read.receivedAt
      author = read.mention.author?.identity.map { ContentHash("author", $0).hex() }
      followers = read.mention.author?.followers ?? 0
      drivers = read.finding.drivers.map(\.id)
      isNegative = read.finding.label == .negative
      score = read.finding.score
      isPress = read.mention.kind == .article || read.finding.flags.contains(.press)
      isRegulator = read.finding.flags.contains(.regulator)
      self.entries = entries
      places = read.finding.places.map { place in
        Alert.PlaceCount(
          id: place.id, name: place.name, latitude: place.latitude, longitude: place.longitude,
          count: 1)
      }
    }

    /// Whether the mention is counted in a series of its brand.
    func belongs(to series: SeriesKey) -> Bool {
      if series.negative { return isNegative }
      if let place = series.place, !places.contains(where: { $0.id == place }) { return false }
      return series.driver.map(drivers.contains) ?? true
    }
  }

  /// At most so many mentions, of the last hour.
  static let capacity = 2000
  static let memory = Instant.Span.minutes(60)

  private(set) var members: [Member] = []

  /// Remembers a mention; the oldest heard gives way.
  mutating func add(_ member: Member) {
    members.append(member)
    if members.count > Self.capacity + 256 {
      members.removeFirst(members.count - Self.capacity)
    }
  }

  /// Forgets what was published over an hour before `now`.
  mutating func prune(at now: Instant) {
    members.removeAll { $0.at < now - Self.memory }
  }

  /// The crowd without the mentions that speak of others' drivers and of none of one's own.
  func without(_ others: [String], keeping own: [String]) -> Crowd {
    guard !others.isEmpty else { return self }
    var rest = self
    rest.members.removeAll { member in
      member.drivers.contains(where: others.contains)
        && !member.drivers.contains(where: own.contains)
    }
    return rest
  }

  /// What a place is called, if somebody named it.
  func placeName(_ id: String) -> String? {
    members.lazy.flatMap(\.places).first { $0.id == id }?.name
  }

  /// The mentions of a series from an instant on.
  func slice(of series: SeriesKey, from start: Instant) -> CrowdSlice {
    CrowdSlice(members: members.filter { $0.at >= start && $0.belongs(to: series) })
  }
}

/// A part of a crowd, and what can be said of it.
struct CrowdSlice {
  var members: [Crowd.Member]

  var count: Int { members.count }

  /// Distinct authors; a mention without author is a voice of its own.
  var voices: Int {
    Set(members.compactMap(\.author)).count + members.count { $0.author == nil }
  }

  /// Followers of the authors, each author once.
  var reach: Int {
    var seen: Set<String> = []
    return members.reduce(0) { sum, member in
      let isNew = member.author.map { seen.insert($0).inserted } ?? true
      return sum &+ (isNew ? min(member.followers, 1_000_000_000) : 0)
    }
  }

  /// Mentions of the press, and mentions that invoke the regulator or the law.
  var pressCount: Int { members.count(where: \.isPress) }
  var regulatorCount: Int { members.count(where: \.isRegulator) }

  /// Mentions of a stretch of time.
  func count(from: Instant, to: Instant) -> Int { members.count { $0.at >= from && $0.at < to } }

  /// Mentions that belong to a calendar entry.
  func count(of entry: String) -> Int { members.count { $0.entries.contains(entry) } }

  /// The part that is negative; nil when there is nobody.
  var negativeShare: Double? {
    members.isEmpty ? nil : Double(members.count(where: \.isNegative)) / Double(members.count)
  }

  /// The five most frequent drivers.
  var drivers: [Alert.DriverShare] {
    var counts: [String: Int] = [:]
    for member in members { for driver in member.drivers { counts[driver, default: 0] += 1 } }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(5).map {
      Alert.DriverShare(id: $0.key, share: Double($0.value) / Double(members.count))
    }
  }

  /// The ten most frequent places.
  var places: [Alert.PlaceCount] {
    var places: [Alert.PlaceCount] = []
    for member in members {
      for place in member.places {
        if let known = places.firstIndex(where: { $0.id == place.id }) {
          places[known].count += 1
        } else {
          places.append(place)
        }
      }
    }
    places.sort { ($1.count, $0.id) < ($0.count, $1.id) }
    return Array(places.prefix(10))
  }

  /// Up to five mentions that say it best, of distinct authors: negative, about the leading driver,
  /// angry and far heard.
  func posts(about driver: String?) -> [String] {
    func weight(_ member: Crowd.Member) -> Double {
      let reach = 1 + log(1 + Double(max(0, member.followers)))
      let anger = 0.1 + max(0, -member.score)
      return reach * anger + (member.isNegative ? 1000 : 0)
        + (driver.map(member.drivers.contains) == true ? 500 : 0)
    }
    let ranked = members.map { (weight: weight($0), member: $0) }.sorted {
      ($1.weight, $0.member.id) < ($0.weight, $1.member.id)
    }
    var authors: Set<String> = []
    var posts: [String] = []
    for (_, member) in ranked where posts.count < 5 {
      if let author = member.author, !authors.insert(author).inserted { continue }
      if !posts.contains(member.id) { posts.append(member.id) }
    }
    return posts
  }

  /// The first minute that brought more than its part of what was expected.
  func firstMinute(above perMinute: Double) -> Instant? {
    var counts: [Int64: Int] = [:]
    for member in members { counts[member.at.minute, default: 0] += 1 }
    return counts.filter { Double($0.value) > perMinute }.keys.min().map(Instant.init(minute:))
  }

  /// Milliseconds from the newest mention's publication to each stage that is known.
  func latency(at now: Instant) -> Alert.Latency {
    var latency = Alert.Latency()
    let newest = members.max { ($0.at, $0.id) < ($1.at, $1.id) }
    guard let newest, let published = newest.published else { return latency }
    func since(_ instant: Instant) -> Int64 { max(0, (instant - published).milliseconds) }
    latency.fetched = newest.fetched.map(since)
    latency.read = since(newest.received)
    latency.detected = since(now)
    return latency
  }
}
