import Model
import Testing
import Text

@testable import Reading

@Suite("The matcher beside a slow one")
struct FuzzTests {
  /// A seeded source of chance: the same run every time.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }

    mutating func pick(_ list: [String]) -> String { list[roll(list.count)] }
  }

  private static let words = [
    "no", "ni", "anda", "andan", "andar", "a", "la", "señal", "senal", "caído", "CAÍDA", "mala",
    "#SinSeñal", "#mala", "@ana", "ñ", "日本", "😡", "sin", "internet", "mal", "malísimo", "maaaal",
  ]
  private static let parts = [
    "no", "ni", "anda*", "andan", "a", "la", "señal", "caíd*", "mal*", "mala", "sin", "*",
    "(no|ni)", "(anda|no anda)", "(la|a la)?", "…", "…5", "…2", "ñ", "日*", "#mala", "@ana",
  ]

  private static func pattern(_ dice: inout Dice) -> Pattern {
    while true {
      let text = (0...dice.roll(4)).map { _ in dice.pick(parts) }.joined(separator: " ")
      if let pattern = try? Pattern(text) { return pattern }
    }
  }

  @Test("patterns by chance in texts by chance are found by both alike", arguments: 1...12)
  func alike(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 977)
    let patterns = (0..<40).map { _ in Self.pattern(&dice) }
    var set = PatternSet()
    for pattern in patterns { set.add(pattern) }
    let matcher = Matcher(set)
    let slow = SlowReader(patterns: patterns)
    var scratch = Matcher.Scratch()
    var reading = FieldReading(.text)
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<dice.roll(14) {
        text += dice.pick(Self.words) + dice.pick([" ", " ", " ", " ", ", ", ". ", "\n", "  "])
      }
      reading.begin(text)
      matcher.search(&reading, &scratch)
      let found = scratch.hits.map {
        SlowReader.Hit(first: $0.first, pattern: $0.pattern, last: $0.last)
      }
      let expected = slow.hits(in: reading.text)
      #expect(found.sorted() == expected.sorted(), "\(text)")
    }
  }

  @Test("a bench that has read many mentions reads the next as a new one does")
  func kept() throws {
    let reader = try Desk.plain.get()
    var bench = Bench()
    var dice = Dice(state: 7)
    for number in 0..<60 {
      let words = (0..<dice.roll(12)).map { _ in dice.pick(Self.words) }
      var mention = Mention(id: "\(number)", text: words.joined(separator: " "))
      if number % 3 == 0 { mention.title = dice.pick(Self.words) }
      let kept = reader.read(mention, on: &bench)
      #expect(kept == reader.read(mention))
      let gauge = reader.gauge(mention.text, on: &bench)
      mention.title = nil
      let finding = reader.read(mention)
      #expect(gauge.label == finding.label && gauge.score == finding.score)
      #expect((gauge.drivers != 0) == !finding.drivers.isEmpty)
    }
  }

  @Test(
    "what nobody should write is read calmly",
    arguments: [
      "sin\u{0}señal\u{0}", "n\u{303}o anda el internet", "\u{202E}lanes nis\u{202C} sin señal",
      "s\u{336}i\u{336}n\u{336} s\u{336}e\u{336}ñ\u{336}a\u{336}l\u{336}",
      "\u{FFFD}sin señal\u{FFFD}",
      "ｓｉｎ señal", "SIN SEÑAL!!!!!!", "\u{200B}sin\u{200B} señal", "sin señal\u{1F1E6}",
    ])
  func odd(text: String) throws {
    let finding = try Desk.read(text)
    for piece in finding.evidence {
      #expect(
        String(decoding: Array(text.utf8)[piece.start..<piece.end], as: UTF8.self) == piece.text)
    }
    #expect((-1...1).contains(finding.score))
  }

  @Test("invalid UTF-8 becomes replacement characters and is read")
  func invalid() throws {
    let bytes: [UInt8] = [0xFF, 0x20] + Array("sin señal".utf8) + [0xC3, 0x20, 0xED, 0xA0, 0x80]
    let finding = try Desk.read(String(decoding: bytes, as: UTF8.self))
    #expect(finding.drivers.map(\.id) == ["signal"])
  }

  @Test("an unknown constant of the feeling is told with the names there are")
  func constants() {
    let table = "entry\tkind\tweight\nbronca\tconstant\t1\n"
    let faults = #expect(throws: Faults.self) {
      try Lexicon(files: [(name: "a.tsv", bytes: Array(table.utf8))])
    }
    #expect(faults?.list.first?.place?.description == "a.tsv:2:1")
  }

  @Test("no more constants are fitted than forty")
  func fewConstants() { #expect(Cue.allCases.count <= 40) }
}
