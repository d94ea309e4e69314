internal import CSimdJSON
internal import Model

/// What this room says to people.
enum Texts {
  /// The reason in Spanish for a simdjson 3 error code (`simdjson::error_code`).
  static func badJSON(code: Int32, isEmpty: Bool, deepest: Int) -> Fault {
    if isEmpty { return Fault(.badData, "JSON vacío") }
    let reason =
      switch code {
      case 1: "es más grande de lo que se admite"
      case 3: "le falta el cierre o le sobra algo (coma, llave o corchete)"
      case 4: "está anidado a más de \(deepest) niveles"
      case 5: "tiene un texto con un escape que no existe"
      case 6, 7, 8: "tiene una palabra que no es true, false ni null"
      case 9: "tiene un número mal escrito"
      case 10: "tiene bytes que no son UTF-8"
      case 12: "no hay ningún valor"
      case 14: "tiene caracteres de control sin escapar"
      case 15: "tiene un texto sin cerrar"
      default: unsafe String(cString: vigia_json_error_name(code))
      }
    return Fault(.badData, "JSON mal formado: " + reason)
  }
}
