import Configuring
import Model
import Testing

@Suite("A connector's file") struct ConnectorFileTests {
  private static let right = """
    format: vigia-connector/1
    id: foro-nuevo
    params:
      host: {required: true}
    request:
      url: "https://{host}/api"
      query: {q: "{cursor}"}
    items: /posts
    map:
      id: /id
      text: {p: /body, as: html}
      author: {handle: /user}
    """

  private func faults(_ text: String) -> [Fault] {
    do throws(Faults) {
      _ = try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
      return []
    } catch {
      return error.list
    }
  }

  @Test func `a right one is read, also as JSON`() throws {
    let connector = try ConnectorFile.read(Array(Self.right.utf8), file: "foro.yaml")
    #expect(connector.network == "foro" && connector.fields.map(\.path).contains("author.handle"))
    let json = """
      {"format": "vigia-connector/1", "id": "a-b", "params": {"q": {"required": true}},
       "request": {"url": "https://a.example/{q}"}, "items": "",
       "map": {"text": ["/a", {"tpl": "{/b|/c}-{@q}"}], "language": null}}
      """
    #expect(try ConnectorFile.read(Array(json.utf8), file: "a.json").fields.count == 1)
  }

  @Test(arguments: [
    ("items: /posts", "itemz: /posts", 8, "itemz"),
    ("text: {p: /body, as: html}", "text: {p: /body, as: htm}", 11, "htm"),
    ("text: {p: /body, as: html}", "text: {loop: /body}", 11, "loop"),
    ("text: {p: /body, as: html}", "text: body", 11, "body"),
    ("id: /id", "idd: /id", 10, "idd"),
    ("{handle: /user}", "{handel: /user}", 12, "handel"),
    (#""{cursor}""#, #""{cursr}""#, 7, "cursr"),
    (#""{cursor}""#, #""{cursor""#, 7, "cursor"),
    ("text: {p: /body, as: html}", "text: {table: users, on: /u, get: /n}", 11, "users"),
    ("text: {p: /body, as: html}", #"text: {tpl: "{@hots}"}"#, 11, "hots"),
  ])
  func `a mistake is told with its line`(
    _ right: String, _ wrong: String, _ line: Int, _ word: String
  ) throws {
    let faults = faults(Self.right.replacing(right, with: wrong))
    let fault = try #require(faults.first { $0.what.contains(word) })
    #expect(fault.place?.line == line && (fault.place?.column ?? 0) > 0)
    #expect(fault.remedy != nil || word == "cursor")
    #expect(fault.code == .configuration)
  }

  @Test func `a source must give what its connector asks for, and nothing else`() throws {
    let connector = try ConnectorFile.read(Array(Self.right.utf8), file: "foro.yaml")
    var source = Source(id: "f", kind: .connector, url: "", interval: .seconds(5))
    source.connectorID = "foro-nuevo"
    source.arguments = [.init(name: "hots", value: "x")]
    let faults = #expect(throws: Faults.self) { try source.connected(among: [connector]) }
    #expect(faults?.list.count == 2)
    source.arguments = [.init(name: "host", value: "x.example")]
    let whole = try source.connected(among: [connector])
    #expect(whole.interval == .seconds(60) && whole.parameters["host"] == "x.example")
  }

  @Test(arguments: [
    ("ids: \"{ids}\"", "ids: \"1\"", "no lleva los ids"), ("id: /id", "identificador: /id", "«id»"),
    ("every_h: 24", "every_h: 0", "0"), ("gone: {at", "gone: {where", "at"),
    ("share: 0.5", "share: 2", "2"), ("batch", "lote", "lote"),
  ])
  func `a mistake in how kept posts are asked about is told`(
    _ right: String, _ wrong: String, _ word: String
  ) throws {
    let rule = """

      recheck:
        every_h: 24
        batch: 50
        share: 0.5
        request: {url: "https://foro.example/porids", query: {ids: "{ids}"}}
        id: /id
        missing: {list: /errors, id: /value, gone: {at: /type, is: nada}}
      """
    let text = Self.right + rule
    let connector = try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
    #expect(connector.recheck?.every == .hours(24) && connector.recheck?.batch == 50)
    #expect(connector.recheck?.items == connector.items)
    let faults = faults(Self.right + rule.replacing(right, with: wrong))
    #expect(faults.contains { $0.what.contains(word) && ($0.place?.line ?? 0) > 12 }, "\(faults)")
  }
}
