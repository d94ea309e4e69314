import Configuring
import Model
import Testing

@Suite("Sources that need no connector") struct NativeSourceTests {
  private func source(_ line: String) throws -> Source {
    let text = Sample.head + "\nsources:\n  - \(line)\n"
    return try #require(try Sample.read(text).sources.first)
  }

  @Test func `a search of Google News and a channel of YouTube are feeds`() throws {
    let news = try source("{id: prensa, type: google_news, query: '\"Andina Móvil\" when:1h'}")
    #expect(news.kind == .feed && news.interval == .minutes(10))
    #expect(
      news.url
        == "https://news.google.com/rss/search?q=%22Andina%20M%C3%B3vil%22%20when:1h&hl=es-419&gl=AR&ceid=AR:es-419"
    )
    let channel = try source("{id: canal, type: youtube, channel: UC123}")
    #expect(channel.kind == .feed && channel.hasFalseNotFound)
    #expect(channel.url == "https://www.youtube.com/feeds/videos.xml?channel_id=UC123")
  }

  @Test(arguments: [
    ("country: mx", "hl=es-419&gl=MX&ceid=MX:es-419"),
    ("country: ES", "hl=es&gl=ES&ceid=ES:es"),
    ("country: ES, language: es-419", "hl=es-419&gl=ES&ceid=ES:es"),
    ("country: US", "hl=es-419&gl=US&ceid=US:es-419"),
    ("country: US, language: en-US", "hl=en-US&gl=US&ceid=US:en"),
    ("country: BR, language: pt-BR", "hl=pt-BR&gl=BR&ceid=BR:pt-419"),
    ("language: es", "hl=es&gl=AR&ceid=AR:es-419"),
  ])
  func `a search of Google News is made in the edition of its country`(
    _ keys: String, _ edition: String
  ) throws {
    let news = try source("{id: prensa, type: google_news, query: andina, \(keys)}")
    #expect(news.url == "https://news.google.com/rss/search?q=andina&" + edition)
  }

  @Test func `a mailbox is the only brand's own, and its files are found from the configuration`()
    throws
  {
    let text =
      Sample.head
        + """

        sources:
          - {id: buzon, type: imap, url: "imaps://mail.example", user: ana, folder: Atención, ca_file: ca.pem, history_days: 7, secrets: {imap_password: {env: CLAVE}}}
        """
    let configuration = try Sample.read(text)
    let source = try #require(configuration.sources.first)
    #expect(source.kind == .mailbox && source.mentionKind == .mail && source.brand == "andina")
    #expect(source.mailbox?.folder == "Atención" && source.mailbox?.history == .hours(168))
    #expect(source.secrets == ["imap_password": .environment("CLAVE")])
    #expect(configuration.located(source).mailbox?.certificates == "/srv/vigia/ca.pem")
  }

  @Test func `a mailbox by POP3 has no folder and secrets of its own`() throws {
    let line =
      "{id: buzon, type: pop3, url: 'pop3s://mail.example', user: ana, brand: andina, "
      + "secrets: {pop3_password: {env: CLAVE}}}"
    let source = try source(line)
    #expect(source.kind == .mailbox && source.mailbox?.dialect == .pop3)
    #expect(source.mailbox?.password == "pop3_password")
    for (right, wrong) in [
      ("pop3s:", "imaps:"), ("pop3_password", "imap_password"),
      ("user: ana", "user: ana, folder: x"),
    ] {
      #expect(throws: Faults.self) { try self.source(line.replacing(right, with: wrong)) }
    }
  }

  @Test func `a table says how it is written`() throws {
    let source = try source(
      "{id: crm, type: csv, path: x.csv, separator: tab, dates: mes_dia, header: false, "
        + "columns: {text: 2, extra.canal: 3}}")
    #expect(source.kind == .folder && source.folder?.isFile == true)
    let table = try #require(source.table)
    #expect(table.separator == "\t" && table.dates == .monthFirst && !table.hasHeader)
    #expect(
      table.columns == [.init(path: "text", name: "2"), .init(path: "extra.canal", name: "3")])
    let remote = try self.source("{id: crm, type: csv, url: 'https://x.example/a.csv'}")
    #expect(remote.kind == .feed && remote.folder == nil && remote.table != nil)
  }

  @Test func `a stream names its form, and the source that fills its gaps may come after it`()
    throws
  {
    let text =
      Sample.head
        + """

        sources:
          - {id: vivo, type: stream, form: ndjson, url: "https://x.example/s", connector: x-recent, fill: repaso, idle_s: 30}
          - {id: repaso, type: connector, connector: x-recent}
        """
    let source = try #require(try Sample.read(text).sources.first)
    #expect(source.kind == .stream && source.connectorID == "x-recent")
    #expect(source.stream?.form == .ndjson && source.stream?.fill == "repaso")
    #expect(source.stream?.idle == .seconds(30))
  }

  @Test func `Jetstream is a stream of all of Bluesky that names a brand, or of some accounts`()
    throws
  {
    let all = try source("{id: cielo, type: jetstream}")
    #expect(all.kind == .stream && all.connectorID == "bluesky-jetstream")
    #expect(all.stream?.form == .websocket && all.stream?.cursor == "cursor")
    #expect(all.stream?.onlyBrands == true)
    #expect(
      all.url
        == "wss://jetstream2.us-east.bsky.network/subscribe?wantedCollections=app.bsky.feed.post")
    let some = try source(
      "{id: cielo, type: jetstream, url: 'ws://127.0.0.1:6008/subscribe', idle_s: 20, "
        + "dids: ['did:plc:abc', 'did:web:a.example'], collections: [a.b.c, a.b.*]}")
    #expect(some.stream?.onlyBrands == false && some.stream?.idle == .seconds(20))
    #expect(
      some.url
        == "ws://127.0.0.1:6008/subscribe?wantedCollections=a.b.c&wantedCollections=a.b.*"
        + "&wantedDids=did:plc:abc&wantedDids=did:web:a.example")
    for wrong in [
      "url: 'https://a.example/'", "url: 'wss://a.example/s?cursor=1'", "dids: [ana.bsky.social]",
      "dids: ['did:plc:abc&cursor=1']", "collections: ['a.b.c&x=1']", "collections: [posts]",
      "only_brands: false",
    ] {
      #expect(throws: Faults.self) { try self.source("{id: cielo, type: jetstream, \(wrong)}") }
    }
  }

  @Test func `a stream over a WebSocket has an address of one, and no other stream has`() throws {
    let line =
      "{id: vivo, type: stream, form: websocket, url: 'wss://x.example/s', connector: x-recent, "
      + "only_brands: true}"
    let source = try source(line)
    #expect(source.stream?.form == .websocket && source.stream?.onlyBrands == true)
    #expect(source.stream?.cursor == nil)
    #expect(throws: Faults.self) { try self.source(line.replacing("wss:", with: "https:")) }
    #expect(throws: Faults.self) { try self.source(line.replacing("websocket", with: "sse")) }
  }

  @Test func `a stream's rules are within what the platform takes`() throws {
    let line =
      "{id: vivo, type: stream, form: ndjson, url: 'https://x.example/s', connector: x-recent, rules: RULES}"
    let source = try source(line.replacing("RULES", with: "['andina lang:es', '@andina']"))
    #expect(source.stream?.rules == ["andina lang:es", "@andina"])
    #expect(throws: Faults.self) {
      try self.source(line.replacing("RULES", with: String(repeating: "a", count: 1025)))
    }
    #expect(throws: Faults.self) {
      let many = (0...1000).map { "r\($0)" }.joined(separator: ", ")
      return try self.source(line.replacing("RULES", with: "[\(many)]"))
    }
  }
}
