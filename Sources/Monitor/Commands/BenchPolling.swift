internal import Foundation
package import Model
internal import Polling
internal import Serving
internal import Synchronization
internal import Transfers

/// `vigia bench polling`: conditional requests a second and core, through all of `Polling`.
///
/// The server is another process, so that the time told is the poller's alone: everything from the plan
/// through libcurl to the status after the answer.
package struct BenchPolling: Sendable {
  /// The word by which the command runs its own server.
  package static let serving = "polling-server"

  private let feeds: Int
  private let atOnce: Int
  private let seconds: Double

  /// A bench of so many feeds, so many of them asked at once, for so many seconds.
  package init(feeds: Int = 1000, atOnce: Int = 32, seconds: Double = 5) {
    self.feeds = feeds
    self.atOnce = atOnce
    self.seconds = seconds
  }

  /// Measures.
  package func run() async throws -> JSON {
    let server = try BenchServer()
    defer { server.stop() }
    let client = HTTPClient(
      userAgent: PollPlan.userAgent(version: Version.current), maximumConnectionsPerHost: atOnce)
    defer { client.close() }
    let poller = Poller(
      client: client, allowPrivate: ["127.0.0.1"], gate: HostGate(limit: atOnce))
    let sources = (0..<feeds).map { number in
      Source(
        id: "feed\(number)", url: "http://127.0.0.1:\(server.port)/\(number).rss",
        interval: .minutes(1))
    }
    // The first answers bring the bodies and the validators; what is measured comes after.
    let known = await polled(sources.map { ($0, SourceStatus(id: $0.id)) }, by: poller, until: .now)
    let started = ContinuousClock.now
    let before = ProcessorTime.now
    let after = await polled(
      known.statuses, by: poller, until: started + .seconds(seconds))
    let spent = ProcessorTime.now - before
    let passed = started.duration(to: .now) / .seconds(1)
    return [
      "feeds": JSON(feeds), "at_once": JSON(atOnce), "polls": JSON(after.polls),
      "not_modified": JSON(after.notModified), "seconds": .number(Self.rounded(passed)),
      "cpu_s": .number(Self.rounded(spent)),
      "polls_per_s": .number((Double(after.polls) / passed).rounded()),
      "polls_per_cpu_s": .number((Double(after.polls) / max(spent, 1e-9)).rounded()),
    ]
  }

  private struct Tally {
    var statuses: [(Source, SourceStatus)] = []
    var polls = 0
    var notModified = 0
  }

  /// Asks every feed, and again from the first one until the time is over.
  private func polled(
    _ feeds: [(Source, SourceStatus)], by poller: Poller, until end: ContinuousClock.Instant
  ) async -> Tally {
    await withTaskGroup(of: Tally.self) { group in
      for worker in 0..<atOnce {
        let share = stride(from: worker, to: feeds.count, by: atOnce).map { feeds[$0] }
        group.addTask { await Self.work(share, poller, until: end) }
      }
      return await group.reduce(into: Tally()) { whole, part in
        whole.statuses += part.statuses
        whole.polls += part.polls
        whole.notModified += part.notModified
      }
    }
  }

  private static func work(
    _ share: [(Source, SourceStatus)], _ poller: Poller, until end: ContinuousClock.Instant
  ) async -> Tally {
    let clock = SystemClock()
    var tally = Tally(statuses: share)
    repeat {
      for index in tally.statuses.indices {
        let (source, status) = tally.statuses[index]
        let (result, after) = await poller.poll(source, status, at: { clock.now() })
        tally.statuses[index].1 = after
        tally.polls += 1
        if case .notModified = result { tally.notModified += 1 }
      }
    } while ContinuousClock.now < end && !share.isEmpty
    return tally
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// The other process: this program again, serving one small feed that does not change.
private final class BenchServer {
  let port: Int
  private let process = Process()
  private let input = Pipe()

  init() throws {
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["bench", BenchPolling.serving]
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.filter(\.isNumber)) else {
      process.terminate()
      throw Fault(.unavailable, "el servidor de la medición no arrancó")
    }
    self.port = port
  }

  /// The server ends when nobody can write to it any more.
  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

/// What the other process does.
package enum BenchSite {
  /// Serves until standard input ends; the port is the first line of standard output.
  package static func serve() async throws {
    let server = try HTTPServer(address: (host: "127.0.0.1", port: 0), site: OneFeed())
    FileHandle.standardOutput.write(Data("\(server.port)\n".utf8))
    _ = try? FileHandle.standardInput.readToEnd()
    await server.stop()
  }

  private struct OneFeed: Site {
    func answer(_ request: ServerRequest) async -> ServerReply {
      let tag = "\"v1\""
      let headers = [
        (name: "ETag", value: tag), (name: "Cache-Control", value: "max-age=60"),
        (name: "Last-Modified", value: "Mon, 02 Mar 2026 11:04:09 GMT"),
      ]
      if request.header("If-None-Match") == tag {
        return .full(status: 304, headers: headers, body: [])
      }
      let body =
        "<rss version='2.0'><channel><title>x</title><item><guid>1</guid></item></channel></rss>"
      return .full(
        status: 200, headers: headers + [("Content-Type", "application/rss+xml")],
        body: Array(body.utf8))
    }
  }
}
