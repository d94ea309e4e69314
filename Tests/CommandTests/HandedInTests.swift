import Foundation
import Rehearsal
import Testing

@Suite("What a monitor is handed beside its sources")
struct HandedInTests {
  private static let configuration = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:0
    brands:
      - {id: prueba, names: [Prueba Móvil], terms: [prueba movil]}
    """

  @Test func `is taken from files and from standard input, a bad line told and passed over`() throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let table = try folder.write("Comentario\nPrueba Móvil sin señal\n", to: "quejas.csv")
    let monitor = try RunningMonitor(configuration: file, inputs: [table, "-"])
    let said = monitor.hand(
      """
      {"id":"a","text":"Prueba Móvil no anda"}
      {"id":"b"}
      {"id":"c","text":"Prueba Móvil tampoco"}

      """, until: "línea 2")
    #expect(said.contains("línea 2"))
    #expect(monitor.stop() == 0)
    let export = try Shell.vigia(
      "export", "mentions", "--config", file, "--from", "2020-01-01T00:00:00Z", "--to",
      "2040-01-01T00:00:00Z")
    #expect(export.lines.count == 3, "\(export.err)")
  }

  @Test func `may be a table, which a replay passes by its own dates`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let table = try folder.write(
      """
      Nro;Qué pasó;Cuándo
      2;Prueba Móvil: quiero la baja ya;02/03/2026 10:05
      1;Prueba Móvil: nadie me atiende;02/03/2026 10:00
      3;Prueba Móvil;ayer
      """, to: "quejas.csv")
    let columns = "id=Nro,text=Qué pasó,published_at=Cuándo"
    let result = try Shell.vigia("replay", table, "--config", file, "--columns", columns)
    #expect(result.status == 0 && result.err.contains(":4"))
    let opened = result.lines.filter { $0.contains("case.opened") }
    #expect(opened.count == 2)
    #expect(opened.first?.contains("2026-03-02T13:00:00") == true)
    let strict = try Shell.vigia(
      "replay", table, "--config", file, "--columns", columns, "--strict")
    #expect(strict.status == 65)
    #expect(try Shell.vigia("replay", table, "--columns", "texto=x").status == 64)
  }
}
