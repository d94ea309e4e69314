internal import Model
internal import Transfers

/// Why a source brought nothing, as the operator reads it after the source's name.
enum Texts {
  static func status(_ status: Int) -> String { "responde \(status)" }
  static func limited(_ status: Int, _ hold: Instant.Span) -> String {
    "\(limitedPrefix(status)): se esperan \(duration(hold))"
  }
  static func limitedPrefix(_ status: Int) -> String {
    status == 429 ? "responde 429 (demasiados pedidos)" : "responde 503 (no disponible)"
  }
  static func held(_ span: Instant.Span) -> String {
    "\(heldPrefix) pidió esperar: faltan \(duration(span))"
  }
  static let heldPrefix = "su servidor"
  static func passing(_ status: Int) -> String {
    "responde \(status), lo que en esta plataforma suele pasar solo"
  }
  static let gone = "responde 410: la dirección ya no existe"
  static let unasked = "responde 304 sin que se le diera con qué comparar"
  static let robots = "el robots.txt del sitio no permite leer esta página"
  static let page = "entregó una página HTML en vez de un feed"
  static func slow(_ span: Instant.Span) -> String { "tardó \(duration(span)) en contestar" }

  static func failure(_ error: TransferError, timeout: Instant.Span) -> String {
    error == .timedOut ? "no contesta en \(duration(timeout))" : error.description
  }

  static func duration(_ span: Instant.Span) -> String {
    let seconds = (span.milliseconds + 999) / 1000
    if seconds < 120 { return "\(seconds) s" }
    return seconds < 7200 ? "\((seconds + 59) / 60) min" : "\((seconds + 3599) / 3600) h"
  }
}
