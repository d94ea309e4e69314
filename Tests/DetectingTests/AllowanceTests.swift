import Model
import Testing

@testable import Detecting

@Suite("What is left out of the baseline")
struct AllowanceTests {
  /// A head that has learned a week of sixes and fourteens in turn, hour by hour.
  private func head(learnsCrises: Bool) -> PageHead {
    let start = Street.start - .hours(168)
    var head = PageHead(start: start, learnsCrises: learnsCrises)
    let line = HistoryLine(
      series: Street.brand, start: start, stepSeconds: 60,
      counts: (0..<10_080).map { $0 / 60 % 2 == 0 ? 6 : 14 })
    head.learn(line, LocalWeek(.utc))
    return head
  }

  @Test("makes the same burst less surprising where crises are left out, and no less elsewhere")
  func allowance() {
    let (monitor, reference) = (head(learnsCrises: false), head(learnsCrises: true))
    let left = monitor.surprise(count: 120, mean: 50, window: 0)
    let learned = reference.surprise(count: 120, mean: 50, window: 0)
    #expect(left < learned && left > 0.9 * learned)
    let plain = reference.dispersions[0].variance(mean: 50, allowance: 1)
    let wider = monitor.dispersions[0].variance(mean: 50, allowance: Cadence.allowance)
    #expect(abs((wider - 50) / (plain - 50) - 1.07) < 0.01)
  }

  @Test("a bank's series leave crises out, before a snapshot and after it")
  func bank() throws {
    let street = Street()
    let again = try SeriesBank(packed: street.bank.packed)
    for bank in [street.bank, again] {
      #expect(bank.series.allSatisfy { $0.page.settings.allowance == Cadence.allowance })
    }
  }
}
