internal import Model

/// The operator's clocks in a form that can be part of a snapshot.
struct CareClocks: Sendable, Codable, Equatable {
  var firstResponse: Instant.Span
  var closeSocial: Instant.Span
  var closeMail: Instant.Span
  var abandonSocial: Instant.Span
  var dueSoon: Instant.Span

  init(_ rules: CareRules) {
    firstResponse = rules.firstResponse
    closeSocial = rules.closeSocial
    closeMail = rules.closeMail
    abandonSocial = rules.abandonSocial
    dueSoon = rules.dueSoon
  }

  var rules: CareRules {
    var rules = CareRules()
    rules.firstResponse = firstResponse
    rules.closeSocial = closeSocial
    rules.closeMail = closeMail
    rules.abandonSocial = abandonSocial
    rules.dueSoon = dueSoon
    return rules
  }

  /// The time a channel has until the close: one cycle.
  func cycle(of channel: Case.Channel) -> Instant.Span {
    channel == .mail ? closeMail : closeSocial
  }
}
