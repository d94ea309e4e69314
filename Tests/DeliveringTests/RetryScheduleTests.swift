import Model
import Testing
import Transfers

@testable import Delivering

@Suite("When a delivery is tried again") struct RetryScheduleTests {
  let now = Instant(seconds: 1_764_000_000)

  @Test(
    "The waits are those of Standard Webhooks, plus at most a fifth",
    arguments: [
      (0, 0), (1, 5), (2, 300), (3, 1800), (4, 7200), (5, 18_000), (6, 36_000), (7, 50_400),
      (8, 72_000), (9, 86_400),
    ] as [(Int, Int64)])
  func waits(attempts: Int, seconds: Int64) throws {
    for seed in ["evt_1 guardia", "evt_2 guardia", "evt_3 crm"] {
      let next = try #require(
        RetrySchedule.next(after: attempts, at: now, retryAfter: nil, seed: seed))
      let wait = (next - now).milliseconds
      #expect((seconds * 1000...seconds * 1200).contains(wait), "\(seed): \(wait)")
      #expect(RetrySchedule.next(after: attempts, at: now, retryAfter: nil, seed: seed) == next)
    }
  }

  @Test("Deliveries that failed together come back one by one") func jitter() {
    let waits = Set(
      (0..<100).map {
        RetrySchedule.next(after: 2, at: now, retryAfter: nil, seed: "evt_\($0)")
      })
    #expect(waits.count > 50)
  }

  @Test("After the tenth attempt it is given up") func end() {
    #expect(RetrySchedule.next(after: 10, at: now, retryAfter: nil, seed: "") == nil)
    #expect(RetrySchedule.next(after: 11, at: now, retryAfter: .seconds(1), seed: "") == nil)
  }

  @Test("A receiver's wish is kept when it is later than ours, up to a day") func retryAfter() {
    func wait(_ wish: Int64) -> Double? {
      RetrySchedule.next(after: 1, at: now, retryAfter: .seconds(wish), seed: "x")
        .map { ($0 - now).seconds }
    }
    #expect(wait(3600) == 3600)
    #expect(wait(1).map { $0 >= 5 } == true)
    #expect(wait(1_000_000_000) == 86_400)
  }
}
