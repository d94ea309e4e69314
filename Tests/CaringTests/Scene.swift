import Model

@testable import Caring

/// A queue with mentions written by hand; minutes count from midday, UTC.
struct Scene {
  static let midday = Instant(seconds: 1_772_452_800)
  var queue = CareQueue(rules: CareRules())
  var events: [Event] = []

  /// An instant so many minutes after midday.
  static func at(_ minute: Int64) -> Instant { midday + .minutes(minute) }

  /// A mention as read; a complaint unless told otherwise.
  static func mention(
    _ id: String, by author: String? = "ana", at minute: Int64,
    _ adapt: (inout Mention, inout Finding) -> Void = { _, _ in }
  ) -> ReadMention {
    var mention = Mention(id: id, text: "sin señal desde ayer")
    mention.publishedAt = at(minute)
    if let author {
      var account = Author()
      account.handle = author
      mention.author = account
    }
    var finding = Finding()
    finding.label = .negative
    finding.score = -0.4
    finding.intent = .complaint
    adapt(&mention, &finding)
    return ReadMention(mention: mention, finding: finding, receivedAt: at(minute))
  }

  /// Lets a mention arrive when it is published, or `late` minutes after.
  mutating func take(
    _ read: ReadMention, of brand: String = "andina", late: Int64 = 0, official: Bool = false
  ) {
    events += queue.take(
      read, brand: brand, isOfficialAuthor: official, at: read.effectiveAt + .minutes(late))
  }

  /// Lets the clocks run up to and including a minute.
  mutating func run(to minute: Int64) { events += queue.advance(to: Self.at(minute)) }

  /// What happened, `minute type`, the minute counted from midday.
  var log: [String] {
    events.map { "\(($0.at - Self.midday).milliseconds / 60_000) \($0.kind.rawValue)" }
  }

  /// The case in which a mention is.
  func caseOf(_ mention: String, of brand: String = "andina") -> Case? {
    queue.caseID(of: mention, brand: brand).flatMap { queue.careCase($0) }
  }

  /// The id of the case in which a mention is, or an impossible one.
  func id(_ mention: String) -> String { caseOf(mention)?.id ?? "no existe" }
}
