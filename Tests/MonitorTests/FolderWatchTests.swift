import Foundation
import Model
import Rehearsal
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
}
