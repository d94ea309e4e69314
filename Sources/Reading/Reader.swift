package import Model
internal import Text

/// Reads one mention: how it feels, why, about whom, and what must be hidden.
///
/// Lexicon, rules and brand terms are compiled into one matcher, so a text is walked once whatever
/// their number; then each judgement is taken from what was found.
package struct Reader: Sendable {
  private let matcher: Matcher
  private let meanings: [Meaning]
  private let entries: [Lexicon.Entry]
  private let rules: RuleBook
  private let brands: BrandBook
  private let places: PlaceFinder
  private let homes: [String: String]

  /// Compiles lexicon, rules and brand terms; throws the faults of patterns that cannot be understood.
  package init(
    lexicon: Lexicon, rules: RulePack, brands: [Brand], places: Gazetteer = Gazetteer()
  ) throws(Faults) {
    var compiler = Compiler()
    for (index, entry) in lexicon.entries.enumerated() {
      compiler.add(entry.pattern, .entry(index))
    }
    self.rules = RuleBook(rules, &compiler)
    self.brands = BrandBook(brands, &compiler)
    guard compiler.faults.isEmpty else { throw Faults(compiler.faults) }
    entries = lexicon.entries
    self.places = PlaceFinder(places)
    homes = brands.reduce(into: [:]) { $0[$1.id] = $1.country }
    matcher = compiler.matcher
    meanings = compiler.meanings
  }

  /// What the mention says, with the evidence for it.
  package func read(_ mention: Mention) -> Finding {
    var fields: [FieldReading] = []
    if let title = mention.title, !title.isEmpty { fields.append(read(title, .title)) }
    fields.append(read(mention.text, .text))
    var finding = Finding()
    finding.language = LanguageGuess.language(of: fields, entries)
    let complaints = rules.judge(fields)
    let sentiment = SentimentJudge(entries: entries).judge(fields, complaints)
    finding.score = sentiment.score
    finding.label = sentiment.label
    finding.drivers = complaints.drivers
    let named = brands.judge(fields, mention, matcher, meanings)
    finding.brands = named.brands
    let personal = fields.flatMap { PersonalDataScanner.spans(in: $0) }
    finding.personalData = personal
    finding.flags = complaints.flags
    if !personal.isEmpty { finding.flags.append(.personalData) }
    let cues = IntentJudge(entries: entries)
    finding.unit = cues.unit(fields, complaints)
    finding.intent = cues.intent(fields, mention, finding)
    if finding.intent == .complaint, finding.drivers.isEmpty, !finding.brands.isEmpty {
      finding.drivers = [Finding.Driver(id: "other", confidence: 0.5)]
    }
    finding.relation = complaints.relation
    let severity = fields.flatMap { field in
      SeverityFacts.find(in: field.text, Array(field.source.utf8)).map { (field, $0) }
    }
    finding.facts = severity.map(\.1.fact)
    let located = locate(fields, finding.brands)
    finding.places = located.places
    var reasons = complaints.evidence
    for share in sentiment.shares { reasons[share.evidence].weight = share.weight }
    finding.evidence = sentiment.evidence + reasons + named.evidence + located.evidence
    finding.evidence += severity.map { field, found in
      field.evidence(field.slice(found.range), .init(found.fact.kind.rawValue, 0, found.fact.unit))
    }
    finding.evidence += personal.map { span in
      fields.first { $0.field == span.field }.map {
        $0.evidence($0.slice(span.start..<span.end), .init("personal_data", 0, span.kind.rawValue))
      }
        ?? Finding.Evidence(
          start: span.start, end: span.end, text: "", kind: "personal_data", weight: 0, rule: "")
    }
    return finding
  }

  /// The places named, each once, with where they are named.
  private func locate(
    _ fields: [FieldReading], _ brands: [String]
  ) -> (places: [Finding.Place], evidence: [Finding.Evidence]) {
    var places: [Finding.Place] = []
    var evidence: [Finding.Evidence] = []
    let own = brands.compactMap { homes[$0] }
    for field in fields {
      for found in self.places.find(
        in: field.text, home: own.isEmpty ? [PlaceFinder.defaultHome] : own)
      {
        let place = self.places.place(found.row)
        if !places.contains(where: { $0.id == place.id }) { places.append(place) }
        let words = field.text.words
        let range =
          words[found.match.first].source.lowerBound..<words[found.match.last].source.upperBound
        evidence.append(field.evidence(field.slice(range), .init("place", 0, place.id)))
      }
    }
    return (places, evidence)
  }

  private func read(_ source: String, _ field: Finding.Field) -> FieldReading {
    var reading = FieldReading(field: field, source: source)
    for hit in matcher.hits(in: reading.text) { reading.add(hit, meanings[hit.pattern]) }
    reading.settle(entries)
    for (index, sign) in reading.text.signs.prefix(Matcher.reach).enumerated()
    where sign.kind == .emoji || sign.kind == .emoticon {
      for pattern in matcher.patterns(exactly: reading.text.bytes[sign.range]) {
        if case .entry(let entry) = meanings[pattern] { reading.signs.append((index, entry)) }
      }
    }
    return reading
  }
}

/// What a pattern of the matcher stands for.
enum Meaning: Sendable {
  case entry(Int)
  case rule(Int)
  case exception(rule: Int)
  case brand(Int, BrandBook.Cue, term: String)
}

/// Gathers patterns with their meanings, and the faults on the way.
struct Compiler {
  var matcher = Matcher()
  var meanings: [Meaning] = []
  var faults: [Fault] = []

  mutating func add(_ pattern: Pattern, _ meaning: Meaning) {
    matcher.add(pattern)
    meanings.append(meaning)
  }

  /// Parses and adds a pattern that stands in a file.
  mutating func add(_ text: String, _ meaning: Meaning, at place: FilePlace?) {
    do {
      add(try Pattern(text), meaning)
    } catch {
      faults.append(
        Fault(.configuration, at: place, "«\(text)»: \(error.what)", remedy: Texts.patternRemedy))
    }
  }
}
