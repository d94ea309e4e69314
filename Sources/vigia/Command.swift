internal import Model

/// One command of `vigia`: what it is called, what help says, and what it does.
struct Command: Sendable {
  /// The word after `vigia`.
  var name: String
  /// What stands after it in help.
  var usage: String
  /// What it is for, in one Spanish line.
  var summary: String
  /// A few lines that teach, with an example to copy.
  var lesson: String
  /// The options it knows besides the common ones.
  var options: [OptionSpec]
  /// Does it; throws a `Fault` whose code becomes the exit status.
  var run: @Sendable (Arguments, Terminal) async throws -> Void

  /// Options every command knows.
  static let common: [OptionSpec] = [
    .value("--data", "CARPETA", "carpeta que contiene Lexicons y Rules"),
    .value("--color", "CUÁNDO", "always, never o auto (por omisión)"),
    .flag("--help", "muestra esta ayuda"),
  ]

  /// Every command, in the order of the help page.
  static let all: [Command] = [
    .demo, .run, .tail, .digest, .alerts, .cases, .sources, .webhooks, .tokens, .archive, .check,
    .replay, .score, .explain, .parse, .detect, .export, .bench, .accounts, .coordination,
  ]

  /// The command of a name, or a fault that suggests the nearest one.
  static func named(_ name: String) throws(Fault) -> Command {
    if let command = all.first(where: { $0.name == name }) { return command }
    if let near = Spelling.nearest(to: name, among: all.map(\.name)) {
      throw Fault(.usage, "orden desconocida «\(name)»", remedy: "¿quiso decir «\(near)»?")
    }
    throw Fault(.usage, "orden desconocida «\(name)»", remedy: "vea la lista con «vigia help»")
  }
}
