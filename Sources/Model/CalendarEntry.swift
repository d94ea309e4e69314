/// Something that is due and moves the counts without being a crisis: a contest, a match, planned works.
package struct CalendarEntry: Hashable, Sendable, Codable {
  /// What sort of thing it is.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case ownPost = "own_post"
    case campaign, contest, works, holiday, match, hashtag, other

    /// What such an entry does where nobody says otherwise: what draws crowds of its own keeps quiet or
    /// asks for more, the rest only explains.
    package var usualEffect: Effect {
      switch self {
      case .contest, .works, .hashtag: .inhibit
      case .match, .holiday: .raise
      case .ownPost, .campaign, .other: .annotate
      }
    }
  }

  /// What it does to the series it explains.
  package enum Effect: String, Sendable, CaseIterable, Codable {
    /// An alert says that it met the entry.
    case annotate
    /// A series opens an alert only from `factor` times what is usual.
    case raise
    /// A series opens no alert.
    case inhibit
  }

  package var id: String
  /// What people call it.
  package var title: String
  package var kind: Kind
  package var effect: Effect
  /// The brand it concerns; nil for all.
  package var brand: String?
  /// Only mentions with one of these drivers; none for all.
  package var drivers: [String] = []
  /// Only mentions of one of these places, by id or name; none for all.
  package var places: [String] = []
  /// Only mentions that contain one of these words or hashtags; none for all.
  package var terms: [String] = []
  package var from: Instant
  package var to: Instant
  /// With `raise`: how many times the usual is still no news.
  package var factor = 3.0

  /// An entry that does what its kind usually does.
  package init(id: String, title: String, kind: Kind, from: Instant, to: Instant) {
    self.id = id
    self.title = title
    self.kind = kind
    self.effect = kind.usualEffect
    self.from = from
    self.to = to
  }

  /// How long after its end people still speak of it, and the widest window still holds it.
  package static let echo = Instant.Span.minutes(60)

  /// Whether it bears on a brand at an instant, its echo included.
  package func isInForce(for brand: String, at now: Instant) -> Bool {
    (self.brand ?? brand) == brand && from <= now && now < to + Self.echo
  }

  /// The entry as alerts carry it.
  package var json: JSON {
    [
      "id": .string(id), "title": .string(title), "kind": .string(kind.rawValue),
      "effect": .string(effect.rawValue), "from": JSON(from), "to": JSON(to),
    ]
  }
}

extension CalendarEntry {
  /// Reads an entry from a control line; a kind of `planned_work` is `works`.
  ///
  /// - Throws: a `Fault` of bad data that names the member and what it should be.
  package init(json: JSON) throws(Fault) {
    let fields = MemberReader(json.members ?? [])
    guard let from = try fields.instant("from") else { throw Self.missing("from") }
    guard let to = try fields.instant("to") else { throw Self.missing("to") }
    guard from < to else { throw Fault(.badData, "«to» no es posterior a «from»") }
    let word = try fields.string("kind") ?? "other"
    guard let kind = Kind(word: word) else {
      throw fields.mistyped(
        "kind", "uno de: " + Kind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let title = try fields.string("title") ?? word
    let id = try fields.identifier("id") ?? ContentHash(word, title, from.rfc3339).hex(8)
    self.init(id: id, title: title, kind: kind, from: from, to: to)
    brand = try fields.identifier("brand")
    drivers = try fields.strings("drivers")
    places = try fields.strings("places")
    terms = try fields.strings("terms") + fields.strings("tags")
    if let word = try fields.string("effect") {
      guard let effect = Effect(rawValue: word) else {
        throw fields.mistyped("effect", "annotate, raise o inhibit")
      }
      self.effect = effect
    }
    if let factor = try fields.number("factor") {
      guard (1...100).contains(factor) else {
        throw fields.mistyped("factor", "un número de 1 a 100")
      }
      self.factor = factor
    }
  }

  private static func missing(_ name: String) -> Fault {
    Fault(.badData, "falta «\(name)»", remedy: "por ejemplo 2026-03-02T21:00:00Z")
  }
}

extension CalendarEntry.Kind {
  /// The kind of a word people write.
  package init?(word: String) {
    self.init(rawValue: word == "planned_work" || word == "planned_works" ? "works" : word)
  }
}
