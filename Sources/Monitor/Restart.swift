internal import Alerting
internal import Caring
internal import Model
internal import Store

/// Rebuilds the engine from the archive: the last snapshot, then every later input again, which equals
/// never having stopped.
enum Restart {
  /// The engine as it was at its last commit; fresh when the archive is.
  static func engine(
    from archive: Archive, setup: EngineSetup, now: Instant
  ) async throws(Fault) -> Engine {
    var after: Int64 = 0
    var engine: Engine
    if let snapshot = try await archive.snapshot(version: EngineMemory.version),
      let memory = Snapshots.memory(in: snapshot)
    {
      engine = Engine(setup: setup, memory: memory)
      after = snapshot.sequence
    } else {
      let first = try await archive.inputs(after: 0, limit: 1).first
      engine = Engine(setup: setup, at: first?.at ?? now)
    }
    while true {
      let inputs = try await archive.inputs(after: after, limit: 2000)
      guard let last = inputs.last else { break }
      for input in inputs { refeed(input, to: &engine) }
      after = last.sequence
    }
    if let alive = try await archive.value(Facts.aliveUntil).flatMap({ Int64($0) }) {
      _ = engine.advance(to: Instant(milliseconds: alive))
    }
    _ = engine.memory.alerts.takeChanged()
    _ = engine.memory.cases.takeChanged()
    return engine
  }

  private static func refeed(_ input: StoredInput, to engine: inout Engine) {
    switch input.content {
    case .mention(let read): _ = engine.take(read)
    case .control(let body): Controls.refeed(body, at: input.at, to: &engine)
    }
  }
}
