internal import Model
internal import Text

/// The alerts as an Atom feed (RFC 4287) for feed readers and chat rooms.
struct AtomFeed {
  let alerts: [JSON]
  /// Host and port, as asked for, to make the links absolute.
  let host: String

  /// When the newest of them last changed.
  var updated: Instant {
    alerts.compactMap { $0["updated_at"]?.instant }.max() ?? Instant(milliseconds: 0)
  }

  var text: String {
    let base = "http://" + HTMLText.escape(host)
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">
      <id>urn:vigia:alerts</id>
      <title>Alertas de Vigía</title>
      <updated>\(updated.rfc3339)</updated>
      <author><name>Vigía</name></author>
      <link rel="self" type="application/atom+xml" href="\(base)/alerts.atom"/>
      <link rel="alternate" type="text/html" href="\(base)/"/>
      \(alerts.map { entry($0, base) }.joined())</feed>

      """
  }

  /// Without the two scalars that HTML bears and XML does not.
  private static func escape(_ text: String) -> String {
    let allowed = text.unicodeScalars.filter { $0 != "\u{FFFE}" && $0 != "\u{FFFF}" }
    return HTMLText.escape(String(String.UnicodeScalarView(allowed)))
  }

  private func entry(_ alert: JSON, _ base: String) -> String {
    func text(_ name: String) -> String { Self.escape(alert[name]?.string ?? "") }
    let level = SiteTexts.level(alert["level"]?.string ?? "")
    let state = SiteTexts.state(alert["state"]?.string ?? "")
    let opened = alert["opened_at"]?.instant ?? Instant(milliseconds: 0)
    return """
      <entry>
      <id>urn:vigia:alert:\(text("id"))</id>
      <title>\(level): \(text("title"))</title>
      <published>\(opened.rfc3339)</published>
      <updated>\((alert["updated_at"]?.instant ?? opened).rfc3339)</updated>
      <category term="\(text("level"))"/>
      <category term="\(text("brand"))"/>
      <link rel="alternate" type="text/html" href="\(base)/#alerta-\(text("id"))"/>
      <summary>\(text("reason")) (\(state))</summary>
      </entry>

      """
  }
}

extension SiteTexts {
  /// The Spanish word for a level.
  static func level(_ id: String) -> String {
    switch id {
    case "watch": "Vigilancia"
    case "warning": "Alta"
    case "critical": "Crítica"
    default: "Alerta"
    }
  }

  /// The Spanish words for an alert's state.
  static func state(_ id: String) -> String {
    switch id {
    case "acknowledged": "tomada"
    case "resolved": "restablecida"
    default: "sin tomar"
    }
  }
}
