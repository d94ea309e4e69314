internal import Model
internal import Monitor

/// The parts of an alert's document as short Spanish phrases, uncoloured.
struct AlertFacts {
  let alert: JSON
  let zone: ZoneTable

  /// `desde 20:06`, with the day where it is not the one that `now` is in.
  func since(_ now: Instant) -> String? {
    guard let start = alert["started_at"]?.instant else { return nil }
    let day = zone.civil(start)
    let isToday = zone.dateText(start) == zone.dateText(now)
    return "desde " + (isToday ? "" : "\(day.day)/\(day.month) ") + zone.clockText(start)
  }

  /// `×6,2`; nil when it says nothing.
  var ratio: String? {
    guard let ratio = alert["ratio"]?.number, ratio >= 1.05, ratio < 10_000,
      (alert["expected"]?.number ?? 0) > 0
    else { return nil }
    return "×" + Words.number(ratio)
  }

  /// How much against what is usual, by how many, how angry; the reason where nothing was counted.
  var numbers: String {
    let start = (alert["started_at"]?.instant).map { "desde " + zone.clockText($0) }
    let expected = alert["expected"]?.number ?? 0
    guard expected > 0 else {
      return [start, alert["reason"]?.string].compactMap { $0 }.joined(separator: " · ")
    }
    let minutes = (alert["window_s"]?.number ?? 60) / 60
    let observed = Words.number((alert["observed"]?.number ?? 0) / minutes)
    let usual = Words.number(expected / minutes, digits: expected / minutes < 1 ? 2 : 1)
    var parts = [start, "\(observed) por minuto, esperadas \(usual)", voices]
    if let share = alert["negative_share"]?.number {
      parts.append(Wording.percent(share) + " negativas")
    }
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// How much and how many now; the rest stands in the block above.
  var present: String? {
    guard (alert["expected"]?.number ?? 0) > 0 else { return alert["reason"]?.string }
    let minutes = (alert["window_s"]?.number ?? 60) / 60
    let observed = Words.number((alert["observed"]?.number ?? 0) / minutes)
    return [observed + " por minuto", voices].compactMap { $0 }.joined(separator: " · ")
  }

  /// What has changed since it was told last, but what the line says already; nil where nothing is left.
  func changes(except said: String?) -> String? {
    let changes = (alert["changes"]?.strings ?? []).filter { $0 != said }
    return changes.isEmpty ? nil : changes.joined(separator: " · ")
  }

  /// `6 puntos: 6,2 veces lo esperado +3 · 42 menciones de más +2 · 71 % negativas +1`.
  var arithmetic: String? {
    let weighed = (alert["evidence"]?.array ?? []).compactMap { item -> (Int, String)? in
      guard let points = item["points"]?.number, points != 0, let text = item["text"]?.string else {
        return nil
      }
      return (Int(points), text)
    }
    // A single reason stands in the line above already.
    if weighed.count == 1, (alert["expected"]?.number ?? 0) <= 0,
      weighed[0].1 == alert["reason"]?.string
    {
      return nil
    }
    guard !weighed.isEmpty else { return nil }
    let sum = weighed.reduce(0) { $0 + $1.0 }
    let parts = weighed.map { Words.weighed($0.1, $0.0) }
    return Wording.count(sum, "punto", "puntos") + ": " + parts.joined(separator: " · ")
  }

  /// `612 voces, orgánico`; nil where none are counted: of a suspected account its accomplices are.
  var voices: String? {
    guard alert["account"]?.members == nil, let voices = alert["voices"]?.integer, voices > 0
    else { return nil }
    let count = Wording.count(Int(voices), "voz", "voces")
    let verdict = alert["verdict"]?.string.flatMap(Alert.Verdict.init).map(Words.verdict)
    return [count, verdict].compactMap { $0 }.joined(separator: ", ")
  }

  /// `Centro 81 · Fisherton 50`, then what the calendar knows; nil when neither is known.
  var places: String? {
    var parts = (alert["places"]?.array ?? []).prefix(4).compactMap { place -> String? in
      guard let name = place["name"]?.string, let count = place["count"]?.integer else {
        return nil
      }
      return "\(name) \(count)"
    }
    let planned = (alert["calendar"]?.array ?? []).compactMap { $0["title"]?.string }
    if !planned.isEmpty { parts.append("agenda: " + planned.joined(separator: ", ")) }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// The post that says it best, cut at a word to fit a line, and who said it.
  func quote(width: Int) -> String? {
    guard let post = alert["posts_text"]?.array?.first, let text = post["text"]?.string else {
      return nil
    }
    var source = post["author"]?.string.map { " " + $0 } ?? ""
    if let followers = post["followers"]?.integer, followers >= 1000 {
      let count =
        followers < 10_000
        ? Wording.number(Int(followers)) : Wording.number(Int(followers / 1000)) + " mil"
      source += " (\(count))"
    }
    return "«" + Self.cut(text, to: max(20, width - source.count - 2)) + "»" + source
  }

  /// `duró 38 min · 1.904 menciones`; nil while nothing of it is known.
  var ends: String? {
    var parts: [String] = []
    if let start = alert["started_at"]?.instant, let end = alert["resolved_at"]?.instant {
      parts.append("duró " + Wording.duration(end - start))
    }
    if let count = alert["mentions"]?.integer, count > 0 {
      parts.append(Wording.count(Int(count), "mención", "menciones"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// `tomada en 3 min por L. Ferreyra`; nil when nobody took it.
  var taking: String? {
    guard let by = alert["acknowledged_by"]?.string else { return nil }
    guard let taken = alert["acknowledged_at"]?.instant, let opened = alert["opened_at"]?.instant
    else { return "tomada por " + by }
    return "tomada en \(Wording.duration(taken - opened)) por \(by)"
  }

  /// One line, at most so long, ending with a whole word.
  private static func cut(_ text: String, to length: Int) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > length else { return line }
    let start = line.prefix(length - 1)
    let end = start.lastIndex(of: " ") ?? start.endIndex
    return start[..<end] + "…"
  }
}

extension JSON {
  /// The value with control characters out of its texts: a foreign text must not move a terminal's
  /// cursor, colour it or turn its direction.
  var plain: JSON {
    switch self {
    case .string(let text): .string(text.plain)
    case .array(let items): .array(items.map(\.plain))
    case .object(let members): .object(members.map { .init($0.name, $0.value.plain) })
    default: self
    }
  }
}

extension String {
  /// The text without control characters, on one line.
  var plain: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: result.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
