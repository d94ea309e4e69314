internal import Model
internal import Text

extension BatchWriter {
  private static let isAbout = Schema.eventSubject + " = ?"

  /// Takes names out of cases, alerts, events, deliveries and inputs, whoever of them was told already.
  func unname(_ unnaming: Unnaming) throws(Fault) {
    let names = unnaming.names
    for id in unnaming.cases {
      try rewrite("care_case", "document", "id = ?", [.text(id)], names)
      try unnameEvents(Self.isAbout, [.text(id)], names)
      try rewrite(
        "control", "body",
        "json_extract(body, '$.control') = 'recall' AND json_extract(body, '$.case.id') = ?",
        [.text(id)], names)
    }
    guard unnaming.isForAlarms, let needle = names.needle.map(Self.written) else { return }
    for id in unnaming.suspects {
      let told = try connection.integer(
        "SELECT count(*) FROM event WHERE \(Self.isAbout)", [.text(id)])
      if told > 0 { return try forget(unnaming, needle) }
    }
    try rewrite(
      "alert", "document", "kind = 'impostor' AND instr(document, ?)", [.text(needle)], names)
    let told = try connection.rows("SELECT id FROM alert WHERE kind = 'impostor'") { $0.text(0) }
    for id in told {
      try unnameEvents(
        "\(Self.isAbout) AND instr(data, ?)", [.text(id), .text(needle)], names)
    }
    try unnameEvents("kind = 'account.suspected' AND instr(data, ?)", [.text(needle)], names)
  }

  /// Takes a suspected account out of all that names it: its customers' cases do.
  private func forget(_ unnaming: Unnaming, _ needle: String) throws(Fault) {
    let names = unnaming.names
    try rewrite("alert", "document", "instr(document, ?)", [.text(needle)], names)
    try rewrite("care_case", "document", "instr(document, ?)", [.text(needle)], names)
    try unnameEvents("instr(data, ?)", [.text(needle)], names)
    for id in unnaming.suspects {
      try unnameEvents(Self.isAbout, [.text(id)], names)
      try connection.run(
        """
        UPDATE control SET body = json_set(body, '$.avatar', NULL)
        WHERE json_extract(body, '$.control') = 'avatar' AND json_extract(body, '$.suspect') = ?
        """, [.text(id)])
    }
  }

  /// A text as documents hold it, between its quotes.
  private static func written(_ text: String) -> String {
    String(JSONText.line(.string(text)).dropFirst().dropLast())
  }

  private func unnameEvents(
    _ condition: String, _ values: [Value], _ names: AuthorNames
  ) throws(Fault) {
    for id in try rewrite("event", "data", condition, values, names) {
      try rewrite("delivery", "body", "event_id = ?", [.text(id)], names, key: "number")
    }
  }

  /// Writes documents anew without the names; the keys of those that fit the condition.
  @discardableResult
  private func rewrite(
    _ table: String, _ column: String, _ condition: String, _ values: [Value],
    _ names: AuthorNames, key: String? = nil
  ) throws(Fault) -> [String] {
    let key = key ?? (table == "control" ? "sequence" : "id")
    let found = try connection.rows(
      "SELECT \(key), \(column) FROM \(table) WHERE \(condition)", values
    ) { (row) throws(Fault) in
      (key: row.text(0), document: try Documents.json(row, 1, "\(table) \(row.text(0))"))
    }
    for item in found {
      let clean = names.cleaned(item.document)
      guard clean != item.document else { continue }
      // What goes out is written as it is first written: a receiver may compare.
      let text = table == "delivery" ? JSONText.line(clean) : Documents.text(clean)
      try connection.run(
        "UPDATE \(table) SET \(column) = ? WHERE \(key) = ?", [.text(text), .text(item.key)])
    }
    return found.map(\.key)
  }
}
