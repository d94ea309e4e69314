import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite(
  "Who writes to the house",
  .enabled(if: MailServer.isInstalled, "install dovecot-imapd and openssl (make test does)"))
struct MailboxStories {
  private let start = Evening().start
  private let server: MailServer
  private let folder: TemporaryFolder
  private let clock: TurnedClock

  init() throws {
    server = try MailServer()
    folder = try TemporaryFolder()
    clock = TurnedClock(start)
    try folder.write("clave\n", to: "clave")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("clave"))
  }

  private func open() async throws -> LiveMonitor {
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacing(
        "sources: []",
        with: """
          sources:
            - {id: buzon, type: imap, url: "\(server.secureURL)", user: ana, ca_file: "\(server.certificate)", secrets: {imap_password: {file: clave}}}
            - {id: enviados, type: imap, url: "\(server.url)", user: ana, folder: Atención, brand: prueba, secrets: {imap_password: {file: clave}}}
          """
      )
      .replacing(
        "handle: PruebaMovil}",
        with: "handle: PruebaMovil}, {network: mail, handle: casa@example.com}")
    let configuration = try Configuration.read(
      Array(text.utf8), file: "vigia.yaml", directory: folder.path)
    return try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
  }

  private func turn(_ monitor: LiveMonitor, toMinute minute: Int64) async {
    await monitor.turn(to: start + .minutes(minute), advance: { clock.turn(to: $0) })
  }

  private func letter(
    _ id: String, from name: String, _ text: String, head: String = "", at instant: Instant
  ) throws {
    try server.deliver(
      """
      From: \(name) <\(name.lowercased())@example.com>
      Subject: Consulta
      Message-ID: <\(id)@example.com>
      \(head.isEmpty ? "X-Nada: 1" : head)

      \(text)
      """, at: instant)
  }

  private func cases(_ monitor: LiveMonitor, _ type: String) async throws -> [JSON] {
    try await monitor.eventLines().map {
      try JSONDecoder().decode(JSON.self, from: Data($0.utf8))
    }.filter { $0["type"]?.string == type }.compactMap { $0["data"] }
  }

  @Test func `has an answer due within twelve hours of writing, whether the brand is named or not`()
    async throws
  {
    try letter("1", from: "Ana", "Buenas, ¿me pasan mi factura?", at: start - .hours(2))
    try letter("2", from: "Vieja", "Quiero la baja", at: start - .hours(30))
    let monitor = try await open()
    await turn(monitor, toMinute: 2)
    try letter("3", from: "Beto", "Sigo esperando al técnico", at: start + .minutes(2))
    try letter(
      "4", from: "Ausente", "Estoy de vacaciones", head: "Auto-Submitted: auto-replied",
      at: start + .minutes(2))
    try letter(
      "5", from: "Ana", "¿Y mi factura?", head: "In-Reply-To: <1@example.com>",
      at: start + .minutes(3))
    await turn(monitor, toMinute: 6)
    let opened = try await cases(monitor, "case.opened")
    #expect(opened.count == 2)
    #expect(
      opened.allSatisfy { $0["channel"]?.string == "mail" && $0["brand"]?.string == "prueba" })
    #expect(
      opened.compactMap { $0["due"]?["close"]?.instant } == [
        start + .hours(10), start + .minutes(2) + .hours(12),
      ])
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .ok && status.mentions == 5)
    #expect(await monitor.standing().mentions == 5)
    await monitor.stop()
    #expect(!server.flags.contains("S"))
  }

  @Test func `is answered once the house's own mailbox shows it`() async throws {
    try letter("1", from: "Ana", "Buenas, ¿me pasan mi factura?", at: start - .hours(2))
    let monitor = try await open()
    await turn(monitor, toMinute: 2)
    try server.deliver(
      "From: La Casa <Casa@example.com>\nIn-Reply-To: <1@example.com>\nMessage-ID: <r@x>\n\nAhí va.\n",
      at: start + .minutes(2), folder: ".Atenci&APM-n")
    await turn(monitor, toMinute: 5)
    #expect(try await cases(monitor, "case.opened").count == 1)
    let last = try #require(try await cases(monitor, "case.updated").last)
    #expect(last["state"]?.string == "answered")
    await monitor.stop()
  }

  @Test func `is heard once, over a restart and a mailbox numbered anew`() async throws {
    for number in 1...70 {
      try letter("\(number)", from: "Ana\(number)", "No anda internet", at: start - .hours(1))
    }
    let first = try await open()
    await turn(first, toMinute: 2)
    #expect(await first.standing().mentions == 70)
    await first.stop()
    let second = try await open()
    try letter("71", from: "Tarde", "No anda internet", at: start)
    await turn(second, toMinute: 4)
    #expect(await second.standing().mentions == 71)
    await second.stop()
    try server.renumber()
    let third = try await open()
    await turn(third, toMinute: 6)
    #expect(await third.standing().mentions == 71)
    #expect(await third.sourceStatuses().first?.health == .ok)
    await third.stop()
  }

  @Test func `is not heard with a wrong password, and the source says what it needs`() async throws
  {
    try folder.write("otra\n", to: "clave")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("clave"))
    let monitor = try await open()
    await turn(monitor, toMinute: 1)
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .needsCredentials)
    #expect(
      status.reason?.contains("contraseña") == true && status.reason?.contains("otra") == false)
    #expect(status.nextAttempt != nil)
    await monitor.stop()
  }
}
