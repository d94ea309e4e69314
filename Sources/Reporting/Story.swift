internal import Model
internal import Text

/// The day in three sentences, written from the data: how much, what hurt, what was done.
enum Story {
  static func sentences(_ data: DigestData) -> [String] {
    guard data.mentions > 0 else { return empty(data) }
    return [volume(data), drivers(data), handling(data)]
  }

  private static func volume(_ data: DigestData) -> String {
    let count = SpanishText.count(data.mentions, "mención", "menciones")
    var text = "Hubo \(count) de \(Texts.list(data.brands))"
    if let expected = data.expected {
      text += ", " + comparison(Double(data.compared), expected)
    } else {
      text += ", todavía sin historia con qué compararlas"
    }
    let share = Double(data.negative) / Double(data.mentions)
    text += "; \(SpanishText.percent(share)) fueron negativas"
    if let peak = peak(data), data.mentions > 1 {
      let hour = Texts.hour(peak.start, data.zone)
      text += " y la hora pico, \(hour), trajo \(SpanishText.number(peak.mentions))"
    }
    return text + "."
  }

  /// Within a tenth, or two Poisson deviations, it was a usual day.
  private static func comparison(_ count: Double, _ expected: Double) -> String {
    let usual = SpanishText.number(expected, digits: 0)
    let difference = count - expected
    guard abs(difference) > max(expected / 10, 2 * expected.squareRoot()), expected >= 1 else {
      return "lo habitual para un día así (se esperaban \(usual))"
    }
    if count >= 2 * expected {
      return "\(SpanishText.number(count / expected)) veces lo esperado (\(usual))"
    }
    let share = SpanishText.percent(abs(difference) / expected)
    return "un \(share) \(difference > 0 ? "más" : "menos") de lo esperado (\(usual))"
  }

  private static func peak(_ data: DigestData) -> DigestData.Hour? {
    var best: DigestData.Hour?
    for hour in data.hours where hour.mentions > (best?.mentions ?? 0) { best = hour }
    return best
  }

  private static func drivers(_ data: DigestData) -> String {
    let ranked = Ranking.drivers(data)
    guard let first = ranked.first else { return "Ningún motivo de reclamo se destacó." }
    var text = "Lo que más enojó fue «\(first.title)», con \(SpanishText.number(first.mentions))"
    if let before = first.rankBefore, before > first.rank {
      text += " (el día anterior estaba en el puesto \(before))"
    } else if first.isComparable, first.rankBefore == nil {
      text += " (el día anterior no figuraba)"
    } else if let before = first.before {
      text += " (\(SpanishText.number(before)) el día anterior)"
    }
    guard ranked.count > 1 else { return text + "." }
    let others = ranked.dropFirst().prefix(2).map { "«\($0.title)»" }
    return text + "; le \(others.count == 1 ? "siguió" : "siguieron") \(Texts.list(others))."
  }

  private static func handling(_ data: DigestData) -> String {
    alerts(data) + "; " + care(data.care) + "."
  }

  private static func alerts(_ data: DigestData) -> String {
    let count = data.alerts.count
    guard count > 0 else { return "No hubo alertas" }
    let critical = data.alerts.count { $0.level == .critical }
    let live = data.alerts.count { $0.state != .resolved }
    var text = count == 1 ? "Hubo una alerta" : "Hubo \(count) alertas"
    switch critical {
    case 0: break
    case count: text += count == 1 ? " crítica" : ", todas críticas"
    case 1: text += ", una de ellas crítica"
    default: text += ", \(critical) de ellas críticas"
    }
    switch live {
    case 0: text += count == 1 ? ", que ya terminó" : ", y todas terminaron"
    case count: text += count == 1 ? ", que sigue viva" : ", y todas siguen vivas"
    case 1: text += ", y una sigue viva"
    default: text += ", y \(live) siguen vivas"
    }
    return text
  }

  private static func care(_ care: DigestData.Care) -> String {
    guard care.received + care.open > 0 else { return "no entró ningún caso que atender" }
    guard care.answerable > 0 else {
      return "todavía no venció el plazo de ningún caso"
    }
    let share = SpanishText.percent(Double(care.answeredInTime) / Double(care.answerable))
    let left =
      care.overdue == 0
      ? "no queda ninguno vencido"
      : (care.overdue == 1 ? "queda " : "quedan ")
        + SpanishText.count(care.overdue, "vencido", "vencidos")
    return "se respondió en plazo el \(share) de los casos y " + left
  }

  private static func empty(_ data: DigestData) -> [String] {
    let blind = data.sources.filter { $0.blindMinutes > 0 }
    let first = "Sin datos: no entró ninguna mención de \(Texts.list(data.brands)) en el día."
    let second: String
    if data.sources.isEmpty {
      second = "No hay fuentes con registro de ese día: puede que el monitor no haya corrido."
    } else if blind.isEmpty {
      second = "Las fuentes respondieron todo el día: no es que faltaran datos, no hubo menciones."
    } else {
      let names = Texts.list(blind.map(\.id))
      second = "Hubo fuentes ciegas (\(names)): puede haber menciones que no se vieron."
    }
    return [first, second, handling(data)]
  }
}
