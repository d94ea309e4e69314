internal import Model

extension Source {
  /// A source that sends by itself: with a connector the platform's own documents, without one mentions.
  mutating func readPush(_ reader: inout MapReader) -> Bool {
    kind = .push
    rhythm = nil
    url = "push:" + id
    if let connector = reader.text("connector") { connectorID = connector.value }
    if let member = reader.member("params") { readArguments(member.value, reader.faults) }
    if let member = reader.member("secrets") { readSecrets(member.value, reader.faults) }
    if let member = reader.member("secret") {
      let read = SecretPlace.read(member.value, "secret", reader.faults)
      secrets[Self.pushSecret] = read?.place
      expiries[Self.pushSecret] = read?.expires
    } else if connectorID == nil {
      reader.faults.note(reader.place, PushTexts.noSecret(id), remedy: PushTexts.secretRemedy)
    }
    return true
  }
}

extension Source.SecretPlace {
  /// Where a secret is kept, and when it ends if that is written; nil and a fault when the node does not
  /// say where.
  static func read(
    _ node: YAMLNode, _ name: String, _ faults: FaultBook
  ) -> (place: Source.SecretPlace, expires: Instant?)? {
    if case .text = node.value {
      // Not even to be repeated in a message: it may be the secret itself.
      faults.note(node.place, PushTexts.secretInFile(name), remedy: PushTexts.secretRemedy)
      return nil
    }
    guard var reader = MapReader(node, "el secreto «\(name)»", faults) else { return nil }
    let variable = reader.text("env")
    let file = reader.text("file")
    let end = reader.text("expires")
    reader.finish()
    let expires = end.flatMap {
      Instant(rfc3339: $0.value + "T00:00:00Z") ?? Instant(rfc3339: $0.value)
    }
    if let end, expires == nil {
      faults.note(end.place, PushTexts.badEnd(end.value), remedy: PushTexts.endRemedy)
    }
    if let variable { return (.environment(variable.value), expires) }
    if let file { return (.file(file.value), expires) }
    faults.note(node.place, Texts.secretTwice(name), remedy: Texts.secretRemedy)
    return nil
  }
}

/// What is said of sources that send by themselves.
enum PushTexts {
  static func noSecret(_ id: String) -> String {
    "la fuente «\(id)» no dice con qué secreto firma lo que envía"
  }
  static let secretRemedy = "escriba secret: {env: NOMBRE} o secret: {file: ruta}"
  static func secretInFile(_ name: String) -> String {
    "el secreto «\(name)» no va escrito en la configuración"
  }
  static func badEnd(_ text: String) -> String { "«\(text)» no es una fecha" }
  static let endRemedy = "escriba el día en que vence, por ejemplo expires: 2026-12-01"
  static func notPush(_ id: String) -> String {
    "el conector «\(id)» pregunta; para una fuente «push» hace falta uno con direction: push"
  }
  static func notPolled(_ id: String) -> String {
    "el conector «\(id)» recibe lo que la plataforma envía; la fuente lleva type: push"
  }
  static let noSignature = "«verify» no dice cómo se firma"
  static let signatureRemedy = "agregue signature: {header: …, prefix: …, secret: …}"
  static func badAlgorithm(_ name: String) -> String { "no se conoce el algoritmo «\(name)»" }
}
