import Testing
import Text

@Suite("Cutting a text into words")
struct FoldedTextTests {
  private func words(_ text: String) -> [String] {
    let folded = FoldedText(text)
    return folded.words.map { folded.string($0) }
  }

  /// What the tokens' offsets point at in the original.
  private func sources(_ text: String, _ tokens: [TextToken]) -> [String] {
    let bytes = Array(text.utf8)
    return tokens.map { String(decoding: bytes[$0.source], as: UTF8.self) }
  }

  @Test(
    "words, handles and hashtags come folded and in order",
    arguments: [
      ("¡Qué MALÍSIMOOO servicio!", ["que", "malisimo", "servicio"]),
      ("@Movistar_AR no anda", ["@movistar_ar", "no", "anda"]),
      ("#SinSeñal", ["#sinseñal", "sin", "señal"]), ("3.5 megas", ["3.5", "megas"]),
      ("", []), ("… ?! —", []), ("mail: ana@correo.com.ar", ["mail"]),
      ("vean https://a.example/x?y=1 ya", ["vean", "ya"]),
    ] as [(String, [String])])
  func cutting(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test("offsets point at the original bytes, behind accents and emoji too")
  func offsets() {
    let text = "😡😡 ¿Señal? Así… @Ana caídaaa :("
    let folded = FoldedText(text)
    #expect(sources(text, folded.words.list) == ["Señal", "Así", "@Ana", "caídaaa"])
    #expect(sources(text, folded.signs.list) == ["😡😡", ":("])
    let (last, questions) = (folded.words.last, folded.questionMarks)
    #expect(last?.isElongated == true)
    #expect(questions == 1)
  }

  @Test("pauses and capitals are kept")
  func pauses() {
    let words = FoldedText("Hola, NADIE atiende. Chau").words.list
    #expect(words.map(\.pause) == [.none, .comma, .none, .sentence])
    #expect(words.map(\.isShouted) == [false, true, false, false])
    #expect(words.map(\.isCapitalised) == [true, true, false, true])
  }

  @Test("the first link and the first hashtag are told, and how many digits there are")
  func firsts() {
    let text = "@Ana7 van 2 días en #SinSeñal y #Nada de 4G: https://a.example https://b.example/2"
    let folded = FoldedText(text)
    let (tag, link, digits) = (folded.firstTag, folded.firstLink, folded.digits)
    #expect(sources(text, folded.words.list)[max(0, tag)] == "#SinSeñal")
    #expect(sources(text, folded.signs.list)[max(0, link)] == "https://a.example")
    #expect(digits == 2)
  }

  @Test("a family of joined emoji and a flag with skin tones is one sign")
  func joined() {
    let text = "👨‍👩‍👧 👍🏽"
    let signs = FoldedText(text).signs.list
    #expect(sources(text, signs) == ["👨‍👩‍👧", "👍🏽"])
  }

  @Test("any bytes at all give tokens inside the text, in order")
  func fuzz() {
    let alphabet = [
      "a", "Ñ", "é", " ", ",", ".", "@", "#", ":", ")", "😡", "\u{200D}", "7", "\u{303}",
    ]
    var state: UInt64 = 42
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += alphabet[Int(state >> 33) % alphabet.count]
      }
      let folded = FoldedText(text)
      let tokens = folded.words.list + folded.signs.list
      let starts = folded.words.map { $0.source.lowerBound }
      #expect(starts == starts.sorted(), "\(text)")
      let length = folded.bytes.count
      for token in tokens {
        #expect(token.source.upperBound <= text.utf8.count, "\(text)")
        #expect(folded.range(of: token).upperBound <= length, "\(text)")
        #expect(!token.source.isEmpty, "\(text)")
      }
    }
  }

  /// Everything a judge can see of a text, but for where its folded bytes lie.
  private func seen(_ folded: borrowing FoldedText) -> [String] {
    func tell(_ token: TextToken) -> String {
      "\(token.kind) \(token.pause) \(folded.string(token)) \(token.source) \(token.isCapitalised)"
        + " \(token.isShouted) \(token.isElongated) \(token.digits)"
    }
    return folded.words.map(tell) + folded.signs.map(tell)
      + ["\(folded.digits) \(folded.hasMail) \(folded.questionMarks) \(folded.firstLink)"]
      + ["\(folded.firstTag) \(folded.hasMoneySign) \(folded.lastEllipsis)"]
  }

  @Test("who has cut many texts cuts the next as one who has cut none")
  func learned() {
    let pieces = [
      "a", "NO", "no", "Ñandú", "É", "w", "holaaa", " ", " ", " ", ",", ".", "@", "#", "_", ":",
      "/", ")",
      "😡", "…", "\u{200D}", "7", "15", "\u{303}", "×", "я", "@Ana", "#SinSeñal", ", ", ". ",
      "señal", "funciona", "incomunicados", "incomunicadísimos", ":D", "<3", "$", "\n", "\0",
    ]
    var state: UInt64 = 7
    var used = FoldedText()
    for _ in 0..<8000 {
      var text = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      used.cut(text)
      let (old, new) = (seen(used), seen(FoldedText(text)))
      #expect(old == new, "\(text)")
    }
  }

  @Test("more spellings than are kept are forgotten, and learned anew")
  func forgotten() {
    var used = FoldedText()
    for number in 0..<160 {
      used.cut((0..<1000).map { "p\(number)q\($0)" }.joined(separator: " "))
      let (count, most) = (used.words.count, used.spellingCount)
      #expect(count == 1000)
      #expect(most < 70_000)
    }
    let text = "No anda 4G en #SinSeñal, @Ana"
    used.cut(text)
    let (old, new) = (seen(used), seen(FoldedText(text)))
    #expect(old == new)
  }
}
