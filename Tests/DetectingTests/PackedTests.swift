import Testing

@testable import Detecting

@Suite("Packed numbers")
struct PackedTests {
  @Test("come back bit by bit")
  func roundTrip() {
    let values = [
      0, 3, -0.0, 0.1, 1.0 / 3, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -7.25,
    ]
    let back = Packed.values(in: Packed(wrappedValue: values).text)
    #expect(back?.map(\.bitPattern) == values.map(\.bitPattern))
    #expect(Packed(wrappedValue: [3]).text == "4008")
    #expect(Packed.values(in: "") == [])
  }

  @Test("what is no packed text is refused", arguments: ["4g", "40080000000000000", "ñ"])
  func refusal(text: String) {
    #expect(Packed.values(in: text) == nil)
  }
}
