import Foundation
import Model
import Testing

@testable import Store

@Suite("Opening an archive")
struct OpeningTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("A second monitor is refused while the first lives, and let in after it")
  func oneMonitor() async throws {
    let first = try folder.open()
    #expect(await code { _ = try folder.open() } == .tryLater)
    await first.close()
    let second = try folder.open()
    await second.close()
  }

  @Test("A reader opens it beside the running monitor and sees what is committed")
  func readerBeside() async throws {
    let monitor = try folder.open()
    try await monitor.commit(batch(heard(1)))
    let reader = try Archive.openReading(path: folder.file)
    #expect(await reader.mention(id: "plaza:1")?.sequence == 1)
    try await monitor.commit(batch(heard(2)))
    #expect(try await reader.lastSequence() == 2)
    #expect(await code { try await reader.commit(batch(heard(3))) } == .inputOutput)
    await reader.close()
    await monitor.close()
  }

  @Test("A new archive is its owner's alone, and one that others were let into stays so")
  func permissions() async throws {
    func permissions(_ ending: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file + ending)
      return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }
    var monitor = try folder.open()
    try await monitor.commit(batch(heard(1)))
    for ending in ["", "-wal", "-shm", "-lock"] { #expect(try permissions(ending) == 0o600) }
    await monitor.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.file)
    monitor = try folder.open()
    #expect(try permissions("") == 0o640)
    await monitor.close()
  }

  // Root ignores permission bits, so the unwritable places are of other sorts.
  @Test("A place that cannot hold a file is an I/O fault", arguments: ["nowhere/vigia.db", ""])
  func badPlace(name: String) async {
    let path = folder.path + (name.isEmpty ? "" : "/" + name)
    #expect(await code { _ = try Archive.open(path: path, durability: .power) } == .inputOutput)
  }

  @Test("A folder where the lock cannot be made is an I/O fault")
  func lockIsFolder() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.file + "-lock", withIntermediateDirectories: false)
    #expect(await code { _ = try folder.open() } == .inputOutput)
  }

  @Test("What is no database is bad data and stays as it is")
  func notADatabase() async throws {
    let bytes = Data(String(repeating: "esto no es una base de datos. ", count: 100).utf8)
    try bytes.write(to: URL(fileURLWithPath: folder.file))
    #expect(await code { _ = try folder.open() } == .badData)
    #expect(await code { _ = try Archive.openReading(path: folder.file) } == .badData)
    #expect(FileManager.default.contents(atPath: folder.file) == bytes)
  }

  @Test("A torn header is bad data")
  func tornHeader() async throws {
    let archive = try folder.open()
    try await archive.commit(batch(heard(1)))
    await archive.close()
    var bytes = try #require(FileManager.default.contents(atPath: folder.file))
    bytes.replaceSubrange(0..<16, with: repeatElement(0x20, count: 16))
    try bytes.write(to: URL(fileURLWithPath: folder.file))
    #expect(await code { _ = try folder.open() } == .badData)
  }

  @Test("A newer version's file and another program's are refused")
  func notOurs() async throws {
    let newer = try Connection(path: folder.file, access: .writing(.process))
    try newer.script("PRAGMA application_id = \(Migrations.applicationID)")
    try newer.script("PRAGMA user_version = \(Migrations.all.latest + 1)")
    #expect(await code { _ = try folder.open() } == .badData)
    let foreign = try Connection(path: folder.path + "/otro.db", access: .writing(.process))
    try foreign.script("CREATE TABLE clientes (nombre TEXT)")
    #expect(
      await code { _ = try Archive.open(path: folder.path + "/otro.db", durability: .power) }
        == .badData)
  }

  @Test("A file of version 1 is brought to version 2 with what it holds")
  func migration() throws {
    let connection = try Connection(path: folder.file, access: .writing(.process))
    try Migrations(steps: [Schema.version1]).bring(connection)
    try connection.run("INSERT INTO fact (name, value) VALUES ('alive_until', '7')")
    let two = Migrations(steps: [Schema.version1, "ALTER TABLE fact ADD COLUMN note TEXT"])
    try two.bring(connection)
    try two.bring(connection)
    #expect(try connection.integer("PRAGMA user_version") == 2)
    #expect(try connection.integer("SELECT count(*) FROM fact WHERE note IS NULL") == 1)
  }

  @Test("A migration that fails half-way leaves the version before")
  func failedMigration() throws {
    let connection = try Connection(path: folder.file, access: .writing(.process))
    try Migrations(steps: [Schema.version1]).bring(connection)
    let broken = Migrations(
      steps: [Schema.version1, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)"])
    #expect(throws: Fault.self) { try broken.bring(connection) }
    #expect(try connection.integer("PRAGMA user_version") == 1)
    #expect(try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0)
  }

  @Test("Reading what does not exist says so; after closing, work is refused")
  func missingAndClosed() async throws {
    #expect(await code { _ = try Archive.openReading(path: folder.file) } == .noInput)
    let archive = try folder.open()
    await archive.close()
    #expect(await code { try await archive.commit(batch(heard(1))) } == .tryLater)
  }
}
