internal import Model
internal import Monitor

extension Command {
  static let digest = Command(
    name: "digest",
    usage: "[--config ARCHIVO] [--date D] [--brand B] [--format html|markdown|text|json]",
    summary: "el resumen del día, del archivo",
    lesson: """
        vigia digest --config mi-empresa.yaml --date 2026-03-02 --format html > resumen.html
      Sin --date es el día de hoy en la zona de la configuración. Puede pedirse con el monitor en marcha.
      """,
    options: [
      .value("--config", "ARCHIVO", "la configuración, que dice dónde está el archivo"),
      .value("--date", "D", "el día, AAAA-MM-DD"),
      .value("--brand", "B", "solo esta marca"),
      .value("--format", "F", "html, markdown, text (por omisión) o json"),
      .flag("--json", "lo mismo que --format json"),
      .flag("--send", "lo entrega además a los receptores de digest.ready"),
    ],
    run: { arguments, terminal in
      try arguments.refuseOperands { "si es la configuración, escriba --config \($0)" }
      let run = try DigestRun(
        configuration: arguments.required("--config", for: "digest"),
        data: DataFolder(named: arguments["--data"]))
      let format = arguments.has("--json") ? "json" : arguments["--format"] ?? "text"
      let text = try await run.text(
        date: arguments["--date"], brand: arguments["--brand"], format: format)
      terminal.raw(text.hasSuffix("\n") ? text : text + "\n")
      if arguments.has("--send") {
        terminal.say(
          try await run.send(date: arguments["--date"], brand: arguments["--brand"]))
      }
    })

  static let export = Command(
    name: "export", usage: "mentions --config ARCHIVO --from T --to T [--unmasked]",
    summary: "saca menciones del archivo como grabación",
    lesson: """
        vigia export mentions --config mi-empresa.yaml --from 2026-03-02T20:00:00Z --to 2026-03-03T00:00:00Z
      Los datos personales salen tapados, salvo con --unmasked. Lo que sale entra en «vigia replay».
      """,
    options: [
      .value("--config", "ARCHIVO", "la configuración, que dice dónde está el archivo"),
      .value("--from", "T", "desde este instante, RFC 3339"),
      .value("--to", "T", "hasta este instante, sin incluirlo"),
      .flag("--unmasked", "sin tapar datos personales"),
    ],
    run: { arguments, terminal in
      guard arguments.operands == ["mentions"] else {
        throw Fault(.usage, "diga qué exportar", remedy: "vigia export mentions --from T --to T")
      }
      guard let from = try arguments.instant("--from"), let to = try arguments.instant("--to")
      else {
        throw Fault(
          .usage, "faltan --from y --to", remedy: "por ejemplo --from 2026-03-02 --to 2026-03-03")
      }
      guard from < to else {
        throw Fault(.usage, "--from debe ser anterior a --to", remedy: "revise el orden")
      }
      let run = try ExportRun(
        configuration: arguments.required("--config", for: "export"),
        data: DataFolder(named: arguments["--data"]))
      try await run.mentions(from: from, to: to, unmasked: arguments.has("--unmasked")) {
        terminal.raw($0)
      }
    })

  static let check = Command(
    name: "check", usage: "[--config ARCHIVO]",
    summary: "revisa configuración, léxicos y reglas y dice cada error con su lugar",
    lesson: """
        vigia check --config mi-empresa.yaml
      Cada línea es archivo:línea:columna, qué está mal y qué escribir. Sale con 0 o con 78.
      """,
    options: [.value("--config", "ARCHIVO", "la configuración; sin ella revisa léxicos y reglas")],
    run: { arguments, terminal in
      try arguments.refuseOperands { "si es la configuración, escriba --config \($0)" }
      let check = try DataFolder(named: arguments["--data"]).check(
        configuration: arguments["--config"])
      for fault in check.faults { terminal.out("\(fault)") }
      guard check.faults.isEmpty else {
        let count = check.faults.count
        throw Fault(.configuration, count == 1 ? "hay 1 error" : "hay \(count) errores")
      }
      for note in check.notes { terminal.say(note) }
      terminal.say(check.summary)
    })
}
