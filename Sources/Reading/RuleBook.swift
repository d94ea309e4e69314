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

  /// A rule that holds.
  struct Ground {
    /// The place of its member among the fields.
    var field: Int
    var hit: Matcher.Hit
    var rule: Int
    /// The driver's place in the pack; nil for a rule of a flag or a relation.
    var driver: Int?
    /// The confidence it gives its driver; 0 where it has none.
    var weight: Double
    /// What it adds to the score.
    var share = 0.0
  }

  /// What the rules say of one mention; filled again for the next.
  struct Verdict {
    /// The rules that hold, in the order of the text.
    var grounds: [Ground] = []
    /// How sure each driver is not there, in the order of the pack.
    fileprivate(set) var doubts: [Double] = []
    fileprivate(set) var mobile = 0
    fileprivate(set) var fixed = 0
    fileprivate var flags: UInt32 = 0

    /// What the author is to the company, by the surest rule, and how sure that is.
    fileprivate(set) var relation: Finding.Relation?
    fileprivate var relationWeight = 0.0

    /// True when there is any driver.
    fileprivate(set) var complains = false
    /// One bit a driver, in the order of the pack.
    fileprivate(set) var drivers: UInt64 = 0
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
  func judge(_ fields: [FieldReading], _ verdict: inout Verdict) {
    verdict.grounds.removeAll(keepingCapacity: true)
    verdict.doubts.removeAll(keepingCapacity: true)
    verdict.doubts.append(contentsOf: repeatElement(1, count: ids.count))
    (verdict.mobile, verdict.fixed) = (0, 0)
    (verdict.flags, verdict.drivers, verdict.complains) = (0, 0, false)
    (verdict.relation, verdict.relationWeight) = (nil, 0)
    for (place, field) in fields.enumerated() {
      for (hit, number) in field.rules where holds(hit, number, field) {
        let rule = rules[number]
        switch rule.subject {
        case .driver(let index):
          verdict.doubts[index] *= doubt(rule.weight, hit, place, index, verdict)
          verdict.complains = verdict.complains || rule.weight > 0
          if index < 64, rule.weight > 0 { verdict.drivers |= 1 << UInt64(index) }
          if rule.unit == .mobile { verdict.mobile += 1 }
          if rule.unit == .fixed { verdict.fixed += 1 }
          verdict.grounds.append(
            Ground(field: place, hit: hit, rule: number, driver: index, weight: rule.weight))
        case .flag(let flag):
          verdict.flags |= 1 << UInt32(Finding.Flag.allCases.firstIndex(of: flag) ?? 0)
          verdict.grounds.append(Ground(field: place, hit: hit, rule: number, weight: 0))
        case .relation(let relation):
          if rule.weight > verdict.relationWeight {
            (verdict.relation, verdict.relationWeight) = (relation, rule.weight)
          }
          verdict.grounds.append(Ground(field: place, hit: hit, rule: number, weight: 0))
        }
      }
    }
  }

  /// The drivers by falling confidence.
  func drivers(_ verdict: Verdict) -> [Finding.Driver] {
    guard verdict.complains else { return [] }
    return ids.indices.filter { verdict.doubts[$0] < 1 }
      .map {
        Finding.Driver(
          id: ids[$0], confidence: ((1 - verdict.doubts[$0]) * 1000).rounded() / 1000)
      }
      .enumerated()
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
      .map(\.element)
  }

  /// The flags in their order.
  func flags(_ verdict: Verdict) -> [Finding.Flag] {
    guard verdict.flags != 0 else { return [] }
    return Finding.Flag.allCases.enumerated()
      .filter { verdict.flags & (1 << UInt32($0.offset)) != 0 }
      .map(\.element)
  }

  /// The rules that hold, as evidence.
  func evidence(_ verdict: Verdict, _ fields: [FieldReading]) -> [Finding.Evidence] {
    verdict.grounds.map { ground in
      let rule = rules[ground.rule]
      let kind =
        switch rule.subject {
        case .driver: "driver"
        case .flag: "flag"
        case .relation: "relation"
        }
      let field = fields[ground.field]
      return field.evidence(field.slice(ground.hit), .init(kind, ground.share, rule.name))
    }
  }

  /// True for a rule of a driver.
  func isDriver(_ ground: Ground) -> Bool {
    if case .driver = rules[ground.rule].subject { return true }
    return false
  }

  /// What a rule leaves of the doubt about its driver; of rules on the same words only the surest counts.
  private func doubt(
    _ weight: Double, _ hit: Matcher.Hit, _ field: Int, _ driver: Int, _ verdict: Verdict
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
    return !field.roles[hit.first].isRelieved && !field.isNegated(before: hit.first)
  }
}
