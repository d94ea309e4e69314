internal import Glibc
package import Model

/// Notices that people answer something of the brand's own badly: a post, or a reply to somebody.
///
/// Of each own post of the last two days the distinct authors of its replies are kept, and which of them
/// were negative. It is told when at least eight have answered, the part of negative ones lies a quarter
/// above the usual part of replies, and so many or more of them would come by chance (a binomial with the
/// usual part) once in a thousand posts. The usual part is that of older posts; it begins at a half, as if
/// 20 replies had been seen (people write to complain), and halves its memory whenever 2,000 are known.
/// It is over when nobody has answered for two hours.
package struct ReplyWatch: Sendable, Codable, Equatable {
  static let least = 8
  static let jump = 0.25
  static let chance = 0.001
  static let memory = Instant.Span.hours(48)
  static let quiet = Instant.Span.hours(2)
  private static let most = 500
  private static let mostVoices = 2_000
  private static let forget = 2_000.0

  private struct Post: Sendable, Codable, Equatable {
    var id: String
    var at: Instant
    var lastReply: Instant
    /// Who answered, and of them who did so negatively.
    var voices: Set<UInt64> = []
    var against: Set<UInt64> = []
    /// The latest negative replies.
    var worst: [String] = []
    var isTold = false
    /// False once it was told: what is unusual teaches nothing of the usual.
    var isUsual = true

    init(_ id: String, at: Instant) {
      self.id = id
      self.at = at
      lastReply = at
    }
  }

  private var posts: [Post] = []
  private var replies = 20.0
  private var negative = 10.0

  /// A watch that knows no post.
  package init() {}

  /// Remembers something that the brand itself has written.
  package mutating func publish(_ id: String, at now: Instant) {
    guard !posts.contains(where: { $0.id == id }) else { return }
    posts.append(Post(id, at: now))
    // One that people are told of stays until they are told that it is over.
    guard posts.count > Self.most, let oldest = posts.firstIndex(where: { !$0.isTold }) else {
      return
    }
    posts.remove(at: oldest)
  }

  /// The own post that a mention answers, by id.
  package func target(of mention: Mention) -> String? {
    guard mention.kind != .repost else { return nil }
    let wanted = [mention.inReplyTo, mention.conversation].compactMap(\.self)
    return wanted.isEmpty ? nil : posts.last { wanted.contains($0.id) && $0.id != mention.id }?.id
  }

  /// Takes a reply in; a signal when its post is answered badly, or worse than before.
  package mutating func hear(
    _ read: ReadMention, to target: String, brand: String
  ) -> DerivedSignal? {
    guard let place = posts.firstIndex(where: { $0.id == target }) else { return nil }
    let author = Utterance.voice(of: read.mention)
    let isNegative = read.finding.label == .negative
    let isNew =
      posts[place].voices.count < Self.mostVoices && posts[place].voices.insert(author).inserted
    posts[place].lastReply = read.receivedAt
    if isNegative {
      if posts[place].voices.contains(author) { posts[place].against.insert(author) }
      posts[place].worst = posts[place].worst.suffix(3) + [read.mention.id]
    }
    let post = posts[place]
    let usual = negative / replies
    let (all, against) = (post.voices.count, post.against.count)
    guard isNew || isNegative, all >= Self.least,
      Double(against) >= (usual + Self.jump) * Double(all),
      Self.chance(of: against, among: all, usual) <= Self.chance
    else { return nil }
    posts[place].isTold = true
    posts[place].isUsual = false
    return signal(posts[place], usual, brand, isNew: !post.isTold, at: read.receivedAt)
  }

  /// Ends a minute: old posts are forgotten, and what nobody answers any more is over.
  package mutating func close(brand: String, at now: Instant) -> [DerivedSignal] {
    var signals: [DerivedSignal] = []
    for place in posts.indices
    where posts[place].isTold && now - posts[place].lastReply >= Self.quiet {
      posts[place].isTold = false
      let post = posts[place]
      signals.append(
        DerivedSignal(
          .negativeShare, brand: brand, key: "reply:" + post.id, change: .closed, at: now,
          title: "", reason: DerivedTexts.repliesEnd(post.against.count, post.voices.count),
          startedAt: post.at))
    }
    for post in posts where post.at < now - Self.memory && !post.isTold && post.isUsual {
      learn(post)
    }
    posts.removeAll { $0.at < now - Self.memory && !$0.isTold }
    return signals
  }

  private mutating func learn(_ post: Post) {
    replies += Double(post.voices.count)
    negative += Double(post.against.count)
    while replies > Self.forget {
      replies /= 2
      negative /= 2
    }
  }

  /// The probability of `count` or more of `all` where each comes with probability `part`.
  private static func chance(of count: Int, among all: Int, _ part: Double) -> Double {
    let part = min(max(part, 0.01), 0.99)
    return (count...max(count, all)).reduce(0) { sum, number in
      let (n, k) = (Double(all), Double(number))
      let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
      return sum + exp(ways + k * log(part) + (n - k) * log(1 - part))
    }
  }

  private func signal(
    _ post: Post, _ usual: Double, _ brand: String, isNew: Bool, at now: Instant
  ) -> DerivedSignal {
    let minutes = Int((now - post.at).milliseconds / 60_000)
    var signal = DerivedSignal(
      .negativeShare, brand: brand, key: "reply:" + post.id, change: isNew ? .opened : .grew,
      at: now, title: DerivedTexts.repliesTitle,
      reason: DerivedTexts.replies(post.against.count, post.voices.count, minutes, usual),
      startedAt: post.at)
    signal.observed = Double(post.against.count)
    signal.expected = usual * Double(post.voices.count)
    signal.windowSeconds = max(60, minutes * 60)
    signal.voices = post.voices.count
    signal.posts = [post.id] + post.worst.reversed()
    signal.evidence = [.init(points: 1, text: signal.reason)]
    return signal
  }
}
