internal import Model
internal import Text

/// Weighs the words and signs of a mention.
///
/// The score is the sum of weights s bent into −1…1 by s / √(s² + 12); each piece of evidence carries
/// its share, so that the shares add up to the score. The constants were set by hand.
struct SentimentJudge {
  struct Verdict {
    var score = 0.0
    var label = Finding.Label.neutral
    var evidence: [Finding.Evidence] = []
    /// What the rules of drivers add, by their place in the evidence of `RuleBook.Verdict`.
    var shares: [(evidence: Int, weight: Double)] = []
  }

  private struct Part {
    var field: Int
    var slice: Range<Int>
    var kind: String
    var weight: Double
    var rule: String
    var isCourtesy = false
    /// True for what makes or strengthens something bad.
    var isBad = false
    /// The place of a driver's rule in the evidence of `RuleBook.Verdict`.
    var evidence: Int?
  }

  /// Sums from which on a mention is negative or positive.
  private static let negativeFrom = -0.45
  private static let positiveFrom = 1.0

  let entries: [Lexicon.Entry]

  /// Label and score with the words, signs and negations that made them.
  func judge(_ fields: [FieldReading], _ complaints: RuleBook.Verdict) -> Verdict {
    var parts: [Part] = []
    for (index, field) in fields.enumerated() {
      words(of: field, index, &parts)
      signs(of: field, index, &parts)
      grounds(of: field, index, complaints, &parts)
    }
    discountCourtesy(&parts, !complaints.drivers.isEmpty)
    soothe(&parts, fields, !complaints.drivers.isEmpty)
    return verdict(parts, fields)
  }

  private func verdict(_ parts: [Part], _ fields: [FieldReading]) -> Verdict {
    var sum = 0.0
    for part in parts { sum += part.weight }
    let scale = 1 / (sum * sum + 12).squareRoot()
    var verdict = Verdict()
    let isFelt = feels(parts, fields)
    if isFelt {
      verdict.score = rounded(sum * scale)
      if sum <= Self.negativeFrom { verdict.label = .negative }
      if sum >= Self.positiveFrom { verdict.label = .positive }
    }
    for part in parts {
      let field = fields[part.field]
      let weight = isFelt ? rounded(part.weight * scale) : 0
      if let evidence = part.evidence {
        verdict.shares.append((evidence, weight))
        continue
      }
      verdict.evidence.append(
        field.evidence(field.slice(part.slice), .init(part.kind, weight, part.rule)))
    }
    return verdict
  }

  /// Whether there is a feeling to weigh: a lone "no" is none, and a question may say it twice.
  private func feels(_ parts: [Part], _ fields: [FieldReading]) -> Bool {
    if parts.contains(where: { $0.weight != 0 && $0.kind != "negation" }) { return true }
    return parts.count { $0.kind == "negation" } > 1
      && !fields.contains { $0.text.questionMarks > 0 }
  }

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  // MARK: Words

  private func words(of field: FieldReading, _ number: Int, _ parts: inout [Part]) {
    var idle = 0
    for (hit, index) in field.chosen {
      let entry = entries[index]
      let slice = field.range(hit)
      switch entry.kind {
      case .word, .courtesy:
        guard entry.weight != 0 else { continue }
        var weight = entry.weight
        if field.text.words[hit.first].isElongated { weight *= 1.15 }
        if reaches(hit.first, field) { weight *= weight > 0 ? -0.7 : -0.35 }
        var part = Part(
          field: number, slice: slice, kind: "word", weight: weight, rule: entry.spelling,
          isCourtesy: entry.kind == .courtesy, isBad: weight < 0)
        parts.append(part)
        guard let (place, booster) = booster(before: hit.first, field) else { continue }
        part.weight = weight * (entries[booster].weight - 1)
        part.slice = field.text.words[place].source
        part.rule = entries[booster].spelling
        parts.append(part)
      case .negator:
        idle += 1
        parts.append(
          Part(
            field: number, slice: slice, kind: "negation", weight: idle <= 3 ? -0.25 : 0,
            rule: entry.spelling))
      default: continue
      }
    }
  }

  /// The nearest "muy", "re" or "poco" of the two words before: its place and its entry.
  private func booster(before word: Int, _ field: FieldReading) -> (place: Int, entry: Int)? {
    var index = word
    while index > 0, index > word - 2, field.text.words[index].pause == .none {
      index -= 1
      if let entry = field.boosters[index] { return (index, entry) }
    }
    return nil
  }

  /// Whether a negator among the four words before reaches this one.
  private func reaches(_ word: Int, _ field: FieldReading) -> Bool {
    var index = word
    while index > 0, index > word - 4, field.text.words[index].pause == .none {
      index -= 1
      if field.turns.contains(index) { return false }
      if field.negators.contains(index) { return true }
    }
    return false
  }

  // MARK: Signs, drivers

  private func signs(of field: FieldReading, _ number: Int, _ parts: inout [Part]) {
    var times: [Int: Double] = [:]
    for (index, entry) in field.signs where entries[entry].kind == .emoji {
      let seen = times[entry, default: 0]
      times[entry] = seen + 1
      // The same face again says little more, so a flood of emoji stays one feeling.
      let weight = seen < 3 ? entries[entry].weight / (1 + seen) : 0
      parts.append(
        Part(
          field: number, slice: field.text.signs[index].source, kind: "emoji", weight: weight,
          rule: entries[entry].spelling))
    }
  }

  /// A driver is a complaint even when its words are no insult.
  private func grounds(
    of field: FieldReading, _ number: Int, _ complaints: RuleBook.Verdict, _ parts: inout [Part]
  ) {
    var reached = -1
    for ground in complaints.grounds where ground.field == field.field {
      guard ground.hit.first > reached else { continue }
      reached = ground.hit.last
      let slice = field.range(ground.hit)
      let isSaid = parts.contains {
        $0.field == number && $0.weight < -0.5 && $0.slice.overlaps(slice)
      }
      let weight = isSaid ? 0 : -1.6 * ground.weight
      parts.append(
        Part(
          field: number, slice: slice, kind: "driver", weight: weight, rule: "",
          evidence: ground.evidence))
    }
  }

  /// Thanks before a complaint are manners, not praise.
  private func discountCourtesy(_ parts: inout [Part], _ complains: Bool) {
    let isAngry = complains || parts.contains { $0.weight <= -1.6 }
    guard isAngry else { return }
    for index in parts.indices where parts[index].isCourtesy && parts[index].weight > 0 {
      parts[index].weight *= 0.15
    }
  }

  /// A question that names no reason to complain is asked more calmly than its words sound, and its
  /// mild words ("reclamo", "cuesta") are only its subject.
  private func soothe(_ parts: inout [Part], _ fields: [FieldReading], _ complains: Bool) {
    let asks = fields.contains { $0.text.questionMarks > 0 }
    let shouts = fields.contains { $0.text.exclamationMarks > 0 }
    guard asks, !complains, !shouts else { return }
    for index in parts.indices where parts[index].isBad {
      parts[index].weight *= parts[index].weight > -1.6 ? 0.25 : 0.7
    }
  }
}
