package import Model

extension Archive {
  /// Alerts that fit, and the cursor of the next page.
  ///
  /// - Throws: `.badData` when the cursor is not of this list.
  package func alertPage(_ query: AlertQuery) async throws(Fault) -> Page<Alert> {
    try await reader.run { (connection) throws(Fault) in
      var filter = Filter()
      filter.equal("brand", query.brand)
      filter.equal("state", query.state?.rawValue)
      filter.equal("level", query.level?.rawValue)
      filter.equal("kind", query.kind?.rawValue)
      if let from = query.from {
        filter.add("(resolved IS NULL OR resolved >= ?)", .integer(from.milliseconds))
      }
      if let to = query.to { filter.add("opened < ?", .integer(to.milliseconds)) }
      let isNewest = query.order == .newest
      let table = PagedTable(
        name: "alert", column: isNewest ? "opened" : "rank", falls: isNewest)
      return try connection.page(table, filter, cursor: query.cursor, limit: query.limit)
    }
  }

  /// Alerts that fit: `alertPage` without its cursor.
  package func alerts(_ query: AlertQuery) async -> [Alert] {
    (try? await alertPage(query))?.items ?? []
  }

  /// The alerts of a trial that were live at any time of a span, by opening.
  package func shadowAlerts(from: Instant, to: Instant) async -> [Alert] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try connection.rows(
        """
        SELECT document, id FROM shadow_alert
        WHERE opened < ? AND (resolved IS NULL OR resolved >= ?) ORDER BY opened, id
        """, [.integer(to.milliseconds), .integer(from.milliseconds)]
      ) { (row) throws(Fault) -> Alert in
        try Documents.value(row, 0, "shadow_alert \(row.text(1))")
      }
    }
  }

  /// The alerts whose id begins so, by id, at most ten.
  package func alert(idPrefix: String) async -> [Alert] {
    await documents(of: "alert", idPrefix: idPrefix)
  }

  /// Cases that fit, and the cursor of the next page.
  ///
  /// - Throws: `.badData` when the cursor is not of this list.
  package func casePage(_ query: CaseQuery) async throws(Fault) -> Page<Case> {
    try await reader.run { (connection) throws(Fault) in
      var filter = Filter()
      filter.equal("brand", query.brand)
      filter.equal("state", query.state?.rawValue)
      filter.equal("channel", query.channel?.rawValue)
      filter.equal("assignee", query.assignee)
      filter.equal("alert", query.alert)
      filter.within("opened", query.from, query.to)
      let isNewest = query.order == .newest
      let table = PagedTable(
        name: "care_case", column: isNewest ? "opened" : "rank", falls: isNewest)
      return try connection.page(table, filter, cursor: query.cursor, limit: query.limit)
    }
  }

  /// Cases that fit: `casePage` without its cursor.
  package func cases(_ query: CaseQuery) async -> [Case] {
    (try? await casePage(query))?.items ?? []
  }

  /// The cases whose id begins so, by id, at most ten.
  package func careCase(idPrefix: String) async -> [Case] {
    await documents(of: "care_case", idPrefix: idPrefix)
  }

  /// An exact id is that one alone, also when it begins others.
  private func documents<Item: Decodable & Sendable>(
    of table: String, idPrefix: String
  ) async -> [Item] {
    guard !idPrefix.isEmpty else { return [] }
    return await reader.show(or: []) { (connection) throws(Fault) in
      let found = try connection.rows(
        "SELECT id, document FROM \(table) WHERE id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT 10",
        [.text(idPrefix), .integer(Int64(idPrefix.unicodeScalars.count)), .text(idPrefix)]
      ) { (row) throws(Fault) -> (String, Item) in
        (row.text(0), try Documents.value(row, 1, "\(table) \(row.text(0))"))
      }
      if let exact = found.first, exact.0 == idPrefix { return [exact.1] }
      return found.map(\.1)
    }
  }
}
