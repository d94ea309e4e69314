import Configuring
import Model
import Testing

@Suite("A trial in the configuration")
struct ShadowFileTests {
  @Test("names a threshold, a budget or rules")
  func reads() throws {
    let shadow = try #require(
      try Sample.read(
        Sample.head + "shadow: {title: nueva, alarms_per_month: 0.5, rules: n.yaml}\n"
      )
      .shadow)
    #expect(shadow.title == "nueva")
    #expect(shadow.alarmsPerMonth == 0.5)
    #expect(shadow.threshold == nil)
    #expect(shadow.rules == "n.yaml")
    #expect(try Sample.read(Sample.head).shadow == nil)
  }

  @Test("that tries nothing, or two thresholds, is a mistake with its line")
  func faults() {
    #expect(
      Sample.faults(Sample.head + "shadow: {title: nueva}\n").first?.hasPrefix("v.yaml:4:") == true)
    #expect(
      Sample.faults(Sample.head + "shadow: {threshold: 5, alarms_per_month: 1}\n").count == 1)
    #expect(Sample.faults(Sample.head + "shadow: {treshold: 5}\n").count >= 1)
  }
}
