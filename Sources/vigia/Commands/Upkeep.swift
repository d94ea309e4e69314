internal import Model
internal import Monitor

extension Command {
  static let webhooks = Command(
    name: "webhooks",
    usage: "[list|deliveries|send EVENTO|test RECEPTOR|secret] --config ARCHIVO",
    summary: "qué se entregó a cada receptor y qué no; volver a enviar, probar",
    lesson: """
        vigia webhooks --config mi-empresa.yaml                    lo que espera, lo entregado y lo fallido
        vigia webhooks deliveries --state failed --config …        las últimas entregas, con su motivo
        vigia webhooks send evt_8f2c… --to guardia --config …      la misma, con el mismo webhook-id
        vigia webhooks test guardia --config …                     un monitor.heartbeat de prueba
        vigia webhooks secret                                      un secreto nuevo para un receptor
      """,
    options: [
      .value("--config", "ARCHIVO", "la configuración, que nombra archivo y receptores"),
      .value("--to", "RECEPTOR", "solo este receptor"),
      .value("--state", "ESTADO", "waiting, delivered o failed"),
      .flag("--json", "una línea JSON por elemento"),
    ],
    run: { arguments, terminal in
      let words = arguments.operands
      if words.first == "secret" { return terminal.out(WebhookRun.secret()) }
      let run = try WebhookRun(configuration: arguments.required("--config", for: "webhooks"))
      switch words.first ?? "list" {
      case "list":
        show(try await run.receivers(), as: arguments, terminal) {
          UpkeepText.receiver($0, terminal)
        }
      case "deliveries":
        let items = try await run.deliveries(
          receiver: arguments["--to"], state: arguments["--state"])
        let now = SystemClock().now()
        show(items, as: arguments, terminal) { UpkeepText.delivery($0, at: now, terminal) }
      case "send":
        let count = try await run.resend(
          event: operand(words, "webhooks send", "el evento", as: "EVENTO"),
          receiver: arguments["--to"])
        terminal.say(count == 1 ? "Entregado." : "Entregado a \(count) receptores.")
      case "test":
        let receiver = try operand(words, "webhooks test", "el receptor", as: "RECEPTOR")
        try await run.trial(of: receiver)
        terminal.say("\(receiver): la recibió.")
      default: throw unknownAction(words, "list, deliveries, send, test o secret")
      }
    })

  static let tokens = Command(
    name: "tokens", usage: "[list --config ARCHIVO|new NOMBRE [--scopes read,act,ingest]]",
    summary: "claves de acceso: hacer una, ver quiénes tienen",
    lesson: """
        vigia tokens new sala --scopes read,act
      La clave se muestra una sola vez. La línea va en «tokens» de la configuración, que guarda solo su
      huella; quien llama envía «Authorization: Bearer CLAVE».
      """,
    options: [
      .value("--config", "ARCHIVO", "la configuración cuyas claves se listan"),
      .value("--scopes", "LISTA", "read, act, ingest, separados por comas; por omisión todos"),
      .flag("--json", "una línea JSON por elemento"),
    ],
    run: { arguments, terminal in
      let words = arguments.operands
      switch words.first ?? "list" {
      case "list":
        let items = try TokenRun.list(
          configuration: arguments.required("--config", for: "tokens list"))
        show(items, as: arguments, terminal) { UpkeepText.token($0, terminal) }
      case "new":
        let scopes = arguments["--scopes"]?.split(separator: ",").map {
          $0.filter { $0 != " " }
        }
        let made = try TokenRun.make(
          name: operand(words, "tokens new", "el nombre", as: "NOMBRE"), scopes: scopes ?? [])
        terminal.say("La clave, que no se vuelve a mostrar:")
        terminal.out(made.token)
        terminal.say("La línea para «tokens» de la configuración:")
        terminal.out(made.line)
      default: throw unknownAction(words, "list o new")
      }
    })

  static let archive = Command(
    name: "archive", usage: "[show|check|copy DESTINO] --config ARCHIVO",
    summary: "el archivo de datos: cuánto guarda, si está sano, una copia",
    lesson: """
        vigia archive --config mi-empresa.yaml
        vigia archive check --config mi-empresa.yaml               revisa cada página
        vigia archive copy copia.db --config mi-empresa.yaml       copia entera, también en marcha
      """,
    options: [
      .value("--config", "ARCHIVO", "la configuración, que dice dónde está el archivo"),
      .flag("--json", "la respuesta como una línea JSON"),
    ],
    run: { arguments, terminal in
      let words = arguments.operands
      let run = try ArchiveRun(configuration: arguments.required("--config", for: "archive"))
      switch words.first ?? "show" {
      case "show":
        show([try await run.overview()], as: arguments, terminal) { UpkeepText.archive($0) }
      case "check":
        try await run.check()
        terminal.say("El archivo está sano.")
      case "copy":
        let target = try operand(words, "archive copy", "el destino", as: "DESTINO")
        try await run.copy(to: target)
        terminal.say("Copiado en \(target).")
      default: throw unknownAction(words, "show, check o copy")
      }
    })
}

/// What the upkeep commands print for people.
enum UpkeepText {
  /// A receiver: what it is owed and has got.
  static func receiver(_ json: JSON, _ terminal: Terminal) -> String {
    let error = json["last_error"]?.string.map { " · " + $0 } ?? ""
    return
      "\(terminal.bold(json["receiver"]?.string ?? ""))  entregadas \(count(json, "delivered"))"
      + " · en espera \(count(json, "waiting")) · fallidas \(count(json, "failed"))\(error)"
  }

  /// A delivery: event, its type, receiver, state, reason.
  static func delivery(_ json: JSON, at now: Instant, _ terminal: Terminal) -> String {
    let state =
      switch json["state"]?.string {
      case "delivered": "entregada"
      case "waiting": waiting(json["next_attempt_at"]?.instant, at: now)
      default: terminal.paint("fallida", 91)
      }
    let error = json["last_error"]?.string.map { " · " + $0 } ?? ""
    let tries = json["attempts"]?.integer ?? 0
    return "\(terminal.bold(json["event"]?.string ?? ""))  \(json["type"]?.string ?? "–")  "
      + "\(json["receiver"]?.string ?? "")  \(state) · \(tries == 1 ? "1 intento" : "\(tries) intentos")\(error)"
  }

  private static func waiting(_ next: Instant?, at now: Instant) -> String {
    guard let next, next > now else { return "en espera: sale ahora" }
    return "en espera: sale en " + Wording.duration(next - now)
  }

  /// A token: whose, and what it opens.
  static func token(_ json: JSON, _ terminal: Terminal) -> String {
    "\(terminal.bold(json["name"]?.string ?? ""))  "
      + "\(json["scopes"]?.strings.joined(separator: ", ") ?? "") · \(json["kept"]?.string ?? "")"
  }

  /// The archive: what it holds and since when.
  static func archive(_ json: JSON) -> String {
    let megabytes = Words.number(Double(json["bytes"]?.integer ?? 0) / 1_048_576)
    let span =
      json["first_at"]?.string.map { "de \($0) a \(json["last_at"]?.string ?? "")" }
      ?? "todavía sin menciones"
    return """
      \(json["file"]?.string ?? "")  \(megabytes) MB
      menciones \(count(json, "mentions")) · alertas \(count(json, "alerts")) · \
      casos \(count(json, "cases")) · eventos \(count(json, "events"))
      \(span)
      """
  }

  private static func count(_ json: JSON, _ name: String) -> String {
    Wording.number(Int(json[name]?.integer ?? 0))
  }
}
