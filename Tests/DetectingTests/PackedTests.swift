import Testing

@testable import Detecting

@Suite("Packed numbers")
struct PackedTests {
  @Test("come back bit by bit")
  func roundTrip() {
    let values = [
      0, 3, -0.0, 0.1, 1.0 / 3, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -7.25,
    ]
    let back = Packed<Double>.values(in: Packed(wrappedValue: values).text)
    #expect(back?.map(\.bitPattern) == values.map(\.bitPattern))
    #expect(Packed<Double>(wrappedValue: [3]).text == "4008")
    #expect(Packed<Double>.values(in: "") == [])
    let small: [UInt16] = [0, 1, 65_535]
    #expect(Packed<UInt16>.values(in: Packed(wrappedValue: small).text) == small)
    let single: [Float] = [0.1, 1e-30, 3]
    #expect(Packed<Float>.values(in: Packed(wrappedValue: single).text) == single)
  }

  @Test("what is no packed text is refused", arguments: ["4g", "40080000000000000", "ñ"])
  func refusal(text: String) {
    #expect(Packed<Double>.values(in: text) == nil)
  }

  @Test("a number that its kind cannot hold is refused")
  func tooLarge() {
    #expect(Packed<UInt8>.values(in: Packed<Double>(wrappedValue: [256]).text) == nil)
  }
}
