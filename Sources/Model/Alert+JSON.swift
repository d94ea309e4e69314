extension Alert {
  /// The contract's document, with a few members more (`negative_share`, `mentions`,
  /// `acknowledged_by`, `acknowledged_at`, `silenced`, `changes`, `points`: the sum of the evidence).
  package var json: JSON {
    [
      "id": .string(id),
      "brand": .string(brand),
      "kind": .string(kind.rawValue),
      "level": .string(level.rawValue),
      "state": .string(state.rawValue),
      "title": .string(title),
      "reason": .string(reason),
      "started_at": JSON(startedAt),
      "opened_at": JSON(openedAt),
      "updated_at": JSON(updatedAt),
      "resolved_at": JSON(resolvedAt),
      "observed": .number(observed),
      "expected": .number(expected),
      "ratio": .number(ratio),
      "window_s": JSON(windowSeconds),
      "voices": JSON(voices),
      "effective_voices": JSON(effectiveVoices),
      "verdict": .string(verdict.rawValue),
      "drivers": .array(drivers.map { ["id": .string($0.id), "share": .number($0.share)] }),
      "places": .array(
        places.map {
          [
            "id": .string($0.id), "name": .string($0.name), "lat": .number($0.latitude),
            "lon": .number($0.longitude), "count": JSON($0.count),
          ]
        }),
      "posts": JSON(posts),
      "evidence": .array(
        evidence.map { ["points": .number($0.points), "text": .string($0.text)] }),
      "calendar": .array(calendar),
      "account": account ?? .null,
      "latency_ms": [
        "fetched": latency.fetched.map(JSON.integer) ?? .null,
        "read": latency.read.map(JSON.integer) ?? .null,
        "detected": latency.detected.map(JSON.integer) ?? .null,
        "sent": latency.sent.map(JSON.integer) ?? .null,
      ],
      "negative_share": JSON(negativeShare),
      "mentions": JSON(mentions),
      "acknowledged_by": JSON(acknowledgedBy),
      "acknowledged_at": JSON(acknowledgedAt),
      "silenced": .bool(silenced),
      "changes": JSON(changes ?? []),
      "points": .number(evidence.reduce(0) { $0 + $1.points }),
    ]
  }
}
