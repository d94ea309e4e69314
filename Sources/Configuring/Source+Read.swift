internal import Model

extension Source {
  /// How often a source is asked when the file does not say.
  static let standardInterval = Instant.Span.minutes(5)
  /// From a second (a rehearsal) to a week.
  static let intervals: ClosedRange<Int64> = 1...604_800

  /// The source in a node, or nil when it lacks what it cannot do without.
  static func read(_ node: YAMLNode, _ ids: inout IDBook, _ faults: FaultBook) -> Source? {
    guard var reader = MapReader(node, "la fuente", faults) else { return nil }
    let id = reader.text("id", isRequired: true)
    if let id {
      ids.enter(id, faults)
      reader.subject = "la fuente «\(id.value)»"
    }
    let type = reader.text("type", isRequired: true)
    let kind = type.flatMap { Kind(rawValue: $0.value) }
    if let type, kind == nil {
      // Its other keys may be those of a type to come: one fault says enough.
      faults.note(type.place, Texts.badSourceKind(type.value), remedy: Texts.sourceKinds)
      return nil
    }
    let url = reader.text("url", isRequired: true)
    let interval = reader.span("interval_s", within: intervals, default: standardInterval)
    let mentionKind = reader.choice("kind", of: Mention.Kind.self)
    if let url, !Addresses.isWeb(url.value) {
      faults.note(url.place, Texts.badURL(url.value), remedy: Texts.badURLRemedy)
    }
    reader.finish()
    guard let id, let kind, let url else { return nil }
    var source = Source(id: id.value, kind: kind, url: url.value, interval: interval)
    if let mentionKind { source.mentionKind = mentionKind }
    return source
  }
}
