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
    #expect(suspect.exposed.map(\.author) == ["ana"])
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
    #expect(watch.suspects.first?.doubters == ["eva"])
  }

  @Test("thirty thousand customers stay within bounds")
  func bounds() {
    var watch = AccountWatch()
    for number in 0..<30_000 {
      let mention = Self.mention("m\(number)", "sin señal", by: "u\(number)")
      _ = watch.observe(
        mention, brands: ["andina"], scorers: [:], at: Instant(milliseconds: Int64(number)))
    }
    #expect(watch.customers.count <= AccountWatch.mostCustomers)
    #expect(watch.seen.count <= AccountWatch.mostSeen)
  }
}
