import Model
import Reading
import Testing

@Suite("Severity and relation")
struct SeverityTests {
  @Test(
    "how long, how often and how much is read from figures and words",
    arguments: [
      ("hace 3 días sin internet", .duration, 259_200, "3 días"),
      ("llevo una hora esperando", .duration, 3600, "una hora"),
      ("estuve cuarenta minutos al teléfono", .duration, 2400, "cuarenta minutos"),
      ("hace un par de semanas que reclamo", .duration, 1_209_600, "un par de semanas"),
      ("sesenta llamadas a atención al cliente", .count, 60, "sesenta llamadas"),
      ("llamé mil veces", .count, 1000, "mil veces"),
      ("me cobraron $ 45.000 de más", .amount, 45_000, "$ 45.000"),
      ("me sacaron 20 lucas", .amount, 20_000, "20 lucas"),
      ("pagué 1.500,50 pesos", .amount, 1500.5, "1.500,50 pesos"),
      ("treinta y cinco llamadas", .count, 35, "treinta y cinco llamadas"),
    ] as [(String, Finding.Fact.Kind, Double, String)])
  func facts(text: String, kind: Finding.Fact.Kind, value: Double, quoted: String) throws {
    let finding = try Desk.read(text)
    let fact = try #require(finding.facts.first)
    #expect(finding.facts.count == 1)
    #expect(fact.kind == kind)
    #expect(abs(fact.value - value) < 0.01)
    #expect(finding.evidence.contains { $0.kind == kind.rawValue && $0.text == quoted })
  }

  @Test(
    "a plan's term, a clock and a lone number are no hardship",
    arguments: [
      "un plan de 12 meses", "a las 8 horas", "tengo 100 megas", "una vez", "son dos",
      "el 3 de mayo",
    ])
  func none(text: String) throws {
    #expect(try Desk.read(text).facts.isEmpty)
  }

  @Test(
    "what the author is to the company",
    arguments: [
      ("soy cliente hace diez años", .customer), ("mi factura vino mal", .customer),
      ("fui cliente de ustedes", .former), ("me di de baja el mes pasado", .former),
      ("quiero contratar internet", .prospective), ("llueve en el campo", nil),
    ] as [(String, Finding.Relation?)])
  func relation(text: String, relation: Finding.Relation?) throws {
    #expect(try Desk.read(text).relation == relation)
  }
}
