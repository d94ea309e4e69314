import Model
import Reading
import Testing

@Suite("Lexicons and rules as files")
struct FileTests {
  private func places(_ text: String) -> [String] {
    do {
      _ = try Lexicon(files: [(name: "l.tsv", bytes: Array(text.utf8))])
      return []
    } catch {
      return error.list.map { $0.place?.description ?? "" }
    }
  }

  @Test(
    "a broken line is named by file, line and column",
    arguments: [
      ("entry\tkind\tweight\nmalo\tword\tmucho", ["l.tsv:2:11"]),
      ("entry\tkind\nmalo\tpalabra", ["l.tsv:2:6"]),
      ("# nota\nentry\tweight\n\n(a|b\t1", ["l.tsv:4:1"]), ("palabra\nmalo", ["l.tsv:1:1"]),
      ("entry\nmalo\nmalo", ["l.tsv:3:1"]), ("entry\tkind\n)\temoji", ["l.tsv:2:1"]),
      ("entry\nmalo\tword", ["l.tsv:2:6"]), ("entry\tweight\nmalo\t9", ["l.tsv:2:6"]),
      ("entry\tweight\na\tx\nb\ty", ["l.tsv:2:3", "l.tsv:3:3"]), ("entry\n…3 malo", ["l.tsv:2:1"]),
      ("entry\tkind\tweight\r\nmalo\tword\t-2\r\n", []),
    ] as [(String, [String])])
  func broken(text: String, expected: [String]) {
    #expect(places(text) == expected)
  }

  @Test("a file that is not UTF-8 is refused as a whole")
  func encoding() {
    #expect(throws: Faults.self) { try Lexicon(files: [(name: "l.tsv", bytes: [0xFF, 0x0A])]) }
  }

  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    let rule = RulePack.Rule(pattern: pattern, weight: 0.5, place: FilePlace(file: "r"))
    let pack = RulePack(drivers: [.init(id: "d", title: "D", rules: [rule])], flags: [])
    let reader = try Reader(lexicon: Lexicon(files: []), rules: pack, brands: [])
    return !reader.read(Mention(id: "1", text: text)).drivers.isEmpty
  }

  @Test(
    "the grammar of patterns",
    arguments: [
      ("sin señal", "SIN SEÑAL ya", true), ("sin señal", "sin la señal", false),
      ("sin señal", "sin, señal", false), ("caíd*", "caidísimo", true), ("caíd*", "caí", false),
      ("(a b|c) d", "a b d", true), ("(a b|c) d", "c d", true), ("(a b|c) d", "a d", false),
      ("a (b)? c", "a c", true), ("a (b)? c", "a b c", true), ("a … c", "a 1 2 3 c", true),
      ("a … c", "a 1 2 3 4 c", false), ("a …5 c", "a 1 2 3 4 c", true),
      ("a … c", "a. c", false), ("a … c", "a 1, 2 c", false),
      ("x (no (anda|sirve)|roto)", "x no sirve", true), ("x (a … b|c)", "x a 1 b", true),
      ("x (no (anda|sirve)|roto)", "x no roto", false),
    ])
  func grammar(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(
    "a pattern that cannot be understood is refused",
    arguments: ["", "(a", "a)", "(a|)", "…a", "a …", "(…a|b)", "(a …|b)", "a b*c", "* a"])
  func refused(pattern: String) {
    #expect(throws: Faults.self) { try matches(pattern, "a") }
  }

  @Test("an example that fails is told with its rule's place")
  func example() throws {
    let place = FilePlace(file: "r.yaml", line: 7, column: 3)
    let rule = RulePack.Rule(
      pattern: "roto", weight: 0.5, examples: ["sano"], counterexamples: ["todo roto"],
      place: place)
    let pack = RulePack(drivers: [.init(id: "d", title: "D", rules: [rule])], flags: [])
    let reader = try Reader(lexicon: Lexicon(files: []), rules: pack, brands: [])
    #expect(DriverRuleCheck.faults(in: pack, by: reader).map(\.place) == [place, place])
  }
}
