package import Model

extension BackTest {
  /// The comparison for machines.
  ///
  /// Members: `from`, `to`, `judged_by` (`expectation` or `rule`), `old` and `new` (`alerts`,
  /// `false_alarms`, `false_per_week`), `added`, `removed`, `changed` (`old`, `new`, `minutes`, negative
  /// for earlier), `same` (a count), `expected` (`id`, `why`, `old_opened_at`, `new_opened_at`).
  package var json: JSON {
    let changed = pairs.filter(\.isChanged)
    return [
      "from": JSON(from), "to": JSON(to),
      "judged_by": .string(expectation == nil ? "rule" : "expectation"),
      "old": side(old), "new": side(new),
      "added": .array(added.map(document)), "removed": .array(removed.map(document)),
      "changed": .array(
        changed.map { pair in
          [
            "old": document(pair.old), "new": document(pair.new), "minutes": JSON(pair.minutes),
          ]
        }),
      "same": JSON(pairs.count - changed.count),
      "expected": .array(
        (expectation?.dues ?? []).map { due in
          [
            "id": .string(due.id), "why": .string(due.why),
            "old_opened_at": JSON(due.first(among: old)?.openedAt),
            "new_opened_at": JSON(due.first(among: new)?.openedAt),
          ]
        }),
    ]
  }

  private func side(_ alerts: [ToldAlert]) -> JSON {
    [
      "alerts": JSON(alerts.count), "false_alarms": JSON(alerts.count(where: isFalse)),
      "false_per_week": .number((falsePerWeek(alerts) * 10).rounded() / 10),
    ]
  }

  private func document(_ alert: ToldAlert) -> JSON {
    [
      "id": .string(alert.id), "brand": .string(alert.brand),
      "kind": .string(alert.kind.rawValue), "level": .string(alert.level.rawValue),
      "title": .string(alert.title), "opened_at": JSON(alert.openedAt),
      "resolved_at": JSON(alert.resolvedAt), "false_alarm": .bool(isFalse(alert)),
    ]
  }
}
