internal import Model

extension Receiver {
  /// The receiver in a node, or nil when it lacks what it cannot do without.
  static func read(_ node: YAMLNode, _ ids: inout IDBook, _ secrets: SecretReader) -> Receiver? {
    let faults = secrets.faults
    guard var reader = MapReader(node, "el receptor", faults) else { return nil }
    let id = reader.text("id", isRequired: true)
    if let id {
      ids.enter(id, faults)
      reader.subject = "el receptor «\(id.value)»"
    }
    let type = reader.text("type", isRequired: true)
    if let type, type.value != "webhook" {
      faults.note(type.place, Texts.badReceiverKind(type.value), remedy: Texts.receiverKinds)
      return nil
    }
    let url = reader.text("url", isRequired: true)
    if let url, !Addresses.isWeb(url.value) {
      faults.note(url.place, Texts.badURL(url.value), remedy: Texts.badURLRemedy)
    }
    let keys = secrets.webhook(&reader, id: id?.value ?? "?")
    let events = reader.texts("events")
    for event in events { check(event, faults) }
    reader.finish()
    guard let id, type != nil, let url else { return nil }
    return Receiver(
      id: id.value, url: url.value, secrets: keys,
      events: events.isEmpty ? ["*"] : events.map(\.value))
  }

  /// Notes a fault when a pattern covers no type of event.
  private static func check(_ pattern: PlacedText, _ faults: FaultBook) {
    let types = Event.Kind.allCases.map(\.rawValue)
    let probe = Receiver(id: "", url: "", secrets: [], events: [pattern.value])
    if Event.Kind.allCases.contains(where: { probe.wants($0) }) { return }
    var groups: [String] = []
    for type in types {
      let group = type.prefix { $0 != "." } + ".*"
      if groups.last != String(group) { groups.append(String(group)) }
    }
    faults.note(
      pattern.place, Texts.badEvent(pattern.value),
      remedy: Nearest.word(to: pattern.value, among: types + groups).map(Texts.didYouMean)
        ?? Texts.badEventRemedy)
  }
}
