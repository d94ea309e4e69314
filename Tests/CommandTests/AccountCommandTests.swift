import Foundation
import Rehearsal
import Testing
import Transfers

@Suite("Suspected accounts from the shell")
struct AccountCommandTests {
  private static let configuration = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:0
    brands:
      - id: prueba
        names: [Prueba Móvil]
        terms: [prueba movil, "@PruebaMovil"]
        official: [{network: plaza, handle: PruebaMovil}]
    sources: []
    receivers: []
    routes: []

    """

  private static let lines = """
    {"id":"q1","text":"@PruebaMovil sin señal desde ayer","author":{"handle":"ana"}}
    {"id":"e1","kind":"reply","in_reply_to":"q1","text":"Pasanos por DM tu DNI y un asesor te ayuda","author":{"handle":"PruebaMovil_Ayuda","name":"Prueba Móvil Atención"}}

    """

  @Test("a suspect is listed, shown with what to send to the network, confirmed and dismissed")
  func judging() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let monitor = try RunningMonitor(configuration: file)
    let posted = try await ArchiveCommandTests.post(Self.lines, to: monitor.url)
    #expect(posted.status == 200)

    let list = try Shell.vigia("accounts", "list", "--url", monitor.url)
    #expect(list.status == 0, "\(list.err)")
    #expect(list.out.contains("@PruebaMovil_Ayuda") && list.out.contains("sin decidir"))
    let id = String(list.out.prefix(6))
    let shown = try Shell.vigia("accounts", "show", id, "--url", monitor.url)
    #expect(shown.out.contains("expuesta: @ana") && shown.out.contains("Denunciamos"))
    #expect(!shown.out.lowercased().contains("bot"))
    let confirmed = try Shell.vigia(
      "accounts", "confirm", id, "--by", "Ana", "--url", monitor.url)
    #expect(confirmed.status == 0 && confirmed.err.contains("confirmada"))
    let listed = try Shell.vigia(
      "accounts", "list", "--state", "confirmed", "--url", monitor.url)
    #expect(listed.out.contains("confirmada por Ana"))
    let wrong = try Shell.vigia(
      "accounts", "dismiss", id, "--as", "amiga", "--by", "Ana", "--url", monitor.url)
    #expect(wrong.status == 64)
    let dismissed = try Shell.vigia(
      "accounts", "dismiss", id, "--as", "sibling", "--by", "Ana", "--url", monitor.url)
    #expect(dismissed.status == 0)
    let unknown = try Shell.vigia(
      "accounts", "confirm", "ffffffffff", "--by", "Ana", "--url", monitor.url)
    #expect(unknown.status == 66)
    #expect(try Shell.vigia("accounts", "borrar", id, "--url", monitor.url).status == 64)
    #expect(monitor.stop() == 0)
  }
}
