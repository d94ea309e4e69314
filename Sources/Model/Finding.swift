/// What `Reading` found in one mention, each judgement with its evidence.
package struct Finding: Hashable, Sendable {
  /// How a mention feels, as a word.
  package enum Label: String, Sendable, CaseIterable {
    case negative, neutral, positive
  }

  /// What its author wants.
  package enum Intent: String, Sendable, CaseIterable {
    case complaint, question, praise, suggestion, news, spam, other
  }

  /// Circumstances that change how urgent a mention is.
  package enum Flag: String, Sendable, CaseIterable {
    case churnThreat = "churn_threat"
    case regulator
    case repeatContact = "repeat_contact"
    case press
    case sarcasm
    case impersonationReport = "impersonation_report"
    case personalData = "personal_data"
  }

  /// The line of business a complaint is about.
  package enum Unit: String, Sendable, CaseIterable {
    case mobile, fixed
  }

  /// One reason for the humour.
  package struct Driver: Hashable, Sendable {
    /// The id of a complaint that fits no driver: it has no series and leads no alert.
    package static let unsorted = "other"

    /// The driver's id, `signal`.
    package var id: String
    /// How sure, 0…1.
    package var confidence: Double

    /// A driver with its confidence.
    package init(id: String, confidence: Double) {
      self.id = id
      self.confidence = confidence
    }
  }

  /// A named place.
  package struct Place: Hashable, Sendable {
    package var id: String
    package var name: String
    package var province: String?
    package var country: String
    /// Degrees north.
    package var latitude: Double
    /// Degrees east.
    package var longitude: Double

    /// A place from its parts.
    package init(
      id: String, name: String, province: String?, country: String, latitude: Double,
      longitude: Double
    ) {
      self.id = id
      self.name = name
      self.province = province
      self.country = country
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// What the author is to the company, where the text says so.
  package enum Relation: String, Sendable, CaseIterable {
    case customer, former, prospective
  }

  /// A number that says how bad it is: how long, how often, how much.
  package struct Fact: Hashable, Sendable {
    /// What the number measures.
    package enum Kind: String, Sendable, CaseIterable {
      /// Seconds.
      case duration
      /// Times, people, or whatever `unit` names.
      case count
      /// Money, in `unit`.
      case amount
    }
    /// What the number measures.
    package var kind: Kind
    /// Seconds, times or money.
    package var value: Double
    /// `s`, the counted word, or the currency as written: `$`, `soles`.
    package var unit: String

    /// A fact from its parts.
    package init(kind: Kind, value: Double, unit: String) {
      self.kind = kind
      self.value = value
      self.unit = unit
    }
  }

  /// Which member of the mention a span lies in.
  package enum Field: String, Sendable {
    case text, title
  }

  /// A stretch of the mention that moved a judgement.
  package struct Evidence: Hashable, Sendable {
    /// The member the offsets point into.
    package var field: Field
    /// First byte, in UTF-8.
    package var start: Int
    /// One past the last byte.
    package var end: Int
    /// The stretch itself.
    package var text: String
    /// One of `word`, `negation`, `emoji`, `driver`, `flag`, `personal_data`, `brand`, `place`,
    /// `duration`, `count`, `amount`, `relation`.
    package var kind: String
    /// What it adds to the score; 0 for what is no sentiment.
    package var weight: Double
    /// The entry or rule, in the words of its file; of a negator also what it turns: `no → bueno`.
    package var rule: String

    /// Evidence from its parts.
    package init(
      field: Field = .text, start: Int, end: Int, text: String, kind: String, weight: Double,
      rule: String
    ) {
      self.field = field
      self.start = start
      self.end = end
      self.text = text
      self.kind = kind
      self.weight = weight
      self.rule = rule
    }
  }

  /// A stretch that must not leave the house unmasked.
  package struct PersonalData: Hashable, Sendable {
    /// What sort of datum it is.
    package enum Kind: String, Sendable, CaseIterable {
      case email, phone, nationalID = "national_id", taxID = "tax_id", card, account, plate, address
    }
    /// The member the offsets point into.
    package var field: Field
    /// First byte, in UTF-8.
    package var start: Int
    /// One past the last byte.
    package var end: Int
    /// What sort of datum it is.
    package var kind: Kind

    /// A span of personal data.
    package init(field: Field = .text, start: Int, end: Int, kind: Kind) {
      self.field = field
      self.start = start
      self.end = end
      self.kind = kind
    }
  }

  /// ISO 639-1, `es` when unsure, `und` when there is nothing to read.
  package var language = "es"
  /// How it feels.
  package var label = Label.neutral
  /// How strongly, −1…1.
  package var score = 0.0
  /// Why, by falling confidence.
  package var drivers: [Driver] = []
  /// The line of business, where the text tells.
  package var unit: Unit?
  /// What the author wants.
  package var intent = Intent.other
  /// Circumstances, in the order of `Flag`.
  package var flags: [Flag] = []
  /// Where, in the order of the text.
  package var places: [Place] = []
  /// How long, how often, how much, in the order of the text.
  package var facts: [Fact] = []
  /// What the author is to the company, where the text says so.
  package var relation: Relation?
  /// The brands it is about, in the order of the configuration.
  package var brands: [String] = []
  /// What moved the judgements.
  package var evidence: [Evidence] = []
  /// What must be masked.
  package var personalData: [PersonalData] = []

  /// A finding of nothing: neutral Spanish.
  package init() {}

  /// Makes it a finding of nothing again that keeps its room.
  package mutating func clear() {
    (language, label, score, unit, intent) = ("es", .neutral, 0, nil, .other)
    relation = nil
    // Most are empty, and asking is cheaper than emptying.
    if !drivers.isEmpty { drivers.removeAll(keepingCapacity: true) }
    if !flags.isEmpty { flags.removeAll(keepingCapacity: true) }
    if !places.isEmpty { places.removeAll(keepingCapacity: true) }
    if !facts.isEmpty { facts.removeAll(keepingCapacity: true) }
    if !brands.isEmpty { brands.removeAll(keepingCapacity: true) }
    if !evidence.isEmpty { evidence.removeAll(keepingCapacity: true) }
    if !personalData.isEmpty { personalData.removeAll(keepingCapacity: true) }
  }
}
