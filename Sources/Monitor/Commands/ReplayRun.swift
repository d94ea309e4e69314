internal import Configuring
package import Model
internal import Text

/// What `vigia replay` does with its files.
package struct ReplayRun {
  /// The zone where no configuration says another.
  private static let usualZone = "America/Argentina/Buenos_Aires"

  private var replay: Replay
  /// Lines of the recordings that were skipped.
  package let faults: [Fault]
  /// The zone of the configuration.
  let zone: ZoneTable

  /// Reads recordings and configuration; without one, the brands are those the recordings' control
  /// lines name, the zone is Buenos Aires.
  package init(
    files: [String], configuration file: String?, columns: String? = nil, data: DataFolder
  ) throws {
    let named = try file.map { try ConfigurationFile.read($0).timezone } ?? Self.usualZone
    zone = try Zones.table(named)
    var table = TableMap()
    table.columns = try columns.map { text in try TableMap.read(columns: text) } ?? []
    table.zone = zone
    let recording = Recording(
      files: try files.map { (name: $0, bytes: try Files.read($0)) }, table: table)
    faults = recording.faults
    let setup: EngineSetup
    var history: [Foundations.HistoryFile] = []
    if let file {
      let configuration = try ConfigurationFile.read(file)
      var read = try Foundations.setup(configuration, data: data)
      read.shadow = nil
      setup = read
      history = try Foundations.readHistory(configuration)
    } else {
      let brands = Set(recording.history.map(\.series.brand)).sorted()
      var bare = EngineSetup(
        brands: brands.map { Self.brand(named: $0) }, rules: try data.rules(),
        zone: zone)
      bare.care = try data.careRules()
      setup = bare
    }
    replay = Replay(
      recording, setup: setup, reader: try data.reader(brands: setup.brands, rules: setup.rules))
    for file in history { replay.learn(file.recording) }
  }

  /// Runs the replay; each event's envelope is one line.
  package mutating func run(until: Instant?, emit: (String) throws -> Void) rethrows {
    try replay.run(until: until) { try emit(JSONText.line($0.envelope)) }
  }

  /// Runs the replay event by event.
  package mutating func events(until: Instant?, emit: (Event) -> Void) {
    replay.run(until: until, emit: emit)
  }

  /// The recordings' time.
  var span: (from: Instant, to: Instant) { replay.span }

  /// A brand known only by its id: the id itself is what the public writes.
  private static func brand(named id: String) -> Brand {
    var brand = Brand(id: id, names: [id])
    brand.terms = [id, "@" + id, "#" + id]
    return brand
  }
}
