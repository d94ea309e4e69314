/// By what somebody is named in what Vigía itself has written: cases, alerts, events, deliveries.
///
/// A mention that is taken back goes with its words; this takes whoever said it out of the rest. What is
/// put in the place of a name says that there was one.
package struct AuthorNames: Hashable, Sendable {
  /// What stands where a name stood.
  package static let placeholder = "(nombre borrado)"

  /// The members that hold a sentence.
  private static let sentences: Set<String> = ["title", "reason", "text", "changes"]
  /// The members that hold nothing but a name or a profile.
  private static let profile: Set<String> = ["handle", "name", "url", "avatar", "bio"]
  private static let named: Set<String> = profile.union(["author", "authorKey", "reply_url"])

  /// How a sentence names the author, and how it does where the label is long.
  private let labels: [String]
  /// What members hold of the author.
  private let values: Set<String>
  /// Ids of suspected accounts that are the author.
  private let suspects: Set<String>

  /// The names of an author, with the addresses of what they said; `suspects` are ids of suspected
  /// accounts that are the author.
  package init(_ author: Author, urls: [String] = [], suspects: [String] = []) {
    let label = author.label ?? author.identity
    labels = label.map { $0.count > 60 ? [$0, String($0.prefix(60)) + "…"] : [$0] } ?? []
    let members = [
      author.id, author.handle, author.name, author.label, author.url, author.avatar, author.bio,
    ]
    values = Set(members.compactMap(\.self).filter { !$0.isEmpty } + urls)
    self.suspects = Set(suspects)
  }

  /// What a document that names the author holds somewhere; nil when nothing is known of them.
  package var needle: String? { labels.last.map { String($0.prefix(60)) } }

  /// A sentence without the author.
  package func cleaned(_ sentence: String) -> String {
    labels.reduce(sentence) { Self.without($1, in: $0) }
  }

  /// A document without the author; ids of mentions stay.
  package func cleaned(_ document: JSON) -> JSON {
    switch document {
    case .array(let items): return .array(items.map(cleaned))
    case .object(let members):
      let isSuspect = document["id"]?.string.map(suspects.contains) == true
      let isPerson = document["handle"] != nil
      return .object(
        members.map { member in
          .init(
            member.name,
            cleaned(member, isSuspect: isSuspect, isPerson: isPerson))
        })
    default: return document
    }
  }

  /// An alert without the author.
  package func cleaned(_ alert: Alert) -> Alert {
    var alert = alert
    alert.title = cleaned(alert.title)
    alert.reason = cleaned(alert.reason)
    alert.evidence = alert.evidence.map(cleaned)
    alert.changes = alert.changes?.map { cleaned($0) }
    alert.account = alert.account.map { cleaned($0) }
    return alert
  }

  /// A point without the author.
  package func cleaned(_ point: Alert.Evidence) -> Alert.Evidence {
    .init(points: point.points, text: cleaned(point.text))
  }

  private func cleaned(_ member: JSON.Member, isSuspect: Bool, isPerson: Bool) -> JSON {
    switch member.value {
    case .string(let text):
      if isSuspect, Self.profile.contains(member.name) { return .null }
      // Places have names too.
      let canName = member.name == "name" ? isPerson : Self.named.contains(member.name)
      if canName, values.contains(text) { return .null }
      return Self.sentences.contains(member.name) ? .string(cleaned(text)) : member.value
    case .array(let items) where Self.sentences.contains(member.name):
      return .array(
        items.map { item in item.string.map { .string(cleaned($0)) } ?? cleaned(item) })
    case .array(let items) where isSuspect && member.name == "exposed":
      return .array(items.map { cleaned(Self.without("reply_url", in: $0)) })
    default: return cleaned(member.value)
    }
  }

  private static func without(_ name: String, in document: JSON) -> JSON {
    guard case .object(let members) = document else { return document }
    return .object(members.map { $0.name == name ? .init(name, .null) : $0 })
  }

  /// The sentence with the placeholder wherever a label stands by itself.
  private static func without(_ label: String, in sentence: String) -> String {
    guard !label.isEmpty else { return sentence }
    var rest = sentence[...]
    var cleaned = ""
    while let found = rest.firstRange(of: label) {
      let isWhole =
        !endsInName(sentence[..<found.lowerBound]) && !beginsAsName(sentence[found.upperBound...])
      cleaned += rest[..<found.lowerBound]
      cleaned += isWhole ? placeholder : label
      rest = rest[found.upperBound...]
    }
    return cleaned + rest
  }

  private static func endsInName(_ text: Substring) -> Bool { text.last.map(isOfName) ?? false }

  /// A full stop ends a sentence, unless a name goes on behind it (`@ana.bsky.social`).
  private static func beginsAsName(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    if first == "." || first == "-" { return text.dropFirst().first.map(isOfName) ?? false }
    return isOfName(first)
  }

  private static func isOfName(_ sign: Character) -> Bool {
    sign.isLetter || sign.isNumber || sign == "_" || sign == "@"
  }
}
