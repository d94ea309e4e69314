import Configuring
import Model
import Reading
import Testing

@Suite("Checking rules")
struct RuleCheckTests {
  private func faults(_ rules: String) throws -> [String] {
    let text = """
      format: vigia-rules/1
      drivers:
        - id: signal
          title: "Señal"
          rules:
      \(rules)
      """
    let pack = try RuleFile.read(Array(text.utf8), file: "r.yaml")
    let reader = try Reader(lexicon: Desk.lexicon(), rules: pack, brands: [])
    return DriverRuleCheck.faults(in: pack, by: reader).map(\.description)
  }

  private func rule(_ match: String, _ example: String, _ more: String = "") -> String {
    "    - {match: \"\(match)\", examples: [\"\(example)\"], not: [\"hola\"]\(more)}\n"
  }

  @Test("a rule that its own exception always calls off can never match")
  func never() throws {
    let found = try faults(rule("poca señal", "hay poca señal", ", except: [señal]"))
    #expect(found.contains { $0.hasPrefix("r.yaml:6") && $0.contains("nunca puede dar") })
  }

  @Test("two rules that say the same in two ways are told once, with both places")
  func twins() throws {
    let found = try faults(
      rule("poca (señal|cobertura)", "poca señal") + rule("poca (cobertura|señal)", "poca señal"))
    #expect(found.count == 1)
    #expect(found.first?.contains("da siempre junto con la de r.yaml:6") == true)
  }

  @Test("a rule that another contains is no fault")
  func contained() throws {
    let found = try faults(
      rule("poca (señal|cobertura)", "poca señal") + rule("(poca|mala) señal", "mala señal"))
    #expect(found.isEmpty)
  }

  @Test("the rules that are shipped have no such fault")
  func shipped() throws {
    #expect(DriverRuleCheck.faults(in: try Desk.rules(), by: try Desk.plain.get()).isEmpty)
  }
}
