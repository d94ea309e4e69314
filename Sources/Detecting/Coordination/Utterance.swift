package import Model

/// A mention as the search for copies keeps it: no text, only what near-duplicates and their kind need.
package struct Utterance: Sendable, Hashable, Codable {
  /// What marks the kind of a cluster.
  package struct Marks: OptionSet, Sendable, Hashable, Codable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A boost of somebody else's words: never a copy.
    static let repost = Marks(rawValue: 1)
    /// An answer, or a text that begins with a handle.
    static let reply = Marks(rawValue: 2)
    static let link = Marks(rawValue: 4)
    /// A hashtag or a handle, as share buttons put them.
    static let tag = Marks(rawValue: 8)
    /// First or second person, question or exclamation.
    static let ownVoice = Marks(rawValue: 16)
    /// The account is younger than a month.
    static let young = Marks(rawValue: 32)
    /// The account shows signs of automation (flag or more).
    static let automated = Marks(rawValue: 64)
  }

  package var id: String
  package var author: UInt64
  package var at: Instant
  package var marks: Marks
  package var shingles: ShingleSet
  /// The first address of the web in it, as a hash; nil where there is none.
  package var link: UInt64?
  /// Ids of the brands it names; empty in `vigia coordination`.
  package var brands: [String]

  /// Reads a mention; one of nobody is a voice of its own.
  package init(_ mention: Mention, at: Instant, brands: [String] = []) {
    id = mention.id
    author = Self.voice(of: mention)
    self.at = at
    self.brands = brands
    let text = mention.readableText
    shingles = ShingleSet(text: text)
    marks = OwnVoice.marks(of: text)
    link = OwnVoice.link(in: text)
    if mention.kind == .repost || mention.repostOf != nil { marks.insert(.repost) }
    if mention.kind == .reply || mention.inReplyTo != nil { marks.insert(.reply) }
    if mention.kind == .article { marks.insert(.link) }
    if let author = mention.author {
      if let days = author.ageInDays(at: at), days < 30 { marks.insert(.young) }
      if AutomationScorer.verdict(on: author, at: at).points >= 7 { marks.insert(.automated) }
    }
  }

  /// Whose voice a mention is; one of nobody is a voice of its own.
  static func voice(of mention: Mention) -> UInt64 {
    mention.author?.identity.map { ContentHash("author", $0).value }
      ?? ContentHash("mention", mention.id).value
  }

  /// Whether its words may be a copy of somebody's.
  var isComparable: Bool { !marks.contains(.repost) && shingles.isComparable }
}
