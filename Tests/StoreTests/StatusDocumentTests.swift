import Model
import Testing

@testable import Store

@Suite("Statuses of sources in the archive")
struct StatusDocumentTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// A status of which everything is known.
  private var full: SourceStatus {
    var status = SourceStatus(id: "diario \"uno\"")
    status.health = .needsCredentials
    status.reason = "límite\n«hoy»"
    (status.etag, status.lastModified) = ("W/\"a\\b\"", "Mon, 02 Mar 2026 11:00:00 GMT")
    (status.bodyDigest, status.validatorsSince) = ("ab12", morning)
    (status.knownSince, status.lastAttempt) = (morning + .minutes(1), morning + .minutes(2))
    (status.lastSuccess, status.lastMention) = (morning + .minutes(3), morning + .minutes(4))
    (status.nextAttempt, status.answerTime) = (morning + .minutes(5), .init(milliseconds: 137))
    (status.blindSince, status.failures) = (morning + .minutes(6), 3)
    (status.requests, status.notModified, status.mentions) = (1440, 1400, 77)
    (status.movedTo, status.movedCount) = ("https://diario.example/nuevo", 2)
    (status.heldUntil, status.cursor) = (morning + .minutes(7), "{\"n\":1}")
    (status.rhythm, status.ttl) = (.minutes(9), .minutes(10))
    status.quiet = QuietHours(hours: [0, 23], days: [6])
    status.spending = Spending(day: 20_514)
    status.spending?.cost = 5000
    status.spending?.count = 1
    status.spending?.reservedCost = 10_000
    status.spending?.reservedCount = 2
    status.pulse = SourcePulse(hour: 492_347)
    status.pulse?.lags = [3, 1, 90]
    status.pulse?.count = 4
    status.pulse?.usual = 0.3125
    status.credentials = CredentialNews()
    status.credentials?.expiresAt = morning + .hours(100)
    status.credentials?.missing = ["pages_read_engagement"]
    status.credentials?.checkedAt = morning
    status.credentials?.announced = 7
    status.seen = [.max, 0]
    return status
  }

  /// The names of members that are nil, at any depth.
  private func unset(_ value: Any) -> [String] {
    Mirror(reflecting: value).children.flatMap { child -> [String] in
      "\(child.value)" == "nil" ? [child.label ?? ""] : unset(child.value)
    }
  }

  @Test("Every member of a status is there again after a restart, the largest hash too")
  func everything() async throws {
    // Whoever adds a member must set it above, and so finds out whether it is written.
    #expect(unset(full).isEmpty)
    let statuses = [full, SourceStatus(id: "vacía")]
    let first = try folder.open()
    var batch = Batch()
    batch.sources = statuses
    try await first.commit(batch)
    await first.close()
    let again = try folder.open()
    #expect(await again.sourceStatuses() == statuses)
    await again.close()
  }
}
