internal import Model
internal import Text

/// What people read in a digest, in Spanish.
enum Texts {
  static let volume = "Volumen contra lo esperado"
  static let expected = "esperadas"
  static let negative = "negativas"
  static let dayBefore = "el día anterior"
  static let noMentions = "Sin datos: no entró ninguna mención."
  static let drivers = "Qué enojó · frente al día anterior"
  static let driverHeadings = ["", "Motivo", "Menciones", "Día anterior", "Puesto"]
  static let hourColumn = "Por hora"
  static let noDrivers = "Sin datos: ninguna mención tuvo un motivo de reclamo."
  static let alerts = "Alertas"
  static let noAlerts = "No hubo alertas."
  static let posts = "Lo dicen así"
  static let mostReach = "Los de mayor alcance"
  static let angriest = "Los más enojados"
  static let mostGrateful = "Los más agradecidos"
  static let ideas = "Ideas"
  static let feelings = "Parte de menciones negativas, neutras y positivas de cada hora"
  static let angers = "Motivos de cada hora"
  static let otherDrivers = "Otros"
  static let places = "Dónde"
  static let placeHeadings = ["Lugar", "Menciones"]
  static let suspects = "Cuentas sospechosas"
  static let rivals = "Competencia"
  static func trial(_ title: String) -> String { "En prueba, sin avisar a nadie: \(title)" }
  static func rival(_ trouble: DigestData.RivalTrouble, _ zone: ZoneTable) -> String {
    let until = trouble.to.map { " a " + zone.clockText($0) } ?? ", sigue"
    return "\(trouble.brand), de \(zone.clockText(trouble.from))\(until): \(trouble.text)"
  }
  static let suspectHeadings = ["Cuenta", "Desde", "Expuestos", "Por qué", "Qué se hizo"]
  static let noSuspects = "Ninguna cuenta pareció hacerse pasar por la marca."
  static let undecided = "sin decidir"
  static let pressing = "Los que más apuran:"
  static let pressingHeadings = ["Quién", "Motivo", "Reloj", "Lo tiene"]
  static let noPosts = "Sin datos: no hay publicaciones para mostrar."
  static let serviceLevel = "nivel de servicio"
  static let punctuality = "puntualidad"
  static let dueSoon = "por vencer"
  static let noCases = "Sin datos: no entró ningún caso."
  static let sources = "Fuentes"
  static let sourceHeadings = ["Fuente", "Menciones", "A ciegas", "Por qué"]
  static let noSources = "Sin datos: ninguna fuente tiene registro de este día."
  static let noValue = "sin datos"

  static func title(_ data: DigestData) -> String { "Resumen de \(list(data.brands))" }

  static func subject(_ data: DigestData) -> String {
    let count =
      data.mentions == 0
      ? "sin menciones" : SpanishText.count(data.mentions, "mención", "menciones")
    let alerts =
      data.alerts.isEmpty
      ? "sin alertas" : SpanishText.count(data.alerts.count, "alerta", "alertas")
    let time = data.zone.civil(data.day)
    let line = "\(title(data)), \(time.day)/\(time.month): \(count), \(alerts)"
    // A line break in a name would end a mail's header.
    return line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func footer(_ data: DigestData) -> String {
    let made =
      "Hecho por Vigía el \(date(data.madeAt, data.zone)) a las"
      + " \(data.zone.clockText(data.madeAt)) (\(data.zone.name))."
    let end = data.hours.last.map { $0.start + .hours(1) } ?? data.day + .hours(24)
    return data.madeAt < end ? made + " El día no ha terminado: los números son parciales." : made
  }

  static func chartTitle(_ data: DigestData) -> String {
    "Menciones por hora de \(list(data.brands)), con la banda de lo esperado y las alertas"
  }

  /// `lunes 2 de marzo de 2026`.
  static func date(_ day: Instant, _ zone: ZoneTable) -> String {
    let days = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
    let months = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre",
    ]
    let time = zone.civil(day)
    return
      "\(days[Int(time.weekday)]) \(time.day) de \(months[Int(time.month) - 1]) de \(time.year)"
  }

  /// The noun that fits a count.
  static func plural(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? one : many
  }

  /// `20 h`.
  static func hour(_ instant: Instant, _ zone: ZoneTable) -> String {
    "\(zone.civil(instant).hour) h"
  }

  /// `a`, `a y b`, `a, b e Ives`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    let start = last.lowercased()
    let takesE =
      start.hasPrefix("i") || (start.hasPrefix("hi") && !start.hasPrefix("hie"))
    return items.dropLast().joined(separator: ", ") + (takesE ? " e " : " y ") + last
  }

  static func movement(_ driver: Ranking.Entry) -> String {
    guard driver.isComparable else { return "–" }
    guard let before = driver.rankBefore else { return "nuevo" }
    if before == driver.rank { return "=" }
    return before > driver.rank ? "▲ \(before - driver.rank)" : "▼ \(driver.rank - before)"
  }

  static func level(_ level: Alert.Level) -> String {
    switch level {
    case .watch: "Vigilancia"
    case .warning: "Alta"
    case .critical: "Crítica"
    }
  }

  static func facts(_ alert: Alert, _ zone: ZoneTable) -> [String] {
    var facts = ["desde \(zone.clockText(alert.startedAt))"]
    let end = alert.resolvedAt ?? alert.updatedAt
    facts.append(SpanishText.duration(end - alert.startedAt))
    if alert.mentions > 0 {
      facts.append(SpanishText.count(alert.mentions, "mención", "menciones"))
    }
    // Of a suspected account, a silence or a blind source no voices are counted.
    guard alert.account == nil, alert.voices > 0 else { return facts }
    let window = alert.expected > 0 ? " en \(minutes(alert.windowSeconds / 60))" : ""
    facts.append(SpanishText.count(alert.voices, "voz", "voces") + window)
    switch alert.verdict {
    case .organic: facts.append("orgánico")
    case .mixed: facts.append("mixto")
    case .artificial: facts.append("copiado")
    }
    if let share = alert.negativeShare { facts.append("\(SpanishText.percent(share)) negativas") }
    return facts
  }

  /// Who had it, how soon, and how it ended.
  static func outcome(_ alert: Alert, _ zone: ZoneTable) -> String {
    var parts: [String] = []
    if let taken = alert.acknowledgedAt {
      let by = alert.acknowledgedBy.map { " por \($0)" } ?? ""
      parts.append("tomada en \(SpanishText.duration(taken - alert.openedAt))\(by)")
    } else {
      parts.append("nadie la tomó")
    }
    if alert.state == .resolved, let end = alert.resolvedAt {
      parts.append(
        "restablecida a las \(zone.clockText(end)), \(SpanishText.duration(end - alert.openedAt))"
          + " después de abrirse")
    } else {
      parts.append("sigue viva")
    }
    return parts.joined(separator: " · ")
  }

  /// At most 280 characters on one line, as much as a reader takes in at a glance.
  static func excerpt(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > 280 else { return line }
    return line.prefix(279) + "…"
  }

  static func source(of post: DigestData.Post, _ zone: ZoneTable) -> String {
    var parts = [post.author ?? "autor desconocido"]
    if let followers = post.followers {
      parts.append(followers == 1 ? "1 seguidor" : "\(audience(followers)) seguidores")
    }
    parts.append(zone.clockText(post.at))
    parts += post.drivers
    return parts.joined(separator: " · ")
  }

  /// `830`, `48 mil`, `1,3 M de`.
  private static func audience(_ count: Int) -> String {
    switch count {
    case ..<10_000: SpanishText.number(count)
    case ..<1_000_000: SpanishText.number(count / 1000) + " mil"
    default: SpanishText.number(Double(count) / 1_000_000) + " M de"
    }
  }

  static func care(_ care: DigestData.Care) -> String {
    "Atención · primera respuesta en \(SpanishText.duration(care.firstResponse))"
  }

  /// `vence en 12 min`, `vencido hace 1 h`, with what is owed.
  static func clock(_ item: DigestData.OpenCase, at now: Instant) -> String {
    guard let due = item.due else { return "sin plazo" }
    let owed = item.isAnswered ? "cierre" : "respuesta"
    let span = SpanishText.duration(due - now)
    if due > now { return "\(owed) en \(span)" }
    return item.isAnswered ? "cierre vencido hace \(span)" : "respuesta vencida hace \(span)"
  }

  static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? noValue : SpanishText.percent(Double(part) / Double(whole))
  }

  static func careDetail(_ care: DigestData.Care) -> String {
    func fraction(_ part: Int, _ whole: Int) -> String {
      "\(SpanishText.number(part)) de \(SpanishText.number(whole))"
    }
    var parts: [String] = []
    if care.answerable > 0 {
      parts.append("respondidos en plazo: \(fraction(care.answeredInTime, care.answerable))")
    }
    if care.closable > 0 {
      parts.append("cerrados en plazo: \(fraction(care.closedInTime, care.closable))")
    }
    parts.append("en plazo: \(SpanishText.number(care.onTrack))")
    parts.append("pendientes: \(SpanishText.number(care.pending))")
    parts.append("abandonados: \(SpanishText.number(care.abandoned))")
    let line = parts.joined(separator: " · ")
    return line.prefix(1).uppercased() + line.dropFirst() + "."
  }

  static func minutes(_ count: Int) -> String {
    SpanishText.duration(.minutes(Int64(count)))
  }

  static func blindHours(_ data: DigestData) -> String {
    let hours = data.hours.filter(\.isBlind).map { hour($0.start, data.zone) }
    return hours.count == 1
      ? "Hora con fuentes ciegas: \(hours[0]); su número puede ser bajo."
      : "Horas con fuentes ciegas: \(list(hours)); sus números pueden ser bajos."
  }
}
