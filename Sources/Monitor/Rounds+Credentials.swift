internal import Model
internal import Polling

// Credentials that end or lack something, told before it hurts.
extension Rounds {
  /// Tells people what they must know of a source's credentials now; the status that says so too.
  func watchCredentials(of source: Source, _ status: SourceStatus) async -> SourceStatus {
    let now = clock.now()
    let (watched, announcement) = CredentialWatch.watch(status, source, at: now)
    guard let announcement else { return watched }
    let event = Event(
      .monitorDegraded, subject: "credentials:" + source.id, at: now,
      data: [
        "source": .string(source.id), "reason": .string("\(source.id): \(announcement)"),
        "credentials_expire_at": JSON(watched.credentials?.expiresAt),
        "missing_permissions": JSON(watched.credentials?.missing ?? []),
      ])
    // Not told is not announced: it comes again with the next round.
    guard (try? await core.submit(.notice(event))) != nil else { return status }
    return watched
  }
}
