import Model
import Rehearsal
import Testing

@testable import Parsing

@Suite("A table")
struct TableTests {
  private func read(
    _ text: String, _ map: TableMap = TableMap()
  ) throws -> (mentions: [Mention], faults: [Fault]) {
    try TableDocument.parse(Array(text.utf8), map, .init(file: "reclamos.csv", source: "crm"))
  }

  @Test func `with the usual names needs no map`() throws {
    let (mentions, faults) = try read(
      "Nro;Fecha;Cliente;Comentario\r\n7;02/03/2026 10:15;Ana;\"Sin señal; hace \"\"días\"\"\r\ny nadie atiende\"\r\n"
    )
    #expect(faults.isEmpty)
    let mention = try #require(mentions.first)
    #expect(mentions.count == 1 && mention.id == "crm:7" && mention.author?.name == "Ana")
    #expect(mention.text == "Sin señal; hace \"días\"\r\ny nadie atiende")
    #expect(mention.publishedAt == Instant(rfc3339: "2026-03-02T10:15:00Z"))
  }

  @Test func `with a map and a zone is read by them`() throws {
    var map = TableMap()
    map.columns = [
      .init(path: "text", name: "QUE PASO"), .init(path: "published_at", name: "3"),
      .init(path: "author.handle", name: "Cuenta"), .init(path: "extra.canal", name: "Canal"),
      .init(path: "counts.likes", name: "Me gusta"),
    ]
    map.dates = .monthFirst
    map.zone = ZoneTable(name: "x", initialOffset: -10_800)
    let (mentions, faults) = try read(
      "Canal,Qué pasó,Cuándo,Cuenta,Me gusta\nwhatsapp,No anda,3/2/2026 9:00 p. m.,@ana,12\n"
        + "mail,Tampoco,2026-03-02T09:00:00-03:00,beto,\n", map)
    #expect(faults.isEmpty)
    #expect(
      mentions.map(\.publishedAt) == [
        Instant(rfc3339: "2026-03-03T00:00:00Z"), Instant(rfc3339: "2026-03-02T12:00:00Z"),
      ])
    #expect(mentions.first?.author?.handle == "ana" && mentions.first?.counts.likes == 12)
    #expect(mentions.first?.extra.first == .init("canal", .string("whatsapp")))
  }

  @Test(arguments: [
    "02/03/2026 14:35", "02/03/2026 14:35 hs", "02/03/2026 14:35hs.", "14:35 02-03-2026",
    "2026-03-02 14:35:00 h", "2 de marzo de 2026, 14:35 horas", "02/03/2026 2:35 p. m. hs",
    "2026-03-02T17:35:00Z", "2026-03-02 17:35 UTC", "02/03/2026 14:35 -0300",
    "02/03/2026 14:35 ART",
  ])
  func `tells the hour of its own zone where it names no other`(date: String) throws {
    var map = TableMap()
    map.zone = ZoneTable(name: "x", initialOffset: -10_800)
    let (mentions, _) = try read("texto;fecha\nhola;\(date)\n", map)
    #expect(mentions.first?.publishedAt == Instant(rfc3339: "2026-03-02T17:35:00Z"))
  }

  @Test func `tells its bad rows by line and keeps the others`() throws {
    let (mentions, faults) = try read(
      """
      id,texto,fecha,kind
      1,bien,2026-03-02,post
      2,"nunca se cierra,2026-03-02,post
      3,bien,ayer nomás,post
      4,,2026-03-02,post
      5,bien,2026-03-02,grito
      6,bien,2026-03-02,post,de,más

      7,"dos
      líneas",2026-03-02,post
      8,bien,2026-03-02,REVIEW,,
      """)
    #expect(mentions.map(\.id) == ["crm:1", "crm:7", "crm:8"])
    #expect(faults.compactMap(\.place?.line) == [3, 4, 5, 6, 7])
    #expect(faults.allSatisfy { $0.place?.file == "reclamos.csv" })
    #expect(mentions.last?.kind == .review)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `tells its separator`(sign: String) throws {
    let text = ["id", "texto, con; todo", "fecha"].joined(separator: sign)
    let head = text.replacing("texto, con; todo", with: "texto")
    let (mentions, faults) = try read("\(head)\n1\(sign)\"a\(sign)b\"\(sign)2026-03-02\n")
    #expect(faults.isEmpty && mentions.first?.text == "a\(sign)b")
  }

  @Test func `in the encodings of spreadsheets is read`() throws {
    let text = "texto\nseñal\n"
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    for bytes in [utf16, latin, marked, Array(("sep=;\n" + text).utf8)] {
      let (mentions, _) = try TableDocument.parse(bytes, TableMap(), .init(file: "x"))
      #expect(mentions.first?.text == "señal")
    }
  }

  @Test func `without ids gives the same row the same id, and two equal rows two`() throws {
    let one = try read("texto,fecha\nhola,2026-03-02\nhola,2026-03-02\nchau,2026-03-02\n").mentions
    let two = try read("texto,fecha\nchau,2026-03-02\nhola,2026-03-02\n").mentions
    #expect(Set(one.map(\.id)).count == 3)
    #expect(Set(two.map(\.id)).isSubset(of: one.map(\.id)))
  }

  @Test func `that has no text says what it has`() {
    let fault = #expect(throws: Fault.self) { try read("a,b\n1,2\n") }
    #expect(fault?.explanation.contains("a, b") == true)
    #expect(throws: Fault.self) { try read("") }
    var map = TableMap()
    map.columns = [.init(path: "text", name: "Comentario")]
    let other = #expect(throws: Fault.self) { try read("texto\nhola\n", map) }
    #expect(other?.explanation.contains("Comentario") == true)
  }

  @Test func `full of quotes is read in time`() throws {
    let text = "texto\n" + String(repeating: "\"abierta\n", count: 200_001)
    let (_, seconds) = try ThreadTime.measure {
      _ = try read(text)
      _ = try read("texto\n\"" + String(repeating: "a", count: 4 << 20))
    }
    #expect(seconds < 10)
  }
}
