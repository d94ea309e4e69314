internal import Alerting
internal import Caring
internal import Detecting
internal import Model
internal import Reading
internal import Store

/// Rebuilds the engine from the archive: the last snapshot, then every later input again, which equals
/// never having stopped.
enum Restart {
  /// The engine as it was at its last commit; fresh when the archive is.
  ///
  /// `shadow` reads for the trial beside it, where its rules are others.
  static func engine(
    from archive: Archive, setup: EngineSetup, shadow: Reader?, now: Instant
  ) async throws(Fault) -> Engine {
    var after: Int64 = 0
    var engine: Engine
    if let snapshot = try await archive.snapshot(version: EngineMemory.version),
      let known = Snapshots.engine(in: snapshot, setup: setup)
    {
      engine = known
      after = snapshot.sequence
      engine.rebuildCopies(from: try await heard(in: archive, upTo: snapshot))
    } else {
      let first = try await archive.inputs(after: 0, limit: 1).first
      engine = Engine(setup: setup, at: first?.at ?? now)
    }
    while true {
      let inputs = try await archive.inputs(after: after, limit: 2000)
      guard let last = inputs.last else { break }
      for input in inputs { refeed(input, shadow, to: &engine) }
      after = last.sequence
    }
    if let alive = try await archive.value(Facts.aliveUntil).flatMap({ Int64($0) }) {
      _ = engine.advance(to: Instant(milliseconds: alive))
    }
    _ = engine.memory.alerts.takeChanged()
    _ = engine.memory.cases.takeChanged()
    return engine
  }

  /// The mentions of the last hours before a snapshot, which the search for copies keeps no snapshot of.
  private static func heard(
    in archive: Archive, upTo snapshot: StoredSnapshot
  ) async throws(Fault) -> [ReadMention] {
    let start = snapshot.at - CopyStream.horizon
    // Inputs are numbered as they came: the first of them by halving.
    var (low, high): (Int64, Int64) = (0, snapshot.sequence)
    while low < high {
      let middle = low + (high - low) / 2
      let input = try await archive.inputs(after: middle, limit: 1).first
      if let input, input.sequence <= snapshot.sequence, input.at < start {
        low = input.sequence
      } else {
        high = middle
      }
    }
    var heard: [ReadMention] = []
    while low < snapshot.sequence {
      let inputs = try await archive.inputs(after: low, limit: 2000)
      guard let last = inputs.last else { break }
      for input in inputs where input.sequence <= snapshot.sequence {
        if case .mention(let read) = input.content { heard.append(read) }
      }
      low = last.sequence
      if heard.count > 2 * CopyStream.capacity {
        heard.removeFirst(heard.count - CopyStream.capacity)
      }
    }
    return heard
  }

  private static func refeed(
    _ input: StoredInput, _ shadow: Reader?, to engine: inout Engine
  ) {
    switch input.content {
    case .mention(let read): _ = engine.take(read, shadow: shadow?.read(read.mention))
    case .control(let body): Controls.refeed(body, at: input.at, to: &engine)
    }
  }
}
