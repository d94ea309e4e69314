/// How a platform is asked again about posts that are kept, so that those it no longer has go here too.
package struct RecheckRule: Hashable, Sendable {
  /// Where an answer tells of the ids that it has no post for.
  package struct Missing: Hashable, Sendable {
    package var list: Pointer
    /// The id, from the list's element.
    package var id: Pointer
    /// Which elements say that the post is gone; any other reason keeps it.
    package var reason: GoneRule

    /// The list, and what in it means gone.
    package init(list: Pointer, id: Pointer, reason: GoneRule) {
      self.list = list
      self.id = id
      self.reason = reason
    }
  }

  /// How often each post is asked about.
  package var every = Instant.Span.hours(24)
  /// Posts older than this are asked about no more.
  package var age = Instant.Span.hours(7 * 24)
  /// At most so many ids in a request.
  package var batch = 100
  /// Has the ids, between commas, in the hole `ids`.
  package var request: RequestTemplate
  package var items: [Pointer]
  /// The id of an item, as the connector's map has it.
  package var id: Pointer
  package var missing: Missing?
  /// The price of each post that is answered, in millionths of a dollar; nil for the connector's price.
  package var cost: Int64?
  /// The share of the day's budget that may go into asking again, 0…1.
  package var share = 0.25

  /// A rule that asks about each post once a day for a week.
  package init(request: RequestTemplate, items: [Pointer], id: Pointer) {
    self.request = request
    self.items = items
    self.id = id
  }
}

/// How far asking again about a source's kept posts has come; survives a restart.
package struct RecheckProgress: Hashable, Sendable, Codable {
  /// A post that was not answered although nothing says that it is gone.
  package struct Absent: Hashable, Sendable, Codable {
    /// The platform's id.
    package var id: String
    package var since: Instant

    /// Not answered since an instant.
    package init(id: String, since: Instant) {
      self.id = id
      self.since = since
    }
  }

  /// When the present round over all kept posts began.
  package var began: Instant
  /// The sequence of the last post that was asked about in it.
  package var after: Int64 = 0
  /// How many are still to be asked about in it, as of the last look.
  package var waiting = 0
  /// When the next request is due.
  package var next: Instant
  package var absent: [Absent] = []
  /// Posts asked about and found gone, over the source's whole life.
  package var asked = 0
  package var gone = 0
  /// Requests in a row that gave no answer, since when, and why, in Spanish.
  package var failures = 0
  package var failingSince: Instant?
  package var problem: String?
  /// Whether people were told that the rounds are not kept up.
  package var isAnnounced = false
  /// What of the day's budget went into it.
  package var spending: Spending?

  /// A first round that begins now.
  package init(at now: Instant) {
    began = now
    next = now
  }
}

/// Which kept posts of a source may be asked about next.
package struct KeptQuery: Hashable, Sendable {
  /// Posts of this platform (the part of the id before the colon).
  package var network: String
  /// Not older than this.
  package var from: Instant
  /// Only sequences above this one.
  package var after: Int64
  /// At most so many.
  package var limit: Int

  /// A query from its parts.
  package init(network: String, from: Instant, after: Int64, limit: Int) {
    self.network = network
    self.from = from
    self.after = after
    self.limit = limit
  }
}

/// Posts that are kept, by rising sequence, and how many there are in all beyond the query's limit.
package struct KeptPosts: Hashable, Sendable {
  /// One post.
  package struct Post: Hashable, Sendable {
    package var sequence: Int64
    /// With the platform's name before it, as the archive has it.
    package var id: String

    /// A post at its place.
    package init(sequence: Int64, id: String) {
      self.sequence = sequence
      self.id = id
    }
  }

  package var posts: [Post]
  /// All that fit the query, those in `posts` among them.
  package var total: Int

  /// Some of so many.
  package init(posts: [Post], total: Int) {
    self.posts = posts
    self.total = total
  }
}

/// What an answer says of the ids it was asked about.
package struct RecheckAnswer: Sendable {
  package var there: Set<String> = []
  /// Said to be gone.
  package var gone: Set<String> = []
  /// Withheld for another reason.
  package var withheld: Set<String> = []
  /// False when something went wrong that names no post: then silence about an id means nothing.
  package var isWhole = true

  /// An answer that says nothing yet.
  package init() {}
}
