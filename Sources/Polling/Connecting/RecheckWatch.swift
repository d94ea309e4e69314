package import Model

/// Whether people must be told that kept posts are not asked about as often as promised.
package enum RecheckWatch {
  /// The status after looking, and what is to be told now, in Spanish; once a round.
  package static func watch(
    _ status: SourceStatus, _ source: Source, at now: Instant
  ) -> (SourceStatus, announcement: String?) {
    guard let rule = source.connector?.recheck, let progress = status.recheck,
      !progress.isAnnounced, let trouble = RecheckPlan.trouble(progress, rule, at: now)
    else { return (status, nil) }
    var status = status
    status.recheck?.isAnnounced = true
    return (status, trouble)
  }
}
