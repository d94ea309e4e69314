package import Model

/// What `vigia replay --against` does with its files.
package struct BackTestRun {
  private var old: ReplayRun
  private var new: ReplayRun
  private let expectation: Expectation?
  /// Lines of the recordings that were skipped.
  package let faults: [Fault]
  /// The clock of those who read the result.
  package var zone: ZoneTable { new.zone }

  /// Reads the recordings for both configurations, each with the lexicons and rules of its own folder,
  /// and what is expected of them.
  package init(
    files: [String], new: (configuration: String, data: DataFolder),
    old: (configuration: String, data: DataFolder), expected: String?
  ) throws {
    self.new = try ReplayRun(files: files, configuration: new.configuration, data: new.data)
    self.old = try ReplayRun(files: files, configuration: old.configuration, data: old.data)
    expectation = try expected.map { try Expectation(path: $0) }
    faults = self.new.faults
  }

  /// Replays both sides to the end, or to `until`, and compares what they tell.
  package mutating func run(until: Instant?) -> BackTest {
    var told: [Event] = []
    old.events(until: until) { told.append($0) }
    let before = ToldAlert.all(in: told)
    told = []
    new.events(until: until) { told.append($0) }
    let (from, end) = new.span
    return BackTest(
      old: before, new: ToldAlert.all(in: told), from: from,
      to: until.map { min($0, end) } ?? end, expectation: expectation)
  }
}
