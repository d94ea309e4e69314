package import Model

extension Archive {
  private static let columns =
    "number, event_id, receiver, body, state, attempts, next_attempt, last_error"

  /// The deliveries a receiver is to be tried with now: longest due first, then in order of events.
  package func dueDeliveries(receiver: String, at now: Instant, limit: Int) async -> [Delivery] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try connection.rows(
        """
        SELECT \(Self.columns) FROM delivery
        WHERE state = 'waiting' AND receiver = ? AND next_attempt <= ?
        ORDER BY next_attempt, number LIMIT ?
        """,
        [.text(receiver), .integer(now.milliseconds), .integer(Int64(limit))]
      ) { row in Self.delivery(row) }
    }
  }

  /// When the next delivery is due, whoever it is for; nil when none waits.
  package func nextDeliveryDue() async -> Instant? {
    await reader.show(or: nil) { (connection) throws(Fault) in
      try connection.first(
        """
        SELECT next_attempt FROM delivery WHERE state = 'waiting' ORDER BY next_attempt LIMIT 1
        """
      ) { row in Instant(milliseconds: row.integer(0)) }
    }
  }

  /// Deliveries that fit, newest first, and the cursor of the next page.
  ///
  /// - Throws: `.badData` when the cursor is not of this list.
  package func deliveryPage(_ query: DeliveryQuery) async throws(Fault) -> Page<Delivery> {
    try await reader.run { (connection) throws(Fault) in
      var filter = Filter()
      filter.equal("receiver", query.receiver)
      filter.equal("state", query.state?.rawValue)
      filter.equal("event_id", query.eventID)
      if let cursor = query.cursor {
        guard let number = Int64(cursor) else { throw Texts.badCursor }
        filter.add("number < ?", .integer(number))
      }
      let limit = max(1, query.limit)
      let found = try connection.rows(
        "SELECT \(Self.columns) FROM delivery\(filter.clause) ORDER BY number DESC LIMIT ?",
        filter.values + [.integer(Int64(limit) + 1)]
      ) { row in (number: row.integer(0), delivery: Self.delivery(row)) }
      return Page(
        items: found.prefix(limit).map(\.delivery),
        next: found.count > limit ? String(found[limit - 1].number) : nil)
    }
  }

  /// Deliveries that fit: `deliveryPage` without its cursor.
  package func deliveries(_ query: DeliveryQuery) async -> [Delivery] {
    (try? await deliveryPage(query))?.items ?? []
  }

  /// What a receiver is owed and has got.
  package func deliveryCounts(receiver: String) async -> DeliveryCounts {
    await reader.show(or: DeliveryCounts()) { (connection) throws(Fault) in
      var counts = DeliveryCounts()
      try connection.rows(
        "SELECT state, count(*) FROM delivery WHERE receiver = ? GROUP BY state", [.text(receiver)]
      ) { row in
        switch Delivery.State(rawValue: row.text(0)) {
        case .waiting: counts.waiting = Int(row.integer(1))
        case .delivered: counts.delivered = Int(row.integer(1))
        case .failed: counts.failed = Int(row.integer(1))
        case nil: break
        }
      }
      counts.lastError = try connection.first(
        """
        SELECT last_error FROM delivery
        WHERE receiver = ? AND state <> 'delivered' AND last_error IS NOT NULL
        ORDER BY number DESC LIMIT 1
        """, [.text(receiver)]
      ) { row in row.text(0) }
      return counts
    }
  }

  private static func delivery(_ row: Row) -> Delivery {
    var delivery = Delivery(
      eventID: row.text(1), receiver: row.text(2), body: row.text(3),
      nextAttempt: Instant(milliseconds: row.integer(6)))
    delivery.state = Delivery.State(rawValue: row.text(4)) ?? .failed
    delivery.attempts = Int(row.integer(5))
    delivery.lastError = row.optionalText(7)
    return delivery
  }
}
