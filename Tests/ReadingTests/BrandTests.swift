import Model
import Reading
import Testing

@Suite("Brands")
struct BrandTests {
  private static func brands() -> [Brand] {
    var claro = Brand(id: "claro", names: ["Claro"])
    claro.terms = ["claro"]
    claro.commonWord = true
    claro.context = ["internet", "señal", "plan"]
    claro.exclude = ["claro que"]
    claro.official = [.init(network: "x", handle: "ClaroArgentina")]
    var antel = Brand(id: "antel", names: ["Antel"])
    antel.terms = ["antel", "vera tv"]
    return [claro, antel]
  }

  @Test(
    "a common word is the brand only with help",
    arguments: [
      ("claro que sí", []), ("claro, no hay problema", []), ("quedó claro", []),
      ("claro no tiene señal", ["claro"]), ("me pasé a Claro ayer", ["claro"]),
      ("Claro que sí, internet", []), ("@claroargentina respondan", ["claro"]),
      ("#Claro otra vez", ["claro"]), ("ANTEL y claro sin internet", ["claro", "antel"]),
      ("vera TV no anda", ["antel"]), ("la antelación", []),
    ] as [(String, [String])])
  func naming(text: String, expected: [String]) throws {
    let reader = try Desk.reader(Self.brands())
    #expect(reader.read(Mention(id: "1", text: text)).brands == expected)
  }

  @Test(
    "personal is a word of everyday, and a brand where the text speaks of its trade",
    arguments: [
      ("es un tema personal", []), ("mi personal trainer no vino", []),
      ("me robaron los datos personales", []), ("el personal del hospital", []),
      ("personal no tiene señal en mi barrio", ["personal"]),
      ("me cambié a Personal", ["personal"]),
      ("@Personal_AR contesten", ["personal"]), ("la factura de personal subió", ["personal"]),
      ("#Personal sin internet", ["personal"]), ("defensa personal, clases gratis", []),
    ] as [(String, [String])])
  func everyday(text: String, expected: [String]) throws {
    var personal = Brand(id: "personal", names: ["Personal"])
    personal.terms = ["personal"]
    personal.commonWord = true
    personal.context = ["señal", "internet", "factura", "plan"]
    personal.exclude = ["datos personal*", "personal trainer", "defensa personal"]
    personal.official = [.init(network: "x", handle: "Personal_AR")]
    #expect(
      try Desk.reader([personal]).read(Mention(id: "1", text: text)).brands == expected)
  }

  @Test("handles and tags beside the text count")
  func beside() throws {
    let reader = try Desk.reader(Self.brands())
    var mention = Mention(id: "1", text: "respondan")
    mention.mentions = ["ClaroArgentina"]
    mention.tags = ["Antel"]
    #expect(reader.read(mention).brands == ["claro", "antel"])
  }

  @Test("a complaint to a brand without a known reason has the driver other")
  func other() throws {
    let reader = try Desk.reader(Self.brands())
    let finding = reader.read(Mention(id: "1", text: "Antel es una vergüenza"))
    #expect(finding.drivers.map(\.id) == ["other"])
    #expect(try Desk.read("es una vergüenza").drivers.isEmpty)
  }

  @Test("a term that cannot be searched is a fault of the configuration")
  func broken() throws {
    var brand = Brand(id: "x", names: ["X"])
    brand.terms = ["(a|"]
    let faults = #expect(throws: Faults.self) {
      try Reader(
        lexicon: Lexicon(files: []), rules: RulePack(drivers: [], flags: []), brands: [brand])
    }
    #expect(faults?.list.first?.code == .configuration)
  }
}
