internal import Glibc
internal import Model

/// What the detector tells the operator about a series file, in Spanish.
enum Texts {
  static func noHeader(_ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "falta el encabezado «timestamp,value»",
      remedy: "ponga «timestamp,value» en la primera línea")
  }

  static func noRows(_ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "el archivo no tiene datos",
      remedy: "agregue una línea por intervalo, como 2026-03-02T11:04:00Z,12")
  }

  static func notTwoFields(_ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "se esperan dos campos separados por una coma",
      remedy: "escriba la línea como 2026-03-02T11:04:00Z,12")
  }

  static func badTime(_ text: String, _ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "«\(text)» no es una fecha y hora",
      remedy: "use RFC 3339 (2026-03-02T11:04:00Z) o AAAA-MM-DD HH:MM:SS")
  }

  static func fractionalTime(_ text: String, _ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "«\(text)» tiene fracciones de segundo",
      remedy: "use segundos enteros")
  }

  static func badValue(_ text: String, _ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "«\(text)» no es una cantidad",
      remedy: "escriba un número mayor o igual que cero, o deje el campo vacío si falta")
  }

  static func outOfOrder(_ text: String, _ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "«\(text)» repite la hora de la línea anterior o es más antigua",
      remedy: "ordene las líneas por fecha, sin repetir")
  }

  static func irregular(_ text: String, step: Int64, _ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place,
      "la serie es irregular: «\(text)» no cae en el paso de \(step) segundos",
      remedy: "agrupe las cantidades en intervalos iguales; los intervalos sin datos pueden faltar")
  }
}

extension Texts {
  /// «hasta 1 falsa alarma al mes entre 21 series que avisan: con umbral 4 serían 109,57; cada punto
  /// más las hace 5,25 veces más raras; umbral 6,83».
  static func budget(_ budget: FalseAlarmBudget) -> String {
    let noun = budget.alarmsPerMonth == 1 ? "falsa alarma" : "falsas alarmas"
    let atFour =
      FalseAlarmBudget.ratePerWeek * FalseAlarmBudget.weeksPerMonth * Double(budget.series)
    let series =
      budget.series == 1 ? "en 1 serie que avisa" : "entre \(budget.series) series que avisan"
    let rarer = decimal(pow(10, FalseAlarmBudget.steepness), 2)
    return
      "hasta \(decimal(budget.alarmsPerMonth, 2)) \(noun) al mes \(series): con umbral 4 serían "
      + "\(decimal(atFour, 2)), y cada punto más las hace \(rarer) veces más raras; umbral = 4 + "
      + "log₁₀(\(decimal(atFour, 2)) ÷ \(decimal(budget.alarmsPerMonth, 2))) ÷ "
      + "\(decimal(FalseAlarmBudget.steepness, 2)) = \(decimal(budget.threshold, 2))"
  }

  /// A number with a decimal comma and at most so many decimals.
  private static func decimal(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int64((min(max(value, 0), 1e12) * scale).rounded())
    let unit = Int64(scale)
    var rest = String(whole % unit)
    rest = String(repeating: "0", count: max(0, places - rest.count)) + rest
    while rest.last == "0" { rest.removeLast() }
    return "\(whole / unit)" + (places == 0 || rest.isEmpty ? "" : "," + rest)
  }
}

extension Texts {
  static func notFiveFields(_ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "se esperan cinco campos: \(MentionFile.header)",
      remedy: "escriba la línea como 2026-03-02T11:04:00Z,ana,signal,rosario,1")
  }

  static func olderLine(_ text: String, _ place: FilePlace) -> Fault {
    Fault(
      .badData, at: place, "«\(text)» es más antigua que la línea anterior",
      remedy: "ordene las líneas por fecha")
  }
}
