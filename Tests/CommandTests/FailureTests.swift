import Foundation
import Rehearsal
import Testing

@Suite("Bad input gets a clear message and the right exit code")
struct FailureTests {
  private static let good = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:0
    brands:
      - id: prueba
        names: [Prueba Móvil]
        terms: [prueba movil]
    sources: []
    """

  @Test("the example of the contract is accepted")
  func accepted() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.good, to: "vigia.yaml")
    let result = try Shell.vigia("check", "--config", file)
    #expect(result.status == 0, "\(result.out)\(result.err)")
  }

  @Test(
    "a mistake in the configuration is named with line and column",
    arguments: [
      ("brands:", "brandas:", ":5:1: "), ("prueba movil]", "prueba movil", ":"),
      ("timezone: America/Argentina/Buenos_Aires", "timezone: Marte/Base", ":2:11: "),
      (
        "sources: []",
        "sources:\n  - {id: a, type: feed, url: \"http://x.example/\", interval_s: 60s}", ":10:"
      ),
      (
        "    terms: [prueba movil]",
        "    terms: [prueba movil]\n  - id: prueba\n    names: [Otra]\n    terms: [otra]", ":9:"
      ),
      ("    names:", "  names:", ":"),
    ])
  func configuration(part: String, instead: String, place: String) throws {
    let folder = try TemporaryFolder()
    let text = Self.good.replacingOccurrences(of: part, with: instead)
    let file = try folder.write(text, to: "vigia.yaml")
    let result = try Shell.vigia("run", "--config", file)
    #expect(result.status == 78)
    #expect(result.err.contains(file + place), "\(result.err)")
    #expect(try Shell.vigia("check", "--config", file).status == 78)
  }

  @Test("a missing configuration is 66")
  func missing() throws {
    let result = try Shell.vigia("run", "--config", "/no/existe.yaml")
    #expect(result.status == 66)
    #expect(result.err.contains("/no/existe.yaml"))
  }

  @Test("a broken lexicon or rule line is named with file and line")
  func brokenData() throws {
    for (name, line) in [
      ("Lexicons/roto.tsv", "form\tweight\nmalo\tmuchísimo\n"),
      ("Rules/telco.yaml", "format: vigia-rules/1\ndrivers:\n  - id: signal\n    titulo: Señal\n"),
    ] {
      let folder = try TemporaryFolder()
      for part in ["Lexicons", "Rules"] {
        try FileManager.default.copyItem(
          atPath: Shell.root + "/" + part, toPath: folder.path(part))
      }
      try folder.write(line, to: name)
      let result = try Shell.vigia("check", "--data", folder.path)
      #expect(result.status == 78)
      #expect(result.out.contains(folder.path(name) + ":"), "\(result.out)")
    }
  }

  @Test("an archive that is none is 65, and is left as it was")
  func corrupt() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.good, to: "vigia.yaml")
    let text = String(repeating: "esto no es una base de datos ", count: 200)
    try folder.write(text, to: "vigia.db")
    let result = try Shell.vigia("run", "--config", file)
    #expect(result.status == 65)
    #expect(result.err.contains("vigia.db"))
    #expect(try String(contentsOfFile: folder.path("vigia.db"), encoding: .utf8) == text)
  }

  @Test("an archive in a folder that does not exist is 74")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    let text = Self.good.replacingOccurrences(
      of: "archive: vigia.db", with: "archive: no/hay/vigia.db")
    let file = try folder.write(text, to: "vigia.yaml")
    #expect(try Shell.vigia("run", "--config", file).status == 74)
  }

  @Test("a port in use is 69 and names the port")
  func portInUse() throws {
    let folder = try TemporaryFolder()
    let server = try ScriptedServer { _ in Reply(200) }
    let text = Self.good.replacingOccurrences(of: "127.0.0.1:0", with: "127.0.0.1:\(server.port)")
    let file = try folder.write(text, to: "vigia.yaml")
    let result = try Shell.vigia("run", "--config", file)
    #expect(result.status == 69)
    #expect(result.err.contains(String(server.port)))
  }

  @Test("nobody at the other end is 69", arguments: ["tail", "alerts", "cases", "sources"])
  func nobody(command: String) throws {
    let result = try Shell.vigia(command, "--url", "http://127.0.0.1:1")
    #expect(result.status == 69)
    #expect(result.err.contains("vigia run"))
  }
}
