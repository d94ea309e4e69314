import Model
import Testing

@testable import Detecting

@Suite("Who answers the people that write to a brand")
struct AccountWatchStories {
  private static let andina: Brand = {
    var brand = Brand(id: "andina", names: ["Andina Móvil"])
    brand.official = [.init(network: "x", handle: "AndinaMovil")]
    return brand
  }()
  private static let scorers = ["andina": ImpostorScorer(andina)]
  private static let trap =
    "Lamentamos lo sucedido, pasanos por DM tu teléfono y un asesor te llama"

  private static func mention(
    _ id: String, _ text: String, by handle: String, name: String? = nil, answering: String? = nil,
    naming: [String] = []
  ) -> Mention {
    var mention = Mention(id: id, text: text)
    mention.author = ImpostorStories.account(handle, name)
    mention.inReplyTo = answering
    mention.mentions = naming
    if answering != nil { mention.kind = .reply }
    return mention
  }

  private static let complaint = mention("m1", "@AndinaMovil sin señal en Rosario", by: "ana")

  private func hear(_ mentions: [Mention], brands: [String] = ["andina"]) -> (
    AccountWatch, [[Suspect]]
  ) {
    var watch = AccountWatch()
    var told: [[Suspect]] = []
    for (minute, mention) in mentions.enumerated() {
      let named = mention.text.contains("ndina") ? brands : []
      told.append(
        watch.observe(
          mention, brands: named, scorers: Self.scorers, at: Instant(minute: Int64(minute))))
    }
    return (watch, told)
  }

  @Test("an impostor is named with its first answer, and the customer it reached with it")
  func firstReply() throws {
    let reply = Self.mention(
      "m2", Self.trap, by: "gestion40112", name: "Andina Atención Virtual", answering: "m1")
    let (_, told) = hear([Self.complaint, reply])
    #expect(told[0].isEmpty)
    let suspect = try #require(told[1].first)
    #expect(suspect.tier == .probable)
    #expect(suspect.exposed.map(\.author) == ["@ana"])
    #expect(suspect.exposed.map(\.mention) == ["m1"])
    let verdict = suspect.verdict
    #expect(verdict.evidence.reduce(0) { $0 + $1.points } == Double(verdict.points))
  }

  @Test("the real account writes the same and is not suspected")
  func realAgent() {
    let reply = Self.mention("m2", Self.trap, by: "andinamovil", answering: "m1")
    let (watch, told) = hear([Self.complaint, reply])
    #expect(told.allSatisfy(\.isEmpty) && watch.suspects.isEmpty)
  }

  @Test("a bystander's advice and a warning make nobody a suspect")
  func bystander() {
    let advice = Self.mention(
      "m2", "A mí me pasó lo mismo, llamá al 0800", by: "luis", answering: "m1")
    let warning = Self.mention(
      "m3", "Cuidado, me pidieron la clave por DM, es falsa", by: "eva", answering: "m1")
    let (watch, _) = hear([Self.complaint, advice, warning])
    #expect(watch.suspects.isEmpty)
  }

  @Test("asking whether it is the official account is evidence against a suspect")
  func doubt() throws {
    let first = Self.mention("m2", "Hola, somos Andina", by: "andina_arg", name: "Andina")
    let doubt = Self.mention(
      "m3", "@andina_arg ¿es esta la cuenta oficial?", by: "eva", naming: ["andina_arg"])
    let (watch, _) = hear([Self.complaint, first, doubt])
    #expect(watch.suspects.first?.doubters == [ContentHash("author", "eva").hex()])
  }

  @Test("a warning is evidence as a question is, and who handed data over is known by name")
  func warnings() throws {
    let reply = Self.mention(
      "m2", Self.trap, by: "gestion40112", name: "Andina Atención Virtual", answering: "m1")
    let warning = Self.mention(
      "m3", "ojo con @gestion40112, me pidió la clave de Andina", by: "eva")
    let victim = Self.mention("m4", "@gestion40112 listo, te mandé el DNI", by: "ana")
    let (watch, told) = hear([Self.complaint, reply, warning, victim])
    let suspect = try #require(watch.suspects.first)
    #expect(suspect.doubters == [ContentHash("author", "eva").hex()])
    #expect(suspect.exposed.map(\.gave) == [true] && suspect.exposedCount == 1)
    #expect(told[3].count == 1, "that a customer gave data is told")
  }

  @Test("a suspect's picture is held against every picture that the real accounts show")
  func pictures() throws {
    func official(_ id: String, _ avatar: String?) -> Mention {
      var mention = Self.mention(id, "Hola Andina", by: "AndinaMovil")
      mention.author?.avatar = avatar
      return mention
    }
    var suspect = Self.mention("m9", "Hola, somos Andina", by: "andina_arg", name: "Andina")
    suspect.author?.avatar = "https://red.example/copia.png"
    var mentions = (0..<6).map { official("o\($0)", "https://red.example/\($0).png") }
    mentions += [official("o6", "https://red.example/3.png"), official("o7", nil), suspect]
    let (watch, _) = hear(mentions)
    let pair = try #require(watch.unseenAvatars.first)
    #expect(pair.avatar == "https://red.example/copia.png")
    #expect(pair.officials == [2, 4, 5, 3].map { "https://red.example/\($0).png" })
    #expect(watch.real["andina"]?.avatar == "https://red.example/3.png")
  }

  @Test("whom a person dismissed is left alone, and teaches what its like is called")
  func dismissed() throws {
    func ask(_ id: String, _ handle: String, _ name: String) -> Mention {
      Self.mention(id, "Hola Andina, escribinos", by: handle, name: name)
    }
    var (watch, _) = hear([ask("m1", "AndinaQuimicaAyuda", "Andina Química")])
    let suspect = try #require(watch.suspects.first)
    #expect(suspect.tier >= .review)
    let judged = watch.dismiss(suspect.id, as: .homonym, by: "Ana", at: Instant(minute: 5))
    #expect(judged?.standing == .dismissed && judged?.judgedBy == "Ana")
    let scorers = ["andina": ImpostorScorer(watch.taught(Self.andina))]
    func tier(_ handle: String, _ name: String) -> ImpostorTier {
      ImpostorTier(
        points: scorers["andina"]?.verdict(on: ImpostorStories.account(handle, name)).points ?? 0)
    }
    let again = watch.observe(
      ask("m2", "AndinaQuimicaAyuda", "Andina Química"), brands: ["andina"], scorers: scorers,
      at: Instant(minute: 6))
    #expect(again.isEmpty && watch.suspects.count == 1)
    #expect(tier("AndinaQuimicaSoporte", "Andina Química") < .review)
    #expect(tier("AndinaSoporte", "Andina Móvil") >= .review, "care words are never excused")
    // As a sibling it would be one of the house.
    _ = watch.dismiss(suspect.id, as: .sibling, by: "Ana", at: Instant(minute: 7))
    #expect(ImpostorScorer(watch.taught(Self.andina)).isExempt("@andinaquimicaayuda"))
    // A judgement can be taken back.
    _ = watch.confirm(suspect.id, by: "Luis", at: Instant(minute: 8))
    #expect(watch.lessons.isEmpty && watch.suspects.first?.standing == .confirmed)
  }

  @Test("impostors of one brand are one happening that grows, and is over when all are quiet")
  func happening() throws {
    var watch = AccountWatch()
    func hear(_ mention: Mention, minute: Int64) -> DerivedSignal? {
      let told = watch.observe(
        mention, brands: mention.text.contains("ndina") ? ["andina"] : [], scorers: Self.scorers,
        at: Instant(minute: minute))
      return told.isEmpty ? nil : watch.signal(of: Self.andina, at: Instant(minute: minute))
    }
    #expect(hear(Self.complaint, minute: 0) == nil)
    let first = try #require(
      hear(
        Self.mention("m2", Self.trap, by: "ayuda_andina", name: "Andina", answering: "m1"),
        minute: 1))
    #expect(first.change == .opened && first.level == .warning && first.changes.isEmpty)
    let second = try #require(
      hear(
        Self.mention("m3", Self.trap, by: "SoporteAndina7", name: "Andina", answering: "m1"),
        minute: 2))
    #expect(
      second.change == .opened && second.changes.first?.text.contains("@SoporteAndina7") == true)
    #expect(second.voices == 2 && second.observed == 2)
    let sum = second.evidence.reduce(0) { $0 + $1.points }
    #expect(sum == second.account?["impersonation"]?["points"]?.number)
    #expect(!(second.title + second.reason).lowercased().contains("bot"))
    #expect(watch.close([Self.andina], at: Instant(minute: 300)).isEmpty)
    let over = watch.close([Self.andina], at: Instant(minute: 363))
    #expect(over.map(\.change) == [.closed])
    #expect(watch.close([Self.andina], at: Instant(minute: 364)).isEmpty)
  }

  @Test("an answer that is heard before the complaint is matched when the complaint comes")
  func early() throws {
    let reply = Self.mention(
      "m2", Self.trap, by: "gestion40112", name: "Atención Virtual", answering: "m1")
    let again = Self.mention(
      "m4", Self.trap, by: "gestion40112", name: "Atención Virtual", answering: "m3")
    let other = Self.mention("m3", "@AndinaMovil me cobraron de más", by: "luis")
    let (watch, told) = hear([reply, Self.complaint, again, other])
    #expect(told[0].isEmpty && told[2].isEmpty)
    let suspect = try #require(told[3].first)
    #expect(suspect.exposed.map(\.author) == ["@ana", "@luis"])
    #expect(suspect.exposed.map(\.reply) == ["m2", "m4"])
    #expect(watch.early.isEmpty)
  }

  @Test(
    "a million accounts in a day stay within bounds, and whoever asked for data is not forgotten")
  func flood() {
    var watch = AccountWatch()
    _ = watch.observe(
      Self.complaint, brands: ["andina"], scorers: Self.scorers, at: Instant(minute: 0))
    _ = watch.observe(
      Self.mention("m2", Self.trap, by: "ayuda_andina", name: "Andina", answering: "m1"),
      brands: [], scorers: Self.scorers, at: Instant(minute: 1))
    for number in 0..<12_000 {
      var mention = Mention(id: "f\(number)", text: "hola Andina")
      mention.author = ImpostorStories.account(
        number % 4 == 0 ? "AndinaSoporte\(number)" : "u\(number)",
        number % 3 == 0 ? "🎉🔥😀" : number % 5 == 0 ? "" : "Ana")
      mention.author?.bio = number % 1000 == 0 ? String(repeating: "wa.me/549 ", count: 1000) : nil
      _ = watch.observe(
        mention, brands: ["andina"], scorers: Self.scorers,
        at: Instant(milliseconds: 120_000 + Int64(number) * 86))
    }
    #expect(watch.suspects.count <= AccountWatch.mostSuspects)
    #expect(watch.suspects.contains { $0.handle == "ayuda_andina" })
    #expect(watch.forgotten > 2_000)
    #expect(watch.seen.count <= AccountWatch.mostSeen)
    #expect(watch.suspects.allSatisfy { ($0.bio?.count ?? 0) <= 300 })
  }

  @Test("handles are found in the text as well, and a name of signs alone is nobody's")
  func handles() {
    let mention = Self.mention("m", "hola @Andina_Ayuda. y @luis@otra @", by: "x", naming: ["Eva"])
    #expect(AccountWatch.handles(in: mention) == ["eva", "andina_ayuda", "luis", "otra"])
    var nobody = Mention(id: "n", text: "Andina")
    nobody.author = ImpostorStories.account("", "")
    var watch = AccountWatch()
    let told = watch.observe(
      nobody, brands: ["andina"], scorers: Self.scorers, at: Instant(minute: 0))
    #expect(told.isEmpty)
  }

  @Test("twelve thousand customers stay within bounds")
  func bounds() {
    var watch = AccountWatch()
    for number in 0..<12_000 {
      let mention = Self.mention("m\(number)", "sin señal", by: "u\(number)")
      _ = watch.observe(
        mention, brands: ["andina"], scorers: [:], at: Instant(milliseconds: Int64(number)))
    }
    #expect(watch.customers.count <= AccountWatch.mostCustomers)
    #expect(watch.seen.count <= AccountWatch.mostSeen)
  }
}
