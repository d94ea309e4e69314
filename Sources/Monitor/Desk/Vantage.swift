internal import Model
internal import Store

/// From where the page looks: the archive, the engine and the sources at one instant.
struct Vantage {
  /// Minutes of which a poll still brings a part are held back so long at most.
  private static let patience: Int64 = 10
  /// A source asked more rarely than this is not waited for, in minutes.
  private static let quickest: Int64 = 5

  let archive: Archive
  let engine: Engine
  let statuses: [SourceStatus]
  let now: Instant

  var setup: EngineSetup { engine.setup }

  /// The minute after the last one that the engine has closed.
  var closed: Int64 { min(now.minute, engine.memory.clock.minute) }

  /// The first minute that is still coming in: one that some source has not yet been asked about since.
  var settled: Int64 {
    let asked = statuses.compactMap { status -> Int64? in
      guard status.health == .ok || status.health == .slow, let answered = status.lastSuccess,
        let next = status.nextAttempt, (next - answered).seconds <= Double(Self.quickest * 60 + 30)
      else { return nil }
      return answered.minute
    }
    return min(closed, max(asked.min() ?? closed, closed - Self.patience))
  }
}
