internal import Model
internal import Monitor

extension Command {
  static let run = Command(
    name: "run", usage: "--config ARCHIVO [ARCHIVO… | -]",
    summary: "el monitor: consulta, lee, detecta, avisa, atiende, entrega y muestra",
    lesson: """
        vigia run --config mi-empresa.yaml
      Todo queda en un solo archivo; puede cortarse en cualquier momento y sigue donde estaba.
      Con «kill -HUP» vuelve a leer léxicos, reglas y lugares; un archivo con errores no se toma.
      Además de las fuentes toma archivos (.ndjson, .csv, .eml, feeds) y, con «-», una mención por línea:
        otro-programa | vigia run --config mi-empresa.yaml -
      El README enseña a escribir la configuración en cinco minutos; «vigia check» la revisa.
      """,
    options: [
      .value("--config", "ARCHIVO", "la configuración (vigia-config/1)"),
      .value(
        "--listen", "DIRECCIÓN", "en vez de la de la configuración, por ejemplo 127.0.0.1:9090"),
    ],
    run: { arguments, terminal in
      let file = try arguments.required("--config", for: "run")
      let program = try await MonitorProgram(
        configuration: file, data: DataFolder(named: arguments["--data"]),
        listen: arguments["--listen"], inputs: arguments.operands)
      terminal.say("Vigía \(Version.current) · página en \(program.address)")
      for notice in program.notices { terminal.say("· \(notice)") }
      let zone = program.zone
      try await program.run(
        say: { terminal.say($0) },
        show: { envelope in
          guard let block = AlertBlock(envelope: envelope, zone: zone) else { return }
          terminal.out(block.text(terminal))
        })
      terminal.say("Vigía se detuvo; lo recibido está guardado.")
    })

  static let demo = Command(
    name: "demo", usage: "[--once] [--fresh] [--speed N] [--listen DIRECCIÓN]",
    summary: "un día grabado de una operadora inventada, con la página y las alertas",
    lesson: """
        vigia demo
      El programa sirve un foro y la prensa en esta misma máquina y los consulta de verdad; lo demás
      llega como lo entregaría otro sistema. Ctrl-C detiene; «vigia demo» sigue donde estaba.
      Con --once corre hasta el final lo más rápido posible, resume y termina.
      """,
    options: [
      .flag("--once", "termina cuando termina la grabación y resume"),
      .flag("--fresh", "empieza desde el principio aunque la última vez se haya detenido antes"),
      .value(
        "--speed", "N",
        "cuántas veces más rápido que la vida; por omisión, el ritmo de la grabación"
      ),
      .value("--listen", "DIRECCIÓN", "dónde mostrar la página; 127.0.0.1:8080 por omisión"),
    ],
    run: { arguments, terminal in
      try arguments.refuseOperands { _ in "vea «vigia demo --help»" }
      let speed = try arguments.number("--speed", example: "60")
      if let speed, !(0.1...10_000).contains(speed) {
        throw Fault(.usage, "--speed va de 0,1 a 10.000", remedy: "por ejemplo --speed 60")
      }
      let demo = try Demo(
        data: DataFolder(named: arguments["--data"]), speed: speed, listen: arguments["--listen"])
      let zone = try demo.zone()
      let show = DemoScreen(terminal, zone: zone, isLive: !arguments.has("--once"))
      if arguments.has("--once") {
        terminal.out(try await demo.once { await show.tell($0) })
      } else {
        try await demo.run(
          fresh: arguments.has("--fresh"),
          welcome: { address, start in
            terminal.say(Welcome.text(address: address, from: start, zone: zone, terminal))
          },
          tell: { await show.tell($0) })
      }
    })

  static let replay = Command(
    name: "replay",
    usage: "ARCHIVO… [--config ARCHIVO] [--until T] [--columns MAPA] [--against ARCHIVO [--json]]",
    summary: "vuelve a pasar una grabación por su propio reloj y da cada evento",
    lesson: """
      La misma grabación y configuración dan siempre los mismos bytes.
        vigia replay noche.ndjson --config mi-empresa.yaml | grep alert.opened
      Sin --config las marcas son las que nombran las líneas de control de la grabación.
      También toma tablas (.csv, .tsv), cuyas columnas reconoce por su nombre o por --columns:
        vigia replay reclamos.csv --config mi-empresa.yaml --columns text=Comentario,published_at=Fecha
      Con --against compara dos configuraciones antes de cambiar una por otra: qué avisaría además,
      qué dejaría de avisar, minutos antes o después, falsas alarmas por semana.
        vigia replay mes.ndjson --config nueva.yaml --against actual.yaml --expected esperado.json
      Reglas y léxicos nuevos se prueban igual: --data para los nuevos, --against-data para los de hoy.
      """,
    options: [
      .value("--config", "ARCHIVO", "marcas, zona y umbrales"),
      .value("--until", "T", "se detiene en este instante, RFC 3339"),
      .value("--columns", "MAPA", "qué columna de las tablas es qué: text=Comentario,…"),
      .value("--against", "ARCHIVO", "la configuración con que se compara --config"),
      .value("--against-data", "CARPETA", "sus Lexicons y Rules, si no son los mismos"),
      .value("--expected", "ARCHIVO", "lo que debía avisarse, como Samples/demo/esperado.json"),
      .flag("--json", "la comparación para máquinas"),
      .flag("--strict", "una línea mala termina con error 65 en vez de saltearse"),
    ],
    run: { arguments, terminal in
      guard !arguments.operands.isEmpty else {
        throw Fault(.usage, "falta la grabación", remedy: "vigia replay ARCHIVO.ndjson")
      }
      if let against = arguments["--against"] {
        return try compare(arguments, against: against, terminal)
      }
      for option in ["--against-data", "--expected"] where arguments[option] != nil {
        throw Fault(.usage, "\(option) va con --against", remedy: "agregue --against ARCHIVO.yaml")
      }
      var run = try ReplayRun(
        files: arguments.operands, configuration: arguments["--config"],
        columns: arguments["--columns"], data: DataFolder(named: arguments["--data"]))
      try report(run.faults, strict: arguments.has("--strict"), terminal)
      try run.run(until: arguments.instant("--until")) { terminal.out($0) }
    })

  /// What two configurations make of one recording.
  private static func compare(
    _ arguments: Arguments, against: String, _ terminal: Terminal
  ) throws {
    guard let configuration = arguments["--config"] else {
      throw Fault(
        .usage, "falta «--config»",
        remedy: "--config es la configuración nueva, --against la actual")
    }
    let data = try DataFolder(named: arguments["--data"])
    let oldData = try arguments["--against-data"].map { try DataFolder(named: $0) } ?? data
    var run = try BackTestRun(
      files: arguments.operands, new: (configuration, data), old: (against, oldData),
      expected: arguments["--expected"])
    try report(run.faults, strict: arguments.has("--strict"), terminal)
    let result = run.run(until: try arguments.instant("--until"))
    if arguments.has("--json") {
      terminal.out(Wording.line(result.json))
    } else {
      terminal.raw(result.text(zone: run.zone))
    }
  }
}
