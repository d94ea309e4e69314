internal import Model
internal import Monitor

/// What the demo says first and last.
enum Welcome {
  /// The first words: what one is looking at, and what to open.
  ///
  /// - Parameter start: of a run that goes on, the instant it goes on from.
  static func text(
    address: String, from start: Instant?, zone: ZoneTable, _ terminal: Terminal
  ) -> String {
    let course =
      start.map {
        "Sigue donde se detuvo, a las \(zone.clockText($0)) de la grabación; «vigia demo --fresh» empieza de nuevo."
      } ?? "Son las 19:15. A las 19:40 se cae la señal en Rosario: mire cuánto tarda en saberse."
    return """
      \(terminal.bold("Vigía · demostración")): un día grabado de una operadora inventada, Andina Móvil, y su competidora.
      Abra la página: \(terminal.bold(address))
      \(course)
      Aquí abajo, las alertas como las ve la guardia; en gris, lo que de verdad pasa. Dura unos seis minutos. Ctrl-C detiene.

      """
  }

  /// The last words, when the recording is over.
  static let ending =
    "Fin de la grabación. La página sigue viva, a ritmo normal; Ctrl-C termina."
}
