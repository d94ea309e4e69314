internal import Model

extension SharedBudget {
  /// The budgets that sources share, by their ids.
  static func read(_ nodes: [YAMLNode], _ faults: FaultBook) -> [SharedBudget] {
    var ids = IDBook()
    return nodes.compactMap { node in
      guard var reader = MapReader(node, "el presupuesto", faults) else { return nil }
      let id = reader.text("id", isRequired: true)
      if let id { ids.enter(id, faults) }
      var shared = SharedBudget(id: id?.value ?? "")
      if let pace = reader.choice("spend", of: Pace.self) { shared.pace = pace }
      let usd = reader.number("daily_usd", within: 0...100_000, default: -1)
      shared.dailyCost = usd < 0 ? nil : Int64((usd * 1_000_000).rounded())
      let posts = reader.number("daily_posts", within: 0...100_000_000, default: -1)
      shared.dailyCount = posts < 0 ? nil : Int(posts)
      reader.finish()
      if shared.dailyCost == nil, shared.dailyCount == nil {
        faults.note(
          node.place, Texts.missing("daily_usd", in: "el presupuesto"),
          remedy: Texts.add("daily_usd"))
      }
      return id == nil ? nil : shared
    }
  }
}

extension SourceBudget {
  /// The shared budget that a source names, with its place there.
  mutating func readShare(
    _ reader: inout MapReader, among known: [SharedBudget], _ faults: FaultBook
  ) {
    priority = Int(reader.number("priority", within: 1...100, default: 1))
    guard let name = reader.text("of") else { return }
    shared = known.first { $0.id == name.value }
    if shared == nil {
      let ids = known.map(\.id)
      faults.note(
        name.place, "no hay ningún presupuesto «\(name.value)»",
        remedy: ids.isEmpty ? "agréguelo a «budgets»" : Texts.oneOf(ids))
    }
  }
}
