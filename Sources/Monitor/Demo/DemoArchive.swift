internal import Foundation
internal import Model
internal import Store

/// Where the demonstration keeps its archive, so that a second start goes on where the first stopped.
struct DemoArchive: Sendable {
  let path: String
  /// True for an archive that is removed at the end.
  let isThrowAway: Bool

  /// An archive of one run only.
  static func throwAway() throws -> DemoArchive {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("vigia-demo-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return DemoArchive(path: folder.appendingPathComponent("demo.db").path, isThrowAway: true)
  }

  /// The archive of a recorded day, under the user's cache folder (`XDG_CACHE_HOME`).
  static func lasting(_ day: RecordedDay) throws -> DemoArchive {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? FileManager.default.temporaryDirectory.path
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    let folder = URL(fileURLWithPath: cache).appendingPathComponent("vigia")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      return try throwAway()
    }
    let path = folder.appendingPathComponent("demo-\(day.name).db").path
    return DemoArchive(path: path, isThrowAway: false)
  }

  /// Where the last run stopped; nil when there was none, it came to the end, or its archive cannot be
  /// read any more.
  func stopped(before end: Instant) async -> Instant? {
    guard FileManager.default.fileExists(atPath: path),
      let archive = try? Archive.openReading(path: path)
    else { return nil }
    let alive = try? await archive.value(Facts.aliveUntil)
    await archive.close()
    guard let milliseconds = alive.flatMap({ Int64($0) }) else { return nil }
    let instant = Instant(milliseconds: milliseconds)
    return instant < end ? instant : nil
  }

  /// Removes the archive and what SQLite keeps beside it.
  func remove() {
    if isThrowAway {
      try? FileManager.default.removeItem(
        at: URL(fileURLWithPath: path).deletingLastPathComponent())
      return
    }
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
  }
}
