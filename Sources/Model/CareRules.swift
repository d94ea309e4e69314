/// The care queue's promises, as an operator sets them (`Rules/care.yaml`).
///
/// Defaults: Movistar Argentina 2014 (`TPRI` 45 min; `Puntualidad` 4 h on Facebook and Twitter, 12 h by
/// mail; social cases without an answer are abandoned after 12 h).
package struct CareRules: Hashable, Sendable {
  /// Until the first human answer.
  package var firstResponse: Instant.Span = .minutes(45)
  /// Until the close, on social networks, reviews and alerts.
  package var closeSocial: Instant.Span = .hours(4)
  /// Until the close, by mail.
  package var closeMail: Instant.Span = .hours(12)
  /// After which an unanswered social case counts as abandoned.
  package var abandonSocial: Instant.Span = .hours(12)
  /// How long before a deadline "por vencer" is told.
  package var dueSoon: Instant.Span = .minutes(10)

  /// The defaults above.
  package init() {}
}
