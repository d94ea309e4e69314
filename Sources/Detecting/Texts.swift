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
