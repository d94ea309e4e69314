internal import Model
internal import Monitor

extension Command {
  static let accounts = Command(
    name: "accounts",
    usage: "--brands ARCHIVO [CUENTAS…] [--strict] | list|show ID|confirm ID|dismiss ID",
    summary: "dice de cada cuenta (NDJSON) si parece hacerse pasar por la marca, y por qué",
    lesson: """
      Una cuenta por línea entra («handle», «name», «bio»…, y «brand» si es contra una sola marca);
      una línea por cuenta sale, con los puntos de cada indicio:
        echo '{"handle":"Andina_Ayuda24","name":"Andina Móvil"}' | vigia accounts --brands mi-empresa.yaml
      Son señales para que una persona decida: nunca dice que una cuenta sea un robot.
      Sin «--brands», son las cuentas que observa un monitor en marcha:
        vigia accounts list                      las observadas, la última novedad primero
        vigia accounts confirm 7d02f4            suplanta a la marca
        vigia accounts dismiss 7d02f4 --as sibling   es de la casa (o homonym: es de otro)
      """,
    options: [
      .value("--brands", "ARCHIVO", "las marcas con sus cuentas oficiales, YAML o JSON"),
      .flag("--strict", "una línea mala termina con error 65 en vez de saltearse"),
      url, token, by, .value("--state", "ESTADO", "con list: suspected, confirmed o dismissed"),
      limit,
      .value("--as", "QUÉ", "con dismiss: sibling (es de la casa) u homonym (es de otro)"),
      .flag("--json", "la respuesta tal cual"),
    ],
    run: { arguments, terminal in
      guard let brands = arguments["--brands"] else {
        if !arguments.operands.isEmpty { return try await judge(arguments, terminal) }
        throw Fault(
          .usage, "falta «--brands»",
          remedy: "vigia accounts --brands mi-empresa.yaml < cuentas.ndjson")
      }
      let check = try AccountCheck(brandsFile: brands)
      for path in arguments.operands.isEmpty ? ["-"] : arguments.operands {
        var chunks = try LineChunks(path: path)
        while let chunk = try chunks.next() {
          let result = check.check(chunk)
          terminal.raw(result.text)
          try report(result.faults, strict: arguments.has("--strict"), terminal)
        }
      }
    })

  static let coordination = Command(
    name: "coordination", usage: "[ARCHIVO…] [--strict]",
    summary: "dice si los mensajes de una ráfaga (NDJSON) son de muchos o copias de un texto",
    lesson: """
      Entran los mensajes de una ráfaga; sale un veredicto (organic, mixed o coordinated), las voces
      efectivas y los grupos de textos casi iguales, cada uno con su tipo:
        vigia coordination < rafaga.ndjson
      Un texto coordinado no es prueba de robots: puede ser una persona o un grupo.
      """,
    options: [.flag("--strict", "una línea mala termina con error 65 en vez de saltearse")],
    run: { arguments, terminal in
      var check = CoordinationCheck()
      for path in arguments.operands.isEmpty ? ["-"] : arguments.operands {
        var chunks = try LineChunks(path: path)
        while let chunk = try chunks.next() {
          try report(try check.take(chunk), strict: arguments.has("--strict"), terminal)
        }
      }
      terminal.raw(check.verdict())
    })
}
