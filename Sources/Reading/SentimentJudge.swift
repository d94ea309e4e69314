internal import Model
internal import Text

/// Weighs the words and signs of a mention.
///
/// The sum s of all weights is bent into a score of −1…1 by s / √(s² + 12); each piece of evidence
/// carries its share, so that the shares add up to the score. What a cue weighs stands in `Tuning`.
struct SentimentJudge: Sendable {
  /// How the whole mention is said; what single words weigh depends on it.
  private struct Mood {
    var asks = false
    var exclaims = false
    /// True when a driver is named.
    var complains = false
    /// True when thanks are manners, not praise.
    var isAngry = false
    /// How many times sixteen words have doubled, 0 for shorter texts.
    var length = 0.0

    /// A question that names no reason to complain: its mild words are only its subject.
    var isCalmQuestion: Bool { asks && !complains && !exclaims }
  }

  /// A word as bad as this is more than the subject of a question, and spends all thanks.
  private static let bad = -1.6
  /// Words of at least this weight are strong, below `mild` mild.
  private static let strong = 2.5
  private static let mild = 1.5

  /// What an entry adds to the feeling.
  struct Felt: Sendable, BitwiseCopyable {
    var weight: Double
    var kind: Lexicon.Kind
    /// True for kinds that share the words of a text among them.
    var isFelt: Bool
    /// True for a word that is more than the subject of a question, and spends all thanks.
    var isBad: Bool
    /// True when it may do something to its neighbours or to the whole text.
    var acts: Bool

    init(_ entry: Lexicon.Entry) {
      weight = entry.weight
      kind = entry.kind
      isBad = entry.kind == .word && entry.weight <= SentimentJudge.bad
      acts =
        switch entry.kind {
        case .negator, .turn, .booster: true
        case .word: isBad || entry.weight > 0
        default: false
        }
      isFelt =
        switch entry.kind {
        case .word, .courtesy, .negator, .booster, .turn, .laughter: true
        default: false
        }
    }
  }

  let entries: [Lexicon.Entry]
  let felt: [Felt]
  let tuning: Tuning

  init(entries: [Lexicon.Entry], tuning: Tuning) {
    self.entries = entries
    self.tuning = tuning
    felt = entries.map(Felt.init)
  }

  /// Weighs everything into a tally; the grounds learn their shares of the score.
  func judge(
    _ fields: borrowing Fields, _ complaints: inout RuleBook.Verdict, _ tally: inout Tally
  ) -> (score: Double, label: Finding.Label) {
    tally.begin()
    let mood = Self.mood(of: fields, complaints)
    for place in fields.indices {
      words(of: fields[place], place, mood, &tally)
      signs(of: fields[place], place, &tally)
      cues(of: fields[place], place, &tally)
    }
    grounds(of: &complaints, fields, &tally)
    let scale = 1 / (tally.sum * tally.sum + 12).squareRoot()
    for place in 0..<complaints.grounds.count where complaints.grounds[place].share != 0 {
      complaints.grounds[place].share = Self.rounded(complaints.grounds[place].share * scale)
    }
    var label = Finding.Label.neutral
    if tally.feelsBad, tally.sum <= tuning[.negativeFrom] { label = .negative }
    if tally.feelsGood, tally.sum >= tuning[.positiveFrom] { label = .positive }
    return (Self.rounded(tally.sum * scale), label)
  }

  /// What was weighed, as evidence; the rules' own is told by `RuleBook`.
  func evidence(_ tally: borrowing Tally, _ fields: borrowing Fields) -> [Finding.Evidence] {
    let scale = 1 / (tally.sum * tally.sum + 12).squareRoot()
    var evidence: [Finding.Evidence] = []
    for place in 0..<tally.parts.count {
      let part = tally.parts[place]
      let reason: (kind: String, rule: String)
      switch part.kind {
      case .ground: continue
      case .word(let entry), .booster(let entry): reason = ("word", entries[entry].spelling)
      case .negation(let entry):
        let turned = turned(by: part.range.upperBound, fields[part.field])
        reason = ("negation", Texts.negation(entries[entry].spelling, of: turned))
      case .emoji(let entry): reason = ("emoji", entries[entry].spelling)
      case .cue(let cue): reason = ("cue", cue.name)
      }
      evidence.append(
        fields[part.field].evidence(
          fields[part.field].slice(part.range),
          .init(reason.kind, Self.rounded(part.weight * scale), reason.rule)))
    }
    return evidence
  }

  /// The words that the negator which ends at a byte turns round.
  private func turned(by end: Int, _ field: borrowing FieldReading) -> [String] {
    var turned: [String] = []
    for index in 0..<field.chosen.count {
      let found = field.chosen[index]
      guard felt[found.number].kind == .word, felt[found.number].weight != 0,
        let negator = field.negator(of: found.hit.first),
        field.text.words[negator].end == end
      else { continue }
      turned.append(field.slice(found.hit).text)
    }
    return turned
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  private static func mood(of fields: borrowing Fields, _ complaints: borrowing RuleBook.Verdict)
    -> Mood
  {
    var mood = Mood()
    mood.complains = complaints.complains
    mood.isAngry = complaints.complains
    var words = 0
    for place in fields.indices {
      words += fields[place].text.words.count
      if fields[place].text.questionMarks > 0 { mood.asks = true }
      if fields[place].text.exclamationMarks > 0 { mood.exclaims = true }
      if fields[place].isAngry { mood.isAngry = true }
    }
    mood.length = doublings(of: words)
    return mood
  }

  /// How many times sixteen has doubled, counted evenly between powers of two.
  private static func doublings(of words: Int) -> Double {
    guard words > 16 else { return 0 }
    let exponent = Int.bitWidth &- 1 &- words.leadingZeroBitCount
    return Double(exponent - 5) + Double(words) / Double(1 &<< exponent)
  }

  // MARK: Words

  private func words(
    of field: borrowing FieldReading, _ number: Int, _ mood: Mood, _ tally: inout Tally
  ) {
    let turn = field.lastTurn
    var refusals = 0
    for place in 0..<field.chosen.count {
      let (hit, index) = (field.chosen[place].hit, field.chosen[place].number)
      let entry = felt[index]
      switch entry.kind {
      case .word where entry.weight != 0:
        word(hit, index, field, number, mood, isConceded: hit.last < turn, &tally)
      case .courtesy where entry.weight != 0:
        let weight = tally.note(
          mood.isAngry ? .spentCourtesy : .courtesy, entry.weight, tuning)
        tally.add(
          Tally.Part(
            field: number, range: field.range(hit), kind: .word(entry: index), weight: weight))
        tally.feel(good: true)
      case .laughter:
        guard !tally.hasLaughed else { continue }
        tally.hasLaughed = true
        cue(.laughter, field.range(hit), number, &tally)
      case .negator:
        refusals += 1
        refusal(refusals, hit, index, field, number, &tally)
      default: continue
      }
    }
    if refusals > 0, !mood.asks { tally.feel(good: false) }
  }

  private func refusal(
    _ count: Int, _ hit: Matcher.Hit, _ index: Int, _ field: borrowing FieldReading, _ number: Int,
    _ tally: inout Tally
  ) {
    var weight = 0.0
    switch count {
    case 1: weight = tally.note(.firstRefusal, 1, tuning)
    case 2: weight = tally.note(.secondRefusal, 1, tuning)
    case 3: weight = tally.note(.thirdRefusal, 1, tuning)
    default: break
    }
    tally.add(
      Tally.Part(
        field: number, range: field.range(hit), kind: .negation(entry: index), weight: weight))
  }

  private func word(
    _ hit: Matcher.Hit, _ index: Int, _ field: borrowing FieldReading, _ number: Int, _ mood: Mood,
    isConceded: Bool, _ tally: inout Tally
  ) {
    let raw = felt[index].weight
    let isGood = raw > 0
    let token = field.text.words[hit.first]
    var weight = 0.0
    if field.isReached(hit.first) {
      weight = tally.note(isGood ? .negatedPraise : .negatedBlame, raw, tuning)
      tally.feel(good: !isGood)
    } else if !isGood, raw > Self.bad, mood.isCalmQuestion {
      weight = tally.note(.subject, raw, tuning)
    } else {
      weight = tally.note(isGood ? .praise : .blame, raw, tuning)
      tally.feel(good: isGood)
      if abs(raw) >= Self.strong {
        weight += tally.note(isGood ? .strongPraise : .strongBlame, raw, tuning)
      } else if abs(raw) < Self.mild {
        weight += tally.note(isGood ? .mildPraise : .mildBlame, raw, tuning)
      }
      if mood.asks { weight += tally.note(isGood ? .askedPraise : .askedBlame, raw, tuning) }
      if mood.exclaims {
        weight += tally.note(isGood ? .exclaimedPraise : .exclaimedBlame, raw, tuning)
      }
      if mood.length > 0 {
        weight += tally.note(isGood ? .dilutedPraise : .dilutedBlame, raw * mood.length, tuning)
      }
      if isConceded { weight += tally.note(.conceded, raw, tuning) }
      if token.isElongated { weight += tally.note(.elongated, raw, tuning) }
      if token.isShouted { weight += tally.note(.shouted, raw, tuning) }
      if token.isTag { weight += tally.note(.tagged, raw, tuning) }
    }
    tally.add(
      Tally.Part(
        field: number, range: field.range(hit), kind: .word(entry: index), weight: weight))
    guard let (place, booster) = field.booster(before: hit.first) else { return }
    let turned = field.isReached(hit.first) ? -raw : raw
    let boost = tally.note(.boosted, turned * (felt[booster].weight - 1), tuning)
    tally.add(
      Tally.Part(
        field: number, range: field.range(place), kind: .booster(entry: booster),
        weight: boost))
  }

  // MARK: Signs

  private func signs(of field: borrowing FieldReading, _ number: Int, _ tally: inout Tally) {
    for place in 0..<field.signs.count {
      let (sign, entry) = (field.signs[place].place, field.signs[place].entry)
      guard felt[entry].kind == .emoji else { continue }
      var seen = 0
      for before in max(0, place - 64)..<place where field.signs[before].entry == entry {
        seen += 1
      }
      let raw = felt[entry].weight
      // The same face again says little more, so a flood of emoji stays one feeling.
      let amount = seen < 3 ? raw / Double(1 + seen) : 0
      let weight = tally.note(raw > 0 ? .goodEmoji : .badEmoji, amount, tuning)
      if raw != 0 { tally.feel(good: raw > 0) }
      tally.add(
        Tally.Part(
          field: number, range: field.range(sign: sign), kind: .emoji(entry: entry),
          weight: weight))
    }
  }

  private func cues(of field: borrowing FieldReading, _ number: Int, _ tally: inout Tally) {
    if field.text.lastQuestion > 0 {
      cue(.question, field.text.lastQuestion - 1..<field.text.lastQuestion, number, &tally)
    }
    if field.text.lastExclamation > 0 {
      cue(.exclamation, field.text.lastExclamation - 1..<field.text.lastExclamation, number, &tally)
    }
    if field.text.lastEllipsis > 0 {
      let width = field.text.source[field.text.lastEllipsis - 1] < 0x80 ? 1 : 3
      cue(.ellipsis, field.text.lastEllipsis - width..<field.text.lastEllipsis, number, &tally)
    }
    if field.text.firstLink >= 0 {
      cue(.link, field.range(sign: field.text.firstLink), number, &tally)
    }
    if let hashtag = firstHashtag(in: field) { cue(.hashtag, hashtag, number, &tally) }
    if field.text.words.count > 0, field.text.words[0].isHandle,
      field.text.words[0].start == 0
    {
      cue(.addressed, field.range(0), number, &tally)
    }
  }

  private func firstHashtag(in field: borrowing FieldReading) -> Range<Int>? {
    if 0..<field.judged ~= field.text.firstTag { return field.range(field.text.firstTag) }
    guard field.kinds & Lexicon.Kind.hashtag.bit != 0 else { return nil }
    for index in 0..<field.entries.count
    where felt[field.entries[index].number].kind == .hashtag {
      return field.range(field.entries[index].hit)
    }
    return nil
  }

  private func cue(_ cue: Cue, _ range: Range<Int>, _ number: Int, _ tally: inout Tally) {
    let weight = tally.note(cue, 1, tuning)
    guard weight != 0 else { return }
    tally.add(Tally.Part(field: number, range: range, kind: .cue(cue), weight: weight))
  }

  // MARK: Drivers

  /// A driver is a complaint even when its words are no insult.
  private func grounds(
    of complaints: inout RuleBook.Verdict, _ fields: borrowing Fields, _ tally: inout Tally
  ) {
    var reached = (field: -1, word: -1)
    let words = tally.parts.count
    for place in 0..<complaints.grounds.count where complaints.grounds[place].weight > 0 {
      let ground = complaints.grounds[place]
      if ground.field == reached.field, ground.hit.first <= reached.word { continue }
      reached = (ground.field, ground.hit.last)
      let range = fields[ground.field].range(ground.hit)
      var isSaid = false
      for index in 0..<words {
        let part = tally.parts[index]
        guard part.field == ground.field, part.weight < 0, part.range.overlaps(range) else {
          continue
        }
        if case .word = part.kind { isSaid = true }
      }
      let weight = tally.note(isSaid ? .saidDriver : .driver, ground.weight, tuning)
      tally.feel(good: false)
      complaints.grounds[place].share = weight
      tally.add(Tally.Part(field: ground.field, range: range, kind: .ground(place), weight: weight))
    }
  }
}
