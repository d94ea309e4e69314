import Configuring
import Model
import Testing

@Suite("Configuration") struct ConfigurationTests {
  @Test func `the contract's example loads as written`() throws {
    let configuration = try Sample.read(Sample.contract)
    #expect(configuration.timezone == "America/Argentina/Buenos_Aires")
    #expect(configuration.archive == "vigia.db")
    #expect(configuration.path("vigia.db") == "/srv/vigia/vigia.db")
    #expect(configuration.path("/var/lib/v.db") == "/var/lib/v.db")
    #expect(configuration.listen == ListenAddress(host: "127.0.0.1", port: 8080))
    #expect(configuration.allowPrivate == ["127.0.0.1"])
    #expect(configuration.history == ["historia.ndjson"])
    var brand = Brand(id: "andina", names: ["Andina Móvil"])
    brand.terms = ["andina movil", "@AndinaMovil", "#andina"]
    brand.context = ["señal", "internet", "factura"]
    brand.exclude = ["andina del sud"]
    brand.official = [Brand.Account(network: "x", handle: "AndinaMovil")]
    brand.competitors = ["pampa"]
    #expect(configuration.brands == [brand])
    #expect(
      configuration.sources == [
        Source(id: "diario", url: "http://127.0.0.1:8090/diario.rss", interval: .seconds(60))
      ])
    #expect(
      configuration.receivers == [
        Receiver(
          id: "guardia", url: "http://127.0.0.1:9000/hook", secrets: [Sample.secret],
          events: ["alert.*"])
      ])
    #expect(configuration.routes == [Route(to: ["guardia"])])
  }

  @Test func `what is not written has its promised default`() throws {
    let configuration = try Sample.read(Sample.head)
    #expect(configuration.durability == .power)
    #expect(configuration.lateness == .minutes(15))
    #expect(configuration.threshold == nil)
    #expect(configuration.listen == ListenAddress(host: "127.0.0.1", port: 8080))
    #expect(configuration.care == nil)
    #expect(configuration.tokens.isEmpty)
  }

  @Test func `words are not turned into other types`() throws {
    let configuration = try Sample.read(
      """
      format: vigia-config/1
      timezone: America/Montevideo
      brands:
        - {id: no, names: [On, 3, 1e3], terms: [yes, "null", 0x10], common_word: true}
      """)
    let brand = try #require(configuration.brands.first)
    #expect(brand.id == "no")
    #expect(brand.names == ["On", "3", "1e3"])
    #expect(brand.terms == ["yes", "null", "0x10"])
    #expect(brand.commonWord)
  }

  @Test func `a section whose items are all commented out is an empty one`() {
    #expect(Sample.faults(Sample.head + "sources:\n#  - {id: a}\nhistory: ~\n") == [])
  }

  @Test func `durability, lateness, threshold, tokens and care can be set`() throws {
    let digest = String(repeating: "ab", count: 32)
    let configuration = try Sample.read(
      Sample.head + """
        listen: "[::]:9090"
        durability: process
        lateness_s: 0
        threshold: 5.5
        tokens:
          - {name: sala de guardia, sha256: \(digest.uppercased()), scopes: [read, act]}
          - {name: crm, env: CRM_TOKEN}
        care: {first_response_s: 900, due_soon_s: 120}
        """, environment: ["CRM_TOKEN": "s3cr3t"])
    #expect(configuration.listen == ListenAddress(host: "::", port: 9090))
    #expect(configuration.durability == .process)
    #expect(configuration.lateness == .seconds(0))
    #expect(configuration.threshold == 5.5)
    #expect(
      configuration.tokens == [
        AccessToken(name: "sala de guardia", secret: .sha256(digest), scopes: [.read, .act]),
        AccessToken(
          name: "crm", secret: .environment("CRM_TOKEN"), scopes: [.read, .act, .ingest]),
      ])
    #expect(configuration.care?.firstResponse == .minutes(15))
    #expect(configuration.care?.dueSoon == .minutes(2))
    #expect(configuration.care?.closeMail == .hours(12))
  }

  @Test func `a secret may come from the environment, two while it is being rotated`() throws {
    let text =
      Sample.head
      + "receivers: [{id: g, type: webhook, url: 'https://crm.example/h', secret_env: HOOK}]\n"
    let both = "\(Sample.secret) whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    let receivers = try Sample.read(text, environment: ["HOOK": both]).receivers
    #expect(receivers.first?.secrets.count == 2)
    #expect(receivers.first?.events == ["*"])
    #expect(
      Sample.faults(text) == [
        "v.yaml:4:78: la variable de entorno «HOOK» no está definida; "
          + "defínala antes de arrancar, o escriba el nombre correcto"
      ])
  }
}
