internal import Model

/// Which mentions become cases, and by which door.
enum CareIntake {
  /// The channel of the case that a mention opens; nil when it opens none.
  ///
  /// A mention that comes so late that its clocks ended before it arrived opens none when it was
  /// fetched as history (first fetch, reconnect), and on social networks when it would be abandoned
  /// at once.
  static func channel(
    of read: ReadMention, clocks: CareClocks, at now: Instant
  ) -> Case.Channel? {
    guard let channel = channel(of: read.mention.kind), read.mention.repostOf == nil,
      needsAnswer(read)
    else { return nil }
    if read.isBackfill, read.effectiveAt + clocks.cycle(of: channel) <= now { return nil }
    if channel == .social, read.effectiveAt + clocks.abandonSocial <= now { return nil }
    return channel
  }

  private static func channel(of kind: Mention.Kind) -> Case.Channel? {
    switch kind {
    case .mail: .mail
    case .review: .review
    case .article, .repost: nil
    case .post, .reply, .message: .social
    }
  }

  /// Whether somebody of the house should answer.
  ///
  /// It complains, asks, threatens to leave, names the regulator or reports a false account; mail always, unless a
  /// machine wrote it (an absence, a bounce).
  static func needsAnswer(_ read: ReadMention) -> Bool {
    let finding = read.finding
    guard read.mention.kind != .article else { return false }
    if read.mention.kind == .mail { return read.mention.author?.bot != true }
    let urgent: [Finding.Flag] = [.churnThreat, .regulator, .impersonationReport]
    if urgent.contains(where: finding.flags.contains) { return true }
    switch finding.intent {
    case .complaint, .question: return true
    case .suggestion: return finding.label == .negative || asks(read.mention.readableText)
    case .news, .spam: return false
    case .praise, .other: return finding.label == .negative
    }
  }

  private static func asks(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "?")) }
}
