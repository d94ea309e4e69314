internal import Foundation
internal import Model
internal import Monitor

/// The command: words in, exit status out.
@main
struct Vigia {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    let status = await run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }

  /// Runs one command line and says on standard error what went wrong.
  static func run(_ words: [String]) async -> ExitCode {
    do {
      try await dispatch(words)
      return .ok
    } catch let fault as Fault {
      tell("vigia: \(fault)")
      return fault.code
    } catch let faults as Faults {
      for fault in faults.list { tell("\(fault)") }
      return faults.list.first?.code ?? .internalError
    } catch is CancellationError {
      return .interrupted
    } catch {
      tell("vigia: error inesperado: \(error); es un defecto nuestro, cuéntenoslo")
      return .internalError
    }
  }

  private static func dispatch(_ words: [String]) async throws {
    guard let name = words.first else {
      try Terminal(color: nil).raw(Help.overview(Terminal(color: nil)))
      return
    }
    if name == "--version" {
      try Terminal(color: nil).out("vigia \(Version.current)")
      return
    }
    if ["help", "--help", "-h"].contains(name) {
      let terminal = try Terminal(color: nil)
      guard words.count > 1 else { return terminal.raw(Help.overview(terminal)) }
      return terminal.raw(Help.page(of: try Command.named(words[1]), terminal))
    }
    let command = try Command.named(name)
    let arguments = try Arguments(
      Array(words.dropFirst()), options: command.options + Command.common, command: name)
    let terminal = try Terminal(color: arguments["--color"])
    if arguments.has("--help") { return terminal.raw(Help.page(of: command, terminal)) }
    try await command.run(arguments, terminal)
  }

  private static func tell(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
