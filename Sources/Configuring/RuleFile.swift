package import Model

/// The drivers of a trade as an operator writes them (`Rules/telco.yaml`, `vigia-rules/1`).
package enum RuleFile {
  /// The pack, or every mistake of the file together (`ExitCode.configuration`).
  ///
  /// Whether the patterns themselves make sense, `Reading` decides; each rule carries its place.
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> RulePack {
    let faults = FaultBook()
    var pack = RulePack(drivers: [], flags: [])
    if var reader = Documents.open(bytes, file: file, format: "vigia-rules/1", faults) {
      if let member = reader.required("drivers") { pack.drivers = drivers(member.value, faults) }
      if let member = reader.member("flags") { pack.flags = drivers(member.value, faults) }
      if let member = reader.member("relations") { pack.relations = drivers(member.value, faults) }
      reader.finish()
    }
    try faults.close()
    return pack
  }

  private static func drivers(_ node: YAMLNode, _ faults: FaultBook) -> [RulePack.Driver] {
    var ids = IDBook()
    return nodes(node).compactMap { node in
      guard var reader = MapReader(node, "la regla", faults) else { return nil }
      let id = reader.text("id", isRequired: true)
      if let id { ids.enter(id, faults) }
      reader.subject = id.map { "«\($0.value)»" } ?? "la regla"
      let title = reader.text("title")
      let items = reader.items("rules")
      let rules = items.compactMap { rule($0, faults) }
      if let id, items.isEmpty {
        faults.note(
          id.place, Texts.driverWithoutRules(id.value), remedy: Texts.driverWithoutRulesRemedy)
      }
      reader.finish()
      guard let id else { return nil }
      return RulePack.Driver(id: id.value, title: title?.value ?? id.value, rules: rules)
    }
  }

  private static func rule(_ node: YAMLNode, _ faults: FaultBook) -> RulePack.Rule? {
    guard var reader = MapReader(node, "la regla", faults) else { return nil }
    let match = reader.text("match", isRequired: true)
    let weight = reader.number("weight", within: 0...1, default: 0.9)
    let rule = RulePack.Rule(
      pattern: match?.value ?? "", weight: weight,
      except: reader.texts("except").map(\.value),
      examples: reader.texts("examples").map(\.value),
      counterexamples: reader.texts("not").map(\.value),
      unit: reader.choice("unit", of: Finding.Unit.self), place: match?.place ?? node.place)
    reader.finish()
    return match == nil ? nil : rule
  }

  private static func nodes(_ node: YAMLNode) -> [YAMLNode] {
    if case .list(let items) = node.value { return items }
    return [node]
  }
}
