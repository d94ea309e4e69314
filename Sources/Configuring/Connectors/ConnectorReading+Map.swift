internal import Model

// The map: members of a mention and the expressions that find them.
extension ConnectorReading {
  /// Members of the contract that a connector may fill, and the further ones that pass through.
  static let mentionMembers = [
    "id", "url", "kind", "title", "text", "language", "published_at", "in_reply_to", "repost_of",
    "conversation", "tags", "mentions", "media", "place",
    "edited_at", "indexed_at", "rating", "app_version", "summary", "labels", "channel", "quote_of",
    "text_unescape",
  ]
  static let authorMembers = [
    "id", "handle", "name", "url", "avatar", "bio", "followers", "following", "posts",
    "likes_given", "listed", "created_at", "verified", "bot", "default_profile", "default_avatar",
    "lang", "location", "parody", "verified_type", "labels",
  ]
  static let countMembers = ["likes", "reposts", "replies", "quotes", "views"]

  func map(_ node: YAMLNode) -> [Connector.Field] {
    var fields = members(
      node, "«map»", prefix: "", known: Self.mentionMembers, groups: ["author", "counts"])
    if !fields.contains(where: { $0.path == "text" }) {
      faults.note(node.place, Texts.missing("text", in: "«map»"), remedy: Texts.add("text"))
    }
    if let index = fields.firstIndex(where: { $0.path == "text_unescape" }) {
      fields.remove(at: index)
      fields = fields.map { field in
        guard field.path == "text" else { return field }
        return .init(path: "text", value: .converted(field.value, .entities))
      }
    }
    return fields
  }

  private func members(
    _ node: YAMLNode, _ subject: String, prefix: String, known: [String], groups: [String]
  ) -> [Connector.Field] {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap(subject, node.kind), remedy: Texts.notMapRemedy)
      return []
    }
    var fields: [Connector.Field] = []
    for member in members {
      if groups.contains(member.key) {
        let inner = member.key == "author" ? Self.authorMembers : Self.countMembers
        fields += self.members(
          member.value, "«\(member.key)»", prefix: member.key + ".", known: inner, groups: [])
        continue
      }
      guard known.contains(member.key) else {
        let near = Nearest.word(to: member.key, among: known + groups)
        faults.note(
          member.place, Texts.unknownKey(member.key, in: subject),
          remedy: near.map(Texts.didYouMean) ?? Texts.knownKeys(known + groups))
        continue
      }
      // A member that is left empty says that the API does not tell it.
      if member.value.isAbsent { continue }
      if member.key == "text_unescape", prefix.isEmpty {
        fields.append(.init(path: member.key, value: .constant("")))
        continue
      }
      if let value = expression(member.value) {
        if prefix + member.key == "kind" { checkKind(value, member.value.place) }
        fields.append(.init(path: prefix + member.key, value: value))
      }
    }
    return fields
  }

  private func checkKind(_ value: Expression, _ place: FilePlace) {
    let words = Mention.Kind.allCases.map(\.rawValue)
    let written: [String] =
      switch value {
      case .constant(let text): [text]
      case .choice(_, let cases): cases.map(\.result)
      default: []
      }
    for word in written where !words.contains(word) {
      faults.note(place, Texts.unknownWord("kind", word), remedy: Texts.oneOf(words))
    }
  }
}
