import Model
import Testing

@testable import Detecting

@Suite("Accounts that pose as the brand")
struct ImpostorStories {
  private static let andina: Brand = {
    var brand = Brand(id: "andina", names: ["Andina Móvil"])
    brand.official = [
      .init(network: "x", handle: "AndinaMovil"), .init(network: "x", handle: "AyudaAndinaAR"),
    ]
    brand.siblings = ["AndinaEmpresas"]
    return brand
  }()
  private static let puro: Brand = {
    var brand = Brand(id: "puro", names: ["Puro"])
    brand.official = [.init(network: "x", handle: "PuroArgentina")]
    brand.commonWord = true
    brand.homonyms = ["teatro", "que"]
    return brand
  }()

  static func account(_ handle: String?, _ name: String? = nil, bio: String? = nil) -> Author {
    var author = Author()
    author.handle = handle
    author.name = name
    author.bio = bio
    return author
  }

  private func tier(
    _ handle: String?, _ name: String? = nil, _ brand: Brand = ImpostorStories.andina
  )
    -> ImpostorTier
  {
    let verdict = ImpostorScorer(brand).verdict(on: Self.account(handle, name))
    return ImpostorTier(points: verdict.points)
  }

  @Test(
    "the documented disguises are at least to be reviewed",
    arguments: [
      ("AndinaMovil_", nil), ("Andina_Movil24", nil), ("And1naM0vil", nil), ("AndinaMovill", nil),
      ("AndinaMoviil", nil), ("AndlnaMovil", nil), ("AndinaMvoil", nil), ("AndinaMovilOk", nil),
      ("MovilAndina", nil), ("AyudaARAndina", nil), ("andina_ayuda_99", "Andina Móvil"),
      ("atencionandina", "Atención Andina"), ("gestion40112", "Andina Atención Virtual"),
      ("carlos55102", "Servicio Técnico de Andina"), ("andina_arg", "Аndіnа Móvil"),
      ("Аndіnа_Movil", nil), ("AndinaOk", "Andina Móvil\u{200B} ✔"),
      ("AndinaSupportTeam", "Andina Support Team"),
    ] as [(String, String?)])
  func disguises(handle: String, name: String?) {
    #expect(tier(handle, name) >= .review, "@\(handle)")
  }

  @Test(
    "critics, fans, workers and strangers are left alone",
    arguments: [
      ("LadronesAndina", "Víctimas de Andina"), ("AntiAndina", "Anti Andina"),
      ("AndinaParodia", "Andina (parodia)"), ("andina_fans", "Fans de Andina"),
      ("DelegadosAndina", "Delegados de Andina"),
      ("juan_andina", "Juan, cliente de Andina enojado"), ("Andina_Team", "Andina Team"),
      ("AndinaArena", "Andina Arena"), ("andinafest", "Andina Fest"),
      ("mariana_lopez", "Mariana López"), ("ferandinas", "Fer"), (nil, nil), ("", ""), ("🎉🎉", "🎉😀"),
    ] as [(String?, String?)])
  func bystanders(handle: String?, name: String?) {
    #expect(tier(handle, name) < .review, "@\(handle ?? "")")
  }

  @Test("the brand's own accounts and its house are never scored, whatever the capitals")
  func exempt() {
    for handle in ["AndinaMovil", "andinamovil", "AYUDAANDINAAR", "andinaempresas"] {
      #expect(
        ImpostorScorer(Self.andina).verdict(on: Self.account(handle, "Andina Móvil")).evidence
          .isEmpty)
    }
  }

  @Test("a brand that is a common word needs more than the word; known homonyms are others")
  func commonWord() {
    #expect(tier("purosabor", "Puro Sabor", Self.puro) < .watch)
    #expect(tier("puro_teatro", "Puro Teatro", Self.puro) < .watch)
    #expect(tier("PuroSoporte33018", "Puro", Self.puro) >= .review)
  }

  @Test("every point is a sentence, the sentences add up, and no account is called a bot")
  func sums() {
    let parts = [
      "Andina", "andina", "M0vil", "Movil", "Ayuda", "_", "Anti", "24123", "ok", "Аndіnа", "✔",
      "\u{200B}", "juan",
    ]
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<300 {
      let handle = (0..<next(5)).map { _ in parts[next(parts.count)] }.joined()
      let name = (0..<next(4)).map { _ in parts[next(parts.count)] }.joined(separator: " ")
      let author = Self.account(handle, name, bio: next(2) == 0 ? "WhatsApp 11 5555 0000" : nil)
      let verdict = ImpostorScorer(Self.andina).verdict(on: author)
      #expect(verdict.evidence.reduce(0) { $0 + $1.points } == Double(verdict.points))
      #expect(verdict.points >= 0)
      if ImpostorTier(points: verdict.points) != .none { #expect(verdict.evidence.count >= 2) }
      #expect(!verdict.evidence.contains { $0.text.lowercased().contains("bot") })
    }
  }

  @Test("a description of 10,000 characters costs no more than its beginning")
  func longBio() {
    let bio = String(repeating: "pasanos tu whatsapp ", count: 500)
    let verdict = ImpostorScorer(Self.andina).verdict(
      on: Self.account(String(repeating: "andina", count: 2_000), "Andina Ayuda", bio: bio))
    #expect(verdict.points >= 7)
    #expect(verdict.evidence.allSatisfy { $0.text.count < 200 })
  }

  @Test("the words of a care desk count as a trap, a warning about them does not")
  func scam() {
    for text in [
      "Hola! Pasanos por DM tu número de cliente y teléfono y un asesor te ayuda",
      "Lamentamos lo sucedido. Escribinos por WhatsApp wa.me/549111111 y gestionamos tu reclamo",
      "Para validar tu cuenta confirmanos el código que te llegó por SMS",
      // Every way of speaking to one person, and words that were never listed together.
      "¿Nos podría facilitar un teléfono de contacto para que un agente lo asista?",
      "Verificá tu usuario y contraseña acá", "Envíeme su número, lo contacta un supervisor",
      "Anotá este WhatsApp: +54 9 11 5555 0000, te atiende Soporte",
      "Mándame captura de tu tarjeta por delante y por detrás",
    ] {
      #expect(ScamWords.asksForData(text), "\(text)")
    }
    for text in [
      "Ojo, me pidieron el código por WhatsApp, es falsa, no respondan",
      "A mí también me dejaron sin señal, llamé al soporte y nada", "¿alguien sabe el teléfono?",
      "¿me confirman el correo para el reclamo?",
      "necesito URGENTE un teléfono para gestionar la baja",
      "Llamá al 0800-333-1234, ahí me atendieron", "El número 905 345 894 de su centro de atención",
      "pasa tu número",
      // A long story in which every word of a trap comes up.
      "Estuve dos semanas sin internet y llamé al soporte" + String(repeating: " y nada", count: 30)
        + " hasta que por WhatsApp me dijeron que un vecino"
        + String(repeating: " y nada", count: 30) + " y confirmame vos si a tu casa llegó",
      "",
    ] {
      #expect(!ScamWords.asksForData(text), "\(text)")
    }
    #expect(ScamWords.doubts("Hola @AndinaAyuda_, ¿es esta la cuenta oficial?"))
    #expect(!ScamWords.doubts("la cuenta me vino carísima"))
  }
}

@Suite("Signs of automation")
struct AutomationStories {
  @Test("a made follower shows eight points, a person none")
  func follower() {
    var made = Author()
    made.likesGiven = 0
    made.defaultProfile = true
    made.followers = 12
    made.following = 820
    made.posts = 30
    let verdict = AutomationScorer.verdict(on: made)
    #expect(AutomationTier(points: verdict.points) == .strong)
    #expect(verdict.evidence.contains { $0.text.contains("no se conoce") })
    var person = made
    person.likesGiven = 900
    person.defaultProfile = false
    person.followers = 400
    #expect(AutomationScorer.verdict(on: person).points == 0)
  }

  @Test("an account of which nothing is known shows nothing")
  func unknown() {
    #expect(AutomationScorer.verdict(on: Author()).evidence.isEmpty)
  }
}
