internal import Alerting
internal import Caring
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

  private static func refeed(
    _ input: StoredInput, _ shadow: Reader?, to engine: inout Engine
  ) {
    switch input.content {
    case .mention(let read): _ = engine.take(read, shadow: shadow?.read(read.mention))
    case .control(let body): Controls.refeed(body, at: input.at, to: &engine)
    }
  }
}
