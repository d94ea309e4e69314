import Model
import Reading
import Testing

@Suite("Evidence")
struct EvidenceTests {
  private static let texts = [
    "¡Muy mala atención! 😡 Sin señal en Peñarol, no anda el wifi… ¿nadie contesta? :(",
    "Excelente 👏👏 servicio, súper rápido", "no es tan malo pero tampoco bueno",
    "hace 3 días sin señal en Rosario, Santa Fe: llamé diez veces, $ 45.000 de más, soy cliente",
    "¿A alguien más se le cayó internet?", "mi mail es ana@correo.example y estoy hartaaa",
  ]

  @Test("offsets point at the bytes that the evidence quotes", arguments: texts)
  func offsets(text: String) throws {
    let bytes = Array(text.utf8)
    let evidence = try Desk.read(text).evidence
    #expect(!evidence.isEmpty)
    for piece in evidence {
      #expect(String(decoding: bytes[piece.start..<piece.end], as: UTF8.self) == piece.text)
    }
  }

  @Test("the weights add up to the score", arguments: texts)
  func sum(text: String) throws {
    let finding = try Desk.read(text)
    let sum = finding.evidence.reduce(0) { $0 + $1.weight }
    #expect(abs(sum - finding.score) < 0.002)
    #expect(finding.score != 0)
  }

  @Test("boosters, negations and emoji are listed with the way they push")
  func kinds() throws {
    let pieces = try Desk.read("muy mala y no anda 😡").evidence
    #expect(pieces.contains { $0.text == "muy" && $0.weight < 0 })
    #expect(pieces.contains { $0.kind == "emoji" && $0.weight < 0 })
    let negation = try Desk.read("no es lindo").evidence.first { $0.kind == "negation" }
    #expect(negation?.text == "no")
    #expect(negation?.rule == "no → lindo")
  }

  @Test(
    "under a hashtag, or the word that masks one, a text speaks to everybody and counts as less of a grievance",
    arguments: ["huelga de trenes #Rosario", "huelga de trenes HASHTAG"])
  func hashtags(text: String) throws {
    let piece = try #require(
      Desk.read(text).evidence.first { $0.kind == "cue" && $0.rule == "hashtag" })
    #expect(["#Rosario", "HASHTAG"].contains(piece.text))
    #expect(piece.weight > 0)
    let bare = try Desk.read("huelga de trenes")
    #expect(!bare.evidence.contains { $0.rule == "hashtag" })
    #expect(try Desk.read(text).score > bare.score)
  }

  @Test("a rule is quoted in the words of its file")
  func rules() throws {
    let piece = try #require(
      Desk.read("¿se le cayó internet?").evidence.first { $0.kind == "driver" })
    #expect(piece.rule.hasPrefix("outage: "))
    #expect(piece.weight < 0)
  }
}
