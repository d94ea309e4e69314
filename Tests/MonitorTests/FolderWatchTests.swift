import Foundation
import Model
import Rehearsal
import Synchronization
import Testing

@testable import Monitor

@Suite("What a watched folder remembers")
struct FolderWatchTests {
  private let now = Instant(seconds: 1_772_000_000)

  @Test func `has a bound, beyond which the oldest files are left alone and somebody is told`()
    throws
  {
    let home = try TemporaryFolder()
    for number in 1...4 {
      let path = try home.write("\(number)", to: "\(number).ndjson")
      let date = Date(timeIntervalSince1970: TimeInterval(1_700_000_000 + number))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
    var folder = Source.Folder(path: home.path)
    folder.rest = .seconds(0)
    var watch = FolderWatch(folder, remembering: 3)
    let first = try watch.due(FolderCursor(nil), at: now)
    #expect(first.files.map(\.name) == ["2.ndjson", "3.ndjson", "4.ndjson"])
    #expect(first.complaint?.remedy?.contains("done") == true)
    let cursor = watch.remembered(FolderCursor(nil), present: first.present, read: first.files)
    let second = try watch.due(cursor, at: now + .seconds(60))
    #expect(second.files.isEmpty && !second.isMore)
    // One that is emptied takes them all, in turn.
    folder.done = home.path("hechos")
    var emptied = FolderWatch(folder, remembering: 3)
    let all = try emptied.due(FolderCursor(nil), at: now)
    #expect(all.files.count == 4 && all.complaint == nil)
  }

  @Test
  func `tries what it could not read again, loses nothing, and lets no other file wait for it`()
    async throws
  {
    let home = try TemporaryFolder()
    for number in 1...60 {
      try home.write(#"{"id":"\#(number)","text":"sin señal"}"#, to: "\(number).ndjson")
    }
    let closed = Mutex(Set((1...59).map { home.path("\($0).ndjson") }))
    let opened = Mutex(0)
    var folder = Source.Folder(path: home.path)
    folder.rest = .seconds(0)
    var source = Source(
      id: "buzon", kind: .folder, url: "folder:" + home.path, interval: .seconds(10))
    source.folder = folder
    var watch = FolderWatch(folder) { path in
      opened.withLock { $0 += 1 }
      if closed.withLock({ $0.contains(path) }) { throw CocoaError(.fileReadNoPermission) }
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    var status = SourceStatus(id: "buzon")
    var brought: [String] = []
    func look(at second: Int64) async throws -> FolderRound.Finding {
      let (outcome, after, seen) = await FolderRound.run(
        source, watch, status, at: now + .seconds(second))
      (watch, status) = (after, seen)
      let finding = try outcome.get()
      brought += finding.mentions.map(\.id)
      return finding
    }
    _ = try await look(at: 0)
    let second = try await look(at: 1)
    #expect(brought == ["60"])
    #expect(opened.withLock { $0 } == 60)
    let words = try #require(second.unread)
    #expect(words.contains("«1.ndjson» de «\(home.path)» (ni otros 58 archivos)"))
    #expect(words.contains("permiso") && words.contains("Se intenta de nuevo cada minuto"))
    #expect(status.nextAttempt == now + .seconds(11))
    // Nobody tries them in between.
    for second in stride(from: 11, to: 60, by: 10) { _ = try await look(at: Int64(second)) }
    #expect(opened.withLock { $0 } == 60)
    closed.withLock { $0 = [home.path("7.ndjson")] }
    _ = try await look(at: 62)
    let rest = try await look(at: 63)
    #expect(brought.sorted() == (1...60).filter { $0 != 7 }.map(String.init).sorted())
    #expect(rest.unread?.contains("«7.ndjson»") == true)
    try FileManager.default.removeItem(atPath: home.path("7.ndjson"))
    #expect(try await look(at: 70).unread == nil)
  }
}
