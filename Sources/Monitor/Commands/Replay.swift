package import Model
internal import Parsing
package import Reading

/// A recording on its own clock, event by event.
package struct Replay {
  private var engine: Engine
  private let reader: Reader
  private let recording: Recording
  private var known: Set<String> = []

  /// A replay of a recording; the clock starts when its first line arrives.
  package init(_ recording: Recording, setup: EngineSetup, reader: Reader) {
    self.recording = recording
    self.reader = reader
    engine = Engine(setup: setup, at: recording.start ?? Instant(milliseconds: 0))
    engine.learn(History.completed(recording.history))
  }

  /// Makes what a configuration's `history` teaches known beforehand.
  package mutating func learn(_ history: Recording) {
    engine.learn(History.lines(of: history, reader: reader))
    let since = history.start ?? Instant(milliseconds: 0)
    engine.know(sources: History.sources(in: history), since: since)
  }

  /// The recording's time; nothing for a recording of history only.
  package var span: (from: Instant, to: Instant) {
    let nothing = Instant(milliseconds: 0)
    return (recording.start ?? nothing, recording.end ?? nothing)
  }

  /// Runs to the end of the last minute, or to `until`, and hands out each event.
  package mutating func run(until: Instant?, emit: (Event) throws -> Void) rethrows {
    var gaps: [(source: String, to: Instant)] = []
    var bench = Bench()
    for entry in recording.entries {
      if let until, entry.arrival > until { break }
      try endGaps(&gaps, upTo: entry.arrival, emit)
      switch entry.step {
      case .mention(let mention) where mention.isGone: continue
      case .mention(let mention):
        guard known.insert(mention.id).inserted else { continue }
        let read = ReadMention(
          mention: mention, finding: reader.read(mention, on: &bench), receivedAt: entry.arrival)
        try Self.send(engine.take(read), emit)
      case .control(.gap(let source, _, let to)):
        gaps.append((source, to))
        let reason = "sin datos en la grabación"
        try Self.send(engine.mark(source: source, blind: reason, at: entry.arrival), emit)
      case .control(.calendar(let entry)): engine.note(entry)
      case .control: continue
      }
    }
    guard let last = recording.end else { return }
    let end = until.map { min($0, last) } ?? last
    try endGaps(&gaps, upTo: end, emit)
    try Self.send(engine.advance(to: end), emit)
  }

  private mutating func endGaps(
    _ gaps: inout [(source: String, to: Instant)], upTo now: Instant,
    _ emit: (Event) throws -> Void
  ) rethrows {
    for gap in gaps.filter({ $0.to <= now }).sorted(by: { ($0.to, $0.source) < ($1.to, $1.source) })
    {
      try Self.send(engine.mark(source: gap.source, blind: nil, at: gap.to), emit)
    }
    gaps.removeAll { $0.to <= now }
  }

  /// Static, because a method would hold a copy of the engine while the engine changes, and everything in it
  /// would be copied for every mention.
  private static func send(
    _ outcome: Engine.Outcome, _ emit: (Event) throws -> Void
  ) rethrows {
    for event in outcome.events { try emit(event) }
  }
}
