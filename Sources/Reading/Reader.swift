package import Model
internal import Text

/// Reads one mention: how it feels, why, about whom, and what must be hidden.
///
/// Lexicon, rules and brand terms are compiled into one matcher, so a text is walked once whatever
/// their number; then each judgement is taken from what was found.
package struct Reader: Sendable {
  private let matcher: Matcher
  private let meanings: [Meaning]
  private let sentiment: SentimentJudge
  private let languages: LanguageGuess
  private let intents: IntentJudge
  private let rules: RuleBook
  private let brands: BrandBook
  private let places: PlaceFinder
  /// By brand, the bit of its country; nil where it has none.
  private let homes: [UInt64?]
  private let defaultHome: UInt64

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
    let finder = PlaceFinder(places)
    self.places = finder
    homes = brands.map { $0.country.map(finder.bit(ofCountry:)) }
    defaultHome = finder.bit(ofCountry: PlaceFinder.defaultHome)
    sentiment = SentimentJudge(entries: lexicon.entries, tuning: lexicon.tuning)
    intents = IntentJudge(felt: sentiment.felt)
    matcher = Matcher(
      compiler.patterns,
      Vocabulary(compiler.patterns, lanes: compiler.lanes, places: finder.names))
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
    var finding = Finding()
    read(mention, into: &finding, on: &bench, explaining: explaining)
    return finding
  }

  /// Puts what the mention says in place of what a finding said before; without `explaining` it asks for no
  /// memory once bench and finding have held a few mentions.
  package func read(
    _ mention: Mention, into finding: inout Finding, on bench: inout Bench, explaining: Bool
  ) {
    finding.clear()
    take(title: mention.title, mention.text, &bench)
    for place in bench.fields.indices { bench.fields[place].learn() }
    finding.language = languages.language(of: bench.fields)
    (finding.score, finding.label) = judge(&bench)
    rules.addDrivers(bench.complaints, to: &finding.drivers)
    brands.judge(mention, matcher.vocabulary, on: &bench)
    brands.add(bench.named, to: &finding.brands)
    for place in bench.fields.indices {
      PersonalDataScanner.find(in: bench.fields[place], into: &finding.personalData)
    }
    rules.addFlags(bench.complaints, to: &finding.flags)
    if !finding.personalData.isEmpty { finding.flags.append(.personalData) }
    for place in bench.fields.indices {
      SeverityFacts.find(in: bench.fields[place]) { finding.facts.append($0.fact) }
    }
    finding.unit = intents.unit(bench.fields, bench.complaints)
    finding.intent = intents.intent(
      bench.fields, isArticle: isArticle(mention), finding)
    if finding.drivers.isEmpty, !finding.brands.isEmpty, finding.intent == .complaint {
      finding.drivers.append(Finding.Driver(id: Finding.Driver.unsorted, confidence: 0.5))
    }
    finding.relation = bench.complaints.relation
    locate(&finding, &bench)
    if explaining { explain(&finding, &bench) }
  }

  private func isArticle(_ mention: Mention) -> Bool {
    if case .article = mention.kind { true } else { false }
  }

  /// Adds the places named, each once.
  private func locate(_ finding: inout Finding, _ bench: inout Bench) {
    let home = home(bench.named)
    for place in bench.fields.indices where bench.fields[place].mayNamePlaces {
      self.places.find(in: bench.fields[place], home: home, &bench.places)
      for index in 0..<bench.places.found.count where bench.places.found[index].isSure {
        let place = self.places.place(bench.places.found[index].row)
        if !finding.places.contains(where: { $0.id == place.id }) { finding.places.append(place) }
      }
    }
  }

  /// The countries of the brands that are named, else the country of the house.
  private func home(_ named: borrowing Tray<Bool>) -> UInt64 {
    var home: UInt64?
    for place in 0..<named.count where named[place] {
      if let own = homes[place] { home = (home ?? 0) | own }
    }
    return home ?? defaultHome
  }

  /// Adds the evidence for what has been judged.
  private func explain(_ finding: inout Finding, _ bench: inout Bench) {
    finding.evidence += sentiment.evidence(bench.tally, bench.fields)
    finding.evidence += rules.evidence(bench.complaints, bench.fields)
    finding.evidence += brands.evidence(bench.fields)
    let home = home(bench.named)
    for place in bench.fields.indices {
      self.places.find(in: bench.fields[place], home: home, &bench.places)
      for index in 0..<bench.places.found.count where bench.places.found[index].isSure {
        let found = bench.places.found[index]
        let first = bench.fields[place].range(found.match.first).lowerBound
        let last = bench.fields[place].range(found.match.last).upperBound
        finding.evidence.append(
          bench.fields[place].evidence(
            bench.fields[place].slice(first..<last),
            .init("place", 0, self.places.place(found.row).id)))
      }
    }
    for place in bench.fields.indices {
      SeverityFacts.find(in: bench.fields[place]) { found in
        finding.evidence.append(
          bench.fields[place].evidence(
            bench.fields[place].slice(found.range),
            .init(found.fact.kind.rawValue, 0, found.fact.unit)))
      }
    }
    for span in finding.personalData {
      for place in bench.fields.indices where bench.fields[place].field == span.field {
        finding.evidence.append(
          bench.fields[place].evidence(
            bench.fields[place].slice(span.start..<span.end),
            .init("personal_data", 0, span.kind.rawValue)))
      }
    }
  }

  /// How a text feels and which drivers it names; asks for no memory once the bench is warm.
  package func gauge(_ text: String, on bench: inout Bench) -> Gauge {
    take(title: nil, text, &bench)
    let (score, label) = judge(&bench)
    return Gauge(label: label, score: score, drivers: bench.complaints.drivers)
  }

  /// How much of each cue the last mention of a bench that keeps them has, and whether it feels bad and
  /// good: what the constants are fitted on.
  package func cues(
    on bench: borrowing Bench
  ) -> (amounts: [(cue: Cue, amount: Double)], feelsBad: Bool, feelsGood: Bool) {
    var amounts: [(cue: Cue, amount: Double)] = []
    for cue in Cue.allCases {
      amounts.append((cue: cue, amount: bench.tally.amounts[cue.rawValue]))
    }
    return (amounts.filter { $0.amount != 0 }, bench.tally.feelsBad, bench.tally.feelsGood)
  }

  private func judge(_ bench: inout Bench) -> (score: Double, label: Finding.Label) {
    rules.judge(bench.fields, &bench.complaints)
    return sentiment.judge(bench.fields, &bench.complaints, &bench.tally)
  }

  private func take(
    title: String?, _ text: String, _ bench: inout Bench
  ) {
    if let title, !title.isEmpty {
      bench.fields.begin(hasTitle: true)
      fill(0, title, &bench)
    } else {
      bench.fields.begin(hasTitle: false)
    }
    fill(1, text, &bench)
  }

  /// Finds everything in one member of a mention.
  private func fill(
    _ place: Int, _ source: String, _ bench: inout Bench
  ) {
    bench.fields[place].begin(source)
    matcher.search(&bench.fields[place], &bench.scratch)
    for index in 0..<bench.scratch.hits.count {
      let hit = bench.scratch.hits[index]
      bench.fields[place].add(hit, meanings[hit.pattern], sentiment.felt)
    }
    bench.fields[place].settle(sentiment.felt)
    if bench.fields[place].text.hasFaces { fillSigns(place, &bench) }
  }

  private func fillSigns(_ place: Int, _ bench: inout Bench) {
    for index in 0..<min(bench.fields[place].text.signs.count, Matcher.reach) {
      let sign = bench.fields[place].text.signs[index]
      switch sign.kind {
      case .emoji, .emoticon: break
      default: continue
      }
      let heard = bench.fields[place].heard(sign: index)
      let begin = Int(heard.aloneBegin)
      for alone in begin..<(begin + Int(heard.alone)) {
        let pattern = Int(bench.fields[place].memory.alone[alone].pattern)
        if case .entry(let entry) = meanings[pattern] {
          bench.fields[place].add(sign: index, entry: entry)
        }
      }
    }
  }
}
