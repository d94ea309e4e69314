internal import Model

/// Reads the members of one mapping by name and expected type, and knows at the end which members
/// nobody asked for.
struct MapReader {
  /// Where the mapping begins.
  let place: FilePlace
  /// What the mapping is, for messages: "la marca", "la fuente «diario»".
  var subject: String
  let faults: FaultBook
  private let members: [YAMLMember]
  private var known: [String] = []

  /// A reader over a node, or nil (and a fault) when it is no mapping.
  init?(_ node: YAMLNode, _ subject: String, _ faults: FaultBook) {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap(subject, node.kind), remedy: Texts.notMapRemedy)
      return nil
    }
    self.place = node.place
    self.subject = subject
    self.faults = faults
    self.members = members
  }

  /// The member of that name, or nil when it is missing or empty.
  mutating func member(_ key: String) -> YAMLMember? {
    if !known.contains(key) { known.append(key) }
    guard let member = members.first(where: { $0.key == key }), !member.value.isAbsent else {
      return nil
    }
    return member
  }

  /// The member of that name, with a fault when it is missing.
  mutating func required(_ key: String) -> YAMLMember? {
    if let member = member(key) { return member }
    let empty = members.first { $0.key == key }
    faults.note(empty?.place ?? place, Texts.missing(key, in: subject), remedy: Texts.add(key))
    return nil
  }

  /// A text that is not empty; numbers and the like are texts too.
  mutating func text(_ key: String, isRequired: Bool = false) -> PlacedText? {
    (isRequired ? required(key) : member(key)).flatMap { text(of: $0.value, key) }
  }

  /// A list of texts; one text alone is a list of one.
  mutating func texts(_ key: String) -> [PlacedText] {
    items(key).compactMap { text(of: $0, key) }
  }

  /// A list of anything; a value alone is a list of one.
  mutating func items(_ key: String) -> [YAMLNode] {
    guard let member = member(key) else { return [] }
    if case .list(let items) = member.value.value { return items.filter { !$0.isAbsent } }
    return [member.value]
  }

  /// `true` or `false`.
  mutating func flag(_ key: String, default standard: Bool) -> Bool {
    guard let text = text(key) else { return standard }
    switch text.value {
    case "true": return true
    case "false": return false
    default:
      faults.note(text.place, Texts.notFlag(key, text.value), remedy: Texts.notFlagRemedy)
      return standard
    }
  }

  /// A whole number of seconds within bounds.
  mutating func span(
    _ key: String, within bounds: ClosedRange<Int64>, default standard: Instant.Span
  ) -> Instant.Span {
    guard let text = text(key) else { return standard }
    guard let seconds = Int64(text.value) else {
      faults.note(text.place, Texts.notSeconds(key, text.value), remedy: Texts.onlySeconds)
      return standard
    }
    guard bounds.contains(seconds) else {
      faults.note(
        text.place, Texts.outside(key, text.value),
        remedy: Texts.between(String(bounds.lowerBound), String(bounds.upperBound)))
      return standard
    }
    return .seconds(seconds)
  }

  /// A number within bounds, with a point for the fraction.
  mutating func number(
    _ key: String, within bounds: ClosedRange<Double>, default standard: Double
  ) -> Double {
    guard let text = text(key) else { return standard }
    guard let number = Double(text.value), number.isFinite,
      text.value.utf8.allSatisfy({ $0 < 0x3A })
    else {
      faults.note(text.place, Texts.notNumber(key, text.value), remedy: Texts.notNumberRemedy)
      return standard
    }
    guard bounds.contains(number) else {
      faults.note(
        text.place, Texts.outside(key, text.value),
        remedy: Texts.between(Texts.number(bounds.lowerBound), Texts.number(bounds.upperBound)))
      return standard
    }
    return number
  }

  /// One of the words of an enumeration.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    text(key).flatMap { choice($0, key, of: type) }
  }

  /// A list of words of an enumeration.
  mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> [Choice] {
    texts(key).compactMap { choice($0, key, of: type) }
  }

  /// Faults every member that nobody asked for; to be called last.
  func finish() {
    for member in members where !known.contains(member.key) {
      let near = Nearest.word(to: member.key, among: known)
      faults.note(
        member.place, Texts.unknownKey(member.key, in: subject),
        remedy: near.map(Texts.didYouMean) ?? Texts.knownKeys(known))
    }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: PlacedText, _ key: String, of type: Choice.Type
  ) -> Choice? {
    if let choice = Choice(rawValue: text.value) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    faults.note(
      text.place, Texts.unknownWord(key, text.value),
      remedy: Nearest.word(to: text.value, among: words).map(Texts.didYouMean)
        ?? Texts.oneOf(words))
    return nil
  }

  private func text(of node: YAMLNode, _ key: String) -> PlacedText? {
    guard case .text(let value) = node.value else {
      faults.note(node.place, Texts.notText(key, node.kind), remedy: Texts.notTextRemedy)
      return nil
    }
    guard value.contains(where: { !$0.isWhitespace }) else {
      faults.note(node.place, Texts.emptyText(key), remedy: Texts.emptyTextRemedy)
      return nil
    }
    return PlacedText(value: value, place: node.place)
  }
}

/// A text and where it stands, for checks that come after the reading.
struct PlacedText {
  var value: String
  var place: FilePlace
}

extension YAMLNode {
  /// The shape in Spanish, for "se esperaba …, y hay …".
  var kind: String {
    switch value {
    case .absent: "nada"
    case .text: "un texto"
    case .list: "una lista"
    case .map: "un bloque de claves"
    }
  }
}
