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

  let entries: [Lexicon.Entry]
  let tuning: Tuning

  /// Weighs everything into a tally; the grounds learn their shares of the score.
  func judge(
    _ fields: [FieldReading], _ complaints: inout RuleBook.Verdict, _ tally: inout Tally
  ) -> (score: Double, label: Finding.Label) {
    tally.begin()
    let mood = mood(of: fields, complaints)
    for (index, field) in fields.enumerated() {
      words(of: field, index, mood, &tally)
      signs(of: field, index, &tally)
      cues(of: field, index, &tally)
    }
    grounds(of: complaints, fields, &tally)
    let scale = 1 / (tally.sum * tally.sum + 12).squareRoot()
    for part in tally.parts {
      if case .ground(let place) = part.kind {
        complaints.grounds[place].share = Self.rounded(part.weight * scale)
      }
    }
    var label = Finding.Label.neutral
    if tally.feelsBad, tally.sum <= tuning[.negativeFrom] { label = .negative }
    if tally.feelsGood, tally.sum >= tuning[.positiveFrom] { label = .positive }
    return (Self.rounded(tally.sum * scale), label)
  }

  /// What was weighed, as evidence; the rules' own is told by `RuleBook`.
  func evidence(_ tally: Tally, _ fields: [FieldReading]) -> [Finding.Evidence] {
    let scale = 1 / (tally.sum * tally.sum + 12).squareRoot()
    return tally.parts.compactMap { part in
      let reason: (kind: String, rule: String)
      switch part.kind {
      case .ground: return nil
      case .word(let entry), .booster(let entry): reason = ("word", entries[entry].spelling)
      case .negation(let entry): reason = ("negation", entries[entry].spelling)
      case .emoji(let entry): reason = ("emoji", entries[entry].spelling)
      case .cue(let cue): reason = ("cue", cue.name)
      }
      let field = fields[part.field]
      return field.evidence(
        field.slice(part.range), .init(reason.kind, Self.rounded(part.weight * scale), reason.rule))
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  private func mood(of fields: [FieldReading], _ complaints: RuleBook.Verdict) -> Mood {
    var mood = Mood()
    mood.complains = complaints.complains
    mood.isAngry = complaints.complains
    var words = 0
    for field in fields {
      words += field.text.words.count
      if field.text.questionMarks > 0 { mood.asks = true }
      if field.text.exclamationMarks > 0 { mood.exclaims = true }
      for (hit, entry) in field.chosen where entries[entry].weight <= Self.bad {
        if entries[entry].kind == .word, !field.isReached(hit.first) { mood.isAngry = true }
      }
    }
    mood.length = Self.doublings(of: words)
    return mood
  }

  /// How many times sixteen has doubled, counted evenly between powers of two.
  private static func doublings(of words: Int) -> Double {
    guard words > 16 else { return 0 }
    let ratio = Double(words) / 16
    return Double(ratio.exponent) + ratio.significand - 1
  }

  // MARK: Words

  private func words(
    of field: FieldReading, _ number: Int, _ mood: Mood, _ tally: inout Tally
  ) {
    let turn = field.roles.lastIndex { $0.isTurn } ?? 0
    var refusals = 0
    for (hit, index) in field.chosen {
      let entry = entries[index]
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
        guard tally.amounts[Cue.laughter.rawValue] == 0 else { continue }
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
    _ count: Int, _ hit: Matcher.Hit, _ index: Int, _ field: FieldReading, _ number: Int,
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
    _ hit: Matcher.Hit, _ index: Int, _ field: FieldReading, _ number: Int, _ mood: Mood,
    isConceded: Bool, _ tally: inout Tally
  ) {
    let raw = entries[index].weight
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
      if token.kind == .tag { weight += tally.note(.tagged, raw, tuning) }
    }
    tally.add(
      Tally.Part(
        field: number, range: field.range(hit), kind: .word(entry: index), weight: weight))
    guard let (place, booster) = field.booster(before: hit.first) else { return }
    let turned = field.isReached(hit.first) ? -raw : raw
    let boost = tally.note(.boosted, turned * (entries[booster].weight - 1), tuning)
    tally.add(
      Tally.Part(
        field: number, range: field.text.words[place].source, kind: .booster(entry: booster),
        weight: boost))
  }

  // MARK: Signs

  private func signs(of field: FieldReading, _ number: Int, _ tally: inout Tally) {
    for (place, (sign, entry)) in field.signs.enumerated() where entries[entry].kind == .emoji {
      var seen = 0
      for before in field.signs[..<place].suffix(64) where before.entry == entry { seen += 1 }
      let raw = entries[entry].weight
      // The same face again says little more, so a flood of emoji stays one feeling.
      let amount = seen < 3 ? raw / Double(1 + seen) : 0
      let weight = tally.note(raw > 0 ? .goodEmoji : .badEmoji, amount, tuning)
      if raw != 0 { tally.feel(good: raw > 0) }
      tally.add(
        Tally.Part(
          field: number, range: field.text.signs[sign].source, kind: .emoji(entry: entry),
          weight: weight))
    }
  }

  private func cues(of field: FieldReading, _ number: Int, _ tally: inout Tally) {
    let text = field.text
    if text.lastQuestion > 0 {
      cue(.question, text.lastQuestion - 1..<text.lastQuestion, number, &tally)
    }
    if text.lastExclamation > 0 {
      cue(.exclamation, text.lastExclamation - 1..<text.lastExclamation, number, &tally)
    }
    if text.lastEllipsis > 0 {
      let width = text.source[text.lastEllipsis - 1] < 0x80 ? 1 : 3
      cue(.ellipsis, text.lastEllipsis - width..<text.lastEllipsis, number, &tally)
    }
    if let link = text.signs.first(where: { $0.kind == .link }) {
      cue(.link, link.source, number, &tally)
    }
    if let first = text.words.first, first.kind == .handle, first.sourceStart == 0 {
      cue(.addressed, first.source, number, &tally)
    }
  }

  private func cue(_ cue: Cue, _ range: Range<Int>, _ number: Int, _ tally: inout Tally) {
    let weight = tally.note(cue, 1, tuning)
    guard weight != 0 else { return }
    tally.add(Tally.Part(field: number, range: range, kind: .cue(cue), weight: weight))
  }

  // MARK: Drivers

  /// A driver is a complaint even when its words are no insult.
  private func grounds(
    of complaints: RuleBook.Verdict, _ fields: [FieldReading], _ tally: inout Tally
  ) {
    var reached = (field: -1, word: -1)
    let words = tally.parts.count
    for (place, ground) in complaints.grounds.enumerated() where ground.weight > 0 {
      if ground.field == reached.field, ground.hit.first <= reached.word { continue }
      reached = (ground.field, ground.hit.last)
      let range = fields[ground.field].range(ground.hit)
      var isSaid = false
      for part in tally.parts[..<words]
      where part.field == ground.field && part.range.overlaps(range) {
        if case .word = part.kind, part.weight < 0 { isSaid = true }
      }
      let weight = tally.note(isSaid ? .saidDriver : .driver, ground.weight, tuning)
      tally.feel(good: false)
      tally.add(Tally.Part(field: ground.field, range: range, kind: .ground(place), weight: weight))
    }
  }
}
