import Foundation
import Model

/// What must come of the recorded day and what must not: `Samples/demo/esperado.json`.
struct DayExpectation {
  /// One alert of the day as its events told it.
  struct Seen {
    var id: String
    var brand: String?
    var kind: String
    var opened: Instant
    var resolved: Instant?
    var level = Alert.Level.watch
    var drivers: Set<String> = []
    var title = ""
  }

  /// What became of an item.
  struct Verdict {
    var id: String
    var why: String
    /// The detector that the item waits for.
    var owed: String?
    /// What is wrong with the day; nil when it is as the item says.
    var trouble: String?

    /// Whether the item is as its mark says: unmarked and right, or marked and still wrong.
    var isAsMarked: Bool { (owed == nil) == (trouble == nil) }
  }

  private let raise: [JSON]
  private let never: [JSON]

  init(path: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let json = try JSONDecoder().decode(JSON.self, from: bytes)
    raise = json["raise"]?.array ?? []
    never = json["never"]?.array ?? []
  }

  /// The alerts of a replay's lines, in order of opening.
  static func alerts(in lines: [String]) throws -> [Seen] {
    var seen: [Seen] = []
    for line in lines where line.hasPrefix("{\"type\":\"alert.") {
      let data = try JSONDecoder().decode(JSON.self, from: Data(line.utf8))["data"] ?? .null
      let id = data["id"]?.string ?? ""
      if !seen.contains(where: { $0.id == id }) {
        seen.append(
          Seen(
            id: id, brand: data["brand"]?.string, kind: data["kind"]?.string ?? "",
            opened: data["opened_at"]?.instant ?? Instant(milliseconds: 0)))
      }
      guard let place = seen.firstIndex(where: { $0.id == id }) else { continue }
      let level = data["level"]?.string.flatMap(Alert.Level.init) ?? .watch
      seen[place].level = max(seen[place].level, level)
      seen[place].resolved = data["resolved_at"]?.instant
      seen[place].title = data["title"]?.string ?? ""
      seen[place].drivers.formUnion((data["drivers"]?.array ?? []).compactMap { $0["id"]?.string })
    }
    return seen
  }

  /// Compares a day with every item, in the file's order.
  func compare(_ alerts: [Seen]) -> [Verdict] {
    let claimed = raise.flatMap { item in alerts.filter { matches($0, item) }.map(\.id) }
    let raised = raise.map { item in
      verdict(item, alerts.contains { matches($0, item) } ? nil : "no such alert")
    }
    let kept = never.map { item in
      let fired = alerts.first { breaks($0, item) && !claimed.contains($0.id) }
      let trouble = fired.map { "«\($0.title)» (\($0.kind)) opened at \($0.opened.rfc3339)" }
      return verdict(item, trouble)
    }
    return raised + kept
  }

  private func verdict(_ item: JSON, _ trouble: String?) -> Verdict {
    Verdict(
      id: item["id"]?.string ?? "", why: item["why"]?.string ?? "", owed: item["owed"]?.string,
      trouble: trouble)
  }

  private func matches(_ alert: Seen, _ item: JSON) -> Bool {
    guard let from = item["from"]?.instant, let until = item["until"]?.instant else { return false }
    let level = item["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    let isOver =
      item["over_by"]?.instant.map { limit in alert.resolved.map { $0 <= limit } ?? false } ?? true
    return isOf(alert, item) && alert.opened >= from && alert.opened <= until
      && alert.level >= level && isOver
      && item["driver"]?.string.map(alert.drivers.contains) ?? true
  }

  private func breaks(_ alert: Seen, _ item: JSON) -> Bool {
    guard let from = item["from"]?.instant, let to = item["to"]?.instant else { return false }
    let level = item["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    return isOf(alert, item) && alert.opened >= from && alert.opened < to && alert.level >= level
      && item["but"]?.strings.contains(alert.kind) != true
  }

  private func isOf(_ alert: Seen, _ item: JSON) -> Bool {
    (item["brand"]?.string.map { $0 == alert.brand } ?? true)
      && (item["kinds"]?.strings.contains(alert.kind) ?? true)
  }
}
