internal import Model

// What a platform tells of a token before it ends.
extension ConnectorReading {
  func tokenCheck(_ node: YAMLNode, secrets: [String]) -> TokenCheck? {
    guard var reader = MapReader(node, "«token_check»", faults) else { return nil }
    let request = reader.required("request").flatMap {
      self.request($0.value, "«request»", known: parameters + secrets, secrets: secrets)
    }
    let expires = reader.member("expires").map { pointers($0.value, "expires") } ?? []
    let scopes = reader.text("scopes").flatMap { pointer($0) }
    let needs = reader.texts("needs").map(\.value)
    reader.finish()
    if expires.isEmpty, scopes == nil {
      faults.note(
        node.place, Texts.missing("expires", in: "«token_check»"), remedy: Texts.add("expires"))
    }
    return request.map {
      TokenCheck(request: $0, expires: expires, scopes: scopes, needs: needs)
    }
  }
}
