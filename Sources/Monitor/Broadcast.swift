internal import Model
internal import Serving
internal import Store
internal import Synchronization
internal import Text

/// Tells those who follow a stream what was just committed, and rings the courier's bell.
final class Broadcast: Sendable {
  /// Alerts and what belongs to them.
  let alerts = StreamFan(capacity: 10_000)
  /// Mentions, masked.
  let mentions = StreamFan(capacity: 10_000)
  private let bell = Mutex<Bell?>(nil)

  /// A function in a shell: bare, each look at it through the lock would wrap it once more.
  private struct Bell {
    let ring: @Sendable () -> Void
  }

  /// Calls a function after every commit.
  func onCommit(_ ring: @escaping @Sendable () -> Void) {
    bell.withLock { $0 = Bell(ring: ring) }
  }

  /// Tells everybody of a committed batch.
  func publish(_ batch: Batch) {
    for logged in batch.events {
      if let item = StreamItem(logged) { alerts.send(item) }
    }
    if mentions.count > 0 {
      let erased = Set(batch.erasures.map(\.mention.id))
      for stored in batch.mentions where !erased.contains(stored.read.mention.id) {
        mentions.send(StreamItem(stored))
      }
    }
    bell.withLock { $0 }?.ring()
  }

  /// Ends every follower's stream.
  func close() {
    alerts.finish()
    mentions.finish()
  }
}

extension StreamItem {
  /// An event of the alerts stream; nil for events that belong to no alert (cases, heartbeats).
  init?(_ logged: LoggedEvent) {
    let event = logged.event
    let shown = ["alert.", "account.", "source.", "silence.", "announcement."]
    guard !event.muted, shown.contains(where: event.kind.rawValue.hasPrefix) else { return nil }
    self.init(
      sequence: logged.sequence, event: event.kind.rawValue, data: JSONText.line(event.envelope),
      brand: event.brand, level: event.level)
  }

  /// A mention of the mentions stream, personal data masked, with what was read in it.
  init(_ stored: StoredMention) {
    self.init(
      sequence: stored.sequence, event: "mention", data: JSONText.line(stored.shownJSON),
      brand: stored.read.finding.brands.first)
  }
}

extension StoredMention {
  /// The mention as it may leave: masked, with its finding.
  var shownJSON: JSON {
    let mention = read.mention.masked(read.finding.personalData)
    guard case .object(var members) = mention.json,
      case .object(let finding) = read.finding.json(id: "")
    else { return mention.json }
    members.append(.init("brands", JSON(read.finding.brands)))
    members.append(.init("finding", .object(Array(finding.dropFirst()))))
    return .object(members)
  }
}
