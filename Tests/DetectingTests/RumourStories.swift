import Detecting
import Foundation
import Model
import Testing

private let start = Instant(seconds: 1_772_420_400)
private let around = RumourWatch.Surroundings(names: ["andina", "Andina Móvil", "@AndinaMovil"])

/// What people pass on, each in words of their own.
private let gossip = [
  "dicen que andina cierra las sucursales de Córdoba, alguien sabe?",
  "es verdad que cierran todas las sucursales de Andina?? mi vieja va siempre a una",
  "me contaron que en marzo cierran sucursales, un bajón para los jubilados @AndinaMovil",
  "parece que Andina cierra sucursales en todo el interior, qué desastre",
  "se comenta en el laburo que cierran tres sucursales de andina móvil antes de pascua",
  "alguien confirma si cierran la sucursal de mi barrio? leí algo de andina por ahí",
  "supuestamente cierran sucursales y despiden gente, muy andina todo",
  "escuche que cierran las sucursales de andina y atienden solo por chat, no lo puedo creer",
  "corre la voz de que andina cierra su sucursal céntrica, será por los alquileres",
  "es cierto que cierran sucursales los de Andina Móvil o es un invento de alguien con tiempo libre?",
]

private func said(
  _ number: Int, _ text: String, author: String? = nil, kind: Mention.Kind = .post,
  driver: String? = nil, negative: Bool = false
) -> ReadMention {
  let at = start + .minutes(Int64(number))
  var mention = Mention(id: "m\(number)", text: text)
  mention.kind = kind
  mention.publishedAt = at
  mention.author = Author()
  mention.author?.handle = author ?? "v\(number)"
  var finding = Finding()
  finding.brands = ["andina"]
  finding.label = negative ? .negative : .neutral
  finding.drivers = driver.map { [.init(id: $0, confidence: 0.9)] } ?? []
  return ReadMention(mention: mention, finding: finding, receivedAt: at)
}

private func listen(
  _ mentions: [ReadMention], told: Set<String> = [], to watch: inout RumourWatch
) -> [DerivedSignal] {
  var context = around
  context.told = told
  return mentions.compactMap { watch.hear($0, brand: "andina", context) }
}

@Suite("A rumour")
struct RumourStories {
  @Test("that many people pass on in words of their own is told with the words they share")
  func told() throws {
    var watch = RumourWatch()
    let signals = listen(gossip.enumerated().map { said($0, $1) }, to: &watch)
    let first = try #require(signals.first)
    #expect(first.change == .opened)
    #expect(first.kind == .rumor)
    #expect(first.level == .watch)
    #expect(first.voices == 8)
    #expect(first.title.hasPrefix("Rumor: «"))
    #expect(first.title.contains("cierran") && first.title.contains("sucursales"))
    #expect(first.evidence.contains { $0.text.hasPrefix("lo dicen de oídas: «") })
    #expect(signals.dropFirst().allSatisfy { $0.change == .grew && $0.key == first.key })
    var ended: [DerivedSignal] = []
    for minute in 10..<200 {
      ended += watch.close(brand: "andina", at: start + .minutes(Int64(minute)))
    }
    #expect(ended.map(\.change) == [.closed])
    #expect(ended.first?.key == first.key)
  }

  @Test(
    "is none when one person insists, when a text is copied, or when nobody speaks from hearsay")
  func not() {
    var insisting = RumourWatch()
    #expect(
      listen(gossip.enumerated().map { said($0, $1, author: "ana") }, to: &insisting).isEmpty)
    var copied = RumourWatch()
    let text = "Dicen que Andina cierra las sucursales de Córdoba y despide a todo el mundo, pasalo"
    #expect(listen((0..<40).map { said($0, text) }, to: &copied).isEmpty)
    var plain = RumourWatch()
    let complaints = (0..<40).map { said($0, "sin señal en el centro de Rosario hace \($0) horas") }
    #expect(listen(complaints, to: &plain).isEmpty)
  }

  @Test("is none when the press tells it, or when an open alert measures it already")
  func explained() {
    var news = RumourWatch()
    let headlines = (0..<3).map {
      said(100 + $0, "Andina cierra sucursales en el interior: cuáles son", kind: .article)
    }
    let later = gossip.enumerated().map { said(110 + $0, $1) }
    #expect(listen(headlines + later, to: &news).isEmpty)
    var measured = RumourWatch()
    let complaining = gossip.enumerated().map { said($0, $1, driver: "contact_center") }
    #expect(listen(complaining, told: ["contact_center"], to: &measured).isEmpty)
  }

  @Test("weighs against how much is said: eight voices among a thousand are none")
  func large() {
    var watch = RumourWatch()
    var signals: [DerivedSignal] = []
    for (number, text) in gossip.enumerated() {
      let crowd = (0..<100).map { said(number, "hola andina, consulta número \($0) de hoy") }
      signals += listen(crowd + [said(number, text)], to: &watch)
      #expect(watch.close(brand: "andina", at: start + .minutes(Int64(number + 1))).isEmpty)
    }
    #expect(signals.isEmpty)
  }

  @Test("goes on after a restart as if nothing had been")
  func restart() throws {
    var watch = RumourWatch()
    _ = listen(gossip.prefix(6).enumerated().map { said($0, $1) }, to: &watch)
    var again = try JSONDecoder().decode(RumourWatch.self, from: JSONEncoder().encode(watch))
    #expect(again == watch)
    let rest = gossip.enumerated().dropFirst(6).map { said($0.offset, $0.element) }
    #expect(listen(rest, to: &again) == listen(rest, to: &watch))
    #expect(again == watch)
  }
}

@Suite("Answers to what the brand itself says")
struct ReplyStories {
  private func reply(_ number: Int, to target: String, negative: Bool, author: String? = nil)
    -> ReadMention
  {
    var read = said(
      number, "respuesta número \(number)", author: author, kind: .reply, negative: negative)
    read.mention.inReplyTo = target
    return read
  }

  private func answer(
    _ replies: [ReadMention], _ watch: inout ReplyWatch
  ) -> [DerivedSignal] {
    replies.compactMap { read in
      guard let target = watch.target(of: read.mention) else { return nil }
      return watch.hear(read, to: target, brand: "andina")
    }
  }

  @Test("that are angrier than chance would have them are told, and are over two hours later")
  func angry() throws {
    var watch = ReplyWatch()
    watch.publish("propio", at: start)
    let signals = answer((1...20).map { reply($0, to: "propio", negative: $0 != 3) }, &watch)
    let first = try #require(signals.first)
    #expect(first.change == .opened)
    // 13 of 14 come by chance once in 1,092 posts, 12 of 13 once in 585.
    #expect(first.at == start + .minutes(14))
    #expect(first.reason == "13 de 14 que contestaron en 14 min lo hicieron mal; lo usual es 50 %")
    #expect(first.posts.first == "propio")
    #expect(signals.dropFirst().allSatisfy { $0.change == .grew })
    var ended: [DerivedSignal] = []
    for minute in 21..<300 {
      ended += watch.close(brand: "andina", at: start + .minutes(Int64(minute)))
    }
    #expect(ended.map(\.change) == [.closed])
    #expect(ended.first?.at == start + .minutes(140))
  }

  @Test("have an end that is told, however much the brand has written meanwhile")
  func busy() {
    var watch = ReplyWatch()
    watch.publish("propio", at: start)
    #expect(!answer((1...20).map { reply($0, to: "propio", negative: true) }, &watch).isEmpty)
    for number in 0..<600 { watch.publish("otro\(number)", at: start + .minutes(21)) }
    var other = said(30, "respuesta", kind: .reply)
    other.mention.inReplyTo = "otro0"
    #expect(watch.target(of: other.mention) == nil, "the oldest of the others gave way")
    #expect(watch.close(brand: "andina", at: start + .minutes(150)).map(\.change) == [.closed])
  }

  @Test("of more people than are remembered are counted among those who are")
  func crowd() throws {
    var watch = ReplyWatch()
    watch.publish("propio", at: start)
    let signals = answer((1...2100).map { reply($0, to: "propio", negative: true) }, &watch)
    let last = try #require(signals.last)
    #expect(last.observed == 2000 && last.voices == 2000)
  }

  @Test("that thank or ask, that come from one person, or that answer somebody else, are no news")
  func calm() {
    var watch = ReplyWatch()
    watch.publish("propio", at: start)
    #expect(answer((1...40).map { reply($0, to: "propio", negative: $0 % 2 == 0) }, &watch).isEmpty)
    var single = ReplyWatch()
    single.publish("propio", at: start)
    #expect(
      answer((1...40).map { reply($0, to: "propio", negative: true, author: "ana") }, &single)
        .isEmpty)
    var other = ReplyWatch()
    other.publish("propio", at: start)
    #expect(answer((1...40).map { reply($0, to: "ajeno", negative: true) }, &other).isEmpty)
  }

  @Test("go on after a restart as if nothing had been")
  func restart() throws {
    var watch = ReplyWatch()
    watch.publish("propio", at: start)
    _ = answer((1...7).map { reply($0, to: "propio", negative: true) }, &watch)
    var again = try JSONDecoder().decode(ReplyWatch.self, from: JSONEncoder().encode(watch))
    #expect(again == watch)
    let rest = (8...12).map { reply($0, to: "propio", negative: true) }
    let told = answer(rest, &again)
    #expect(!told.isEmpty)
    #expect(told == answer(rest, &watch))
  }
}
