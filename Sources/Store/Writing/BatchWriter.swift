internal import Model

/// Writes the parts of a batch inside the transaction that is open.
struct BatchWriter {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func write(_ batch: Batch) throws(Fault) {
    try checkOrder(batch)
    var rollUp = RollUp()
    var authors: [(author: String, sequence: Int64)] = []
    for stored in batch.mentions where try insert(stored) {
      rollUp.add(stored.read)
      if let author = stored.read.mention.author?.identity {
        authors.append((author, stored.sequence))
      }
    }
    try insert(authors: authors)
    for entry in batch.identities {
      try connection.run(
        "INSERT OR IGNORE INTO identity (key, source) VALUES (?, ?)",
        [.text(entry.key), .text(entry.source)])
    }
    for mention in batch.edits {
      try connection.run(
        "UPDATE mention SET document = ? WHERE id = ?",
        [.text(Documents.text(mention)), .text(mention.id)])
    }
    for erasure in batch.erasures { try erase(erasure.mention, erasure.finding) }
    try rollUp.write(to: connection)
    for control in batch.controls {
      try connection.run(
        "INSERT INTO control (sequence, at, body) VALUES (?, ?, ?)",
        [
          .integer(control.sequence), .integer(control.at.milliseconds),
          .text(Documents.text(control.body)),
        ])
    }
    for expectation in batch.expectations {
      try RollUp.expect(expectation.expected, expectation.path, expectation.minute, connection)
    }
    for alert in batch.alerts { try put(alert) }
    for alert in batch.shadowAlerts { try put(shadow: alert) }
    for item in batch.cases { try put(item) }
    for logged in batch.events { try insert(logged) }
    for delivery in batch.deliveries { try insert(delivery) }
    for source in batch.sources { try put(source) }
    for unnaming in batch.unnamings { try unname(unnaming) }
    if let snapshot = batch.snapshot { try insert(snapshot) }
    if batch.dropsSnapshots { try dropSnapshots(butNewest: batch.snapshot != nil) }
    for answer in batch.answers { try insert(answer) }
    for (name, value) in batch.values {
      try connection.run(
        "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", [.text(name), .text(value)])
    }
  }

  /// Inputs must come after all that are stored; otherwise two engines have written.
  private func checkOrder(_ batch: Batch) throws(Fault) {
    let numbers = batch.mentions.map(\.sequence) + batch.controls.map(\.sequence)
    guard let lowest = numbers.min() else { return }
    let last = try Numbers.lastInput(connection)
    guard lowest > last else { throw Texts.outOfOrder(lowest, last: last) }
    guard Set(numbers).count == numbers.count else {
      throw Texts.outOfOrder(numbers.max() ?? lowest, last: last)
    }
  }

  /// Writes a mention and where it is found; false when its id is known already.
  private func insert(_ stored: StoredMention) throws(Fault) -> Bool {
    let mention = stored.read.mention
    let finding = stored.read.finding
    let changed = try connection.run(
      """
      INSERT INTO mention (sequence, id, received, effective, backfill, label, score, reach, brands,
        drivers, author, document, finding)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """,
      [
        .integer(stored.sequence), .text(mention.id),
        .integer(stored.read.receivedAt.milliseconds),
        .integer(stored.read.effectiveAt.milliseconds), .integer(stored.read.isBackfill ? 1 : 0),
        .text(finding.label.rawValue), .real(finding.score),
        .integer(Int64(stored.read.reach)), .text(Self.list(finding.brands)),
        .text(Self.list(finding.drivers.map(\.id))), Value(mention.author?.identity),
        .text(Documents.text(mention)), .text(Documents.text(finding.archiveJSON)),
      ])
    guard changed > 0 else { return false }
    for brand in finding.brands {
      try connection.run(
        "INSERT OR IGNORE INTO brand_mention (brand, sequence) VALUES (?, ?)",
        [.text(brand), .integer(stored.sequence)])
    }
    return true
  }

  /// Takes out what was said and who said it; the row stays, so that counts and order stay.
  private func erase(_ mention: Mention, _ finding: Finding) throws(Fault) {
    try connection.run(
      "DELETE FROM author_mention WHERE sequence = (SELECT sequence FROM mention WHERE id = ?)",
      [.text(mention.id)])
    try connection.run(
      "UPDATE mention SET document = ?, finding = ?, author = NULL WHERE id = ?",
      [
        .text(Documents.text(mention)), .text(Documents.text(finding.archiveJSON)),
        .text(mention.id),
      ])
  }

  /// Sorted, because a table in author order is otherwise written all over.
  private func insert(authors: [(author: String, sequence: Int64)]) throws(Fault) {
    for entry in authors.sorted(by: { $0 < $1 }) {
      try connection.run(
        "INSERT INTO author_mention (author, sequence) VALUES (?, ?)",
        [.text(entry.author), .integer(entry.sequence)])
    }
  }

  /// A list as a column holds it: `,a,b,`.
  static func list(_ items: [String]) -> String {
    items.isEmpty ? "" : "," + items.joined(separator: ",") + ","
  }
}

extension BatchWriter {
  private func put(_ alert: Alert) throws(Fault) {
    try connection.run(
      """
      INSERT OR REPLACE INTO alert (id, brand, kind, level, state, opened, resolved, rank, document)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(alert.id), .text(alert.brand), .text(alert.kind.rawValue),
        .text(alert.level.rawValue), .text(alert.state.rawValue),
        .integer(alert.openedAt.milliseconds), Value(alert.resolvedAt?.milliseconds),
        .integer(WorkingOrder.rank(alert)), .text(try Documents.text(alert, "alerta")),
      ])
  }

  private func put(shadow alert: Alert) throws(Fault) {
    try connection.run(
      """
      INSERT OR REPLACE INTO shadow_alert (id, brand, opened, resolved, document)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        .text(alert.id), .text(alert.brand), .integer(alert.openedAt.milliseconds),
        Value(alert.resolvedAt?.milliseconds), .text(try Documents.text(alert, "alerta")),
      ])
  }

  private func put(_ item: Case) throws(Fault) {
    try connection.run(
      """
      INSERT OR REPLACE INTO care_case (id, brand, channel, state, assignee, alert, opened, rank,
        document)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(item.id), .text(item.brand), .text(item.channel.rawValue),
        .text(item.state.rawValue), Value(item.assignee), Value(item.alert),
        .integer(item.openedAt.milliseconds), .integer(WorkingOrder.rank(item)),
        .text(try Documents.text(item, "caso")),
      ])
  }

  private func insert(_ logged: LoggedEvent) throws(Fault) {
    let event = logged.event
    try connection.run(
      """
      INSERT INTO event (sequence, id, kind, at, brand, level, muted, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """,
      [
        .integer(logged.sequence), .text(event.id), .text(event.kind.rawValue),
        .integer(event.at.milliseconds), Value(event.brand), Value(event.level?.rawValue),
        .integer(event.muted ? 1 : 0), .text(Documents.text(event.data)),
      ])
  }

  private func insert(_ delivery: Delivery) throws(Fault) {
    try connection.run(
      """
      INSERT OR IGNORE INTO delivery (event_id, receiver, body, state, attempts, next_attempt,
        last_error)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(delivery.eventID), .text(delivery.receiver), .text(delivery.body),
        .text(delivery.state.rawValue), .integer(Int64(delivery.attempts)),
        .integer(delivery.nextAttempt.milliseconds), Value(delivery.lastError),
      ])
  }

  private func put(_ source: SourceStatus) throws(Fault) {
    try connection.run(
      "INSERT OR REPLACE INTO source (id, document) VALUES (?, ?)",
      [.text(source.id), .text(try Documents.text(source, "fuente"))])
  }

  private func insert(_ snapshot: StoredSnapshot) throws(Fault) {
    try connection.run(
      "INSERT INTO snapshot (version, sequence, at, checksum, bytes) VALUES (?, ?, ?, ?, ?)",
      [
        .integer(Int64(snapshot.version)), .integer(snapshot.sequence),
        .integer(snapshot.at.milliseconds), .text(snapshot.checksum), .blob(snapshot.bytes),
      ])
    try connection.run(
      """
      DELETE FROM snapshot
      WHERE number NOT IN (SELECT number FROM snapshot ORDER BY number DESC LIMIT 2)
      """)
  }

  /// Older snapshots remember what was said.
  private func dropSnapshots(butNewest isNewestKept: Bool) throws(Fault) {
    try connection.run(
      "DELETE FROM snapshot WHERE ? = 0 OR number < (SELECT max(number) FROM snapshot)",
      [.integer(isNewestKept ? 1 : 0)])
  }

  private func insert(_ answer: (key: String, text: String, at: Instant)) throws(Fault) {
    try connection.run(
      "DELETE FROM answer WHERE at < ?", [.integer((answer.at - .hours(24)).milliseconds)])
    try connection.run(
      "INSERT OR IGNORE INTO answer (key, text, at) VALUES (?, ?, ?)",
      [.text(answer.key), .text(answer.text), .integer(answer.at.milliseconds)])
  }
}
