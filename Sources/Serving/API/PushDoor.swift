internal import Model
internal import Sealing

/// Says whose a signed delivery is, or refuses it.
///
/// A secret that begins with `whsec_` signs as Standard Webhooks do (id, time and body, five minutes at
/// most); any other is the key of an HMAC-SHA256 over the raw body in the seal's header, as Meta and
/// GitHub send it. Signatures are compared in constant time.
struct PushDoor {
  /// A delivery that proved where it comes from.
  struct Delivery {
    /// The source's id.
    var source: String
    /// The same delivery again has the same key.
    var key: String
  }

  let rules: [PushRule]
  let now: Instant

  /// Whether a request bears any signature at all.
  static func isSigned(_ request: ServerRequest, _ rules: [PushRule]) -> Bool {
    request.header("webhook-signature") != nil
      || ([PushSeal.standard.header] + rules.map(\.seal.header)).contains {
        request.header($0) != nil
      }
  }

  /// The delivery in a request to a source of that id, or to whichever source's secret signed it.
  func open(_ request: ServerRequest, to id: String? = nil) throws(Problem) -> Delivery {
    var missing: Fault?
    for rule in rules where id == nil || rule.id == id {
      do throws(Fault) {
        if let key = try key(request, rule) { return Delivery(source: rule.id, key: key) }
      } catch {
        missing = missing ?? error
      }
    }
    // What we lack is not the sender's fault: it may try again when the operator has mended it.
    if let missing, id != nil {
      throw Problem(503, SiteTexts.secretMissing(missing.what), headers: [("Retry-After", "300")])
    }
    let isSigned = Self.isSigned(request, rules)
    throw Problem(401, isSigned ? SiteTexts.signatureWrong : SiteTexts.signatureMissing)
  }

  /// The answer to the question a platform asks before it sends anything.
  func answer(_ request: ServerRequest, to id: String) throws(Problem) -> String {
    guard let rule = rules.first(where: { $0.id == id }), let challenge = rule.seal.challenge else {
      throw Problem(404, SiteTexts.noDocument)
    }
    let wanted: String
    do throws(Fault) { wanted = try rule.lookUp(challenge.secret) } catch {
      throw Problem(503, SiteTexts.secretMissing(error.what), headers: [("Retry-After", "300")])
    }
    let given = request.query(challenge.token) ?? ""
    guard request.query("hub.mode") ?? "subscribe" == "subscribe",
      ConstantTime.equal(Digest.sha256(Array(given.utf8)), Digest.sha256(Array(wanted.utf8)))
    else { throw Problem(403, SiteTexts.wordWrong) }
    guard let answer = request.query(challenge.answer), (1...1000).contains(answer.utf8.count)
    else {
      throw Problem(400, SiteTexts.parameter(challenge.answer, "un texto"))
    }
    return answer
  }

  private func key(_ request: ServerRequest, _ rule: PushRule) throws(Fault) -> String? {
    var key: String?
    for secret in try rule.lookUp(rule.seal.secret).split(separator: " ").map(String.init) {
      // Every secret is tried, so that the time tells nothing of which was good.
      let found =
        WebhookSecret(secret).map { standard(request, $0) }
        ?? digest(request, rule.seal, secret)
      key = key ?? found
    }
    return key.map { "push:\(rule.id):\($0)" }
  }

  private func standard(_ request: ServerRequest, _ secret: WebhookSecret) -> String? {
    guard let id = request.header("webhook-id"), (1...255).contains(id.utf8.count),
      let time = request.header("webhook-timestamp").flatMap({ Int64($0) }),
      let signatures = request.header("webhook-signature")
    else { return nil }
    let message = SignedMessage(
      id: id, timestamp: time, signatures: signatures, body: request.body)
    return secret.verifies(message, now: now.second) ? id : nil
  }

  private func digest(_ request: ServerRequest, _ seal: PushSeal, _ secret: String) -> String? {
    guard let given = request.header(seal.header), given.hasPrefix(seal.prefix),
      let theirs = Hexadecimal.bytes(String(given.dropFirst(seal.prefix.utf8.count)))
    else { return nil }
    let own = Digest.hmacSHA256(key: Array(secret.utf8), request.body)
    return ConstantTime.equal(own, theirs) ? Digest.sha256Hex(request.body) : nil
  }
}
