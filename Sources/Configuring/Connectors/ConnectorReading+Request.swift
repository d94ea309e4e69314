internal import Model

// What is sent: the request, who asks, and what a page calls for next.
extension ConnectorReading {
  /// Holes that are filled by the monitor itself.
  private static let standing = ["cursor", "page", "limit"]

  mutating func readRequest(_ connector: inout Connector) {
    if connector.isPush || connector.isStream {
      _ = reader.member("request")
      return
    }
    guard let member = reader.required("request") else { return }
    connector.request = request(
      member.value, "«request»", known: parameters + Self.standing + connector.auth.secrets,
      secrets: connector.auth.secrets)
  }

  /// A request; `secrets` may stand in its path or body only where the connector's way says so.
  func request(
    _ node: YAMLNode, _ subject: String, known: [String], secrets: [String]
  ) -> RequestTemplate? {
    guard var reader = MapReader(node, subject, faults) else { return nil }
    let url = reader.text("url", isRequired: true).flatMap { template($0, known) }
    guard let url else {
      reader.finish()
      return nil
    }
    var request = RequestTemplate(url: url)
    if case .text(let start)? = url.pieces.first,
      !start.hasPrefix("https://"), !start.hasPrefix("http://")
    {
      faults.note(reader.place, Texts.badURL(start), remedy: Texts.badURLRemedy)
    }
    if let method = reader.choice("method", of: Method.self) { request.method = method.rawValue }
    request.query = reader.member("query").map { items($0.value, known) } ?? []
    request.headers = reader.member("headers").map { items($0.value, known) } ?? []
    request.json = reader.member("json").map { items($0.value, known) } ?? []
    request.timeout = reader.span("timeout_s", within: 1...300, default: request.timeout)
    reader.finish()
    return request
  }

  private enum Method: String, CaseIterable {
    case GET, POST
  }

  private func items(_ node: YAMLNode, _ known: [String]) -> [RequestTemplate.Item] {
    guard case .map(let members) = node.value else {
      faults.note(
        node.place, Texts.notMap("el bloque", node.kind), remedy: Texts.notMapRemedy)
      return []
    }
    return members.compactMap { member in
      guard case .text(let value) = member.value.value else {
        faults.note(
          member.value.place, Texts.notText(member.key, member.value.kind),
          remedy: Texts.notTextRemedy)
        return nil
      }
      return template(PlacedText(value: value, place: member.value.place), known)
        .map { RequestTemplate.Item(name: member.key, value: $0) }
    }
  }

  private func template(_ text: PlacedText, _ known: [String]) -> RequestTemplate.Text? {
    guard let template = RequestTemplate.Text(text.value) else {
      faults.note(text.place, ConnectorTexts.badTemplate(text.value))
      return nil
    }
    for hole in template.holes where !known.contains(hole) {
      faults.note(
        text.place, ConnectorTexts.unknownHole(hole),
        remedy: Nearest.word(to: hole, among: known).map(Texts.didYouMean)
          ?? ConnectorTexts.holes(known))
    }
    return template
  }

  func auth(_ node: YAMLNode) -> ConnectorAuth {
    var auth = ConnectorAuth()
    guard var reader = MapReader(node, "«auth»", faults) else { return auth }
    auth.way = reader.choice("type", of: ConnectorAuth.Way.self) ?? .none
    auth.secrets = reader.texts("secret").flatMap {
      $0.value.split { $0 == "," || $0 == " " }.map(String.init)
    }
    auth.isOptional = reader.flag("optional", default: false)
    let header = reader.text("header")
    let parameter = reader.text("param")
    auth.name = header?.value ?? parameter?.value
    auth.tokenURL = reader.text("token_url")?.value
    auth.scope = reader.text("scope")?.value
    _ = reader.text("grant_type")
    if let login = reader.member("login"),
      case .map(let members) = login.value.value
    {
      let request = YAMLNode(
        place: login.value.place,
        value: .map(members.filter { !["token", "refresh"].contains($0.key) }))
      auth.login = self.request(
        request, "«login»", known: parameters + auth.secrets, secrets: auth.secrets)
      if let token = members.first(where: { $0.key == "token" }) {
        auth.token = pointers(token.value, "token").first
      }
    }
    reader.finish()
    let wanted = auth.way == .clientCredentials ? 2 : auth.way == .none ? 0 : 1
    if auth.secrets.count < wanted {
      faults.note(reader.place, ConnectorTexts.fewSecrets(auth.way.rawValue, wanted))
    }
    if auth.way == .clientCredentials, auth.tokenURL == nil {
      faults.note(reader.place, Texts.missing("token_url", in: "«auth»"))
    }
    if auth.way == .serviceAccount, auth.scope == nil {
      faults.note(reader.place, Texts.missing("scope", in: "«auth»"), remedy: Texts.add("scope"))
    }
    if auth.way == .session, auth.login == nil || auth.token == nil {
      faults.note(reader.place, Texts.missing("login", in: "«auth»"))
    }
    if [.header, .query].contains(auth.way), auth.name == nil {
      let key = auth.way == .header ? "header" : "param"
      faults.note(reader.place, Texts.missing(key, in: "«auth»"), remedy: Texts.add(key))
    }
    return auth
  }
}
