internal import Model

/// Writes a source's status as `SourceStatus`'s own decoder reads it back.
///
/// By hand, for it is written at every answer of every source, and the general encoder's share of a poll
/// was a tenth.
enum StatusDocument {
  static func text(_ status: SourceStatus) -> String {
    var text = DocumentWriter.text(.object(members(status)))
    // Hashes need the full range of 64 bits, which a JSON value has no room for.
    if let seen = status.seen {
      text.removeLast()
      text += ",\"seen\":[" + seen.map(String.init).joined(separator: ",") + "]}"
    }
    return text
  }

  private static func members(_ status: SourceStatus) -> [JSON.Member] {
    let all: [(String, JSON)] = [
      ("id", .string(status.id)),
      ("health", .string(status.health.rawValue)),
      ("reason", JSON(status.reason)),
      ("etag", JSON(status.etag)),
      ("lastModified", JSON(status.lastModified)),
      ("bodyDigest", JSON(status.bodyDigest)),
      ("validatorsSince", time(status.validatorsSince)),
      ("knownSince", time(status.knownSince)),
      ("lastAttempt", time(status.lastAttempt)),
      ("lastSuccess", time(status.lastSuccess)),
      ("lastMention", time(status.lastMention)),
      ("nextAttempt", time(status.nextAttempt)),
      ("answerTime", span(status.answerTime)),
      ("blindSince", time(status.blindSince)),
      ("failures", JSON(status.failures)),
      ("requests", JSON(status.requests)),
      ("notModified", JSON(status.notModified)),
      ("mentions", JSON(status.mentions)),
      ("movedTo", JSON(status.movedTo)),
      ("movedCount", JSON(status.movedCount)),
      ("heldUntil", time(status.heldUntil)),
      ("cursor", JSON(status.cursor)),
      ("rhythm", span(status.rhythm)),
      ("ttl", span(status.ttl)),
      ("quiet", status.quiet.map { ["hours": list($0.hours), "days": list($0.days)] } ?? .null),
      ("spending", status.spending.map(spending) ?? .null),
      ("pulse", status.pulse.map(pulse) ?? .null),
      ("credentials", status.credentials.map(credentials) ?? .null),
    ]
    return members(all)
  }

  /// What is not known is left out.
  private static func members(_ all: [(String, JSON)]) -> [JSON.Member] {
    all.compactMap { name, value in
      if case .null = value { nil } else { JSON.Member(name, value) }
    }
  }

  private static func spending(_ spending: Spending) -> JSON {
    [
      "day": .integer(spending.day), "cost": .integer(spending.cost),
      "count": JSON(spending.count), "reservedCost": .integer(spending.reservedCost),
      "reservedCount": JSON(spending.reservedCount),
    ]
  }

  private static func pulse(_ pulse: SourcePulse) -> JSON {
    .object(
      members([
        ("lags", list(pulse.lags)), ("hour", .integer(pulse.hour)), ("count", JSON(pulse.count)),
        ("usual", JSON(pulse.usual)),
      ]))
  }

  private static func credentials(_ news: CredentialNews) -> JSON {
    .object(
      members([
        ("expiresAt", time(news.expiresAt)), ("missing", JSON(news.missing)),
        ("checkedAt", time(news.checkedAt)), ("announced", JSON(news.announced)),
      ]))
  }

  private static func time(_ instant: Instant?) -> JSON {
    instant.map { .integer($0.milliseconds) } ?? .null
  }

  private static func span(_ span: Instant.Span?) -> JSON {
    span.map { .integer($0.milliseconds) } ?? .null
  }

  private static func list(_ numbers: [Int]) -> JSON { .array(numbers.map { .integer(Int64($0)) }) }
}
