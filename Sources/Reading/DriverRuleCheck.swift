package import Model

/// Runs the examples that stand beside each rule.
package struct DriverRuleCheck {
  /// Examples that do not match and counterexamples that do, as a reader of these rules sees them.
  ///
  /// An example must match its own rule; a counterexample must not give the driver by any rule.
  package static func faults(in rules: RulePack, by reader: Reader) -> [Fault] {
    rules.drivers.flatMap { faults(in: $0, reader) { $0.drivers.map(\.id) } }
      + rules.flags.flatMap { faults(in: $0, reader) { $0.flags.map(\.rawValue) } }
      + rules.relations.flatMap {
        faults(in: $0, reader) { $0.relation.map { [$0.rawValue] } ?? [] }
      }
  }

  private static func faults(
    in group: RulePack.Driver, _ reader: Reader, _ given: (Finding) -> [String]
  ) -> [Fault] {
    var faults: [Fault] = []
    for rule in group.rules {
      let name = "\(group.id): \(rule.pattern)"
      for example in rule.examples {
        let finding = reader.read(Mention(id: "", text: example))
        if finding.evidence.contains(where: { $0.rule == name }) { continue }
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
}
