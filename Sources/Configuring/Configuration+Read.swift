internal import Foundation
package import Model

extension Configuration {
  /// The configuration in a file's bytes, or every mistake of the file together
  /// (`ExitCode.configuration`).
  ///
  /// `directory` is the folder of the file; `environment` answers `secret_env` and `env`. With
  /// `connectors`, what sources ask of them is checked too.
  package static func read(
    _ bytes: [UInt8], file: String, directory: String,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    connectors: [Connector]? = nil
  ) throws(Faults) -> Configuration {
    let faults = FaultBook()
    var configuration = Configuration(timezone: "UTC", directory: directory)
    if let reader = Documents.open(bytes, file: file, format: "vigia-config/1", faults) {
      var reading = ConfigurationReading(
        reader: reader, secrets: SecretReader(environment: environment, faults: faults),
        configuration: configuration)
      reading.connectors = connectors
      configuration = reading.run()
    }
    try faults.close()
    return configuration
  }
}

/// Reads a configuration section by section, then checks what the sections say of each other.
private struct ConfigurationReading {
  var reader: MapReader
  let secrets: SecretReader
  var configuration: Configuration
  /// The connectors there are, where that is known.
  var connectors: [Connector]?
  private var brandIDs = IDBook()
  private var receiverIDs = IDBook()

  init(reader: MapReader, secrets: SecretReader, configuration: Configuration) {
    self.reader = reader
    self.secrets = secrets
    self.configuration = configuration
  }

  private var faults: FaultBook { reader.faults }

  mutating func run() -> Configuration {
    readGeneral()
    readBrands()
    readSources()
    readReceivers()
    readRoutes()
    readListen()
    configuration.calendar = CalendarFile.entries(&reader, brands: brandIDs.all)
    if let member = reader.member("care"),
      var care = MapReader(member.value, "«care»", faults)
    {
      configuration.care = CareFile.rules(&care)
      care.finish()
    }
    configuration.shadow = reader.member("shadow").flatMap { Shadow.read($0.value, faults) }
    reader.finish()
    return configuration
  }

  private mutating func readGeneral() {
    if let zone = reader.text("timezone", isRequired: true) {
      configuration.timezone = zone.value
      if TimeZone(identifier: zone.value) == nil {
        faults.note(zone.place, Texts.badZone(zone.value), remedy: Texts.badZoneRemedy)
      }
    }
    if let pack = reader.text("rules") {
      configuration.rules = pack.value
      let isName = pack.value.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      if pack.value.isEmpty || !isName {
        faults.note(pack.place, Texts.badPack(pack.value), remedy: Texts.badPackRemedy)
      }
    }
    if let archive = reader.text("archive") { configuration.archive = archive.value }
    let reachable = reader.texts("allow_private")
    for text in reachable { Addresses.checkPrivate(text, faults) }
    configuration.allowPrivate = reachable.map(\.value)
    configuration.contact = reader.text("contact")?.value
    configuration.history = reader.texts("history").map(\.value)
    if let durability = reader.choice("durability", of: Configuration.Durability.self) {
      configuration.durability = durability
    }
    configuration.lateness = reader.span(
      "lateness_s", within: 0...3600, default: configuration.lateness)
    let threshold = reader.number("threshold", within: 0.5...100, default: 0)
    configuration.threshold = threshold > 0 ? threshold : nil
  }

  private mutating func readBrands() {
    let nodes = reader.items("brands")
    for node in nodes {
      if let brand = Brand.read(node, &brandIDs, faults) { configuration.brands.append(brand) }
    }
    if nodes.isEmpty { faults.note(reader.place, Texts.noBrands, remedy: Texts.noBrandsRemedy) }
  }

  private mutating func readSources() {
    var ids = IDBook()
    let budgets = SharedBudget.read(reader.items("budgets"), faults)
    for node in reader.items("sources") {
      guard var source = Source.read(node, &ids, among: budgets, faults) else { continue }
      if let brand = source.brand {
        let text = PlacedText(value: brand, place: node.place)
        check([text], among: brandIDs.all, Texts.unknownBrand, whenEmpty: Texts.noBrands)
      } else if source.kind == .mailbox {
        // Who writes to the house need not say its name.
        source.brand = brandIDs.all.count == 1 ? brandIDs.all.first : nil
      }
      if let connectors {
        do throws(Faults) { _ = try source.connected(among: connectors) } catch {
          faults.note(error)
        }
      }
      configuration.sources.append(source)
    }
    for node in reader.items("sources") {
      // A stream may name a source that is written after it.
      guard case .map(let members) = node.value,
        let fill = members.first(where: { $0.key == "fill" }), case .text(let id) = fill.value.value
      else { continue }
      check(
        [PlacedText(value: id, place: fill.place)], among: configuration.sources.map(\.id),
        Texts.unknownSource, whenEmpty: Texts.sourceKinds)
    }
  }

  private mutating func readReceivers() {
    for node in reader.items("receivers") {
      guard let receiver = Receiver.read(node, &receiverIDs, secrets) else { continue }
      configuration.receivers.append(receiver)
    }
  }

  private mutating func readRoutes() {
    for node in reader.items("routes") {
      guard var route = MapReader(node, "la ruta", faults) else { continue }
      let to = route.texts("to")
      if to.isEmpty {
        faults.note(route.place, Texts.routeNowhere, remedy: Texts.routeNowhereRemedy)
      }
      check(to, among: receiverIDs.all, Texts.unknownReceiver, whenEmpty: Texts.noReceivers)
      let brands = route.texts("brands")
      check(brands, among: brandIDs.all, Texts.unknownBrand, whenEmpty: Texts.noBrands)
      var read = Route(to: to.map(\.value))
      read.brands = brands.map(\.value)
      read.level = route.choice("level", of: Alert.Level.self)
      route.finish()
      configuration.routes.append(read)
    }
  }

  private mutating func readListen() {
    var tokens = IDBook()
    for node in reader.items("tokens") {
      if let token = AccessToken.read(node, &tokens, secrets) { configuration.tokens.append(token) }
    }
    guard let text = reader.text("listen") else { return }
    guard let address = ListenAddress(text.value) else {
      faults.note(text.place, Texts.badListen(text.value), remedy: Texts.badListenRemedy)
      return
    }
    configuration.listen = address
    if !address.isLoopback, tokens.all.isEmpty {
      faults.note(text.place, Texts.openListen(text.value), remedy: Texts.openListenRemedy)
    }
  }

  private func check(
    _ ids: [PlacedText], among known: [String], _ what: (String) -> String, whenEmpty: String
  ) {
    for id in ids where !known.contains(id.value) {
      let near = Nearest.word(to: id.value, among: known).map(Texts.didYouMean)
      let listed = known.isEmpty ? whenEmpty : Texts.oneOf(known)
      faults.note(id.place, what(id.value), remedy: near ?? listed)
    }
  }
}
