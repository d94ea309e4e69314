package import Model

/// Everything that one transaction writes; nothing of it stays when one part fails.
package struct Batch: Sendable {
  /// New mentions, by rising sequence; one whose id is known already is left out, with its roll-ups.
  package var mentions: [StoredMention] = []
  /// Keys of new mentions and the source of each; the first source of a key stays.
  package var identities: [(key: String, source: String)] = []
  /// Stored mentions whose text was changed by their authors: only the document changes, what was read
  /// and counted stays.
  package var edits: [Mention] = []
  /// Stored mentions that were taken back, as what stays of them: text and author go, counts stay.
  package var erasures: [(mention: Mention, finding: Finding)] = []
  /// Whom the documents of cases, alerts, events and deliveries are to name no more, those of this batch
  /// included.
  package var unnamings: [Unnaming] = []
  /// Inputs that are no mentions: actions by people, control lines; numbered together with the mentions.
  package var controls: [(sequence: Int64, at: Instant, body: JSON)] = []
  /// Alerts as they are now.
  package var alerts: [Alert] = []
  /// Alerts of a trial that tells nobody, as they are now; of one id the last counts.
  package var shadowAlerts: [Alert] = []
  /// Cases as they are now.
  package var cases: [Case] = []
  /// New lines of the event log; one whose id is known already is left out.
  package var events: [LoggedEvent] = []
  /// New deliveries; one event goes to one receiver once.
  package var deliveries: [Delivery] = []
  /// Sources as they are now.
  package var sources: [SourceStatus] = []
  /// What a series was expected to bring in a minute.
  package var expectations: [(path: String, minute: Int64, expected: Double)] = []
  /// The engine's memory; the latest two are kept.
  package var snapshot: StoredSnapshot?
  /// Whether the earlier snapshots go, because they remember what was taken back.
  package var dropsSnapshots = false
  /// Answers given to idempotent requests; kept for 24 h, the first answer of a key counts.
  package var answers: [(key: String, text: String, at: Instant)] = []
  /// Small named facts.
  package var values: [(String, String)] = []

  /// A batch of nothing.
  package init() {}

  /// True when there is nothing to write.
  package var isEmpty: Bool {
    mentions.isEmpty && identities.isEmpty && edits.isEmpty && erasures.isEmpty
      && controls.isEmpty && alerts.isEmpty && shadowAlerts.isEmpty && cases.isEmpty
      && events.isEmpty && deliveries.isEmpty && sources.isEmpty && expectations.isEmpty
      && snapshot == nil && unnamings.isEmpty && !dropsSnapshots
      && answers.isEmpty && values.isEmpty
  }
}
