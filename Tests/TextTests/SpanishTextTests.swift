import Model
import Testing
import Text

@Suite("Numbers and durations in Spanish")
struct SpanishTextTests {
  @Test(
    "decimal comma, points between thousands, no idle zeros",
    arguments: [
      (0.0, 1, "0"), (6.25, 1, "6,3"), (1904.0, 1, "1.904"), (-1_234_567.5, 1, "−1.234.567,5"),
      (2.0, 3, "2"), (0.05, 2, "0,05"), (.nan, 1, "–"),
    ] as [(Double, Int, String)])
  func numbers(value: Double, digits: Int, text: String) {
    #expect(SpanishText.number(value, digits: digits) == text)
  }

  @Test(
    "a duration tells its two largest units",
    arguments: [
      (45, "45 s"), (60, "1 min"), (38 * 60 + 59, "38 min"), (7200, "2 h"), (7500, "2 h 5 min"),
      (3 * 86_400 + 4 * 3600, "3 d 4 h"), (86_400, "1 d"),
    ] as [(Int64, String)])
  func durations(seconds: Int64, text: String) {
    #expect(SpanishText.duration(.seconds(seconds)) == text)
  }

  @Test("whole numbers and shares")
  func others() {
    #expect(SpanishText.number(-1_000_000) == "−1.000.000")
    #expect(SpanishText.percent(0.714) == "71 %")
  }
}
