internal import Foundation

/// The time that all threads of this process have computed: what a bench measures, however busy the
/// machine is beside it.
enum ProcessorTime {
  /// Seconds since the process began.
  static var now: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// Seconds that a piece of work takes.
  static func seconds<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Double
  {
    let start = now
    try work()
    return now - start
  }
}
