import Configuring
import Model
import Testing

@Suite("Rules, care and brand files") struct OtherFileTests {
  @Test func `a rule pack keeps the place of every pattern`() throws {
    let text = """
      format: vigia-rules/1
      drivers:
        - id: signal
          title: Señal
          rules:
            - match: "sin señal"
              weight: 0.8
              unit: mobile
              except: ["sin señal de vida"]
              examples: ["estoy sin señal hace horas"]
              not: ["sin señal de vida de Juan"]
            - {match: no hay cobertura}
      flags:
        - {id: churn_threat, title: "Amenaza con irse", rules: [{match: me voy a otra}]}
      """
    let pack = try RuleFile.read(Array(text.utf8), file: "t.yaml")
    let signal = try #require(pack.drivers.first)
    #expect(signal.title == "Señal")
    #expect(
      signal.rules.first
        == RulePack.Rule(
          pattern: "sin señal", weight: 0.8, except: ["sin señal de vida"],
          examples: ["estoy sin señal hace horas"], counterexamples: ["sin señal de vida de Juan"],
          unit: .mobile, place: FilePlace(file: "t.yaml", line: 6, column: 16)))
    #expect(signal.rules.last?.weight == 0.9)
    #expect(pack.flags.map(\.id) == ["churn_threat"])
  }

  @Test func `a rule pack's mistakes come together`() {
    let text = """
      format: vigia-rules/1
      drivers:
        - {id: signal, title: Señal, rules: [{match: x, wieght: 1}, {weight: 2, match: y}]}
        - {id: signal, title: Señal}
      """
    let error = #expect(throws: Faults.self) {
      try RuleFile.read(Array(text.utf8), file: "t.yaml")
    }
    #expect(
      error?.list.map { "\($0.place?.line ?? 0) \($0.what)" } == [
        "3 no se conoce «wieght» en la regla",
        "3 «weight» no puede ser 2",
        "4 el id «signal» ya está en la línea 3",
        "4 «signal» no tiene reglas",
      ])
  }

  @Test func `care promises keep the defaults of what is not written`() throws {
    let text = "format: vigia-care/1\nfirst_response_s: 600\nclose_mail_s: 86400\n"
    var rules = CareRules()
    rules.firstResponse = .minutes(10)
    rules.closeMail = .hours(24)
    #expect(try CareFile.read(Array(text.utf8), file: "c.yaml") == rules)
  }

  @Test(arguments: [
    #"{"brands": [{"id": "andina", "names": ["Andina M\u00f3vil \ud83d\ude00"], "terms": null}]}"#,
    #"[{"id":"andina","names":["Andina M\u00f3vil \ud83d\ude00"]}]"#,
    "{\n\t\"id\": \"andina\",\n\t\"names\": [\"Andina Móvil 😀\"]\n}",
    "id: andina\nnames: [Andina Móvil 😀]\n",
    "brands:\n  - {id: andina, names: Andina Móvil 😀}\n",
  ])
  func `brands may be JSON or YAML, one, several, or under a key`(_ text: String) throws {
    #expect(
      try BrandFile.read(Array(text.utf8), file: "b")
        == [Brand(id: "andina", names: ["Andina Móvil 😀"])])
  }

  @Test func `a handle written with its sign is the same handle`() throws {
    let text = #"{"id":"a","official":[{"network":"x","handle":"@Andina"}]}"#
    let brand = try #require(try BrandFile.read(Array(text.utf8), file: "b").first)
    #expect(brand.isOfficial(handle: "andina"))
  }

  @Test func `a file without brands says so`() {
    #expect(throws: Faults.self) { try BrandFile.read([], file: "b") }
    #expect(throws: Faults.self) { try BrandFile.read(Array("brands: []".utf8), file: "b") }
  }
}
