internal import Foundation
package import Model

/// What must come of a recording and what must not, as `Samples/demo/esperado.json` says it of the
/// recorded day.
///
/// Its members `raise` and `never` list items about alerts, `cases` items about cases. An item with
/// `owed` waits for something that is not built yet.
package struct Expectation: Sendable {
  /// What became of an item.
  package struct Verdict: Sendable {
    package var id: String
    package var why: String
    /// What the item waits for.
    package var owed: String?
    /// What is wrong with the day; nil when it is as the item says.
    package var trouble: String?

    /// Whether the item is as its mark says: unmarked and right, or marked and still wrong.
    package var isAsMarked: Bool { (owed == nil) == (trouble == nil) }
  }

  /// Something that must be raised, for a table of who finds it when.
  package struct Due: Sendable {
    package var id: String
    package var why: String
    package var from: Instant
    let item: JSON

    /// The first of some alerts that answers to it, whatever its level.
    package func first(among alerts: [ToldAlert]) -> ToldAlert? {
      alerts.filter { Expectation.isClaimed($0, by: item) }.min { $0.openedAt < $1.openedAt }
    }
  }

  private let raise: [JSON]
  private let never: [JSON]
  private let cases: [JSON]

  /// Reads a file of expectations.
  ///
  /// - Throws: a fault of bad data when it is no JSON object.
  package init(path: String) throws {
    let bytes = Data(try Files.read(path))
    guard let json = try? JSONDecoder().decode(JSON.self, from: bytes), json.members != nil else {
      throw Fault(
        .badData, "\(path): no es un archivo de lo esperado",
        remedy: "tome Samples/demo/esperado.json como ejemplo")
    }
    raise = json["raise"]?.array ?? []
    never = json["never"]?.array ?? []
    cases = json["cases"]?.array ?? []
  }

  /// What must be raised, in the file's order; of items about one happening the first.
  package var dues: [Due] {
    var seen: Set<JSON> = []
    return raise.compactMap { item in
      guard let from = item["from"]?.instant,
        seen.insert([
          "brand": item["brand"] ?? .null, "from": JSON(from), "kinds": item["kinds"] ?? .null,
        ])
        .inserted
      else { return nil }
      return Due(
        id: item["id"]?.string ?? "", why: item["why"]?.string ?? "", from: from, item: item)
    }
  }

  /// Whether an alert answers to something that must be raised, loud enough or not.
  package func isExpected(_ alert: ToldAlert) -> Bool {
    raise.contains { Self.isClaimed(alert, by: $0) }
  }

  /// Compares alerts with every item about them, in the file's order.
  package func compare(_ alerts: [ToldAlert]) -> [Verdict] {
    let claimed = raise.flatMap { item in alerts.filter { Self.matches($0, item) }.map(\.id) }
    let raised = raise.map { item in
      verdict(item, alerts.contains { Self.matches($0, item) } ? nil : "no such alert")
    }
    let kept = never.map { item in
      let fired = alerts.first { Self.breaks($0, item) && !claimed.contains($0.id) }
      let trouble = fired.map {
        "«\($0.title)» (\($0.kind.rawValue)) opened at \($0.openedAt.rfc3339)"
      }
      return verdict(item, trouble)
    }
    return raised + kept
  }

  /// Compares cases, each with the ids of its mentions, with every item about them.
  package func compare(cases made: [String: Set<String>]) -> [Verdict] {
    cases.map { item in
      let mentions = Set(item["mentions"]?.strings ?? [])
      let holding = made.values.filter { !$0.isDisjoint(with: mentions) }
      let missing = mentions.subtracting(holding.reduce(into: []) { $0.formUnion($1) })
      let isRight = missing.isEmpty && item["count"]?.integer == Int64(holding.count)
      return verdict(
        item, isRight ? nil : "\(holding.count) cases; in none: \(missing.sorted())")
    }
  }

  private func verdict(_ item: JSON, _ trouble: String?) -> Verdict {
    Verdict(
      id: item["id"]?.string ?? "", why: item["why"]?.string ?? "", owed: item["owed"]?.string,
      trouble: trouble)
  }

  private static func matches(_ alert: ToldAlert, _ item: JSON) -> Bool {
    let level = item["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    let isOver =
      item["over_by"]?.instant.map { limit in alert.resolvedAt.map { $0 <= limit } ?? false }
      ?? true
    return isClaimed(alert, by: item) && alert.level >= level && isOver
      && item["driver"]?.string.map(alert.drivers.contains) ?? true
  }

  private static func isClaimed(_ alert: ToldAlert, by item: JSON) -> Bool {
    guard let from = item["from"]?.instant, let until = item["until"]?.instant else { return false }
    return isOf(alert, item) && alert.openedAt >= from && alert.openedAt <= until
  }

  private static func breaks(_ alert: ToldAlert, _ item: JSON) -> Bool {
    guard let from = item["from"]?.instant, let to = item["to"]?.instant else { return false }
    let level = item["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    return isOf(alert, item) && alert.openedAt >= from && alert.openedAt < to
      && alert.level >= level && item["but"]?.strings.contains(alert.kind.rawValue) != true
      && item["driver"]?.string.map(alert.drivers.contains) ?? true
  }

  private static func isOf(_ alert: ToldAlert, _ item: JSON) -> Bool {
    (item["brand"]?.string.map { $0 == alert.brand } ?? true)
      && (item["kinds"]?.strings.contains(alert.kind.rawValue) ?? true)
  }
}
