internal import Model
internal import Monitor

extension Command {
  static let bench = Command(
    name: "bench",
    usage:
      "[detecting|reading|polling|parsing|avatars] [ARCHIVO…] [--rounds N] [--only gauge|read]",
    summary: "mide lo que cuesta cada parte y lo dice en JSON",
    lesson: """
        vigia bench reading menciones.ndjson --rounds 10
        vigia bench detecting
        vigia bench parsing diario.xml blog.xml
        vigia bench avatars imágenes/
      reading: cuántas menciones lee por segundo de procesador; sin archivo, los ejemplos de las reglas.
      «gauge» es humor y motivos; «read», todo menos las pruebas. detecting: diez mil series, segundos
      de un núcleo por minuto y bytes por serie. polling: pedidos condicionales por segundo de
      procesador, de punta a punta, contra un servidor propio en otro proceso. parsing: megabytes de
      feeds por segundo de procesador, de bytes a menciones. avatars: de una carpeta
      con «official» y otras de imágenes editadas con los mismos nombres, cuántas se reconocen y cuántas
      ajenas se confunden. Sin parte mide reading, detecting y polling.
      """,
    options: [
      .value("--rounds", "N", "cuántas veces lee todo; 10 por omisión"),
      .value("--only", "CUÁL", "gauge o read; los dos por omisión"),
    ],
    run: { arguments, terminal in
      let rounds = try arguments.whole("--rounds", in: 1...1_000_000, example: 10) ?? 10
      if let only = arguments["--only"], !["gauge", "read"].contains(only) {
        throw Fault(.usage, "--only no puede ser «\(only)»", remedy: "use gauge o read")
      }
      let part = arguments.operands.first
      if part == BenchPolling.serving { return try await BenchSite.serve() }
      if part == "avatars" {
        guard let folder = arguments.operands.dropFirst().first else {
          throw Fault(
            .usage, "falta la carpeta de las imágenes", remedy: "vigia bench avatars imágenes/")
        }
        return terminal.out(
          Wording.line(["avatars": try BenchAvatars(folder: folder).run()]))
      }
      if part == "parsing" {
        let bench = try BenchParsing(files: Array(arguments.operands.dropFirst()))
        return terminal.out(Wording.line(["parsing": try bench.run(rounds: rounds)]))
      }
      guard ["detecting", "reading", "polling", nil].contains(part) else {
        throw Fault(
          .usage, "no hay ninguna parte «\(part ?? "")» que medir",
          remedy: "use detecting, reading, polling, parsing o avatars")
      }
      var figures: [JSON.Member] = []
      if part == "reading" || part == nil {
        let bench = try ReadingBench(
          data: DataFolder(named: arguments["--data"]), path: arguments.operands.dropFirst().first)
        let told = bench.run(rounds: rounds, only: arguments["--only"])
        figures.append(.init("reading", told))
      }
      if part == "detecting" || part == nil {
        figures.append(.init("detecting", BenchDetecting.run()))
      }
      if part == "polling" || part == nil {
        figures.append(.init("polling", try await BenchPolling().run()))
      }
      terminal.out(Wording.line(.object(figures)))
    })
}
