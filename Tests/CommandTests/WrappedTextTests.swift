import Testing

@testable import vigia

@Suite("Lines on a narrow terminal")
struct WrappedTextTests {
  @Test("break between words, and none begins with what says nothing alone", arguments: 14...40)
  func tails(width: Int) {
    let text =
      "3 puntos: 17,9 veces lo esperado +4 · apenas 6,6 de más −2 · 100 % negativas +1 · fin"
    let lines = WrappedText.lines(text, width: width)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { $0.count <= width }, "\(lines)")
    for line in lines.dropFirst() {
      #expect(!["%", "·", "+", "−"].contains(line.prefix(1)), "\(lines)")
    }
  }

  @Test("a sign before a word is no tail, and a long word has a line of its own")
  func words() {
    #expect(WrappedText.lines("uno + dos", width: 5) == ["uno +", "dos"])
    #expect(WrappedText.lines("a bbbbbbbb c", width: 4) == ["a", "bbbbbbbb", "c"])
    #expect(WrappedText.lines("uno  dos  tres", width: 5) == ["uno", "dos", "tres"])
    #expect(WrappedText.lines("  uno dos", width: 4, first: 9) == ["  uno dos"])
  }

  @Test("an entry of a list goes on under its first column, and stays one line in a pipe")
  func entry() throws {
    let text = "a1f3c9  ALTA  Señal: muchas más quejas que lo habitual · Andina Móvil  desde 19:39"
    let narrow = try Terminal(color: "never", columns: 60).entry(text).split(separator: "\n")
    #expect(narrow.count == 2 && narrow.allSatisfy { $0.count <= 60 }, "\(narrow)")
    #expect(narrow[1].hasPrefix("        ") && !narrow[1].hasPrefix("         "))
    #expect(try Terminal(color: "never").entry(text) == text)
  }
}
