package import Model

/// Looks for rules that do not do what their author meant, by reading texts with them.
package struct DriverRuleCheck {
  /// Examples that do not match, counterexamples that do, rules that can never match, and pairs of rules
  /// that always match together, as a reader of these rules sees them.
  ///
  /// An example must match its own rule; a counterexample must not give the driver by any rule. The other
  /// two are told from texts made of the patterns themselves (`PatternSamples`).
  package static func faults(in rules: RulePack, by reader: Reader) -> [Fault] {
    rules.drivers.flatMap { faults(in: $0, reader) { $0.drivers.map(\.id) } }
      + rules.flags.flatMap { faults(in: $0, reader) { $0.flags.map(\.rawValue) } }
      + rules.relations.flatMap { group in
        faults(in: group, reader) { $0.relation.map { [$0.rawValue] } ?? [] }
      }
  }

  private static func faults(
    in group: RulePack.Driver, _ reader: Reader, _ given: (Finding) -> [String]
  ) -> [Fault] {
    examples(in: group, reader, given) + shapes(of: group, reader)
  }

  private static func name(_ rule: RulePack.Rule, _ group: RulePack.Driver) -> String {
    "\(group.id): \(rule.pattern)"
  }

  private static func rulesFound(in text: String, _ reader: Reader) -> [String] {
    reader.read(Mention(id: "", text: text)).evidence.map(\.rule)
  }

  private static func examples(
    in group: RulePack.Driver, _ reader: Reader, _ given: (Finding) -> [String]
  ) -> [Fault] {
    var faults: [Fault] = []
    for rule in group.rules {
      let name = name(rule, group)
      for example in rule.examples where !rulesFound(in: example, reader).contains(name) {
        faults.append(
          Fault(.configuration, at: rule.place, Texts.exampleFails(name, example)))
      }
      for example in rule.counterexamples {
        let finding = reader.read(Mention(id: "", text: example))
        guard given(finding).contains(group.id) else { continue }
        faults.append(
          Fault(.configuration, at: rule.place, Texts.counterexampleMatches(name, example)))
      }
    }
    return faults
  }

  /// Rules whose own words never give them, and pairs that each give the other on all their words.
  private static func shapes(of group: RulePack.Driver, _ reader: Reader) -> [Fault] {
    var faults: [Fault] = []
    /// By rule: the rules of the group that every one of its texts gives.
    var always: [Set<String>] = []
    for rule in group.rules {
      guard let pattern = try? Pattern(rule.pattern) else {
        always.append([])
        continue
      }
      let found = PatternSamples.texts(of: pattern).map { Set(rulesFound(in: $0, reader)) }
      if !found.contains(where: { $0.contains(name(rule, group)) }) {
        faults.append(
          Fault(
            .configuration, at: rule.place, Texts.neverMatches(name(rule, group)),
            remedy: Texts.neverMatchesRemedy))
      }
      always.append(found.dropFirst().reduce(found.first ?? []) { $0.intersection($1) })
    }
    for first in group.rules.indices {
      for second in group.rules.indices where second > first {
        let one = name(group.rules[first], group)
        let other = name(group.rules[second], group)
        let isTwin = one == other || (always[first].contains(other) && always[second].contains(one))
        guard isTwin else { continue }
        let place = group.rules[first].place
        faults.append(
          Fault(
            .configuration, at: group.rules[second].place,
            Texts.alwaysTogether(other, place.description), remedy: Texts.alwaysTogetherRemedy))
      }
    }
    return faults
  }
}
