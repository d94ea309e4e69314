internal import Configuring
internal import Foundation
package import Model

/// What `vigia run` does: a monitor on a configuration file until it is told to stop.
package struct MonitorProgram: Sendable {
  private let monitor: LiveMonitor
  private let inputs: [String]
  /// Where the page is, as a URL.
  package let address: String
  /// What the operator should know at the start.
  package let notices: [String]
  /// The configured zone.
  package let zone: ZoneTable

  /// Reads the configuration and starts the monitor; `inputs` are files to be taken in, `-` for standard
  /// input.
  package init(
    configuration file: String, data: DataFolder, listen: String? = nil, inputs: [String] = []
  ) async throws {
    self.inputs = inputs
    Stopping.listen()
    Memory.keepLow()
    var configuration = try ConfigurationFile.read(file, connectors: try? data.connectors())
    if let listen { configuration.listen = try ConfigurationFile.address(listen) }
    let surroundings = LiveMonitor.Surroundings(clock: SystemClock(), data: data)
    monitor = try await LiveMonitor(configuration, surroundings)
    address = configuration.listen.url(port: monitor.port)
    notices = monitor.notices
    zone = try Zones.table(configuration.timezone)
  }

  /// Runs until SIGINT or SIGTERM, handing each event's envelope to `show`; then stops in order.
  ///
  /// On SIGHUP it reads lexicons and rules again and says in a line what came of it.
  ///
  /// - Throws: `CancellationError` after SIGINT, so that the command can exit as interrupted.
  package func run(
    say: @escaping @Sendable (String) -> Void, show: @escaping @Sendable (JSON) -> Void
  ) async throws {
    let stop = await Stopping.untilSignal(
      hangup: { [monitor] in say(await monitor.reload()) }
    ) { [monitor, inputs] in
      await withDiscardingTaskGroup { group in
        group.addTask { await monitor.run() }
        group.addTask {
          await HandedIn(monitor: monitor, clock: SystemClock(), say: say).take(inputs)
        }
        group.addTask { await monitor.tell(show) }
      }
    }
    await monitor.stop()
    if stop == SIGINT { throw CancellationError() }
  }
}

/// Reads configuration files.
enum ConfigurationFile {
  /// The configuration in a file, with its folder for relative paths; with `connectors`, what its sources
  /// ask of them is checked too, so that every mistake is told at once.
  static func read(_ file: String, connectors: [Connector]? = nil) throws -> Configuration {
    let bytes = try Files.read(file)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    return try Configuration.read(
      bytes, file: file, directory: folder, connectors: connectors)
  }

  /// A listen address given on the command line.
  static func address(_ text: String) throws(Fault) -> ListenAddress {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else {
      throw Fault(
        .usage, "«\(text)» no es una dirección", remedy: "por ejemplo --listen 127.0.0.1:9090")
    }
    let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
    guard ["127.0.0.1", "localhost", "::1"].contains(host) else {
      throw Fault(
        .notAllowed, "sin tokens solo se escucha en esta máquina",
        remedy: "use 127.0.0.1, o configure tokens y listen en el archivo")
    }
    return ListenAddress(host: host, port: port)
  }
}

extension ListenAddress {
  /// The page's URL, with the port that is really served.
  func url(port served: Int?) -> String {
    "http://" + (host.contains(":") ? "[\(host)]" : host) + ":\(served ?? port)"
  }
}
