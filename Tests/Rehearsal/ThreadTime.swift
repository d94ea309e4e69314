internal import Glibc

/// Processor time of the calling thread: what work costs, however busy the machine is beside it.
package enum ThreadTime {
  /// What a piece of synchronous work gives, and the seconds of processor time that it takes.
  package static func measure<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> (result: Result, seconds: Double) {
    let start = now()
    let result = try work()
    return (result, now() - start)
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
