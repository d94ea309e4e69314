import Testing
import Text

@Suite("Folding")
struct FoldingTests {
  @Test(
    "case and accents do not matter, ñ does",
    arguments: [
      ("CAÍDA", "caida"), ("Señal", "señal"), ("sen\u{303}al", "señal"), ("pingüino", "pinguino"),
      ("AÑO", "año"), ("ano", "ano"), ("cafe\u{301}", "cafe"), ("ｗｉｆｉ", "wifi"),
      ("ze\u{200B}ro", "zero"), ("Ærø", "ærø"), ("Москва 😡", "Москва 😡"),
    ])
  func folding(text: String, folded: String) {
    #expect(Folding.fold(text) == folded)
  }
}
