package import Model

/// One API's connector as an operator writes it (`Rules/connectors/*`, `vigia-connector/1`), YAML or JSON.
package enum ConnectorFile {
  /// The connector, or every mistake of the file together (`ExitCode.configuration`).
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> Connector {
    let faults = FaultBook()
    var connector: Connector?
    if let reader = Documents.open(bytes, file: file, format: "vigia-connector/1", faults) {
      var reading = ConnectorReading(reader: reader)
      connector = reading.run()
    }
    try faults.close()
    guard let connector else {
      throw Faults([Fault(.configuration, at: FilePlace(file: file), ConnectorTexts.nothing)])
    }
    return connector
  }
}

/// Reads a connector section by section.
struct ConnectorReading {
  var reader: MapReader
  var faults: FaultBook { reader.faults }
  /// The names that the file declares, which holes and expressions may use.
  var parameters: [String] = []
  var tables: [String] = []

  init(reader: MapReader) { self.reader = reader }

  mutating func run() -> Connector? {
    let id = reader.text("id", isRequired: true)
    if let id {
      var ids = IDBook()
      ids.enter(id, faults)
    }
    let title = reader.text("title")
    let network = reader.text("network")
    // Every answer is read leniently.
    for key in ["note", "lenient_json"] { _ = reader.text(key) }
    let items = reader.required("items").map { pointers($0.value, "items") } ?? []
    guard let id else {
      reader.finish()
      return nil
    }
    var connector = Connector(
      id: id.value, title: title?.value ?? id.value,
      network: network?.value ?? String(id.value.prefix { $0 != "-" }), items: items)
    let direction = reader.choice("direction", of: Direction.self)
    connector.isPush = direction == .push
    connector.isStream = direction == .stream
    connector.unwrap = pointer("unwrap")
    connector.flatten = pointer("flatten")
    connector.minimumInterval = reader.span(
      "min_interval_s", within: 0...604_800, default: connector.minimumInterval)
    if let member = reader.member("params") { connector.parameters = declared(member.value) }
    if let member = reader.member("tables") { connector.tables = tables(member.value) }
    readWhere(&connector)
    connector.errors = reader.member("error").map { pointers($0.value, "error") } ?? []
    connector.errorCode = pointer("error_code")
    if let member = reader.member("error_codes"),
      var codes = MapReader(member.value, "«error_codes»", faults)
    {
      connector.credentialCodes = codes.texts("credential").map(\.value)
      connector.limitedCodes = codes.texts("limited").map(\.value)
      codes.finish()
    }
    // Where an API puts the errors beside good items: known, not used.
    _ = pointer("partial_errors")
    if let member = reader.member("auth") { connector.auth = auth(member.value) }
    readRequest(&connector)
    if let member = reader.member("cursor") { connector.cursor = cursor(member.value) }
    if let member = reader.member("page") { connector.page = page(member.value) }
    if let member = reader.member("rate") { connector.rate = rate(member.value) }
    if let member = reader.member("budget") {
      connector.budget = SourceBudget.read(member.value, SourceBudget(), faults)
    }
    if let member = reader.required("map") { connector.fields = map(member.value) }
    if let member = reader.member("verify") { connector.seal = seal(member.value) }
    if let member = reader.member("token_check") {
      connector.tokenCheck = tokenCheck(member.value, secrets: connector.auth.secrets)
    }
    if let member = reader.member("gone") { connector.gone = gone(member.value) }
    if let member = reader.member("gone_author") {
      connector.goneAuthor = gone(member.value, "gone_author")
      if !connector.isStream {
        faults.note(
          member.place, ConnectorTexts.onlyOfStreams, remedy: ConnectorTexts.onlyOfStreamsRemedy)
      }
    }
    if let member = reader.member("recheck") {
      connector.recheck = recheck(member.value, of: connector)
    }
    reader.finish()
    return connector
  }

  private enum Direction: String, CaseIterable { case poll, push, stream }

  private mutating func readWhere(_ connector: inout Connector) {
    guard let member = reader.member("where"),
      var conditions = MapReader(member.value, "«where»", faults)
    else { return }
    connector.whereExists = conditions.texts("exists").compactMap { pointer($0) }
    connector.whereMissing = conditions.text("missing").flatMap { pointer($0) }
    conditions.finish()
  }

  private mutating func declared(_ node: YAMLNode) -> [Connector.Parameter] {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap("«params»", node.kind), remedy: Texts.notMapRemedy)
      return []
    }
    return members.map { member in
      parameters.append(member.key)
      guard !member.value.isAbsent, case .map(let inner) = member.value.value, !inner.isEmpty,
        var reader = MapReader(member.value, "el parámetro «\(member.key)»", faults)
      else { return Connector.Parameter(name: member.key, isRequired: false, standard: nil) }
      let isRequired = reader.flag("required", default: false)
      let standard = reader.text("default")
      _ = reader.text("help")
      reader.finish()
      return Connector.Parameter(
        name: member.key, isRequired: isRequired, standard: standard?.value)
    }
  }

  private mutating func tables(_ node: YAMLNode) -> [Connector.Table] {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap("«tables»", node.kind), remedy: Texts.notMapRemedy)
      return []
    }
    return members.compactMap { member in
      tables.append(member.key)
      guard var reader = MapReader(member.value, "la tabla «\(member.key)»", faults) else {
        return nil
      }
      let from = reader.text("from", isRequired: true).flatMap { pointer($0) }
      let key = reader.text("key", isRequired: true).flatMap { pointer($0) }
      reader.finish()
      guard let from, let key else { return nil }
      return Connector.Table(name: member.key, from: from, key: key)
    }
  }

  /// The member's pointer, with a fault when it is none.
  private mutating func pointer(_ key: String) -> Pointer? {
    reader.text(key).flatMap { pointer($0) }
  }

  func pointer(_ text: PlacedText) -> Pointer? {
    if let pointer = Pointer(text.value) { return pointer }
    faults.note(
      text.place, ConnectorTexts.badPointer(text.value), remedy: ConnectorTexts.badPointerRemedy)
    return nil
  }

  /// One pointer or a list of them; the empty one means the whole document.
  func pointers(_ node: YAMLNode, _ key: String) -> [Pointer] {
    switch node.value {
    case .list(let nodes): return nodes.flatMap { pointers($0, key) }
    case .text(let text):
      return pointer(PlacedText(value: text, place: node.place)).map { [$0] } ?? []
    default:
      faults.note(node.place, Texts.notText(key, node.kind), remedy: Texts.notTextRemedy)
      return []
    }
  }
}
