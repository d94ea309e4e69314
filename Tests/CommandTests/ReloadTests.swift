import Foundation
import Rehearsal
import Testing
import Transfers

@Suite("Lexicons and rules read again while it runs")
struct ReloadTests {
  private static let configuration = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:0
    durability: process
    brands:
      - {id: prueba, names: [Prueba], terms: [prueba]}
    sources: []

    """

  private static func rules(_ match: String, driver: String = "signal") -> String {
    """
    format: vigia-rules/1
    drivers:
      - id: \(driver)
        title: "Trata de \(driver)"
        rules:
          - match: "\(match)"
            examples: ["la antena está muda"]
            not: ["hola"]

    """
  }

  private func post(_ id: String, to url: String) async throws -> Int {
    let line = "{\"id\":\"\(id)\",\"text\":\"prueba: la antena está muda\"}\n"
    return try await ArchiveCommandTests.post(line, to: url).status
  }

  private func export(_ file: String) throws -> [String] {
    try Shell.vigia(
      "export", "mentions", "--config", file, "--from", "2020-01-01T00:00:00Z", "--to",
      "2120-01-01T00:00:00Z"
    ).lines
  }

  @Test("a bad file keeps the old rules and is told; a good one is taken; no mention is lost")
  func reload() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let data = URL(fileURLWithPath: file).deletingLastPathComponent().path
    for name in ["Lexicons", "Rules"] {
      try FileManager.default.createDirectory(
        atPath: data + "/" + name, withIntermediateDirectories: true)
    }
    try Data("entry\tkind\nmudo\tcomplaint\n".utf8).write(
      to: URL(fileURLWithPath: data + "/Lexicons/a.tsv"))
    let rules = URL(fileURLWithPath: data + "/Rules/telco.yaml")
    try Data(Self.rules("antena …2 muda").utf8).write(to: rules)
    let monitor = try RunningMonitor(configuration: file, data: data)
    #expect(try await post("1", to: monitor.url) == 200)

    try Data(Self.rules("antena …2 (rota|").utf8).write(to: rules)
    let refusal = monitor.hangUp()
    #expect(refusal.contains("siguen los anteriores") && refusal.contains("telco.yaml:6"))
    #expect(try await post("2", to: monitor.url) == 200)

    try Data(Self.rules("(antena|torre) …2 muda", driver: "antenas").utf8).write(to: rules)
    #expect(monitor.hangUp().contains("leídos de nuevo"))
    #expect(try await post("3", to: monitor.url) == 200)
    let page = try await ArchiveCommandTests.send("GET", monitor.url + "/api/v1/overview")
    #expect(String(decoding: page.body, as: UTF8.self).contains("Trata de antenas"))

    #expect(monitor.stop() == 0)
    #expect(try export(file).count == 3)
  }
}
