internal import Alerting
internal import Caring
internal import Configuring
internal import Delivering
internal import Detecting
internal import Foundation
internal import Model
internal import Reading
internal import Sealing
internal import Serving
internal import Store

/// Lays what a running monitor stands on: archive, engine, history.
enum Foundations {
  /// What was laid.
  struct Laid {
    var archive: Archive
    var core: Core.Parts
    var setup: EngineSetup
    var notices: [String]
    /// The sources with their connectors.
    var sources: [Source]
  }

  /// Opens the archive, rebuilds the engine, and reads history that was not read before.
  static func lay(
    _ configuration: Configuration, _ surroundings: LiveMonitor.Surroundings, live: Broadcast
  ) async throws -> Laid {
    let setup = try setup(configuration, data: surroundings.data)
    let sources = try surroundings.data.connected(
      configuration.sources.map { placed($0, configuration, zone: setup.zone) })
    let reader = try surroundings.data.reader(brands: configuration.brands)
    let history = try readHistory(configuration)
    let archive = try Archive.open(
      path: configuration.path(configuration.archive),
      durability: configuration.durability == .process ? .process : .power)
    let now = surroundings.clock.now()
    do {
      let shadowReader = try setup.shadow?.rules.map {
        try surroundings.data.reader(brands: configuration.brands, rules: $0)
      }
      var engine = try await Restart.engine(
        from: archive, setup: setup, shadow: shadowReader, now: now)
      var builder = BatchBuilder(
        sequences: .init(
          input: try await archive.lastSequence(), event: try await archive.lastEventSequence()))
      try await learn(history, reader: reader, into: &engine, &builder, archive: archive)
      noteDowntime(upTo: now, &engine, &builder)
      retire(
        await archive.sourceStatuses().map(\.id), butNot: sources, at: now, &engine, &builder)
      builder.batch.values.append((Facts.aliveUntil, String(engine.clock.milliseconds)))
      builder.batch.snapshot = Snapshots.make(of: engine, sequence: builder.sequences.input)
      builder.batch.alerts = engine.memory.alerts.takeChanged()
      builder.batch.cases = engine.memory.cases.takeChanged()
      builder.batch.deliveries = builder.batch.events.flatMap {
        Envelopes.deliveries(
          for: $0.event, receivers: configuration.receivers, routes: configuration.routes, at: now)
      }
      try await archive.commit(builder.batch)
      let core = Core.Parts(
        archive: archive, clock: surroundings.clock, reader: reader, shadowReader: shadowReader,
        receivers: configuration.receivers, routes: configuration.routes, live: live,
        engine: engine, sequences: builder.sequences, queueLimit: surroundings.queueLimit)
      return Laid(
        archive: archive, core: core, setup: setup, notices: notices(engine, setup: setup),
        sources: sources)
    } catch {
      await archive.close()
      throw error
    }
  }

  /// What the engine needs of the configuration and the rules.
  static func setup(_ configuration: Configuration, data: DataFolder) throws -> EngineSetup {
    let data = data.with(configuration)
    var setup = EngineSetup(
      brands: configuration.brands, rules: try data.rules(),
      zone: try Zones.table(configuration.timezone))
    setup.care = try configuration.care ?? data.careRules()
    setup.threshold = configuration.threshold
    setup.lateness = configuration.lateness
    setup.calendar = configuration.calendar + (try data.calendar())
    setup.calendar.sort { ($0.from, $0.id) < ($1.from, $1.id) }
    setup.shadow = try configuration.shadow.map { try trial($0, configuration) }
    return setup
  }

  /// A source with its files as the process can open them, and its tables' dates in the house's zone.
  static func placed(
    _ source: Source, _ configuration: Configuration, zone: ZoneTable
  ) -> Source {
    var source = configuration.located(source)
    source.table?.zone = zone
    return source
  }

  private static func trial(
    _ shadow: Shadow, _ configuration: Configuration
  ) throws -> ShadowSetup {
    let file = shadow.rules.map(configuration.path)
    let bytes = try file.map { try Files.read($0) } ?? []
    let key = ContentHash(
      String(shadow.threshold ?? 0), String(shadow.alarmsPerMonth ?? 0), Digest.sha256Hex(bytes))
    var trial = ShadowSetup(title: shadow.title, key: key.hex())
    trial.threshold = shadow.threshold
    trial.alarmsPerMonth = shadow.alarmsPerMonth
    trial.rules = try file.map { try RuleFile.read(bytes, file: $0) }
    return trial
  }

  /// A history recording and the digest by which it is known to have been read.
  struct HistoryFile {
    var recording: Recording
    var digest: String
  }

  /// The configured history recordings; a bad line in one is a fault.
  static func readHistory(_ configuration: Configuration) throws -> [HistoryFile] {
    try configuration.history.map { name in
      let path = configuration.path(name)
      let bytes = try Files.read(path)
      let recording = Recording(files: [(name: path, bytes: bytes)])
      guard recording.faults.isEmpty else { throw Faults(recording.faults) }
      return HistoryFile(recording: recording, digest: Digest.sha256Hex(bytes))
    }
  }

  private static func learn(
    _ files: [HistoryFile], reader: Reader, into engine: inout Engine,
    _ builder: inout BatchBuilder, archive: Archive
  ) async throws {
    for file in files {
      let fact = Facts.history(file.digest)
      guard try await archive.value(fact) == nil else { continue }
      let lines = History.lines(of: file.recording, reader: reader)
      let sources = History.sources(in: file.recording)
      let since = file.recording.start ?? Instant(milliseconds: 0)
      engine.learn(lines)
      engine.know(sources: sources, since: since)
      builder.add(
        control: Controls.history(lines, sources: sources, since: since), at: engine.clock)
      builder.batch.values.append((fact, engine.clock.rfc3339))
    }
  }

  /// A stop of more than a minute leaves a hole that must not be read as silence.
  private static func noteDowntime(
    upTo now: Instant, _ engine: inout Engine, _ builder: inout BatchBuilder
  ) {
    let from = engine.clock
    guard now - from > .minutes(1) else { return }
    builder.add(control: Controls.down(from: from, to: now), at: now)
    builder.add(engine.wasDown(from: from, to: now))
  }

  /// Sources that were asked once and are in the configuration no more: nobody waits for them.
  ///
  /// Whoever hands mentions in may name any source; those were never asked and are not meant.
  private static func retire(
    _ asked: [String], butNot sources: [Source], at now: Instant, _ engine: inout Engine,
    _ builder: inout BatchBuilder
  ) {
    let configured = Set(sources.map(\.id))
    for id in asked where !configured.contains(id) && engine.memory.sources.isExpected(id) {
      builder.add(control: Controls.retired(id), at: now)
      builder.add(engine.retire(source: id, at: now))
    }
  }

  /// Who may ask for what, from the configuration; a token kept in the environment is looked up there.
  static func access(
    _ configuration: Configuration, sources: [Source]
  ) throws(Fault) -> AccessRules {
    var tokens: [AccessRules.Token] = []
    for token in configuration.tokens {
      let digest: [UInt8]
      switch token.secret {
      case .sha256(let hex): digest = Hexadecimal.bytes(hex) ?? []
      case .environment(let name):
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
          throw Fault(
            .configuration,
            "falta la variable de entorno \(name), que guarda el token «\(token.name)»",
            remedy: "defínala antes de arrancar")
        }
        digest = Digest.sha256(Array(value.utf8))
      }
      tokens.append(
        .init(
          name: token.name, digest: digest,
          scopes: token.scopes.compactMap { .init(rawValue: $0.rawValue) }))
    }
    let port = configuration.listen.port
    var rules = AccessRules(
      host: configuration.listen.host, port: port == 0 ? nil : port, tokens: tokens)
    let lookUp = Secrets.lookUp(in: configuration.directory)
    rules.pushes = sources.filter { $0.kind == .push }.map { source in
      PushRule(id: source.id, seal: source.connector?.seal ?? .standard) { (name) throws(Fault) in
        try lookUp(name, source)
      }
    }
    return rules
  }

  private static func notices(_ engine: Engine, setup: EngineSetup) -> [String] {
    setup.brands.compactMap { brand in
      guard engine.memory.bank.isLearning(brand: brand.id, at: engine.clock) else { return nil }
      return
        "\(brand.title): aprendiendo lo habitual durante un día; hasta entonces no avisa de picos"
    }
  }
}
