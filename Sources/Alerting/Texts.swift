internal import Model

/// The Spanish of alerts: titles, reasons, points of evidence and faults.
enum Texts {
  static func title(_ alert: Alert, _ context: AlertContext) -> String {
    if alert.kind == .contactCenter { return phoneTitle + context.brandTitle(alert.brand) }
    let what = (alert.negativeShare ?? 0) >= 0.5 ? "quejas" : "menciones"
    let more = alert.ratio >= 2 ? "muchas más \(what)" : "más \(what)"
    let brand = context.brandTitle(alert.brand)
    guard let driver = titleDriver(alert) else {
      return Spanish.capitalized(more) + " que lo habitual · " + brand
    }
    return "\(context.driverTitle(driver.id)): \(more) que lo habitual · \(brand)"
  }

  /// A detector's title with the brand behind it, as every title has it where a room watches several; a
  /// source may be of all of them.
  static func title(_ signal: DerivedSignal, _ context: AlertContext) -> String {
    let brand = context.brandTitle(signal.brand)
    if signal.kind == .sourceBlind || signal.title.hasSuffix(brand) { return signal.title }
    return "\(signal.title) · \(brand)"
  }

  /// The driver that the title of one of the crowd's alerts names; nil where too few complain of one.
  static func titleDriver(_ alert: Alert) -> Alert.DriverShare? {
    guard alert.kind != .contactCenter, let driver = alert.leadingDriver, driver.share >= 0.3 else {
      return nil
    }
    return driver
  }

  static func reason(
    _ alert: Alert, _ heard: LiveAlert.Voices?, _ context: AlertContext
  ) -> String {
    var parts = [
      counts(alert.observed, alert.expected, alert.windowSeconds, " a esta hora"),
      Spanish.count(alert.voices, "voz", "voces"),
    ]
    if let share = alert.negativeShare { parts.append("\(Spanish.percent(share)) negativas") }
    if let driver = alert.leadingDriver {
      parts.append("\(context.driverTitle(driver.id)) \(Spanish.percent(driver.share))")
    }
    if let heard, heard.verdict != .organic { parts.append(copied(heard)) }
    return parts.joined(separator: "; ")
  }

  /// «50 menciones en 15 min, esperadas 8,1 a esta hora (×6,2)».
  private static func counts(
    _ observed: Double, _ expected: Double, _ windowSeconds: Int, _ when: String
  ) -> String {
    let noun = observed == 1 ? "mención" : "menciones"
    let ratio = observed / max(expected, 1e-6)
    return "\(Spanish.number(observed)) \(noun) en \(Spanish.duration(windowSeconds)), "
      + "esperadas \(Spanish.number(expected, least: 0.1))\(when)"
      + " (×\(Spanish.number(min(ratio, 999))))"
  }

  /// «solo en Rosario: 9 menciones en 15 min, esperadas 0,2 (×45): por eso alcanza la mitad del umbral».
  static func inOnePlace(_ name: String, _ place: Signal.Place) -> String {
    "solo en \(name): " + counts(place.observed, place.expected, place.windowSeconds, "")
      + ": por eso alcanza la mitad del umbral"
  }

  /// The level's arithmetic at its height, whose points add up, then what explains it, without points.
  static func evidence(_ live: LiveAlert, _ context: AlertContext) -> [Alert.Evidence] {
    var points = live.height?.evidence ?? []
    func say(_ text: String) { points.append(Alert.Evidence(points: 0, text: text)) }
    if let height = live.height { say(sum(height, context)) }
    for joined in live.joined {
      let state = joined.isOpen ? "" : "; de vuelta en lo esperado"
      say(
        series(joined.series, context) + ": "
          + counts(joined.observed, joined.expected, joined.windowSeconds, "")
          + ", sorpresa \(Spanish.number(joined.score))" + state)
    }
    say(voices(live))
    if let heard = live.voices, heard.verdict != .organic {
      say(holds(heard, expected: live.alert.expected))
    }
    if live.alert.kind == .contactCenter { say(phoneProxy) }
    for remark in live.remarks { say(remark.text) }
    for entry in live.met(context.calendar, at: live.lookedAt) {
      say("calendario: " + due(entry, context))
    }
    let learned = live.joined.map(\.learnedMinutes).min() ?? 0
    if learned < 7 * 1440 {
      say("aprendiendo: se conocen \(Spanish.duration(learned * 60)) de esta serie")
    }
    return points
  }

  /// «pico copiado: 42 de 57 mensajes (74 %) repiten un texto».
  private static func copied(_ heard: LiveAlert.Voices) -> String {
    let what = heard.verdict == .artificial ? "pico copiado" : "pico mixto"
    return "\(what): \(heard.copies) de \(heard.messages) mensajes"
      + " (\(Spanish.percent(heard.share))) repiten un texto"
  }

  /// «voces distintas en la ventana: 57; voces efectivas 16: mixto».
  private static func voices(_ live: LiveAlert) -> String {
    let word =
      switch live.alert.verdict {
      case .organic: "orgánico"
      case .mixed: "mixto"
      case .artificial: "copiado"
      }
    return "voces distintas en la ventana: \(live.alert.voices); voces efectivas "
      + "\(live.alert.effectiveVoices): \(word)"
  }

  /// «si cada texto repetido cuenta una vez: 16 menciones, esperadas 8,1: el pico no se sostiene».
  private static func holds(_ heard: LiveAlert.Voices, expected: Double) -> String {
    "si cada texto repetido cuenta una vez: \(Spanish.number(heard.observed)) menciones, esperadas "
      + "\(Spanish.number(expected, least: 0.1)): el pico \(heard.holds ? "se" : "no se") sostiene"
  }

  /// «7 puntos a las 20:31: nivel crítica (alta desde 4, crítica desde 6)».
  private static func sum(_ height: LiveAlert.Height, _ context: AlertContext) -> String {
    let level =
      height.total >= LevelPoints.critical
      ? Alert.Level.critical : height.total >= LevelPoints.warning ? .warning : .watch
    return Spanish.count(height.total, "punto", "puntos") + " a las "
      + "\(context.zone.clockText(height.at)): nivel \(word(level)) "
      + "(alta desde \(LevelPoints.warning), crítica desde \(LevelPoints.critical))"
  }

  private static func word(_ level: Alert.Level) -> String {
    switch level {
    case .watch: "vigilancia"
    case .warning: "alta"
    case .critical: "crítica"
    }
  }

  /// «Sorteo de un teléfono (16:40–17:45)».
  private static func due(_ entry: CalendarEntry, _ context: AlertContext) -> String {
    "\(entry.title) (\(context.zone.clockText(entry.from))–\(context.zone.clockText(entry.to)))"
  }

  static func goesLive(_ entry: CalendarEntry, _ context: AlertContext) -> String {
    let brand = entry.brand.map { " · " + context.brandTitle($0) } ?? ""
    return
      (entry.kind == .ownPost ? "Sale una publicación propia: " : "Empieza una campaña propia: ")
      + due(entry, context) + brand
  }

  static func rose(to level: Alert.Level) -> String { "sube a \(word(level))" }
  static func grew(from before: Double, to now: Double) -> String {
    "crece de ×\(Spanish.number(min(before, 999))) a ×\(Spanish.number(min(now, 999)))"
  }
  static func joined(_ driver: String) -> String { "se suma \(driver)" }
  /// Said of the driver that the title has come to name.
  static func isMostly(_ driver: String) -> String { "ahora es sobre todo \(driver)" }
  static let pressCame = "lo cuenta la prensa"
  static let regulatorCame = "se invoca al regulador o a la ley"

  private static func series(_ key: SeriesKey, _ context: AlertContext) -> String {
    if key.negative { return "Menciones negativas" }
    return key.driver.map(context.driverTitle) ?? "Todas las menciones"
  }

  /// Words of an alert that is over, after those of its height.
  static func resolved(
    _ live: LiveAlert, at now: Instant, by: String?, proof: String?
  ) -> String {
    let alert = live.alert
    let length = Spanish.duration(Int((now - alert.startedAt).milliseconds / 1000))
    let how =
      by.map { "cerrada por \($0)" } ?? proof ?? "20 min dentro de lo esperado a esta hora"
    let was =
      live.height.map { "\($0.alert.reason) (\(Spanish.count($0.total, "punto", "puntos")))" }
      ?? alert.reason
    let total =
      alert.mentions > 0 ? "; " + Spanish.count(alert.mentions, "mención", "menciones") : ""
    return "Restablecida: duró \(length)\(total); \(how). Fue: \(was)"
  }

  /// How one knows that an alert is over that only the calendar kept open.
  static func onlyCalendar(_ titles: [String]) -> String {
    "sus motivos volvieron a lo esperado; lo que sigue alto es de "
      + titles.map { "«\($0)»" }.joined(separator: " y ")
  }

  static let phoneTitle = "No logran comunicarse: la atención estaría saturada · "
  static let phoneProxy =
    "quien no logra comunicarse lo dice en público: indicio de una línea saturada, no una medición"
  static let phoneIsFull = "además no logran comunicarse: tiene su propia alerta"

  /// «a la vez: Facturación: muchas más quejas que lo habitual, desde las 8:34».
  static func cause(_ alert: Alert, _ context: AlertContext) -> String {
    let title = alert.leadingDriver.map { context.driverTitle($0.id) } ?? "más menciones"
    return
      "a la vez, desde las \(context.zone.clockText(alert.startedAt)): \(title) (alerta \(alert.id))"
  }

  static func rivalTrouble(_ title: String, _ reason: String) -> String {
    "Le pasa algo a la competencia. \(title): \(reason)"
  }
  static func rivalIsBack(_ title: String) -> String {
    "La competencia volvió a lo habitual. Fue: \(title)"
  }
  static func rivalBeside(_ title: String, _ clock: String) -> String {
    "a la vez le pasa algo a la competencia, desde las \(clock): \(title); la causa puede ser común"
  }

  static func unknown(_ id: String) -> Fault {
    Fault(
      .noInput, "no hay ninguna alerta viva «\(id)»",
      remedy: "mire los identificadores con «vigia alerts»")
  }

  static func ambiguous(_ id: String) -> Fault {
    Fault(.usage, "«\(id)» nombra más de una alerta", remedy: "escriba más cifras")
  }

  static func isOver(_ id: String) -> Fault {
    Fault(.usage, "la alerta «\(id)» ya está restablecida")
  }

  static func endsBefore(_ until: Instant, _ now: Instant) -> Fault {
    Fault(
      .usage, "el silencio terminaría en el pasado: \(until.rfc3339)",
      remedy: "indique una hora posterior a \(now.rfc3339)")
  }

  static func nothingToWaitFor(_ brand: String) -> Fault {
    Fault(
      .usage, "«\(brand)» no tiene una alerta viva cuyo fin esperar",
      remedy: "indique hasta cuándo silenciar la marca")
  }

  static let tooManySilences = Fault(
    .tryLater, "hay demasiados silencios vigentes", remedy: "termine alguno antes de pedir otro")
}
