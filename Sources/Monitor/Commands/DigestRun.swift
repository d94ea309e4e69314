internal import Configuring
internal import Delivering
package import Model
internal import Reporting
internal import Store
internal import Text

/// What `vigia digest` does.
package struct DigestRun {
  private let configuration: Configuration
  private let setup: EngineSetup

  /// Reads the configuration that names the archive, the brands and the zone.
  package init(configuration file: String, data: DataFolder) throws {
    configuration = try ConfigurationFile.read(file)
    setup = try Foundations.setup(configuration, data: data)
  }

  /// A local day's digest in one of four formats: `text`, `markdown`, `html`, `json`.
  ///
  /// - Parameters:
  ///   - date: `AAAA-MM-DD` in the configured zone; nil for today.
  ///   - brand: one brand's id; nil for all but the competitors.
  package func text(
    date: String?, brand: String?, format: String, now: Instant = SystemClock().now()
  ) async throws -> String {
    let data = try await data(date: date, brand: brand, now: now)
    switch format {
    case "text": return Reporting.Digest.text(data)
    case "markdown": return Reporting.Digest.markdown(data)
    case "html": return Reporting.Digest.html(data)
    case "json": return JSONText.line(Reporting.Digest.json(data))
    default:
      throw Fault(
        .usage, "--format no puede ser «\(format)»", remedy: "use html, markdown, text o json")
    }
  }

  /// Hands the day's digest to the receivers that want `digest.ready`, and says to how many.
  ///
  /// - Throws: a fault of unavailability when one of them did not take it.
  package func send(
    date: String?, brand: String?, now: Instant = SystemClock().now()
  ) async throws -> String {
    let data = try await data(date: date, brand: brand, now: now)
    let event = Event(
      .digestReady, subject: setup.zone.dateText(data.day) + (brand ?? ""), at: now, brand: brand,
      data: [
        "date": .string(setup.zone.dateText(data.day)),
        "subject": .string(Reporting.Digest.subject(data)),
        "markdown": .string(Reporting.Digest.markdown(data)),
      ])
    let deliveries = Envelopes.deliveries(
      for: event, receivers: configuration.receivers, routes: configuration.routes, at: now)
    guard !deliveries.isEmpty else {
      throw Fault(
        .configuration, "ningún receptor pide «digest.ready»",
        remedy: "agréguelo a «events» de un receptor y a una ruta")
    }
    try await OneShot(configuration).deliver(deliveries, at: now)
    return "Entregado a \(deliveries.count) receptores."
  }

  private func data(date: String?, brand: String?, now: Instant) async throws -> DigestData {
    try await Archive.reading(configuration.path(configuration.archive)) { archive in
      try await DayReader(
        archive: archive, setup: setup, brands: try brands(brand), day: try day(date, now: now),
        now: now
      ).data()
    }
  }

  private func brands(_ id: String?) throws(Fault) -> [Brand] {
    guard let id else {
      let rivals = Set(setup.brands.flatMap(\.competitors))
      let own = setup.brands.filter { !rivals.contains($0.id) }
      return own.isEmpty ? setup.brands : own
    }
    guard let brand = setup.brand(id) else {
      let known = setup.brands.map(\.id).joined(separator: ", ")
      throw Fault(.usage, "no hay ninguna marca «\(id)»", remedy: "use una de: \(known)")
    }
    return [brand]
  }

  private func day(_ date: String?, now: Instant) throws(Fault) -> Instant {
    let text = date ?? setup.zone.dateText(now)
    guard let noon = Instant(rfc3339: text + "T12:00:00Z") else {
      throw Fault(.usage, "--date «\(text)» no es un día", remedy: "por ejemplo --date 2026-03-02")
    }
    let civil = CivilTime(noon, offsetSeconds: 0)
    return setup.zone.startOfDay(year: civil.year, month: civil.month, day: civil.day)
  }
}
