import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@testable import Store

@Suite("A watched folder")
struct FolderStories {
  private let start = Evening().start
  private let folder: TemporaryFolder
  private let clock: TurnedClock

  init() throws {
    folder = try TemporaryFolder()
    clock = TurnedClock(start)
    try FileManager.default.createDirectory(
      atPath: folder.path("entrada"), withIntermediateDirectories: true)
  }

  private func open(_ source: String, queueLimit: Int = 50_000) async throws -> LiveMonitor {
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacing("sources: []", with: "sources:\n  - \(source)")
    let configuration = try Configuration.read(
      Array(text.utf8), file: "vigia.yaml", directory: folder.path)
    var surroundings = LiveMonitor.Surroundings(
      clock: clock, data: try DataFolder(named: World.root))
    surroundings.queueLimit = queueLimit
    return try await LiveMonitor(configuration, surroundings)
  }

  private func turn(_ monitor: LiveMonitor, _ seconds: Int64) async {
    await monitor.turn(to: clock.now() + .seconds(seconds), advance: { clock.turn(to: $0) })
  }

  private func count(_ monitor: LiveMonitor) async -> Int { await monitor.standing().mentions }

  @Test func `gives each file once, even across restarts, and no file that is still written`()
    async throws
  {
    let line = #"{"id":"a","text":"Prueba Móvil sin señal"}"#
    try folder.write(line + "\n", to: "entrada/uno.ndjson")
    try date("uno.ndjson", start)
    let monitor = try await open("{id: buzon, type: folder, path: entrada}")
    await turn(monitor, 30)
    #expect(await count(monitor) == 1)
    try folder.write("Comentario;Fecha\nSin señal;02/03/2026 10:00\n", to: "entrada/dos.csv")
    try folder.write("From: a@x\nMessage-ID: <m@x>\n\nSin señal\n", to: "entrada/tres.eml")
    try folder.write(
      "<rss version=\"2.0\"><channel><item><guid>g</guid><title>x</title></item></channel></rss>",
      to: "entrada/cuatro.xml")
    try folder.write("no terminé\n", to: "entrada/cinco.csv.PART")
    try folder.write(line.replacing("\"a\"", with: "\"y\"") + "\n", to: "entrada/.oculto.ndjson")
    // A link may lead to what nobody meant to give.
    try folder.write(line.replacing("\"a\"", with: "\"z\"") + "\n", to: "afuera.ndjson")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("entrada/seis.ndjson"),
      withDestinationPath: folder.path("afuera.ndjson"))
    await turn(monitor, 30)
    #expect(await count(monitor) == 4)
    #expect(await monitor.sourceStatuses().first?.health == .ok)
    await monitor.stop()
    let again = try await open("{id: buzon, type: folder, path: entrada}")
    // Nobody looks into one that has the same name, size and time.
    try folder.write(line.replacing("\"a\"", with: "\"x\"") + "\n", to: "entrada/uno.ndjson")
    try date("uno.ndjson", start)
    await turn(again, 60)
    #expect(await count(again) == 4)
    // One that grows is read again; what was in it is known.
    try folder.write(
      line + "\n" + line.replacing("\"a\"", with: "\"b\"") + "\n", to: "entrada/uno.ndjson")
    await turn(again, 30)
    #expect(await count(again) == 5)
    #expect(await again.sourceStatuses().first?.health == .ok)
    await again.stop()
  }

  @Test func `takes a file with more in it than may wait in the queue`() async throws {
    let lines = (0...100).map { #"{"id":"\#($0)","text":"x"}"# }
    try folder.write(lines.joined(separator: "\n"), to: "entrada/grande.ndjson")
    let monitor = try await open("{id: buzon, type: folder, path: entrada}", queueLimit: 100)
    await turn(monitor, 30)
    #expect(await count(monitor) == 101)
    #expect(await monitor.sourceStatuses().first?.health == .ok)
    await monitor.stop()
  }

  @Test func `tells once, and by its status, of a file that gives an error when it is read`()
    async throws
  {
    // The system's own memory is a file that nobody can read from the start.
    let monitor = try await open("{id: buzon, type: csv, path: /proc/self/mem, rest_s: 0}")
    await turn(monitor, 300)
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .slow)
    let reason = try #require(status.reason)
    #expect(reason.contains("no se puede leer «mem» de «/proc/self»: el disco"))
    #expect(reason.contains("Se intenta de nuevo"))
    let told = await monitor.eventLines().filter { $0.contains("monitor.degraded") }
    #expect(told.count == 1 && told.first?.contains("«mem»") == true)
    await monitor.stop()
  }

  @Test func `waits until a file has rested`() async throws {
    let monitor = try await open("{id: buzon, type: folder, path: entrada, rest_s: 60}")
    await turn(monitor, 10)
    for number in 1...6 {
      let lines = (1...number).map { #"{"id":"\#($0)","text":"Prueba Móvil sin señal"}"# }
      try folder.write(lines.joined(separator: "\n"), to: "entrada/crece.ndjson")
      await turn(monitor, 30)
      #expect(await count(monitor) == 0)
    }
    await turn(monitor, 90)
    #expect(await count(monitor) == 6)
    await monitor.stop()
  }

  @Test func `is emptied into another once what was in it is kept`() async throws {
    let source = "{id: buzon, type: folder, path: entrada, done: entrada/hechos}"
    for number in 1...3 {
      try folder.write(
        #"{"id":"\#(number)","text":"Prueba Móvil"}"#, to: "entrada/\(number).ndjson")
    }
    let monitor = try await open(source)
    await turn(monitor, 30)
    #expect(await count(monitor) == 3)
    try folder.write(#"{"id":"4","text":"Prueba Móvil"}"#, to: "entrada/1.ndjson")
    await turn(monitor, 30)
    #expect(await count(monitor) == 4)
    let files = FileManager.default
    #expect(try files.contentsOfDirectory(atPath: folder.path("entrada")) == ["hechos"])
    #expect(
      try files.contentsOfDirectory(atPath: folder.path("entrada/hechos")).sorted()
        == ["1.ndjson", "2-1.ndjson", "2.ndjson", "3.ndjson"])
    await monitor.stop()
  }

  @Test(arguments: ["", ", done: hechos"])
  func `keeps its files, and what it read, while the archive takes nothing`(done: String)
    async throws
  {
    try folder.write(#"{"id":"1","text":"Prueba Móvil"}"#, to: "entrada/1.ndjson")
    let monitor = try await open(
      "{id: buzon, type: folder, path: entrada, interval_s: 60\(done)}")
    await turn(monitor, 120)
    let left = done.isEmpty ? ["1.ndjson"] : []
    #expect(try waiting == left)
    let before = try #require(await monitor.sourceStatuses().first)
    let archive = try Connection(path: folder.path("vigia.db"), access: .writing(.process))
    try archive.script(
      """
      CREATE TRIGGER full BEFORE INSERT ON mention BEGIN SELECT RAISE(ABORT, 'no cabe'); END
      """)
    try folder.write(#"{"id":"2","text":"Prueba Móvil"}"#, to: "entrada/2.ndjson")
    await turn(monitor, 120)
    let refused = try #require(await monitor.sourceStatuses().first)
    #expect(refused.reason?.hasPrefix("el archivo no aceptó lo recibido") == true)
    // What was moved away need not be remembered.
    #expect(refused.cursor == (done.isEmpty ? before.cursor : ""))
    #expect(try waiting == left + ["2.ndjson"])
    try archive.script("DROP TRIGGER full")
    await turn(monitor, 120)
    #expect(await count(monitor) == 2)
    #expect(try waiting == (done.isEmpty ? ["1.ndjson", "2.ndjson"] : []))
    #expect(await monitor.sourceStatuses().first?.health == .ok)
    await monitor.stop()
  }

  @Test func `tells what it could not read, with file and line`() async throws {
    let monitor = try await open("{id: buzon, type: folder, path: entrada}")
    try folder.write("texto,fecha\nhola,ayer\nchau,2026-03-02\n", to: "entrada/malo.csv")
    try folder.write("x", to: "entrada/zeta.jpg")
    await turn(monitor, 30)
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .slow && status.reason?.contains(":2") == true)
    #expect(await count(monitor) == 1)
    await turn(monitor, 30)
    #expect(await monitor.sourceStatuses().first?.reason == status.reason)
    await monitor.stop()
  }

  @Test func `says when it cannot move what it has read, and does not read it again`() async throws
  {
    try folder.write("", to: "hechos")
    let monitor = try await open("{id: buzon, type: folder, path: entrada, done: hechos}")
    try folder.write(#"{"id":"1","text":"Prueba Móvil"}"#, to: "entrada/1.ndjson")
    await turn(monitor, 60)
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .slow && status.reason?.contains("mover") == true)
    #expect(status.mentions == 1)
    await monitor.stop()
  }

  @Test func `does not read a file of more than 256 MiB`() async throws {
    let monitor = try await open("{id: buzon, type: folder, path: entrada}")
    try lay("enorme.ndjson", mebibytes: 257, changed: start)
    await turn(monitor, 30)
    #expect(await monitor.sourceStatuses().first?.reason?.contains("256 MiB") == true)
    await monitor.stop()
  }

  @Test func `knows tables of tabs, and JSON by the line or as one feed`() async throws {
    let monitor = try await open("{id: buzon, type: folder, path: entrada}")
    try folder.write("Comentario\tNombre\nSin señal, otra vez\tAna\n", to: "entrada/a.tsv")
    // By its commas alone the heading would be taken for one of a table of commas.
    for ending in ["tsv", "tab"] {
      try folder.write(
        "Nombre, apellido, alias\tComentario\nAna, Paz, anita\tSin señal, \(ending)\n",
        to: "entrada/e." + ending)
    }
    try folder.write(#"{"id":"b","source":"plaza","text":"x"}"#, to: "entrada/b.jsonl")
    try folder.write(#"{"id":"c","text":"x"}"# + "\n", to: "entrada/c.json")
    try folder.write(
      #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"d","content_text":"x"}]}"#,
      to: "entrada/d.json")
    await turn(monitor, 30)
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .ok && status.mentions == 6, "\(status.reason ?? "")")
    await monitor.stop()
  }

  @Test func `that is not there is blind and heals`() async throws {
    let monitor = try await open("{id: buzon, type: folder, path: otra}")
    await turn(monitor, 60)
    #expect(await monitor.sourceStatuses().first?.health == .blind)
    try FileManager.default.createDirectory(
      atPath: folder.path("otra"), withIntermediateDirectories: true)
    try folder.write(#"{"id":"1","text":"Prueba Móvil"}"#, to: "otra/1.ndjson")
    await turn(monitor, 60)
    #expect(await monitor.sourceStatuses().first?.health == .ok)
    #expect(await count(monitor) == 1)
    await monitor.stop()
  }

  @Test func `that is empty is well, and well again after it was away`() async throws {
    let monitor = try await open("{id: buzon, type: folder, path: entrada}")
    let files = FileManager.default
    await turn(monitor, 30)
    #expect(await monitor.sourceStatuses().first?.health == .ok)
    try files.moveItem(atPath: folder.path("entrada"), toPath: folder.path("aparte"))
    await turn(monitor, 60)
    #expect(await monitor.sourceStatuses().first?.health == .blind)
    try files.moveItem(atPath: folder.path("aparte"), toPath: folder.path("entrada"))
    await turn(monitor, 30)
    #expect(await monitor.sourceStatuses().first?.health == .ok)
    await monitor.stop()
  }

  /// Lays down a file of so many mebibytes of nothing, which nobody knows how to read.
  private func lay(_ name: String, mebibytes: UInt64, changed: Instant) throws {
    let path = folder.path("entrada/" + name)
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: mebibytes << 20)
    try file.close()
    try date(name, changed)
  }

  /// Says when a file was last changed.
  private func date(_ name: String, _ changed: Instant) throws {
    let date = Date(timeIntervalSince1970: TimeInterval(changed.second))
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: folder.path("entrada/" + name))
  }

  /// The names of the files that lie there.
  private var waiting: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path("entrada")).sorted()
    }
  }

  @Test func `that is full is emptied bit by bit, the oldest first`() async throws {
    let monitor = try await open(
      "{id: buzon, type: folder, path: entrada, done: hechos, interval_s: 60}")
    let sizes: [(String, UInt64)] = [("c.bin", 20), ("b.bin", 20), ("a.bin", 40), ("e.bin", 1)]
    for (number, (name, size)) in sizes.enumerated() {
      try lay(name, mebibytes: size, changed: start - .minutes(Int64(60 - number)))
    }
    for number in 1...55 {
      try lay("f\(100 + number).bin", mebibytes: 0, changed: start - .minutes(10))
    }
    var rounds: [(second: Int, taken: [String])] = []
    for second in 0..<90 {
      let before = try waiting
      await turn(monitor, 1)
      let taken = try before.filter { try !waiting.contains($0) }
      if !taken.isEmpty { rounds.append((second, taken)) }
    }
    // Not more than 32 MiB at once, unless it is one file; not more than 50 files.
    let numbered = (101...155).map { "f\($0).bin" }
    #expect(
      rounds.map(\.taken) == [
        ["c.bin"], ["b.bin"], ["a.bin"], ["e.bin"] + numbered.prefix(49),
        Array(numbered.suffix(6)),
      ])
    // The rest of a full folder does not wait for the next look.
    let seconds = rounds.map(\.second)
    #expect(seconds == seconds.indices.map { seconds[0] + $0 })
    #expect(await monitor.sourceStatuses().first?.reason?.contains("f150.bin") == true)
    await monitor.stop()
  }

  @Test func `may be one table, at home or on the web, that says whose it is`() async throws {
    let server = try ScriptedServer { _ in
      .text("Mensaje\nNo anda nada\n", headers: [("Content-Type", "text/csv")])
    }
    try folder.write("Queja|Cuándo\nSin luz|02/03/2026 19:00\n", to: "quejas.txt")
    let monitor = try await open(
      """
      {id: local, type: csv, path: quejas.txt, brand: prueba, columns: {text: Queja, published_at: Cuándo}}
        - {id: web, type: csv, url: "\(server.url("/x.csv"))", interval_s: 60, brand: prueba}
      """)
    await turn(monitor, 60)
    #expect(await count(monitor) == 2)
    #expect(await monitor.sourceStatuses().allSatisfy { $0.health == .ok && $0.mentions == 1 })
    await monitor.stop()
  }
}
