internal import Model
internal import Store

/// Gathers what one transaction will write, giving out the numbers of both logs.
struct BatchBuilder {
  var batch = Batch()
  private(set) var sequences: Core.Sequences
  /// Ids taken in by this batch, which the archive cannot know yet.
  private(set) var newIDs: Set<String> = []

  /// Identity keys noted by this batch, with their sources.
  private(set) var identities: [String: String] = [:]

  init(sequences: Core.Sequences) { self.sequences = sequences }

  mutating func add(_ read: ReadMention) {
    sequences.input += 1
    newIDs.insert(read.mention.id)
    batch.mentions.append(StoredMention(sequence: sequences.input, read: read))
  }

  mutating func know(_ key: String, from source: String) {
    guard identities[key] == nil else { return }
    identities[key] = source
    batch.identities.append((key, source))
  }

  mutating func add(control: JSON, at instant: Instant) {
    sequences.input += 1
    batch.controls.append((sequences.input, instant, control))
  }

  mutating func add(_ outcome: Engine.Outcome) {
    for event in outcome.events {
      sequences.event += 1
      batch.events.append(LoggedEvent(sequence: sequences.event, event: event))
    }
    batch.expectations += outcome.expectations
    batch.shadowAlerts += outcome.shadow
  }
}

/// Names of the small facts kept in the archive.
enum Facts {
  /// Milliseconds up to which the engine had decided when it last committed.
  static let aliveUntil = "alive_until"

  /// The address at which a receiver has answered 410.
  static func disabled(_ receiver: String) -> String { "receiver_disabled:" + receiver }

  /// Marks a history recording as read, by the digest of its bytes.
  static func history(_ digest: String) -> String { "history:" + digest }
}
