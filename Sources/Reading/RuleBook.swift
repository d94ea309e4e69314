internal import Model
internal import Text

/// The compiled rules for drivers and flags.
struct RuleBook: Sendable {
  private enum Subject: Sendable {
    case driver(Int)
    case flag(Finding.Flag)
    case relation(Finding.Relation)
  }

  private struct Rule: Sendable {
    var subject: Subject
    var weight: Double
    var unit: Finding.Unit?
    /// `signal: sin señal`, as evidence names it.
    var name: String
  }

  /// What the rules say of one mention.
  struct Verdict {
    var drivers: [Finding.Driver] = []
    var flags: [Finding.Flag] = []
    /// What the author is to the company, by the strongest rule.
    var relation: Finding.Relation?
    var evidence: [Finding.Evidence] = []
    var units: [Finding.Unit] = []
    /// The rules of drivers that hold, with the member they were found in and their evidence.
    var grounds: [Ground] = []
  }

  /// A rule of a driver that holds.
  struct Ground {
    var field: Finding.Field
    var hit: Matcher.Hit
    var weight: Double
    /// The place of its evidence in the verdict's.
    var evidence: Int
    /// The driver's place in the pack.
    var driver: Int
  }

  private let ids: [String]
  private var rules: [Rule] = []

  init(_ pack: RulePack, _ compiler: inout Compiler) {
    ids = pack.drivers.map(\.id)
    for (index, driver) in pack.drivers.enumerated() {
      for rule in driver.rules { add(rule, .driver(index), driver.id, &compiler) }
    }
    for group in pack.flags {
      guard let flag = Finding.Flag(rawValue: group.id) else {
        compiler.faults.append(
          Fault(.configuration, at: group.rules.first?.place, Texts.unknownFlag(group.id)))
        continue
      }
      for rule in group.rules { add(rule, .flag(flag), group.id, &compiler) }
    }
    for group in pack.relations {
      guard let relation = Finding.Relation(rawValue: group.id) else {
        compiler.faults.append(
          Fault(.configuration, at: group.rules.first?.place, Texts.unknownRelation(group.id)))
        continue
      }
      for rule in group.rules { add(rule, .relation(relation), group.id, &compiler) }
    }
  }

  private mutating func add(
    _ rule: RulePack.Rule, _ subject: Subject, _ id: String, _ compiler: inout Compiler
  ) {
    if !(0...1).contains(rule.weight) {
      compiler.faults.append(
        Fault(.configuration, at: rule.place, Texts.weightOutside(rule.weight)))
    }
    compiler.add(rule.pattern, .rule(rules.count), at: rule.place)
    for exception in rule.except {
      compiler.add(exception, .exception(rule: rules.count), at: rule.place)
    }
    rules.append(
      Rule(
        subject: subject, weight: rule.weight, unit: rule.unit, name: "\(id): \(rule.pattern)"))
  }

  /// Which drivers and flags the found rules give; a rule negated or excepted gives nothing.
  func judge(_ fields: [FieldReading]) -> Verdict {
    var verdict = Verdict()
    var doubts = ids.map { _ in 1.0 }
    var flags: [Finding.Flag] = []
    var strongest = 0.0
    for field in fields {
      for (hit, number) in field.rules where holds(hit, number, field) {
        let rule = rules[number]
        var kind = "flag"
        switch rule.subject {
        case .driver(let index):
          kind = "driver"
          doubts[index] *= doubt(rule.weight, hit, field.field, index, verdict)
          verdict.grounds.append(
            Ground(
              field: field.field, hit: hit, weight: rule.weight, evidence: verdict.evidence.count,
              driver: index))
          if let unit = rule.unit { verdict.units.append(unit) }
        case .flag(let flag): flags.append(flag)
        case .relation(let relation):
          kind = "relation"
          if rule.weight > strongest { (verdict.relation, strongest) = (relation, rule.weight) }
        }
        verdict.evidence.append(field.evidence(field.slice(hit), .init(kind, 0, rule.name)))
      }
    }
    verdict.flags = Finding.Flag.allCases.filter(flags.contains)
    verdict.drivers = ids.indices.filter { doubts[$0] < 1 }
      .map { Finding.Driver(id: ids[$0], confidence: ((1 - doubts[$0]) * 1000).rounded() / 1000) }
      .enumerated()
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
      .map(\.element)
    return verdict
  }

  /// What a rule leaves of the doubt about its driver; of rules on the same words only the surest counts.
  private func doubt(
    _ weight: Double, _ hit: Matcher.Hit, _ field: Finding.Field, _ driver: Int,
    _ verdict: Verdict
  ) -> Double {
    var known = 0.0
    for ground in verdict.grounds where ground.driver == driver && ground.field == field {
      guard ground.hit.first <= hit.last, hit.first <= ground.hit.last else { continue }
      known = max(known, ground.weight)
    }
    guard known < 1, weight > known else { return 1 }
    return (1 - weight) / (1 - known)
  }

  private func holds(_ hit: Matcher.Hit, _ rule: Int, _ field: FieldReading) -> Bool {
    for exception in field.exceptions where exception.rule == rule {
      if exception.hit.first <= hit.last, hit.first <= exception.hit.last { return false }
    }
    return !field.relieved.contains(hit.first) && !field.isNegated(before: hit.first)
  }
}

extension FieldReading {
  /// True when "no", "nunca", "sin"… stands right before a word, or one word earlier.
  fileprivate func isNegated(before word: Int) -> Bool {
    var index = word
    while index > 0, index > word - 2, text.words[index].pause == .none {
      index -= 1
      if negators.contains(index) { return true }
    }
    return false
  }
}
