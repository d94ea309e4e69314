internal import Caring
internal import Foundation
internal import Model
internal import Text

/// The inputs of the engine that are no mentions, as documents of the input log.
enum Controls {
  /// A source went blind (with the reason) or recovered (nil).
  static func source(_ id: String, blind reason: String?) -> JSON {
    ["control": "source", "source": .string(id), "blind": JSON(reason)]
  }

  /// A source was taken out of the configuration.
  static func retired(_ id: String) -> JSON {
    ["control": "source_retired", "source": .string(id)]
  }

  /// Vigía was not running.
  static func down(from: Instant, to: Instant) -> JSON {
    ["control": "down", "from": JSON(from), "to": JSON(to)]
  }

  /// History was read: its lines, and the sources it made known.
  static func history(_ lines: [HistoryLine], sources: [String], since: Instant) -> JSON {
    [
      "control": "history_file", "lines": .array(lines.map(\.json)), "sources": JSON(sources),
      "since": JSON(since),
    ]
  }

  /// A suspect's picture was compared with the official one.
  static func avatar(_ avatar: String, bits: Int?, of suspect: String) -> JSON {
    [
      "control": "avatar", "suspect": .string(suspect), "avatar": .string(avatar),
      "bits": JSON(bits),
    ]
  }

  /// A finished case was taken back from the archive.
  static func recall(_ care: Case) -> JSON { ["control": "recall", "case": care.document] }

  /// Feeds one logged document to the engine again; what it answers is already committed.
  static func refeed(_ body: JSON, at instant: Instant, to engine: inout Engine) {
    switch body["control"]?.string {
    case "source":
      guard let id = body["source"]?.string else { return }
      _ = engine.mark(source: id, blind: body["blind"]?.string, at: instant)
    case "source_retired":
      if let id = body["source"]?.string { _ = engine.retire(source: id, at: instant) }
    case "down":
      guard let from = body["from"]?.instant, let to = body["to"]?.instant else { return }
      _ = engine.wasDown(from: from, to: to)
    case "history_file":
      engine.learn((body["lines"]?.array ?? []).compactMap(HistoryLine.init(json:)))
      if let since = body["since"]?.instant {
        engine.know(sources: body["sources"]?.strings ?? [], since: since)
      }
    case "avatar":
      guard let id = body["suspect"]?.string, let avatar = body["avatar"]?.string else { return }
      _ = engine.note(
        avatar: avatar, bits: body["bits"]?.integer.map(Int.init), of: id, at: instant)
    case "recall":
      if let care = body["case"].flatMap(Case.init(document:)) { engine.recall(care, at: instant) }
    case "action":
      if let action = StaffAction(control: body) { _ = try? engine.act(action, at: instant) }
    default: return
    }
  }
}

extension Case {
  /// The case as a document of the input log; null when it cannot be written.
  fileprivate var document: JSON {
    guard let data = try? JSONEncoder().encode(self) else { return .null }
    return (try? JSONDocument.parse(Array(data))) ?? .null
  }

  fileprivate init?(document: JSON) {
    let data = Data(JSONText.line(document).utf8)
    guard let care = try? JSONDecoder().decode(Case.self, from: data) else { return nil }
    self = care
  }
}

extension HistoryLine {
  /// The line as a document of the input log.
  fileprivate var json: JSON {
    [
      "series": [
        "brand": .string(series.brand), "driver": JSON(series.driver),
        "source": JSON(series.source), "negative": .bool(series.negative),
        "place": JSON(series.place), "echo": JSON(series.echo?.rawValue),
      ],
      "start": JSON(start), "step_s": JSON(stepSeconds), "counts": .array(counts.map { JSON($0) }),
    ]
  }

  fileprivate init?(json: JSON) {
    guard let series = json["series"], let brand = series["brand"]?.string,
      let start = json["start"]?.instant, let step = json["step_s"]?.integer
    else { return nil }
    var key = SeriesKey(brand: brand)
    key.driver = series["driver"]?.string
    key.source = series["source"]?.string
    key.negative = series["negative"]?.bool ?? false
    key.place = series["place"]?.string
    key.echo = series["echo"]?.string.flatMap(SeriesKey.Echo.init)
    self.init(
      series: key, start: start, stepSeconds: Int(step),
      counts: (json["counts"]?.array ?? []).map { $0.integer.map(Int.init) })
  }
}
