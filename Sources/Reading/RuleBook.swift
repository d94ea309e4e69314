internal import Model
internal import Text

/// The compiled rules for drivers and flags.
struct RuleBook: Sendable {
  private enum Subject: Sendable {
    case driver(Int)
    /// By its place among all flags.
    case flag(Int)
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
  struct Ground: Sendable, BitwiseCopyable {
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
  struct Verdict: ~Copyable {
    /// The rules that hold, in the order of the text.
    var grounds = Tray<Ground>(room: 64)
    /// How sure each driver is not there, in the order of the pack; empty when no rule of any was found.
    fileprivate(set) var doubts = Tray<Double>(room: 64)
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

  private static let flags = Finding.Flag.allCases

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
      let place = Self.flags.firstIndex(of: flag) ?? 0
      for rule in group.rules { add(rule, .flag(place), group.id, &compiler) }
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
  func judge(_ fields: borrowing Fields, _ verdict: inout Verdict) {
    verdict.grounds.removeAll()
    verdict.doubts.removeAll()
    (verdict.mobile, verdict.fixed) = (0, 0)
    (verdict.flags, verdict.drivers, verdict.complains) = (0, 0, false)
    (verdict.relation, verdict.relationWeight) = (nil, 0)
    if fields.haveRules { weigh(fields, &verdict) }
  }

  @inline(never)
  private func weigh(_ fields: borrowing Fields, _ verdict: inout Verdict) {
    for place in fields.indices {
      for index in 0..<fields[place].rules.count {
        let found = fields[place].rules[index]
        if holds(found, fields[place]) { weigh(found, place, &verdict) }
      }
    }
  }

  private func weigh(_ found: FieldReading.Found, _ field: Int, _ verdict: inout Verdict) {
    let (hit, number) = (found.hit, found.number)
    let weight = rules[number].weight
    switch rules[number].subject {
    case .driver(let index):
      if verdict.doubts.isEmpty { verdict.doubts.append(1, times: ids.count) }
      verdict.doubts[index] *= doubt(weight, hit, field, index, verdict)
      verdict.complains = verdict.complains || weight > 0
      if index < 64, weight > 0 { verdict.drivers |= 1 << UInt64(index) }
      switch rules[number].unit {
      case .mobile: verdict.mobile += 1
      case .fixed: verdict.fixed += 1
      case nil: break
      }
      verdict.grounds.append(
        Ground(field: field, hit: hit, rule: number, driver: index, weight: weight))
    case .flag(let flag):
      verdict.flags |= 1 << UInt32(flag)
      verdict.grounds.append(Ground(field: field, hit: hit, rule: number, weight: 0))
    case .relation(let relation):
      if weight > verdict.relationWeight {
        (verdict.relation, verdict.relationWeight) = (relation, weight)
      }
      verdict.grounds.append(Ground(field: field, hit: hit, rule: number, weight: 0))
    }
  }

  /// Adds the drivers by falling confidence.
  func addDrivers(_ verdict: borrowing Verdict, to drivers: inout [Finding.Driver]) {
    guard verdict.complains else { return }
    for index in ids.indices where verdict.doubts[index] < 1 {
      let confidence = ((1 - verdict.doubts[index]) * 1000).rounded() / 1000
      var place = drivers.count
      while place > 0, drivers[place - 1].confidence < confidence { place -= 1 }
      drivers.insert(Finding.Driver(id: ids[index], confidence: confidence), at: place)
    }
  }

  /// Adds the flags in their order.
  func addFlags(_ verdict: borrowing Verdict, to flags: inout [Finding.Flag]) {
    guard verdict.flags != 0 else { return }
    for (place, flag) in Self.flags.enumerated() where verdict.flags & (1 << UInt32(place)) != 0 {
      flags.append(flag)
    }
  }

  /// The rules that hold, as evidence.
  func evidence(_ verdict: borrowing Verdict, _ fields: borrowing Fields) -> [Finding.Evidence] {
    var evidence: [Finding.Evidence] = []
    for index in 0..<verdict.grounds.count {
      let ground = verdict.grounds[index]
      let rule = rules[ground.rule]
      let kind =
        switch rule.subject {
        case .driver: "driver"
        case .flag: "flag"
        case .relation: "relation"
        }
      evidence.append(
        fields[ground.field].evidence(
          fields[ground.field].slice(ground.hit), .init(kind, ground.share, rule.name)))
    }
    return evidence
  }

  /// What a rule leaves of the doubt about its driver; of rules on the same words only the surest counts.
  private func doubt(
    _ weight: Double, _ hit: Matcher.Hit, _ field: Int, _ driver: Int,
    _ verdict: borrowing Verdict
  ) -> Double {
    var known = 0.0
    for index in 0..<verdict.grounds.count {
      let ground = verdict.grounds[index]
      guard ground.driver == driver, ground.field == field, ground.hit.first <= hit.last,
        hit.first <= ground.hit.last
      else { continue }
      known = max(known, ground.weight)
    }
    guard known < 1, weight > known else { return 1 }
    return (1 - weight) / (1 - known)
  }

  private func holds(_ found: FieldReading.Found, _ field: borrowing FieldReading) -> Bool {
    let hit = found.hit
    for index in 0..<field.exceptions.count {
      let exception = field.exceptions[index]
      if exception.number == found.number, exception.hit.first <= hit.last,
        hit.first <= exception.hit.last
      {
        return false
      }
    }
    return !field.isRelieved(hit.first) && !field.isNegated(before: hit.first)
  }
}
