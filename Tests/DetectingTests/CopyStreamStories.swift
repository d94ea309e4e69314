import Model
import Testing

@testable import Detecting

@Suite("Copies in a stream that never ends")
struct CopyStreamStories {
  private static let brand = Brand(id: "andina", names: ["Andina Móvil"])

  private static func mention(
    _ id: String, _ text: String, by author: String, kind: Mention.Kind = .post
  ) -> Mention {
    var mention = Mention(id: id, text: text)
    mention.kind = kind
    var person = Author()
    person.handle = author
    mention.author = person
    return mention
  }

  private static let words = [
    "señal", "antena", "factura", "técnico", "módem", "barrio", "fibra", "reclamo", "cable",
    "servicio", "espera", "aumento", "corte", "plan", "línea", "oficina", "mail", "chat", "datos",
    "router", "mes", "semana", "tarde", "lluvia", "poste", "vecino", "trabajo", "clase", "video",
    "juego", "serie", "banco", "turno", "viaje", "ruta", "playa", "calle", "esquina", "torre",
    "wifi",
  ]

  /// A text of its own: twelve words by a fixed draw.
  private static func own(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<12).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }.joined(separator: " ")
  }

  private static let copied = "basta de robar, quiero la baja del servicio ya y nadie me responde"

  private static func hear(
    _ stream: inout CopyStream, _ mention: Mention, at now: Instant
  ) {
    stream.hear(mention, brands: ["andina"], at: now, received: now)
  }

  private static func at(_ minute: Int) -> Instant { Instant(minute: Int64(10_000 + minute)) }

  /// An hour of own words with copies among them.
  private static func hour(copies: Int, kind: Mention.Kind = .post) -> [(Mention, Instant)] {
    let own = (0..<60).map { number in
      (mention("m\(number)", Self.own(number), by: "v\(number)"), at(number))
    }
    let same = (0..<copies).map { number in
      (
        mention(
          "c\(number)", copied + (number % 2 == 0 ? "!" : " 😡"), by: "z\(number)", kind: kind),
        at(30 + number % 20)
      )
    }
    return (own + same).sorted { $0.1 < $1.1 }
  }

  private static func stream(_ said: [(Mention, Instant)]) -> CopyStream {
    var stream = CopyStream()
    for (mention, now) in said { hear(&stream, mention, at: now) }
    return stream
  }

  @Test("the stream says of an hour what comparing every pair says")
  func sameAsPairs() {
    for copies in [0, 3, 6, 30] {
      let said = Self.hour(copies: copies)
      let streamed = Self.stream(said).reading(of: "andina", since: Self.at(0))
      let compared = BurstReading(said.map { Utterance($0.0, at: $0.1, brands: ["andina"]) })
      #expect(streamed.verdict == compared.verdict, "\(copies) copies")
      #expect(streamed.copies == compared.copies)
      #expect(streamed.effectiveVoices == compared.effectiveVoices)
    }
  }

  @Test("what is asked of some mentions is answered of those alone")
  func ofSome() {
    let stream = Self.stream(Self.hour(copies: 30))
    let own = stream.reading(of: Set((0..<60).map { "m\($0)" }), since: Self.at(0))
    #expect(own.messages == 60 && own.verdict == .organic)
    let copies = stream.reading(of: Set((0..<30).map { "c\($0)" }), since: Self.at(0))
    #expect(copies.messages == 30 && copies.effectiveVoices == 1)
    #expect(stream.reading(of: "pampa", since: Self.at(0)).messages == 0)
  }

  @Test("after six hours, beyond its room, or over its bytes, the oldest are forgotten")
  func bounds() {
    var stream = CopyStream(capacity: 300, budget: 128 << 20)
    for number in 0..<2_000 {
      Self.hear(
        &stream, Self.mention("m\(number)", Self.own(number), by: "v\(number)"),
        at: Instant(milliseconds: Int64(number) * 1000))
    }
    #expect(stream.count == 300)
    Self.hear(&stream, Self.mention("late", Self.own(0), by: "v"), at: Instant(seconds: 30_000))
    #expect(stream.count == 1)

    var small = CopyStream(capacity: 3_000, budget: 700_000)
    for number in 0..<3_000 {
      Self.hear(
        &small, Self.mention("m\(number)", Self.own(number), by: "v\(number)"),
        at: Instant(milliseconds: Int64(number)))
      #expect(small.bytes <= 700_000)
    }
    #expect(small.count > 0 && small.count < 3_000)
  }

  @Test("built anew from the mentions of six hours it says the same and goes on the same")
  func rebuilt() throws {
    var said: [(Mention, Instant)] = []
    for number in 0..<900 {
      let text = number % 7 == 0 ? Self.copied : Self.own(number)
      said.append((Self.mention("m\(number)", text, by: "v\(number)"), Self.at(number)))
    }
    let whole = Self.stream(said)
    let last = try #require(said.last?.1)
    let heard = said.filter { $0.1 >= last - CopyStream.horizon }
    var fresh = whole.rebuilt(
      from: heard.map { ($0.0, brands: ["andina"], at: $0.1, received: $0.1) })
    #expect(fresh == whole && fresh.count == whole.count)
    var steady = whole
    for number in 900..<960 {
      let mention = Self.mention(
        "m\(number)", number % 5 == 0 ? Self.copied : Self.own(number), by: "v\(number)")
      Self.hear(&steady, mention, at: Self.at(number))
      Self.hear(&fresh, mention, at: Self.at(number))
      let start = Self.at(number - 60)
      #expect(
        steady.reading(of: "andina", since: start).json
          == fresh.reading(of: "andina", since: start).json)
    }
  }

  @Test("copied anger opens one happening, with its examples, and ends when the hour is clean")
  func watch() throws {
    var watch = CoordinationWatch()
    var stream = CopyStream()
    var told: [DerivedSignal] = []
    let said = Self.hour(copies: 24)
    for minute in 0..<150 {
      for (mention, _) in said.filter({ $0.1 == Self.at(minute) }) {
        Self.hear(&stream, mention, at: Self.at(minute))
      }
      if let signal = watch.close(Self.brand, stream, at: Self.at(minute + 1)) {
        told.append(signal)
      }
    }
    #expect(told.count { $0.change == .opened } == 1)
    let opened = try #require(told.first)
    #expect(opened.kind == .coordinated && opened.verdict == .artificial)
    #expect(opened.at <= Self.at(40))
    #expect(opened.posts.first?.hasPrefix("c") == true)
    #expect(opened.effectiveVoices.map { $0 < opened.voices } == true)
    #expect(opened.evidence.contains { $0.text.contains("no dice quién") })
    #expect(!told.contains { $0.title.lowercased().contains("bot") })
    #expect(told.last?.change == .closed)
  }

  @Test("headlines passed on, and five copies in an hour of sixty, are no campaign")
  func silent() {
    var watch = CoordinationWatch()
    let news = Self.stream(Self.hour(copies: 40, kind: .article))
    #expect(watch.close(Self.brand, news, at: Self.at(61)) == nil)
    let few = Self.stream(Self.hour(copies: 5))
    #expect(watch.close(Self.brand, few, at: Self.at(61)) == nil)
  }

  @Test("accounts with signs of automation weigh where there are more than the brand usually draws")
  func automation() {
    func said(_ number: Int) -> (Mention, Instant) {
      var mention = Self.mention("c\(number)", Self.copied, by: "z\(number)")
      mention.author?.likesGiven = 0
      mention.author?.followers = 3
      mention.author?.following = 900
      mention.author?.posts = 60
      return (mention, Self.at(30 + number % 10))
    }
    var watch = CoordinationWatch()
    for _ in 0..<200 { watch.hear(showsSigns: false, brand: "andina", at: Self.at(0)) }
    var stream = CopyStream()
    for number in 0..<20 {
      let (mention, now) = said(number)
      Self.hear(&stream, mention, at: now)
    }
    let signal = watch.close(Self.brand, stream, at: Self.at(50))
    #expect(signal?.evidence.contains { $0.text.contains("señales de automatización") } == true)
  }
}
