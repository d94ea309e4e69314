import Detecting
import Model
import Testing

@Suite("A budget of false alarms")
struct BudgetTests {
  @Test("the threshold follows from what is accepted and from how many series share it")
  func threshold() {
    let one = FalseAlarmBudget(alarmsPerMonth: 1, series: 21)
    #expect(abs(one.threshold - 6.455) < 0.01)
    let ten = FalseAlarmBudget(alarmsPerMonth: 10, series: 21)
    #expect(abs(one.threshold - ten.threshold - 1 / FalseAlarmBudget.steepness) < 1e-9)
    #expect(FalseAlarmBudget(alarmsPerMonth: 1, series: 1).threshold < one.threshold)
    #expect(FalseAlarmBudget(alarmsPerMonth: 1000, series: 1).threshold == 3)
  }

  @Test("the reckoning is one Spanish sentence that ends with the threshold")
  func arithmetic() {
    let text = FalseAlarmBudget(alarmsPerMonth: 1, series: 21).arithmetic
    #expect(text.hasPrefix("hasta 1 falsa alarma al mes entre 21 series que avisan"))
    #expect(text.contains("82,18") && text.hasSuffix("= 6,45"))
  }

  @Test("every further series that pages raises the threshold of all; those that annotate do not")
  func sharing() throws {
    var bank = SeriesBank()
    bank.watch(brand: "andina", alarmsPerMonth: 1)
    let own = SeriesKey(brand: "andina")
    bank.register(own, at: Street.start)
    let alone = try #require(bank.threshold(own))
    bank.register(SeriesKey(brand: "andina", place: "rosario"), at: Street.start)
    #expect(bank.threshold(own) == alone)
    bank.register(SeriesKey(brand: "andina", driver: "signal"), at: Street.start)
    #expect(try #require(bank.threshold(own)) > alone)
    #expect(bank.budget(of: "andina")?.series == 2)
    bank.watch(brand: "andina", alarmsPerMonth: nil)
    #expect(bank.threshold(own) == 4)
  }

  @Test("a competitor's series annotate")
  func rival() throws {
    var street = Street()
    street.bank.watch(brand: "andina", alarmsPerMonth: nil, isRival: true)
    street.play(10, perMinute: 2)
    street.play(10, perMinute: 30)
    let signal = try #require(street.signals.first { $0.change == .opened })
    #expect(signal.role == .annotates)
  }
}
