package import Model

/// Everything a day's digest says, as plain values; nothing here is asked for while rendering.
///
/// All texts are foreign and may be hostile; the renderers escape them. Posts must come masked.
package struct DigestData: Sendable {
  /// One hour of the day.
  package struct Hour: Sendable {
    /// When it begins.
    package var start: Instant
    package var mentions: Int
    package var negative: Int
    package var positive = 0
    /// What this hour of the week usually brings; nil while nothing has been learned.
    package var expected: Double?
    /// True when sources were blind for a part of it, so that the count is too low.
    package var isBlind: Bool

    /// An hour with its counts.
    package init(
      start: Instant, mentions: Int, negative: Int = 0, expected: Double? = nil,
      isBlind: Bool = false
    ) {
      self.start = start
      self.mentions = mentions
      self.negative = negative
      self.expected = expected
      self.isBlind = isBlind
    }
  }

  /// One driver's day.
  package struct Driver: Sendable {
    package var id: String
    /// The Spanish name.
    package var title: String
    package var mentions: Int
    /// Its mentions the day before; nil when that day is not in the archive.
    package var mentionsBefore: Int?
    /// Its mentions hour by hour, for the sparkline; may be empty.
    package var hours: [Int]

    /// A driver with its counts.
    package init(
      id: String, title: String, mentions: Int, mentionsBefore: Int? = nil, hours: [Int] = []
    ) {
      self.id = id
      self.title = title
      self.mentions = mentions
      self.mentionsBefore = mentionsBefore
      self.hours = hours
    }
  }

  /// A post worth reading, personal data already masked.
  package struct Post: Sendable {
    package var id: String
    /// `@handle` or a name.
    package var author: String?
    package var followers: Int?
    package var at: Instant
    package var text: String
    /// Where to read it; only http and https become links.
    package var url: String?
    /// Spanish names of its drivers.
    package var drivers: [String]

    /// A post with what is known of it.
    package init(
      id: String, author: String?, at: Instant, text: String, followers: Int? = nil,
      url: String? = nil, drivers: [String] = []
    ) {
      self.id = id
      self.author = author
      self.followers = followers
      self.at = at
      self.text = text
      self.url = url
      self.drivers = drivers
    }
  }

  /// The posts that matter, each list best first and already short.
  package struct Posts: Sendable {
    package var mostReach: [Post] = []
    package var angriest: [Post] = []
    package var mostGrateful: [Post] = []
    /// Suggestions for the company.
    package var ideas: [Post] = []

    /// No posts.
    package init() {}
  }

  /// The day's care figures (the shares as fractions, so that their denominators stay visible).
  package struct Care: Sendable {
    package var received = 0
    package var open = 0
    package var dueSoon = 0
    package var overdue = 0
    package var pending = 0
    package var abandoned = 0
    /// Received, not yet answered, still in time.
    package var onTrack = 0
    /// "Nivel de servicio": answered in time, of those that had to be.
    package var answeredInTime = 0
    package var answerable = 0
    /// "Puntualidad": closed in time, of those that had to be.
    package var closedInTime = 0
    package var closable = 0
    /// The promise the service level is held against.
    package var firstResponse = CareRules().firstResponse

    /// No cases.
    package init() {}
  }

  /// A place that mentions named.
  package struct Place: Sendable {
    package var name: String
    package var mentions: Int

    /// A place and how many mentions named it.
    package init(name: String, mentions: Int) {
      self.name = name
      self.mentions = mentions
    }
  }

  /// An account that looks as if it were the brand's, or no person's.
  package struct Suspect: Sendable {
    /// `@handle`.
    package var handle: String
    /// When it was first told of.
    package var at: Instant
    /// What speaks against it, in Spanish, the heaviest first.
    package var reasons: [String]
    /// How many customers it reached.
    package var exposed = 0
    /// What people made of it, in Spanish; nil while nobody judged.
    package var outcome: String?

    /// An account with what speaks against it.
    package init(handle: String, at: Instant, reasons: [String]) {
      self.handle = handle
      self.at = at
      self.reasons = reasons
    }
  }

  /// Who complained, as accounts.
  package struct Complainers: Sendable {
    /// Distinct accounts that wrote something negative.
    package var accounts = 0
    /// Those of which enough is known to look for signs of automation.
    package var known = 0
    /// Those that show signs of automation.
    package var withSigns = 0
    /// Of those whose age is known, how many are younger than thirty days.
    package var aged = 0
    package var young = 0
    /// Of those whose followers are known: the median, and how many have fewer than ten.
    package var counted = 0
    package var medianFollowers = 0
    package var lonely = 0

    /// Nobody.
    package init() {}
  }

  /// An open case, as far as the digest names it.
  package struct OpenCase: Sendable {
    package var author: String?
    /// Spanish names of its drivers.
    package var drivers: [String]
    /// The deadline that runs, and what it is for; nil when none does.
    package var due: Instant?
    package var isAnswered: Bool
    package var assignee: String?

    /// A case with its clock.
    package init(
      author: String?, drivers: [String], due: Instant?, isAnswered: Bool, assignee: String?
    ) {
      self.author = author
      self.drivers = drivers
      self.due = due
      self.isAnswered = isAnswered
      self.assignee = assignee
    }
  }

  /// What rules that are tried beside those in force would have told.
  package struct Trial: Sendable {
    /// What people call the trial.
    package var title: String
    /// The comparison in Spanish, a line each.
    package var lines: [String]
    /// The comparison for machines.
    package var json: JSON

    /// A comparison under a name.
    package init(title: String, lines: [String], json: JSON) {
      self.title = title
      self.lines = lines
      self.json = json
    }
  }

  /// A competitor's trouble, told as information.
  package struct RivalTrouble: Sendable {
    /// The competitor's name.
    package var brand: String
    package var from: Instant
    /// nil while it goes on.
    package var to: Instant?
    /// What it is, in Spanish.
    package var text: String

    /// A competitor's trouble in its time.
    package init(brand: String, from: Instant, to: Instant?, text: String) {
      self.brand = brand
      self.from = from
      self.to = to
      self.text = text
    }
  }

  /// One source's day.
  package struct Source: Sendable {
    package var id: String
    package var mentions: Int
    package var blindMinutes: Int
    /// Why it was blind, or is, in Spanish.
    package var reason: String?

    /// A source with its counts.
    package init(id: String, mentions: Int, blindMinutes: Int = 0, reason: String? = nil) {
      self.id = id
      self.mentions = mentions
      self.blindMinutes = blindMinutes
      self.reason = reason
    }
  }

  /// The names of the brands it is about, the first one first.
  package var brands: [String]
  /// When the local day begins.
  package var day: Instant
  /// The zone of every clock in the digest.
  package var zone: ZoneTable
  /// When the digest was made; before the day's end the digest says that it is partial.
  package var madeAt: Instant
  /// The hours in order (23 or 25 of them when the clocks change).
  package var hours: [Hour] = []
  package var positive = 0
  /// Distinct authors; nil when not counted.
  package var voices: Int?
  /// Mentions of the day before; nil when that day is not in the archive.
  package var mentionsBefore: Int?
  /// Any order; ranked when rendered.
  package var drivers: [Driver] = []
  /// The alerts that were open at any time of the day, by opening.
  package var alerts: [Alert] = []
  package var posts = Posts()
  /// Most named first.
  package var places: [Place] = []
  /// By the time they were told of.
  package var suspects: [Suspect] = []
  package var complainers = Complainers()
  package var care = Care()
  /// The open cases that press most, in working order and already few.
  package var pressing: [OpenCase] = []
  package var sources: [Source] = []
  /// By the time they began.
  package var rivals: [RivalTrouble] = []
  /// nil where nothing is tried.
  package var trial: Trial?

  /// An empty day.
  package init(brands: [String], day: Instant, zone: ZoneTable, madeAt: Instant) {
    self.brands = brands
    self.day = day
    self.zone = zone
    self.madeAt = madeAt
  }

  /// Mentions of the whole day.
  package var mentions: Int { hours.reduce(0) { $0 + $1.mentions } }
  /// Negative mentions of the whole day.
  package var negative: Int { hours.reduce(0) { $0 + $1.negative } }
  /// What was expected of the hours of which that is known; nil unless they hold nearly all mentions.
  package var expected: Double? {
    guard !hours.isEmpty, compared * 10 >= mentions * 9 else { return nil }
    let known = hours.compactMap(\.expected)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
  /// Mentions of the hours that can be held against an expectation.
  package var compared: Int {
    hours.reduce(0) { $0 + ($1.expected == nil ? 0 : $1.mentions) }
  }
}
