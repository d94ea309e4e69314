package import Model

extension Source {
  /// The source with its connector, from those there are; every mistake in its parameters together
  /// (`ExitCode.configuration`).
  package func connected(among connectors: [Connector]) throws(Faults) -> Source {
    guard let connectorID else { return self }
    let faults = FaultBook()
    let here = place ?? FilePlace(file: id)
    var source = self
    if let connector = connectors.first(where: { $0.id == connectorID }) {
      source.connector = connector
      if connector.isPush != (kind == .push) {
        faults.note(
          here, kind == .push ? PushTexts.notPush(connector.id) : PushTexts.notPolled(connector.id))
      }
      if connector.isStream, kind == .connector {
        faults.note(here, ConnectorTexts.notAsked(connector.id), remedy: ConnectorTexts.askByStream)
      }
      if let own = secrets[Self.pushSecret], let name = connector.seal?.secret {
        source.secrets[name] = source.secrets[name] ?? own
      }
      let known = connector.parameters.map(\.name)
      for argument in arguments where !known.contains(argument.name) {
        faults.note(
          argument.place ?? here, ConnectorTexts.unknownParameter(argument.name),
          remedy: Nearest.word(to: argument.name, among: known).map(Texts.didYouMean)
            ?? ConnectorTexts.holes(known))
      }
      for parameter in connector.parameters
      where parameter.isRequired && source.parameters[parameter.name] == nil {
        faults.note(
          here, ConnectorTexts.missingParameter(parameter.name),
          remedy: Texts.add(parameter.name))
      }
      if source.kind == .connector {
        source.budget = SourceBudget.merged(budget, over: connector.budget)
      }
      if source.kind == .connector, source.interval < connector.minimumInterval {
        source.interval = connector.minimumInterval
      }
    } else {
      let ids = connectors.map(\.id)
      faults.note(
        here, ConnectorTexts.unknownConnector(connectorID),
        remedy: Nearest.word(to: connectorID, among: ids).map(Texts.didYouMean)
          ?? ConnectorTexts.connectors(ids))
    }
    try faults.close()
    return source
  }
}

extension SourceBudget {
  /// The operator's bounds with the connector's prices.
  fileprivate static func merged(_ own: SourceBudget?, over standard: SourceBudget?)
    -> SourceBudget?
  {
    guard let own else { return standard }
    guard var merged = standard else { return own }
    if own.dailyCost != nil { merged.dailyCost = own.dailyCost }
    if own.dailyCount != nil { merged.dailyCount = own.dailyCount }
    if own.cost > 0 { merged.cost = own.cost }
    if own.authorCost > 0 { merged.authorCost = own.authorCost }
    merged.pace = own.pace
    merged.shared = own.shared
    merged.priority = own.priority
    return merged
  }
}
