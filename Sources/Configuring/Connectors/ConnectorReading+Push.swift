internal import Model

// What a platform that sends by itself proves, and how it takes a post back.
extension ConnectorReading {
  /// How deliveries are signed, and the question before the first one.
  func seal(_ node: YAMLNode) -> PushSeal? {
    guard var reader = MapReader(node, "«verify»", faults) else { return nil }
    let challenge = reader.member("challenge").flatMap { self.challenge($0.value) }
    let signature = reader.member("signature")
    reader.finish()
    guard let signature, var parts = MapReader(signature.value, "«signature»", faults) else {
      faults.note(node.place, PushTexts.noSignature, remedy: PushTexts.signatureRemedy)
      return nil
    }
    let header = parts.text("header", isRequired: true)
    let prefix = parts.text("prefix")
    let secret = parts.text("secret", isRequired: true)
    if let algorithm = parts.text("alg"), algorithm.value != "hmac-sha256" {
      faults.note(
        algorithm.place, PushTexts.badAlgorithm(algorithm.value),
        remedy: Texts.oneOf(["hmac-sha256"]))
    }
    parts.finish()
    guard let header, let secret else { return nil }
    return PushSeal(
      header: header.value, prefix: prefix?.value ?? "", secret: secret.value,
      challenge: challenge)
  }

  private func challenge(_ node: YAMLNode) -> PushSeal.Challenge? {
    guard var reader = MapReader(node, "«challenge»", faults) else { return nil }
    let answer = reader.text("query", isRequired: true)
    let token = reader.text("token", isRequired: true)
    let secret = reader.text("secret")
    reader.finish()
    guard let answer, let token else { return nil }
    return PushSeal.Challenge(
      answer: answer.value, token: token.value, secret: secret?.value ?? "verify_token")
  }

  /// Which items say that a post, or all of an author, is gone.
  func gone(_ node: YAMLNode, _ name: String = "gone") -> GoneRule? {
    guard var reader = MapReader(node, "«\(name)»", faults) else { return nil }
    let at = reader.text("at", isRequired: true).flatMap { pointer($0) }
    let values = reader.texts("is").map(\.value)
    reader.finish()
    if values.isEmpty {
      faults.note(node.place, Texts.missing("is", in: "«\(name)»"), remedy: Texts.add("is"))
    }
    return at.map { GoneRule(at: $0, values: values) }
  }
}
