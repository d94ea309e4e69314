import Model
import Rehearsal

/// An invented evening for the monitor's stories: calm, an outage of mobile signal, calm again.
struct Evening: Sendable {
  /// One thing said, at a minute of the evening.
  struct Saying: Sendable {
    var id: String
    var at: Instant
    var text: String
    var author: String
  }

  /// Monday 2 March 2026, 20:00 in Buenos Aires.
  let start = Instant(seconds: 1_772_492_400)
  /// The outage lasts from minute 20 to minute 50.
  let outage = 20..<50
  let length = 200
  private(set) var sayings: [Saying] = []

  // So short that many may say the same by themselves: longer ones would be copies.
  private static let calm = [
    "@PruebaMovil ¿a qué hora abren?",
    "@PruebaMovil gracias, me resolvieron enseguida",
    "¿Prueba Móvil sirve en Uruguay?",
    "@PruebaMovil me cobraron de más",
    "Prueba Móvil inauguró una oficina",
  ]
  private static let angry = [
    "@PruebaMovil sin señal, un desastre",
    "sin señal @PruebaMovil, nadie responde",
    "Prueba Móvil pésimo, sin señal",
    "sin señal de Prueba Móvil",
    "@PruebaMovil sin señal, una vergüenza",
  ]

  init() {
    for minute in 0..<length {
      say(1 + minute % 2, minute, from: Self.calm)
      if outage.contains(minute) { say(8 + minute % 3, minute, from: Self.angry) }
    }
  }

  private mutating func say(_ count: Int, _ minute: Int, from texts: [String]) {
    for index in 0..<count {
      let number = sayings.count
      sayings.append(
        Saying(
          id: "dicho-\(number)",
          at: start + .minutes(Int64(minute)) + .seconds(Int64(5 + index * 5)),
          text: texts[(number * 7 + minute) % texts.count], author: "voz\(number)"))
    }
  }

  /// The RSS document that a site would show at an instant: its latest hundred entries.
  func rss(at now: Instant) -> String {
    let items = sayings.filter { $0.at <= now }.suffix(100).reversed().map { saying in
      """
      <item><guid isPermaLink="false">\(saying.id)</guid><title></title>
      <dc:creator>\(saying.author)</dc:creator><pubDate>\(saying.at.rfc3339)</pubDate>
      <description>\(saying.text)</description></item>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Plaza</title>
      \(items.joined(separator: "\n"))</channel></rss>
      """
  }

  /// A week of usual counts before the evening, hour by hour, for the brand and its source.
  var history: String {
    let from = (start - .hours(24 * 7)).rfc3339
    let series = [
      (#"{"brand":"prueba"}"#, 90), (#"{"brand":"prueba","source":"plaza"}"#, 90),
      (#"{"brand":"prueba","driver":"signal"}"#, 3),
    ]
    return series.map { name, usual in
      let counts = (0..<24 * 7).map { String(usual + $0 % 7 - 3 + (usual < 10 ? $0 % 2 : 0)) }
      return
        #"{"control":"history","series":\#(name),"start":"\#(from)","step_s":3600,"counts":[\#(counts.joined(separator: ","))]}"#
    }.joined(separator: "\n") + "\n"
  }

  /// The evening as a recording: the history, then every saying as it would arrive.
  var recording: String {
    history + lines.joined(separator: "\n") + "\n"
  }

  /// Every saying as a mention, in order of arrival.
  var lines: [String] {
    sayings.map { saying in
      #"{"id":"plaza:\#(saying.id)","source":"plaza","text":"\#(saying.text)","published_at":"\#(saying.at.rfc3339)","author":{"name":"\#(saying.author)"}}"#
    }
  }

  /// A configuration that polls one feed and tells one receiver.
  func configuration(feed: String?, hook: String?, history: Bool = true) -> String {
    let source = feed.map { #"{id: plaza, type: feed, url: "\#($0)", interval_s: 60, kind: post}"# }
    let receiver = hook.map {
      #"{id: guardia, type: webhook, url: "\#($0)", secret: "\#(Self.secret)", events: ["*"]}"#
    }
    return """
      format: vigia-config/1
      timezone: America/Argentina/Buenos_Aires
      archive: vigia.db
      listen: 127.0.0.1:0
      durability: process
      allow_private: [127.0.0.1]
      brands:
        - id: prueba
          names: [Prueba Móvil]
          terms: [prueba movil, "@PruebaMovil"]
          official: [{network: plaza, handle: PruebaMovil}]
      sources: [\(source ?? "")]
      history: [\(history ? "historia.ndjson" : "")]
      receivers: [\(receiver ?? "")]
      routes: [\(receiver == nil ? "" : "{to: [guardia]}")]

      """
  }

  static let secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
}
