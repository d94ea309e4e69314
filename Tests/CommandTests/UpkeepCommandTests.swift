import Foundation
import Rehearsal
import Testing
import Transfers

@Suite("Looking after archive, receivers and tokens from the shell")
struct UpkeepCommandTests {
  private func configuration(hook: String, extra: String = "") -> String {
    """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    archive: vigia.db
    listen: 127.0.0.1:0
    allow_private: [127.0.0.1]
    brands:
      - {id: prueba, names: [Prueba Móvil], terms: [prueba movil]}
    sources: []
    receivers:
      - {id: guardia, type: webhook, url: "\(hook)", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, events: ["*"]}
    routes:
      - {to: [guardia]}
    \(extra)
    """
  }

  @Test("a receiver is tried, and answers or is named with its reason")
  func trial() throws {
    let folder = try TemporaryFolder()
    let hook = try ScriptedServer { Reply($0.number == 0 ? 204 : 500) }
    let file = try folder.write(configuration(hook: hook.url("/hook")), to: "vigia.yaml")
    let taken = try Shell.vigia("webhooks", "test", "guardia", "--config", file)
    #expect(taken.status == 0, "\(taken.err)")
    #expect(hook.exchanges.first?.text.contains(#""type":"monitor.heartbeat""#) == true)
    let refused = try Shell.vigia("webhooks", "test", "guardia", "--config", file)
    #expect(refused.status == 69)
    #expect(refused.err.contains("guardia") && refused.err.contains("500"))
    let unknown = try Shell.vigia("webhooks", "test", "guarda", "--config", file)
    #expect(unknown.status == 64 && unknown.err.contains("guardia"))
  }

  @Test("what was sent is listed, and sent again under the same id")
  func again() async throws {
    let folder = try TemporaryFolder()
    let hook = try ScriptedServer { _ in Reply(204) }
    let file = try folder.write(configuration(hook: hook.url("/hook")), to: "vigia.yaml")
    let line = #"{"id":"1","text":"Prueba Móvil, hace tres días sin señal, una vergüenza"}"# + "\n"
    let monitor = try RunningMonitor(configuration: file)
    let posted = try await ArchiveCommandTests.post(line, to: monitor.url)
    #expect(posted.status == 200)
    let first = try #require(try await hook.requests(count: 1).first)
    #expect(monitor.stop() == 0)

    let id = try #require(first.header("webhook-id"))
    let list = try Shell.vigia("webhooks", "deliveries", "--config", file)
    #expect(list.out.contains(id) && list.out.contains(/(alert|case)\.[a-z_]+/), "\(list.out)")
    #expect(try Shell.vigia("webhooks", "--config", file).out.contains("entregadas"))
    let sent = try Shell.vigia("webhooks", "send", id, "--config", file)
    #expect(sent.status == 0, "\(sent.err)")
    let last = try #require(hook.exchanges.last)
    #expect(hook.exchanges.count > 1)
    #expect(last.header("webhook-id") == id && last.body == first.body)
    #expect(try Shell.vigia("webhooks", "send", "evt_nada", "--config", file).status == 66)
  }

  @Test("the archive tells what it holds, copies itself whole, and says when it is damaged")
  func archive() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(configuration(hook: "http://127.0.0.1:9/hook"), to: "vigia.yaml")
    #expect(try Shell.vigia("archive", "--config", file).status == 66)
    #expect(try RunningMonitor(configuration: file).stop() == 0)
    let shown = try Shell.vigia("archive", "--json", "--config", file)
    #expect(shown.out.contains(#""mentions":0"#))
    #expect(try Shell.vigia("archive", "check", "--config", file).status == 0)
    let copy = folder.path("copia.db")
    #expect(try Shell.vigia("archive", "copy", copy, "--config", file).status == 0)
    #expect(try Shell.vigia("archive", "copy", copy, "--config", file).status == 74)

    let handle = try #require(FileHandle(forUpdatingAtPath: copy))
    let end = try handle.seekToEnd()
    try handle.seek(toOffset: end / 2)
    try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(end / 4)))
    try handle.close()
    let other = try folder.write(
      configuration(hook: "http://127.0.0.1:9/hook")
        .replacingOccurrences(of: "archive: vigia.db", with: "archive: copia.db"),
      to: "otra.yaml")
    #expect(try Shell.vigia("archive", "check", "--config", other).status == 65)
  }

  @Test("a new token opens the API through the line it comes with, and only what its scopes say")
  func token() async throws {
    let folder = try TemporaryFolder()
    let made = try Shell.vigia("tokens", "new", "sala", "--scopes", "read")
    #expect(made.status == 0 && made.lines.count == 2)
    let file = try folder.write(
      configuration(hook: "http://127.0.0.1:9/hook", extra: "tokens:\n  \(made.lines[1])"),
      to: "vigia.yaml")
    let list = try Shell.vigia("tokens", "--config", file)
    #expect(list.out.contains("sala") && !list.out.contains(made.lines[0]))
    let monitor = try RunningMonitor(configuration: file)
    let open = try Shell.vigia("alerts", "--url", monitor.url, "--token", made.lines[0])
    #expect(open.status == 0, "\(open.err)")
    #expect(try Shell.vigia("alerts", "--url", monitor.url).status == 77)
    #expect(try Shell.vigia("tokens", "new", "sala", "--scopes", "todo").status == 64)
    #expect(monitor.stop() == 0)
  }
}
