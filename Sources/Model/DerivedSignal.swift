/// What a detector of one particular happening says of it: a rumour, a silence, a blind source.
///
/// It carries its own Spanish words and its evidence; `Alerting` makes one alert of all that bear the
/// same kind, brand and key until one of them is `.closed`.
package struct DerivedSignal: Hashable, Sendable {
  /// Something worth telling, in Spanish; of two about the same matter only the later is told.
  package struct News: Hashable, Sendable, Codable {
    package var about: String
    package var text: String

    /// A piece of news about a matter.
    package init(about: String, _ text: String) {
      self.about = about
      self.text = text
    }
  }

  package var kind: Alert.Kind
  package var brand: String
  /// Tells apart happenings of one kind: a source, a claim, an account.
  package var key: String
  package var change: Signal.Change
  package var at: Instant
  package var level = Alert.Level.watch
  package var title: String
  package var reason: String
  package var startedAt: Instant
  package var observed = 0.0
  package var expected = 0.0
  package var windowSeconds = 0
  package var voices = 0
  /// Authors after copies are counted once, where that differs from `voices`.
  package var effectiveVoices: Int?
  /// Ids of the mentions that say it best.
  package var posts: [String] = []
  package var evidence: [Alert.Evidence] = []
  package var verdict = Alert.Verdict.organic
  /// The suspected account, for kinds that have one.
  package var account: JSON?
  /// What is new and worth telling; empty where the numbers say it.
  package var changes: [News] = []

  /// A signal from the parts every kind has.
  package init(
    _ kind: Alert.Kind, brand: String, key: String, change: Signal.Change, at: Instant,
    title: String, reason: String, startedAt: Instant? = nil
  ) {
    self.kind = kind
    self.brand = brand
    self.key = key
    self.change = change
    self.at = at
    self.title = title
    self.reason = reason
    self.startedAt = startedAt ?? at
  }
}
