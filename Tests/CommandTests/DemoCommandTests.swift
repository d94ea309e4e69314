import Testing

@Suite("The demonstration")
struct DemoCommandTests {
  @Test("one run to the end finds the outage of the recorded evening and says what came of it")
  func once() throws {
    let result = try Shell.vigia("demo", "--once")
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("Andina Móvil"))
    #expect(result.out.contains("restablecida"))
    let count = result.lines.first { $0.hasPrefix("alerts ") }
    #expect(count == "alerts 1")
    #expect(result.lines.contains { $0.hasPrefix("cases ") })
  }
}
