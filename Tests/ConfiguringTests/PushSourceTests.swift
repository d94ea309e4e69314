import Model
import Testing

@testable import Configuring

@Suite("Sources that send by themselves, as they are written") struct PushSourceTests {
  private static func faults(_ source: String) -> [String] {
    let text = """
      format: vigia-config/1
      timezone: America/Argentina/Buenos_Aires
      archive: a.db
      brands: [{id: a, names: [A]}]
      sources:
        - \(source)
      """
    do throws(Faults) {
      _ = try Configuration.read(Array(text.utf8), file: "v.yaml", directory: "/tmp")
      return []
    } catch {
      return error.list.map(\.description)
    }
  }

  @Test func `a secret is named by where it is kept, never written down`() {
    #expect(Self.faults("{id: crm, type: push, secret: {env: CRM}}").isEmpty)
    let missing = Self.faults("{id: crm, type: push}")
    #expect(missing.count == 1 && missing[0].contains("v.yaml:6:"))
    let written = Self.faults("{id: crm, type: push, secret: whsec_c2VjcmV0bw}")
    #expect(written.count == 1 && !written[0].contains("c2VjcmV0bw"))
    #expect(Self.faults("{id: crm, type: push, secret: {nada: x}}").isEmpty == false)
  }

  @Test func `a connector that asks cannot be pushed to, nor the reverse`() throws {
    func connector(_ extra: String) throws -> Connector {
      let text =
        "format: vigia-connector/1\nid: foro\nitems: /a\n\(extra)\nmap: {id: /id, text: /t}\n"
      return try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
    }
    let push = try connector(
      "direction: push\nverify: {signature: {header: X-S, prefix: 's=', secret: k}}")
    #expect(push.seal == PushSeal(header: "X-S", prefix: "s=", secret: "k"))
    let poll = try connector("request: {url: \"https://a.example/\"}")
    var source = Source(id: "a", kind: .push, url: "push:a", interval: .minutes(1))
    source.connectorID = "foro"
    source.secrets = [Source.pushSecret: .environment("K")]
    let found = try source.connected(among: [push])
    #expect(found.secrets["k"] == .environment("K"))
    #expect(throws: Faults.self) { try source.connected(among: [poll]) }
    source.kind = .connector
    #expect(throws: Faults.self) { try source.connected(among: [push]) }
  }

  @Test(
    "A wrong seal or rule of what is gone is told by line",
    arguments: [
      "verify: {signature: {header: X, secret: k, alg: md5}}", "verify: {challenge: {query: q}}",
      "verify: {}", "gone: {at: /v}", "gone: {at: v, is: x}", "gone: {is: x}",
      "gone_author: {at: /v, is: x}",
      "verify: {signature: {header: X, secret: k, otro: 1}}",
    ])
  func wrong(part: String) {
    let text =
      "format: vigia-connector/1\nid: foro\ndirection: push\nitems: /a\n\(part)\nmap: {id: /id, text: /t}\n"
    do throws(Faults) {
      _ = try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
      Issue.record("taken: \(part)")
    } catch {
      #expect(error.list.allSatisfy { $0.place?.line == 5 }, "\(error.list)")
    }
  }
}
