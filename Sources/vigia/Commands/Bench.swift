internal import Model
internal import Monitor

extension Command {
  static let bench = Command(
    name: "bench", usage: "[ARCHIVO] [--rounds N] [--only gauge|read]",
    summary: "mide cuántas menciones lee por segundo de procesador",
    lesson: """
      Sin archivo lee los ejemplos de las reglas; con archivo, sus menciones (NDJSON). Da JSON.
        vigia bench menciones.ndjson --rounds 10
      «gauge» es humor y motivos; «read», todo menos las pruebas.
      """,
    options: [
      .value("--rounds", "N", "cuántas veces lee todo; 10 por omisión"),
      .value("--only", "CUÁL", "gauge o read; los dos por omisión"),
    ],
    run: { arguments, terminal in
      let rounds = try arguments.number("--rounds") ?? 10
      guard (1...1_000_000).contains(rounds), ["gauge", "read", nil].contains(arguments["--only"])
      else {
        throw Fault(
          .usage, "--rounds es de 1 a 1000000 y --only es gauge o read",
          remedy: "vigia bench --rounds 10 --only gauge")
      }
      let bench = try ReadingBench(
        data: DataFolder(named: arguments["--data"]), path: arguments.operands.first)
      terminal.out(Wording.line(bench.run(rounds: Int(rounds), only: arguments["--only"])))
    })
}
