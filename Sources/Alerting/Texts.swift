internal import Model

/// The Spanish of alerts: titles, reasons, points of evidence and faults.
enum Texts {
  static func title(_ alert: Alert, _ context: AlertContext) -> String {
    let what = (alert.negativeShare ?? 0) >= 0.5 ? "quejas" : "menciones"
    let more = alert.ratio >= 2 ? "muchas más \(what)" : "más \(what)"
    let brand = context.brandTitle(alert.brand)
    guard let driver = alert.drivers.first, driver.share >= 0.3 else {
      return Spanish.capitalized(more) + " que lo habitual · " + brand
    }
    return "\(context.driverTitle(driver.id)): \(more) que lo habitual · \(brand)"
  }

  static func reason(_ alert: Alert, _ context: AlertContext) -> String {
    var parts = [
      counts(alert.observed, alert.expected, alert.windowSeconds, " a esta hora"),
      alert.voices == 1 ? "1 voz" : "\(Spanish.whole(alert.voices)) voces",
    ]
    if let share = alert.negativeShare { parts.append("\(Spanish.percent(share)) negativas") }
    if let driver = alert.drivers.first {
      parts.append("\(context.driverTitle(driver.id)) \(Spanish.percent(driver.share))")
    }
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

  static func evidence(_ live: LiveAlert, _ context: AlertContext) -> [Alert.Evidence] {
    var points = live.joined.map { joined in
      let state = joined.isOpen ? "" : "; de vuelta en lo esperado"
      return Alert.Evidence(
        points: (joined.score * 100).rounded() / 100,
        text: series(joined.series, context) + ": "
          + counts(joined.observed, joined.expected, joined.windowSeconds, "") + state)
    }
    let alert = live.alert
    points.append(
      Alert.Evidence(points: 0, text: "voces distintas en la ventana: \(alert.voices)"))
    if let share = alert.negativeShare {
      points.append(Alert.Evidence(points: 0, text: "negativas: \(Spanish.percent(share))"))
    }
    let learned = live.joined.map(\.learnedMinutes).min() ?? 0
    if learned < 7 * 1440 {
      points.append(
        Alert.Evidence(
          points: 0, text: "aprendiendo: se conocen \(Spanish.duration(learned * 60)) de esta serie"
        ))
    }
    return points
  }

  private static func series(_ key: SeriesKey, _ context: AlertContext) -> String {
    if key.negative { return "Menciones negativas" }
    return key.driver.map(context.driverTitle) ?? "Todas las menciones"
  }

  /// Words of an alert that is over, after those of its height.
  static func resolved(_ alert: Alert, at now: Instant, by: String?) -> String {
    let length = Spanish.duration(Int((now - alert.startedAt).milliseconds / 1000))
    let noun = alert.mentions == 1 ? "mención" : "menciones"
    let how = by.map { "cerrada por \($0)" } ?? "20 min dentro de lo esperado a esta hora"
    return "Restablecida: duró \(length); \(Spanish.whole(alert.mentions)) \(noun); \(how). "
      + "Fue: \(alert.reason)"
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
