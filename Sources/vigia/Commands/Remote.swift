internal import Model
internal import Monitor

extension Command {
  static let url = OptionSpec.value(
    "--url", "URL", "dónde corre el monitor; http://127.0.0.1:8080 por omisión")
  static let token = OptionSpec.value("--token", "T", "credencial, si el monitor las pide")
  static let by = OptionSpec.value("--by", "NOMBRE", "quién lo hace; por omisión, su usuario")

  static let tail = Command(
    name: "tail", usage: "[--url U] [--since ID] [--level L] [--brand B] [--mentions] [--json]",
    summary: "las alertas de un monitor en marcha, a medida que pasan",
    lesson: """
        vigia tail --level warning
      Si se corta la conexión vuelve sola y retoma donde quedó, sin perder ni repetir.
      """,
    options: [
      url, token,
      .value("--since", "ID", "desde este número de evento en vez de desde ahora"),
      .value("--level", "NIVEL", "watch, warning o critical: de ahí para arriba"),
      .value("--brand", "MARCA", "solo esta marca"),
      .flag("--mentions", "menciones en vez de alertas"),
      .flag("--json", "el evento tal cual, una línea cada uno"),
    ],
    run: { arguments, terminal in
      try arguments.refuseOperands { "si es una marca, escriba --brand \($0)" }
      var follow = try Following(
        url: arguments["--url"], token: arguments["--token"], mentions: arguments.has("--mentions"))
      follow.since = arguments["--since"]
      follow.brand = arguments["--brand"]
      if let name = arguments["--level"] {
        guard let level = Alert.Level(rawValue: name) else {
          throw Fault(
            .usage, "--level no puede ser «\(name)»", remedy: "use watch, warning o critical")
        }
        follow.level = level
      }
      let plain = arguments.has("--json")
      follow.quotes = !plain
      let (zone, alerts) = try await follow.standing()
      if !plain { terminal.say(terminal.dim(follow.welcome(alerts: alerts))) }
      try await follow.run(
        show: { line, document in
          if plain { return terminal.out(line) }
          if let block = AlertBlock(envelope: document, zone: zone) {
            terminal.out(block.text(terminal))
          } else if let text = document["text"]?.string {
            terminal.out(MentionLine.text(document, text: text, zone: zone, terminal))
          }
        },
        say: { terminal.say(terminal.dim($0)) })
    })

  static let alerts = Command(
    name: "alerts", usage: "[list|show ID|ack ID|silence ID|resolve ID]",
    summary: "ver, tomar, silenciar o cerrar alertas",
    lesson: """
        vigia alerts                 las últimas alertas, también las restablecidas
        vigia alerts --state open    las que nadie tomó todavía
        vigia alerts show a1f3c9     una sola, con todo lo que habla por ella
        vigia alerts ack a1f3c9      la toma quien lo escribe (bastan las primeras letras del id)
        vigia alerts silence a1f3c9 --minutes 60
      """,
    options: [
      url, token, by,
      .value("--minutes", "N", "cuánto dura el silencio; sin él, lo que dure la alerta"),
      .value("--state", "ESTADO", "open, acknowledged o resolved"), limit,
      .flag("--json", "la respuesta tal cual"),
    ],
    run: { arguments, terminal in
      let remote = try Remote(url: arguments["--url"], token: arguments["--token"])
      let words = arguments.operands
      switch words.first ?? "list" {
      case "list":
        let (now, zone) = try await remote.present()
        try await list("alerts", of: remote, arguments, terminal) {
          RemoteText.alert($0, at: now, zone: zone, terminal)
        }
      case "show":
        let item = try await remote.item("alerts", id: operand(words, "alerts show"))
        if arguments.has("--json") { return terminal.out(Wording.line(item)) }
        let (now, zone) = try await remote.present()
        terminal.out(terminal.entry(RemoteText.wholeAlert(item, at: now, zone: zone, terminal)))
      case let verb where ["ack", "acknowledge", "silence", "resolve"].contains(verb):
        var body: [JSON.Member] = [.init("by", .string(try person(arguments)))]
        if let minutes = try arguments.whole("--minutes", in: 1...10_080, example: 60) {
          body.append(.init("minutes", JSON(minutes)))
        }
        let name = verb == "ack" ? "acknowledge" : verb
        let id = try operand(words, "alerts \(verb)")
        let answer = try await remote.act("alerts", id: id, verb: name, body: .object(body))
        if arguments.has("--json") { return terminal.out(Wording.line(answer)) }
        terminal.say("\(id): " + RemoteText.done(name))
      default: throw unknownAction(words, "list, show, ack, silence o resolve")
      }
    })

  static let cases = Command(
    name: "cases",
    usage: "[list|show ID|assign ID A|reply ID|wait ID|close ID|discard ID|reopen ID]",
    summary: "la cola de atención: ver, asignar, responder, cerrar",
    lesson: """
        vigia cases
        vigia cases assign 5be0c1 "G. Luna"
        vigia cases close 5be0c1 --outcome procedente
        vigia cases reopen 5be0c1    lo que se cerró por error
      """,
    options: [
      url, token, by, .value("--state", "ESTADO", "new, assigned, answered, pending…"), limit,
      .value("--outcome", "R", "procedente, improcedente o anulado"),
      .value("--reason", "MOTIVO", "por qué se descarta"), .flag("--json", "la respuesta tal cual"),
    ],
    run: { arguments, terminal in
      let remote = try Remote(url: arguments["--url"], token: arguments["--token"])
      let words = arguments.operands
      switch words.first ?? "list" {
      case "list":
        let now = try await remote.now()
        try await list("cases", of: remote, arguments, terminal) {
          RemoteText.careCase($0, at: now, terminal)
        }
      case "show":
        let item = try await remote.item("cases", id: operand(words, "cases show"))
        if arguments.has("--json") { return terminal.out(Wording.line(item)) }
        let now = try await remote.now()
        terminal.out(terminal.entry(RemoteText.wholeCase(item, at: now, terminal)))
      case let verb where ["assign", "reply", "wait", "close", "discard", "reopen"].contains(verb):
        let id = try operand(words, "cases \(verb)")
        let body = try CaseAction.body(verb, words, arguments, by: person(arguments))
        let answer = try await remote.act("cases", id: id, verb: verb, body: body)
        if arguments.has("--json") { return terminal.out(Wording.line(answer)) }
        terminal.say("\(id): " + RemoteText.done(verb))
      default:
        throw unknownAction(words, "list, show, assign, reply, wait, close, discard o reopen")
      }
    })

  static let sources = Command(
    name: "sources", usage: "[list|show ID|try ID]",
    summary: "cómo está cada fuente: cuándo contestó, cuándo se vuelve a preguntar y por qué",
    lesson: """
        vigia sources                lo que dice un monitor en marcha
        vigia sources show diario    una sola, con todo lo que se sabe
        vigia sources try diario --config mi-empresa.yaml
        vigia sources try mastodon-tag --param instance=mastodon.social --param tag=andina
      «try» hace un solo pedido, con una fuente configurada o con un conector, y muestra las menciones
      que traería; no guarda nada.
      """,
    options: [
      url, token, .flag("--json", "la respuesta tal cual; con try, una mención por línea"),
      .value("--config", "ARCHIVO", "con try: la configuración que define la fuente"),
      .value("--param", "NOMBRE=VALOR", "con try: un parámetro del conector; puede repetirse"),
      .value("--pages", "N", "con try: hasta cuántas páginas; 1 por omisión"),
      .value(
        "--allow-private", "DIRECCIÓN", "con try: una dirección privada que puede consultarse"),
    ],
    run: { arguments, terminal in
      if arguments.operands.first == "try" { return try await trial(arguments, terminal) }
      let remote = try Remote(url: arguments["--url"], token: arguments["--token"])
      guard ["list", "show", nil].contains(arguments.operands.first) else {
        throw unknownAction(arguments.operands, "list, show o try")
      }
      let items = try await remote.list("sources").items
      let text = SourceText(now: try await remote.now(), terminal: terminal)
      if arguments.operands.first == "show" {
        let id = try operand(arguments.operands, "sources show")
        guard let item = items.first(where: { $0["id"]?.string == id }) else {
          throw Fault(.usage, "no hay ninguna fuente «\(id)»", remedy: "vea «vigia sources»")
        }
        if arguments.has("--json") { return terminal.out(Wording.line(item)) }
        return terminal.out(text.whole(item))
      }
      if arguments.has("--json") {
        return show(items, as: arguments, terminal) { Wording.line($0) }
      }
      for line in text.list(items) { terminal.out(terminal.entry(line)) }
      if items.isEmpty { terminal.say("No hay nada que mostrar.") }
    })

  private static func trial(_ arguments: Arguments, _ terminal: Terminal) async throws {
    let trial = try SourceTrial(
      id: operand(arguments.operands, "sources try"), configuration: arguments["--config"],
      parameters: arguments.pairs("--param"),
      pages: arguments.whole("--pages", in: 1...1000, example: 3) ?? 1,
      allowPrivate: [arguments["--allow-private"]].compactMap { $0 },
      data: DataFolder(named: arguments["--data"]))
    let outcome = try await trial.run()
    for mention in outcome.mentions {
      terminal.out(
        arguments.has("--json")
          ? Wording.line(mention) : RemoteText.triedMention(mention, terminal))
    }
    if let damage = outcome.damage { terminal.say("vigia: \(damage)") }
    let count = outcome.mentions.count
    terminal.say(
      Wording.count(count, "mención", "menciones") + " en "
        + Wording.count(outcome.requests, "pedido", "pedidos")
        + (outcome.heldUntil.map { " · la API pide esperar hasta \($0.rfc3339)" } ?? ""))
  }

  // MARK: - Shared with the upkeep commands

  /// The word after a verb: what it is done to.
  static func operand(
    _ words: [String], _ command: String, _ what: String = "el id", as sign: String = "ID"
  ) throws(Fault) -> String {
    guard words.count > 1 else {
      throw Fault(.usage, "falta \(what)", remedy: "vigia \(command) \(sign)")
    }
    return words[1]
  }

  static func person(_ arguments: Arguments) throws(Fault) -> String {
    if let name = arguments["--by"] ?? Remote.user, !name.isEmpty { return name }
    throw Fault(.usage, "no sé quién lo hace", remedy: "agregue --by \"L. Ferreyra\"")
  }

  /// How many items of a list are asked for.
  static let limit = OptionSpec.value("--limit", "N", "cuántos a lo sumo; 100 por omisión")

  /// Shows a list, in the state that is asked for, and says whether there is more than it shows.
  static func list(
    _ name: String, of remote: Remote, _ arguments: Arguments, _ terminal: Terminal,
    _ text: (JSON) -> String
  ) async throws {
    let limit = try arguments.whole("--limit", in: 1...1_000_000, example: 500) ?? 100
    let state = arguments["--state"].map { [("state", $0)] } ?? []
    let found = try await remote.list(name, filters: state, limit: limit)
    show(found.items, as: arguments, terminal, text)
    if found.hasMore {
      let shown =
        found.items.count == 1
        ? "se muestra el primero" : "se muestran los primeros \(Wording.number(found.items.count))"
      terminal.say("Hay más: \(shown); pida más con --limit.")
    }
  }

  static func show(
    _ items: [JSON], as arguments: Arguments, _ terminal: Terminal, _ text: (JSON) -> String
  ) {
    for item in items {
      terminal.out(arguments.has("--json") ? Wording.line(item) : terminal.entry(text(item)))
    }
    if items.isEmpty, !arguments.has("--json") { terminal.say("No hay nada que mostrar.") }
  }

  static func unknownAction(_ words: [String], _ choices: String) -> Fault {
    Fault(.usage, "no entiendo «\(words.first ?? "")»", remedy: "use \(choices)")
  }
}
