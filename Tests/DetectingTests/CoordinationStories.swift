import Model
import Testing

@testable import Detecting

@Suite("Copied anger and real anger")
struct CoordinationStories {
  private static func said(
    _ text: String, by author: String, minute: Int = 0, kind: Mention.Kind = .post
  ) -> Utterance {
    var mention = Mention(id: "\(author)-\(minute)", text: text)
    mention.kind = kind
    var person = Author()
    person.handle = author
    mention.author = person
    return Utterance(mention, at: Instant(minute: Int64(minute)))
  }

  private static let complaints = [
    "en Rosario no hay señal desde anoche y nadie atiende el teléfono",
    "tercer día que espero al técnico, ya perdí dos mañanas de trabajo",
    "me cobraron dos veces el mismo mes y el chat se corta solo",
    "se cayó internet otra vez en pleno parcial, qué vergüenza de empresa",
    "alguien más sin datos móviles en zona norte? acá nada hace horas",
    "quiero dar de baja y me pasean por cinco sectores distintos",
    "la fibra anda peor que el módem de mi abuela, pago cien megas",
    "prometieron un descuento y la factura vino con aumento",
    "llevo cuarenta minutos escuchando la musiquita del 0800",
    "mi vieja quedó incomunicada por culpa de ustedes, arreglen la antena",
  ]
  private static let copied = [
    "Basta de robar, quiero la baja del servicio ya mismo y nadie me responde",
    "basta de robar!! quiero la baja del servicio ya mismo y nadie responde",
    "Basta de robar, quiero la baja de mi servicio ya mismo, nadie me responde 😡",
    "BASTA DE ROBAR quiero la baja del servicio ya y nadie me responde",
  ]

  private static var anger: [Utterance] {
    complaints.enumerated().map { said($1, by: "v\($0)", minute: $0) }
  }

  @Test("many people with words of their own are organic, each a voice")
  func organic() {
    let reading = BurstReading(Self.anger)
    #expect(reading.verdict == .organic)
    #expect(reading.effectiveVoices == Self.complaints.count)
    #expect(reading.clusters.isEmpty)
  }

  @Test("one complaint copied by four authors is found and counts as one voice")
  func campaign() throws {
    let burst =
      Self.anger + Self.copied.enumerated().map { Self.said($1, by: "z\($0)", minute: 20) }
    let reading = BurstReading(burst)
    #expect(reading.verdict == .coordinated)
    let cluster = try #require(reading.clusters.first)
    #expect(cluster.kind == .copy)
    #expect(cluster.ids == ["z0-20", "z1-20", "z2-20", "z3-20"])
    #expect(reading.effectiveVoices == Self.complaints.count + 1)
  }

  @Test("a headline passed on is no complaint, one author again and again is one voice")
  func innocent() {
    let news = (0..<6).map {
      Self.said(
        "Reportan un apagón masivo de Andina en Rosario https://diario.example/\($0)", by: "n\($0)")
    }
    let insisting = (0..<5).map {
      Self.said(
        "hace tres días que estoy sin servicio y no me contestan", by: "insistente", minute: $0)
    }
    let reading = BurstReading(Self.anger + news + insisting)
    #expect(reading.clusters.map(\.kind) == [.headline, .insistence])
    #expect(reading.verdict == .organic)
    #expect(reading.effectiveVoices == Self.complaints.count + 1)
  }

  @Test(
    "a crowd that speaks in formulas is organic, but not a text that stands out or comes of new accounts"
  )
  func formulas() throws {
    let formulas = Self.complaints.prefix(6).enumerated().flatMap { text, words in
      (0..<4).map { Self.said(words + "!", by: "f\(text)-\($0)", minute: text) }
    }
    let crowd = BurstReading(formulas)
    #expect(crowd.clusters.count == 6)
    #expect(crowd.verdict == .organic && crowd.effectiveVoices == 24)
    let loud = (0..<14).map { Self.said(Self.copied[0], by: "z\($0)", minute: 30) }
    let campaign = BurstReading(formulas + loud)
    #expect(campaign.verdict == .coordinated && campaign.copies == 14)
    #expect(campaign.effectiveVoices == 25)
    // The same crowd, its accounts three days old.
    let fresh = (0..<6).flatMap { text in
      (0..<4).map { number in
        var mention = Mention(id: "n\(text)-\(number)", text: Self.complaints[text] + "!")
        mention.author = Author()
        mention.author?.handle = mention.id
        mention.author?.createdAt = Instant(minute: 100_000 - 3 * 1440)
        return Utterance(mention, at: Instant(minute: 100_000))
      }
    }
    #expect(BurstReading(fresh).verdict == .coordinated)
  }

  @Test("boosts and two-word posts are never copies")
  func boosts() {
    let boosts = (0..<5).map { Self.said(Self.copied[0], by: "b\($0)", kind: .repost) }
    let short = (0..<5).map { Self.said("sin señal", by: "s\($0)") }
    #expect(BurstReading(boosts + short).clusters.isEmpty)
    #expect(BurstReading([]).verdict == .organic)
  }

  @Test("the streaming index finds the same copies and forgets the oldest")
  func index() {
    var index = NearDuplicateIndex(capacity: 8)
    let texts = Self.copied.map { ShingleSet(text: $0) }
    let first = index.insert(texts[0])
    let second = index.insert(texts[1])
    #expect(first.isEmpty)
    #expect(second == [0])
    for complaint in Self.complaints {
      let found = index.insert(ShingleSet(text: complaint))
      #expect(found.isEmpty)
    }
    let last = index.insert(texts[0])
    #expect(last.isEmpty, "twelve texts later the first are forgotten")
    #expect(index.bytes < 128 << 20)
  }
}
