internal import Model
internal import Monitor

extension Command {
  static let score = Command(
    name: "score", usage: "[ARCHIVO…] [--explain] [--strict]",
    summary: "lee menciones (NDJSON) y dice de cada una humor, motivos, intención",
    lesson: """
      Una mención por línea entra; una línea por mención sale, en el mismo orden.
        echo '{"id":"1","text":"hace 3 días sin señal, nadie responde"}' | vigia score
      Con --explain cada juicio trae sus pruebas, con posiciones en bytes UTF-8.
      """,
    options: [
      .flag("--explain", "agrega las pruebas de cada juicio"),
      .flag("--cues", "da en cambio los indicios con que se ajustan las constantes"),
      .flag("--strict", "una línea mala termina con error 65 en vez de saltearse"),
    ],
    run: { arguments, terminal in
      let scorer = try Scorer(data: DataFolder(named: arguments["--data"]))
      let explain = arguments.has("--explain")
      for path in arguments.operands.isEmpty ? ["-"] : arguments.operands {
        var chunks = try LineChunks(path: path)
        while let chunk = try chunks.next() {
          let result = scorer.score(
            chunk, explain: explain, cues: arguments.has("--cues"))
          terminal.raw(result.text)
          try report(result.faults, strict: arguments.has("--strict"), terminal)
        }
      }
    })

  static let explain = Command(
    name: "explain", usage: "TEXTO",
    summary: "muestra en palabras cómo se lee un texto y por qué",
    lesson: """
        vigia explain "gracias Andina por dejarme sin internet otra vez"
      Cada palabra que pesa aparece con su peso, lo que la negó y la regla que nombró el motivo.
      """,
    options: [.flag("--json", "la misma línea que «score --explain»")],
    run: { arguments, terminal in
      guard !arguments.operands.isEmpty else {
        throw Fault(.usage, "falta el texto", remedy: "vigia explain \"sin señal desde ayer\"")
      }
      let words = arguments.operands.joined(separator: " ")
      let text = words == "-" ? String(decoding: try Files.read("-"), as: UTF8.self) : words
      let scorer = try Scorer(data: DataFolder(named: arguments["--data"]))
      let (mention, finding) = scorer.read(text)
      if arguments.has("--json") {
        terminal.out(scorer.line(mention, finding, explain: true))
      } else {
        terminal.raw(Explanation(mention, finding, titles: scorer.rules).text(terminal))
      }
    })

  static let parse = Command(
    name: "parse", usage: "ARCHIVO [--connector ID] [--content-type T] [--base URL]",
    summary: "convierte un feed, un correo, una tabla o la respuesta de una API en menciones",
    lesson: """
      Entiende RSS 0.9x, 1.0 y 2.0, Atom y JSON Feed, también los mal escritos.
        vigia parse diario.rss --base https://diario.example/rss
        vigia parse respuesta.json --connector mastodon-tag
        vigia parse mensaje.eml
        vigia parse reclamos.csv --columns text=Comentario,published_at=Fecha
      Sale con 65 solo si el documento no es un feed.
      """,
    options: [
      .value("--content-type", "TIPO", "el Content-Type con que se recibió"),
      .value("--base", "URL", "la dirección de donde vino, para completar enlaces"),
      .value("--columns", "MAPA", "qué columna de una tabla es qué: text=Comentario,…"),
      .value("--connector", "ID", "un conector de Rules/connectors, o la ruta de su archivo"),
      .value("--param", "NOMBRE=VALOR", "un parámetro del conector; puede repetirse"),
    ],
    run: { arguments, terminal in
      guard let path = arguments.operands.first, arguments.operands.count == 1 else {
        throw Fault(
          .usage, "indique un archivo", remedy: "vigia parse ARCHIVO, o - para la entrada")
      }
      let bytes = try Files.read(path)
      if let id = arguments["--connector"] {
        let connector = try DataFolder(named: arguments["--data"]).connector(id)
        let result = try Documents.mentions(
          in: bytes, of: connector, parameters: arguments.pairs("--param"))
        Documents.write(result.mentions) { terminal.raw($0) }
        if let damage = result.damage { terminal.say("vigia: \(damage)") }
      } else if let result = try Documents.mentions(
        in: bytes, name: path, contentType: arguments["--content-type"],
        columns: arguments["--columns"])
      {
        Documents.write(result.mentions) { terminal.raw($0) }
        try report(result.faults, strict: false, terminal)
      } else {
        try Documents.write(
          feed: bytes, contentType: arguments["--content-type"], base: arguments["--base"]
        ) { terminal.raw($0) }
      }
    })

  static let detect = Command(
    name: "detect",
    usage:
      "ARCHIVO.csv [--head page|unusual] [--timezone Z] [--threshold X | --budget N] [--alerts]",
    summary: "busca picos en una serie de conteos",
    lesson: """
      El archivo tiene el encabezado «timestamp,value» y un paso regular; lo que falta cuenta como
      desconocido, no como cero.
        vigia detect menciones.csv --timezone America/Argentina/Buenos_Aires --alerts
      Sin --alerts da un puntaje por fila: −log₁₀ de la probabilidad de ver tanto por azar.
      Con --budget se mira como «vigia run»: el umbral sale de las falsas alarmas al mes que se
      aceptan. Un archivo «timestamp,author,driver,place,negative», con una mención por línea, es una
      marca entera: dice qué series avisan y cuándo.
        vigia detect marca.csv --budget 1 --timezone America/Argentina/Buenos_Aires
      """,
    options: [
      .value("--head", "CUÁL", "page (minutos, para avisar) o unusual (días raros)"),
      .value("--timezone", "ZONA", "zona de las horas y los días; UTC por omisión"),
      .value("--threshold", "X", "puntaje que abre una alerta; 4.0 por omisión en page"),
      .value("--budget", "N", "falsas alarmas al mes que se aceptan, en vez de un umbral"),
      .value("--of", "N", "series que comparten --budget; 1 por omisión"),
      .flag("--alerts", "una línea por alerta que abre o cierra, en vez de puntajes"),
    ],
    run: { arguments, terminal in
      guard let path = arguments.operands.first, arguments.operands.count == 1 else {
        throw Fault(.usage, "indique un archivo CSV", remedy: "vigia detect ARCHIVO.csv")
      }
      let run = try SeriesCheck(
        head: arguments["--head"] ?? "page", timezone: arguments["--timezone"] ?? "UTC",
        threshold: arguments.number("--threshold", example: "4.0"),
        budget: arguments.number("--budget", example: "1"),
        sharing: arguments.whole("--of", in: 1...10_000, example: 21))
      let answer = try run.answer(
        to: Files.read(path), file: path, alerts: arguments.has("--alerts"))
      if let reckoning = answer.reckoning { terminal.say(reckoning) }
      terminal.raw(answer.text)
    })

  /// Says which lines were skipped; in strict mode the first one ends the command.
  static func report(_ faults: [Fault], strict: Bool, _ terminal: Terminal) throws(Fault) {
    for fault in faults {
      if strict { throw fault }
      terminal.say("vigia: \(fault)")
    }
  }
}
