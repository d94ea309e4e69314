import Foundation
import Rehearsal
import Testing
import Transfers

@Suite("A running monitor, its archive, and the commands that read them")
struct ArchiveCommandTests {
  private static let configuration = """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:0
    durability: process
    brands:
      - id: prueba
        names: [Prueba Móvil]
        terms: [prueba movil, "@PruebaMovil"]
    sources: []

    """

  static func post(_ text: String, to url: String) async throws -> HTTPResponse {
    try await send("POST", url + "/api/v1/mentions", body: Array(text.utf8))
  }

  /// Asks a monitor on loopback, with mentions as the body where there is one.
  static func send(
    _ method: String, _ url: String, body: [UInt8]? = nil
  ) async throws -> HTTPResponse {
    let client = HTTPClient(userAgent: "prueba")
    defer { client.close() }
    var request = HTTPRequest(
      method, url: url,
      headers: body == nil ? [] : [("Content-Type", "application/x-ndjson")], body: body)
    request.allowPrivate = ["127.0.0.1"]
    return try await client.send(request)
  }

  @Test("a customer's ID number is kept, and leaves the house only when asked for unmasked")
  func masking() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let monitor = try RunningMonitor(configuration: file)
    let line = """
      {"id":"1","text":"@PruebaMovil sin señal, mi DNI es 28.456.789","author":{"handle":"ana"}}

      """
    let response = try await Self.post(line, to: monitor.url)
    #expect(response.status == 200)
    let span = ["--from", "2020-01-01T00:00:00Z", "--to", "2120-01-01T00:00:00Z"]
    let masked = try Shell.vigia(
      "export", "mentions", "--config", file, span[0], span[1], span[2], span[3])
    #expect(masked.status == 0, "\(masked.err)")
    #expect(masked.out.contains("▒▒.▒▒▒.▒▒▒") && !masked.out.contains("28.456.789"))
    let whole = try Shell.vigia(
      "export", "mentions", "--config", file, "--unmasked", span[0], span[1], span[2], span[3])
    #expect(whole.out.contains("28.456.789"))

    let cases = try Shell.vigia("cases", "--url", monitor.url)
    #expect(cases.out.contains("@ana"))
    let id = try #require(cases.out.split(separator: " ").first.map(String.init))
    #expect(
      try Shell.vigia("cases", "assign", id, "G. Luna", "--by", "L. F.", "--url", monitor.url)
        .status == 0)
    #expect(try Shell.vigia("cases", "--url", monitor.url).out.contains("G. Luna"))
    #expect(monitor.stop() == 0)
  }

  @Test("a list is followed page by page as far as is asked, and says when there is more")
  func pages() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let monitor = try RunningMonitor(configuration: file)
    let lines = (1...501).map {
      #"{"id":"\#($0)","text":"@PruebaMovil sin señal hace días","author":{"handle":"ana\#($0)"}}"#
    }
    let response = try await Self.post(lines.joined(separator: "\n") + "\n", to: monitor.url)
    #expect(response.status == 200)
    let two = try Shell.vigia("cases", "--limit", "2", "--url", monitor.url)
    #expect(two.out.split(separator: "\n").count == 2)
    #expect(two.err.contains("Hay más") && two.err.contains("--limit"))
    let all = try Shell.vigia("cases", "--limit", "1000", "--url", monitor.url)
    #expect(Set(all.out.split(separator: "\n")).count == 501)
    #expect(!all.err.contains("Hay más"))
    let none = try Shell.vigia("cases", "--limit", "0", "--url", monitor.url)
    #expect(none.status == 64 && none.err.contains("--limit va de 1"))
    #expect(monitor.stop() == 0)
  }

  @Test("a second monitor on the same archive is told to try later")
  func locked() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let monitor = try RunningMonitor(configuration: file)
    let second = try Shell.vigia("run", "--config", file)
    #expect(second.status == 75)
    #expect(second.err.contains("vigia.db"))
    #expect(monitor.stop() == 0)
  }

  @Test(
    "the digest reads well on a quiet day, in every format",
    arguments: ["text", "markdown", "html", "json"])
  func digest(format: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    let monitor = try RunningMonitor(configuration: file)
    let result = try Shell.vigia("digest", "--config", file, "--format", format)
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("Prueba Móvil"))
    #expect(monitor.stop() == 0)
    #expect(try Shell.vigia("digest", "--config", file, "--format", "pdf").status == 64)
  }

  @Test("an archive of a newer Vigía is 65")
  func newer() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration, to: "vigia.yaml")
    #expect(try RunningMonitor(configuration: file).stop() == 0)
    let path = folder.path("vigia.db")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // The user version stands at byte 60 of SQLite's header, big-endian.
    bytes.replaceSubrange(60..<64, with: [0, 0, 3, 0xE7])
    try bytes.write(to: URL(fileURLWithPath: path))
    let result = try Shell.vigia("run", "--config", file)
    #expect(result.status == 65)
  }
}
