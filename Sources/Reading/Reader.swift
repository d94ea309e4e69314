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
  private let sentiment: SentimentJudge
  private let languages: LanguageGuess
  private let rules: RuleBook
  private let brands: BrandBook
  private let places: PlaceFinder
  private let homes: [String: String]

  /// Compiles lexicon, rules and brand terms; throws the faults of patterns that cannot be understood.
  package init(
    lexicon: Lexicon, rules: RulePack, brands: [Brand], places: Gazetteer = Gazetteer()
  ) throws(Faults) {
    var compiler = Compiler()
    for (index, entry) in lexicon.entries.enumerated() where entry.kind != .language {
      compiler.add(entry.pattern, .entry(index))
    }
    languages = LanguageGuess(lexicon.entries, &compiler)
    self.rules = RuleBook(rules, &compiler)
    self.brands = BrandBook(brands, &compiler)
    guard compiler.faults.isEmpty else { throw Faults(compiler.faults) }
    entries = lexicon.entries
    self.places = PlaceFinder(places)
    homes = brands.reduce(into: [:]) { $0[$1.id] = $1.country }
    sentiment = SentimentJudge(entries: entries, tuning: lexicon.tuning)
    matcher = Matcher(compiler.patterns)
    meanings = compiler.meanings
  }

  /// What the mention says, with the evidence for it.
  package func read(_ mention: Mention) -> Finding {
    var bench = Bench()
    return read(mention, on: &bench)
  }

  /// What the mention says; without `explaining` the evidence is left out, which is faster.
  package func read(
    _ mention: Mention, on bench: inout Bench, explaining: Bool = true
  ) -> Finding {
    take(title: mention.title, mention.text, &bench)
    let fields = bench.fields
    var finding = Finding()
    finding.language = languages.language(of: fields)
    (finding.score, finding.label) = judge(fields, &bench)
    finding.drivers = rules.drivers(bench.complaints)
    let named = brands.judge(fields, mention, matcher, meanings)
    finding.brands = named.brands
    for field in fields { finding.personalData += PersonalDataScanner.spans(in: field) }
    finding.flags = rules.flags(bench.complaints)
    if !finding.personalData.isEmpty { finding.flags.append(.personalData) }
    let cues = IntentJudge(entries: entries)
    finding.unit = cues.unit(fields, bench.complaints)
    finding.intent = cues.intent(fields, mention, finding)
    if finding.intent == .complaint, finding.drivers.isEmpty, !finding.brands.isEmpty {
      finding.drivers = [Finding.Driver(id: "other", confidence: 0.5)]
    }
    finding.relation = bench.complaints.relation
    let severity = fields.flatMap { field in
      SeverityFacts.find(in: field.text, field.text.source).map { (field: field, found: $0) }
    }
    finding.facts = severity.map(\.found.fact)
    let located = locate(fields, finding.brands)
    finding.places = located.places
    guard explaining else { return finding }
    finding.evidence =
      sentiment.evidence(bench.tally, fields) + rules.evidence(bench.complaints, fields)
      + named.evidence + located.evidence
    finding.evidence += severity.map { field, found in
      field.evidence(field.slice(found.range), .init(found.fact.kind.rawValue, 0, found.fact.unit))
    }
    for span in finding.personalData {
      guard let field = fields.first(where: { $0.field == span.field }) else { continue }
      finding.evidence.append(
        field.evidence(
          field.slice(span.start..<span.end), .init("personal_data", 0, span.kind.rawValue)))
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

  /// How a text feels and which drivers it names; asks for no memory once the bench is warm.
  package func gauge(_ text: String, on bench: inout Bench) -> Gauge {
    take(title: nil, text, &bench)
    let (score, label) = judge(bench.fields, &bench)
    return Gauge(label: label, score: score, drivers: bench.complaints.drivers)
  }

  /// How much of each cue the last mention of a bench has, and whether it feels bad and good: what the
  /// constants are fitted on.
  package func cues(
    on bench: Bench
  ) -> (amounts: [(cue: Cue, amount: Double)], feelsBad: Bool, feelsGood: Bool) {
    let amounts = Cue.allCases.map { (cue: $0, amount: bench.tally.amounts[$0.rawValue]) }
    let tally = bench.tally
    return (amounts.filter { $0.amount != 0 }, tally.feelsBad, tally.feelsGood)
  }

  private func judge(
    _ fields: [FieldReading], _ bench: inout Bench
  ) -> (score: Double, label: Finding.Label) {
    rules.judge(fields, &bench.complaints)
    return sentiment.judge(fields, &bench.complaints, &bench.tally)
  }

  private func take(title: String?, _ text: String, _ bench: inout Bench) {
    bench.begin(title: title, text: text) { reading, source, scratch, patterns in
      reading.begin(source)
      matcher.search(reading.text, &scratch)
      for hit in scratch.hits { reading.add(hit, meanings[hit.pattern]) }
      reading.settle(entries)
      for (index, sign) in reading.text.signs.prefix(Matcher.reach).enumerated()
      where sign.kind == .emoji || sign.kind == .emoticon {
        patterns.removeAll(keepingCapacity: true)
        matcher.appendPatterns(of: reading.text.bytes, sign.range, to: &patterns, &scratch)
        for pattern in patterns {
          if case .entry(let entry) = meanings[pattern] { reading.add(sign: index, entry: entry) }
        }
      }
    }
  }
}
