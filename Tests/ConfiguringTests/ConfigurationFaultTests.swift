import Configuring
import Model
import Testing

@Suite("Mistakes in a configuration") struct ConfigurationFaultTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    var story: String
    /// What follows the least configuration, whose last line is the third.
    var text: String
    var fault: String
    var testDescription: String { story }
  }

  static let mistakes = [
    Mistake(
      story: "a unit is forgotten in the key",
      text: "sources: [{id: a, type: feed, url: 'https://a.example/f', interval: 60}]",
      fault: "4:59: no se conoce «interval» en la fuente «a»; ¿quiso decir «interval_s»?"),
    Mistake(
      story: "a unit is written in the value",
      text: "sources: [{id: a, type: feed, url: 'https://a.example/f', interval_s: 60s}]",
      fault: "4:71: «interval_s» es un número entero de segundos, y dice «60s»; "
        + "escriba solo el número de segundos"),
    Mistake(
      story: "zero seconds",
      text: "sources: [{id: a, type: feed, url: 'https://a.example/f', interval_s: 0}]",
      fault: "4:71: «interval_s» no puede ser 0; escriba un número entre 1 y 604800"),
    Mistake(
      story: "a type of source to come",
      text: "sources: [{id: a, type: paloma, url: \"https://a.example\"}]",
      fault: "4:25: no hay fuentes de tipo «paloma»; "
        + "los tipos son feed (RSS, Atom o JSON Feed), google_news, youtube, telegram_channel, connector, "
        + "imap, pop3, folder, csv, stream, jetstream y push"),
    Mistake(
      story: "a mailbox on the web",
      text: "sources:\n  - {id: a, type: imap, url: 'https://mail.example', user: ana}",
      fault: "5:30: «https://mail.example» no es la dirección de un servidor de correo; "
        + "escriba por ejemplo imaps://correo.ejemplo.com"),
    Mistake(
      story: "a password in an address, which is not repeated",
      text: "sources:\n  - {id: a, type: imap, url: 'imaps://ana:clave@mail.example', user: ana}",
      fault:
        "5:30: la dirección lleva un usuario; escríbalo en «user», y la contraseña en «secrets»"),
    Mistake(
      story: "a secret that no mailbox uses",
      text: "sources:\n  - {id: a, type: imap, url: 'imaps://mail.example', user: ana, "
        + "secrets: {clave: {env: X}}}",
      fault: "5:5: un buzón no usa el secreto «clave»; escriba imap_password o imap_token"),
    Mistake(
      story: "a column for what a mention does not have",
      text: "sources:\n  - {id: a, type: csv, path: x.csv, columns: {texto: Comentario}}",
      fault: "5:47: una mención no tiene «texto»; ¿quiso decir «text»?"),
    Mistake(
      story: "a table that is nowhere",
      text: "sources:\n  - {id: a, type: csv}",
      fault: "5:5: falta «path» en la fuente «a»; agregue «path: archivo.csv» o «url: https://…»"),
    Mistake(
      story: "a stream whose gaps nobody fills",
      text: "sources:\n  - {id: a, type: stream, form: sse, url: 'https://m.example/s', "
        + "connector: mastodon-tag, fill: b}",
      fault: "5:91: no hay ninguna fuente «b»; ¿quiso decir «a»?"),
    Mistake(
      story: "a source without an address",
      text: "sources:\n  - {id: a, type: feed}",
      fault: "5:5: falta «url» en la fuente «a»; agregue «url: …»"),
    Mistake(
      story: "an address without a scheme",
      text: "sources:\n  - {id: a, type: feed, url: a.example/f}",
      fault: "5:30: «a.example/f» no es una dirección web; "
        + "escriba http:// o https://, el servidor y el camino"),
    Mistake(
      story: "a local file as a source",
      text: "sources:\n  - {id: a, type: feed, url: 'file:///etc/passwd'}",
      fault: "5:30: «file:///etc/passwd» no es una dirección web; "
        + "escriba http:// o https://, el servidor y el camino"),
    Mistake(
      story: "a route to nobody",
      text: """
        receivers: [{id: guardia, type: webhook, url: 'https://a.example', secret: \(Sample.secret)}]
        routes: [{to: [gaurdia]}]
        """,
      fault: "5:16: no hay ningún receptor «gaurdia»; ¿quiso decir «guardia»?"),
    Mistake(
      story: "a route without receivers at all", text: "routes: [{to: [x]}]",
      fault: "4:16: no hay ningún receptor «x»; no hay receptores en «receivers»"),
    Mistake(
      story: "a key for the second time", text: "timezone: Buenos Aires",
      fault: "4:1: «timezone» ya está en la línea 2; deje una sola"),
    Mistake(
      story: "open to everybody", text: "listen: 0.0.0.0:8080",
      fault: "4:9: se escucharía en 0.0.0.0:8080, fuera de esta máquina, sin claves de acceso; "
        + "agregue «tokens» o escuche en 127.0.0.1"),
    Mistake(
      story: "open to the neighbours", text: "listen: 10.0.0.5:8080",
      fault: "4:9: se escucharía en 10.0.0.5:8080, fuera de esta máquina, sin claves de acceso"),
    Mistake(
      story: "open under a name like this machine's", text: "listen: 127.0.0.1.example:8080",
      fault: "4:9: se escucharía en 127.0.0.1.example:8080, fuera de esta máquina"),
    Mistake(
      story: "half a digest of a token",
      text: "tokens: [{name: sala, sha256: 0123456789abcdef}]", fault: "4:31: "),
    Mistake(
      story: "an event that does not exist",
      text: """
        receivers: [{id: g, type: webhook, url: 'https://a.example', secret: \(Sample.secret), events: [alert.openned]}]
        """,
      fault: "4:119: no hay avisos «alert.openned»; ¿quiso decir «alert.opened»?"),
    Mistake(
      story: "a port alone", text: "listen: 8080",
      fault: "4:9: «8080» no es una dirección de escucha; "
        + "escriba dirección:puerto, por ejemplo 127.0.0.1:8080"),
    Mistake(
      story: "a level that does not exist", text: "durability: always",
      fault: "4:13: «durability» no puede ser «always»; escriba power o process"),
    Mistake(
      story: "a number with a comma", text: "threshold: 4,5",
      fault: "4:12: «threshold» es un número, y dice «4,5»; "
        + "escriba solo el número, con punto decimal"),
    Mistake(
      story: "an address with a number too many", text: "allow_private: [127.0.0.1.1]",
      fault: "4:17: «127.0.0.1.1» no es una dirección, una red ni un nombre de máquina; "
        + "escriba por ejemplo 127.0.0.1, 10.1.0.0/16 o crm.interno"),
    Mistake(
      story: "a block where a text belongs", text: "archive: {file: a}",
      fault: "4:10: «archive» debe ser un texto, y hay un bloque de claves; "
        + "escriba un solo valor, entre comillas si lleva signos"),
    Mistake(
      story: "an anchor bomb", text: "a: &a [x]\nhistory: *a",
      fault: "4:1: no se conoce «a» en el archivo; las claves son"),
  ]

  @Test(arguments: mistakes)
  func `each mistake is named with its place and what to write`(_ mistake: Mistake) throws {
    let faults = Sample.faults(Sample.head + mistake.text + "\n")
    let first = try #require(faults.first)
    #expect(first.hasPrefix("v.yaml:" + mistake.fault))
  }

  @Test func `the contract's placeholder for a secret is not a secret, and is not repeated`() {
    let text = Sample.contract.replacing(Sample.secret, with: "whsec_…")
    let faults = Sample.faults(text)
    #expect(faults.count == 1)
    #expect(faults.first?.contains("el secreto de «guardia» no sirve") == true)
    #expect(faults.first?.contains("whsec_…;") == false)
  }

  @Test
  func `a secret that signs nothing, because a second one spells the same key, is told before`() {
    let key = String(repeating: "A", count: 42)
    for (last, isGood) in [("A", true), ("B", false)] {
      let text = Sample.contract.replacing(Sample.secret, with: "whsec_\(key)\(last)=")
      #expect(Sample.faults(text).isEmpty == isGood)
    }
  }

  @Test func `an address without a path may hold a colon in its query`() {
    let text = Sample.contract.replacing("127.0.0.1:8090/diario.rss", with: "a.example?hora=10:00")
    #expect(Sample.faults(text).isEmpty)
    let wrong = Sample.contract.replacing("127.0.0.1:8090/diario.rss", with: "a.example:abc?a=1")
    #expect(Sample.faults(wrong).count == 1)
  }

  @Test func `a secret is never repeated in a message`() {
    let text =
      Sample.head
      + "receivers: [{id: g, type: webhook, url: 'https://a.example', secret: whsec_Y29ydG8=}]\n"
    let faults = Sample.faults(text)
    #expect(faults.count == 1)
    #expect(faults.allSatisfy { !$0.contains("Y29ydG8") })
  }

  @Test func `all mistakes come together, in the order of the file`() {
    let faults = Sample.faults(
      """
      format: vigia-config/2
      timezone: Marte/Olympus
      brands:
        - {id: a, nmaes: [A]}
        - {id: a, common_word: si}
      sources:
        - {id: s, type: feed, url: "https://x.example", interval_s: minuto}
        - {id: s, type: feed, url: "https://x.example"}
      """)
    #expect(
      faults.map { String($0.split(separator: ";")[0]) } == [
        "v.yaml:1:9: el formato es «vigia-config/2», y se esperaba «vigia-config/1»",
        "v.yaml:2:11: no se conoce la zona horaria «Marte/Olympus»",
        "v.yaml:4:13: no se conoce «nmaes» en la marca «a»",
        "v.yaml:5:10: el id «a» ya está en la línea 4",
        "v.yaml:5:26: «common_word» debe ser sí o no, y dice «si»",
        "v.yaml:7:63: «interval_s» es un número entero de segundos, y dice «minuto»",
        "v.yaml:8:10: el id «s» ya está en la línea 7",
      ])
  }

  @Test func `a key that nobody knows is answered with every key, each once`() throws {
    let fault = try #require(Sample.faults(Sample.head + "qqqqqqqq: 1\n").first)
    let list = try #require(fault.split(separator: "las claves son ").last)
    let keys = list.replacing(" y ", with: ", ").split(separator: ", ")
    #expect(keys.count > 10 && keys.count == Set(keys).count, "\(fault)")
  }

  @Test func `every fault is a fault of configuration`() {
    let error = #expect(throws: Faults.self) { try Sample.read("format: x\n") }
    #expect(error?.list.allSatisfy { $0.code == .configuration } == true)
  }
}
