package import Model

/// When people are told that a source's credentials end or lack something: pure decisions over its
/// status.
package enum CredentialWatch {
  /// So many days before the end people are told, each mark once; 0 is the end itself.
  static let marks = [0, 1, 7]
  /// How often a platform is asked about a token.
  static let checkInterval = Instant.Span.hours(24)

  /// The status with what is known of its credentials as its reason, and what people are to be told now,
  /// in Spanish; nil when they know already or there is nothing to tell.
  package static func watch(
    _ status: SourceStatus, _ source: Source, at now: Instant
  ) -> (status: SourceStatus, announcement: String?) {
    var status = status
    var news = status.credentials ?? CredentialNews()
    // What the platform says goes before what the operator wrote down.
    if source.connector?.tokenCheck == nil || news.expiresAt == nil {
      news.expiresAt = source.expiries.values.min() ?? news.expiresAt
    }
    let mark = mark(of: news, at: now)
    var told: [String] = []
    if let mark, let end = news.expiresAt { told.append(CredentialTexts.ends(end, mark, now)) }
    if !news.missing.isEmpty { told.append(CredentialTexts.lacks(news.missing)) }
    let words = told.isEmpty ? nil : told.joined(separator: "; ")
    // A renewed token is a new story.
    let present = mark ?? (news.missing.isEmpty ? nil : marks.last)
    let isNew = present.map { $0 < (news.announced ?? .max) } ?? false
    news.announced = present
    status.credentials = news == CredentialNews() ? nil : news
    // Another reason that is told stays; a success has cleared ours before.
    if let words, status.health == .ok || status.health == .waiting { status.reason = words }
    return (status, isNew ? words : nil)
  }

  /// The nearest mark that has come; nil while the end is far or unknown.
  static func mark(of news: CredentialNews, at now: Instant) -> Int? {
    guard let end = news.expiresAt else { return nil }
    return marks.first { end - now <= .hours(Int64($0) * 24) }
  }

  /// Whether a platform is to be asked about a source's token again.
  static func isCheckDue(_ status: SourceStatus, at now: Instant) -> Bool {
    guard let last = status.credentials?.checkedAt else { return true }
    return now - last >= checkInterval || last > now
  }

  /// What an answer of the platform says of a token.
  static func news(
    in document: JSON, _ check: TokenCheck, _ before: CredentialNews?, at now: Instant
  ) -> CredentialNews {
    var news = before ?? CredentialNews()
    let ends = check.expires.compactMap { $0.value(in: document)?.integer }
      .filter { $0 > 0 && $0 < 253_402_300_800 }
    news.expiresAt = ends.min().map { Instant(seconds: $0) }
    if let scopes = check.scopes?.value(in: document)?.array {
      let granted = scopes.compactMap(\.string)
      news.missing = check.needs.filter { !granted.contains($0) }
    }
    news.checkedAt = now
    return news
  }
}

/// What is said of credentials.
enum CredentialTexts {
  static func ends(_ end: Instant, _ mark: Int, _ now: Instant) -> String {
    let day = String(end.rfc3339.prefix(10))
    if mark == 0 { return "la credencial venció el \(day): renuévela" }
    let days = max(1, Int((end - now).seconds / 86_400))
    return "la credencial vence el \(day), en \(days == 1 ? "1 día" : "\(days) días"): renuévela"
  }

  static func lacks(_ names: [String]) -> String {
    (names.count == 1
      ? "a la credencial le falta el permiso " : "a la credencial le faltan permisos: ")
      + names.joined(separator: ", ")
  }
}
