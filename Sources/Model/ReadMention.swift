/// A mention with what was read in it and when it was accepted: what the crowd's detectors see.
package struct ReadMention: Hashable, Sendable {
  /// What was said.
  package var mention: Mention
  /// What was read in it.
  package var finding: Finding
  /// When Vigía accepted it; rising from one to the next.
  package var receivedAt: Instant
  /// When it counts (DESIGN, decision 4).
  package var effectiveAt: Instant
  /// True when it must not page people: a first fetch, a reconnect, or a source younger than a day
  /// (DESIGN, decision 6).
  package var isBackfill: Bool

  /// A mention as read at an instant.
  package init(
    mention: Mention, finding: Finding, receivedAt: Instant, isBackfill: Bool = false
  ) {
    self.mention = mention
    self.finding = finding
    self.receivedAt = receivedAt
    self.effectiveAt = mention.effectiveTime(receivedAt: receivedAt)
    self.isBackfill = isBackfill
  }
}
