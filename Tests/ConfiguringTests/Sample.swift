import Configuring
import Model

/// The configuration of the contract, with a secret in place of its ellipsis.
enum Sample {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  static let contract = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:8080
    allow_private: [127.0.0.1]            # addresses that may be reached although private
    brands:
      - id: andina
        names: [Andina Móvil]
        terms: [andina movil, "@AndinaMovil", "#andina"]
        common_word: false                # true: a term counts only with one of `context` near
        context: [señal, internet, factura]
        exclude: [andina del sud]
        official: [{network: x, handle: AndinaMovil}]
        siblings: []
        homonyms: []
        competitors: [pampa]
    sources:
      - {id: diario, type: feed, url: "http://127.0.0.1:8090/diario.rss", interval_s: 60}
    history: [historia.ndjson]            # recordings that only feed the baseline
    receivers:
      - {id: guardia, type: webhook, url: "http://127.0.0.1:9000/hook", secret: \(secret), events: ["alert.*"]}
    routes:
      - {to: [guardia]}

    """

  /// The least that loads.
  static let head = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    brands: [{id: andina, names: [Andina]}]

    """

  static func read(
    _ text: String, environment: [String: String] = [:]
  ) throws(Faults) -> Configuration {
    try Configuration.read(
      Array(text.utf8), file: "v.yaml", directory: "/srv/vigia", environment: environment)
  }

  /// The faults of a text, one a line as `vigia check` prints them; empty when there are none.
  static func faults(_ text: String, environment: [String: String] = [:]) -> [String] {
    do {
      _ = try read(text, environment: environment)
      return []
    } catch {
      return error.list.map(\.description)
    }
  }
}
