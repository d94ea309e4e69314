import Foundation
import Model
import Reading
import Testing

@Suite("Places")
struct PlaceTests {
  private static func named(_ finding: Finding) -> [String] {
    finding.places.map { "\($0.name), \($0.province ?? "")" }
  }

  @Test("of two hundred sentences, at least ninety-five in a hundred are read as people read them")
  func sentences() throws {
    var wrong: [String] = []
    var count = 0
    for line in PlaceSentences.named.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      let expected = try #require(parts.last).split(separator: ";").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let found = Self.named(try Desk.read(parts[0]))
      count += 1
      if found != expected { wrong.append("\(parts[0]) → \(found)") }
    }
    for line in PlaceSentences.free.split(separator: "\n") {
      let found = Self.named(try Desk.read(String(line)))
      count += 1
      if !found.isEmpty { wrong.append("\(line) → \(found)") }
    }
    #expect(count >= 200)
    #expect(Double(wrong.count) <= 0.05 * Double(count), "\(wrong.joined(separator: "\n"))")
  }

  @Test("a place comes with its coordinates and the words that name it")
  func coordinates() throws {
    let text = "¡sin señal en San Carlos de Bariloche!"
    let finding = try Desk.read(text)
    let place = try #require(finding.places.first)
    #expect(place.country == "AR")
    #expect(abs(place.latitude + 41.1) < 0.2 && abs(place.longitude + 71.3) < 0.2)
    let evidence = try #require(finding.evidence.first { $0.kind == "place" })
    #expect(evidence.text == "San Carlos de Bariloche")
    #expect(evidence.rule == place.id)
    let bytes = Array(text.utf8)[evidence.start..<evidence.end]
    #expect(String(decoding: bytes, as: UTF8.self) == evidence.text)
  }

  @Test("a name that several countries share is the brand's own town")
  func country() throws {
    var brand = Brand(id: "rural", names: ["Rural Móvil"])
    brand.country = "ES"
    let reader = try Desk.reader([brand])
    let spain = reader.read(Mention(id: "1", text: "Rural Móvil no anda en Córdoba"))
    #expect(spain.places.map(\.country) == ["ES"])
    #expect(try Desk.read("no anda en Córdoba").places.map(\.country) == ["AR"])
  }

  @Test("three thousand places are known, among them every province and barrio")
  func size() throws {
    #expect(try Desk.places().count >= 3000)
  }

  @Test("a bad row is told with its line and column")
  func faults() throws {
    let table = "id\tname\tkind\tcountry\tlat\tlon\nx\tX\tciudad\tAR\t1\t2\ny\tY\tcity\tAR\t95\t2\n"
    let error = #expect(throws: Faults.self) {
      _ = try Gazetteer(files: [(name: "lugares.tsv", bytes: Array(table.utf8))])
    }
    let places = error?.list.compactMap(\.place).map(\.description)
    #expect(places == ["lugares.tsv:2:5", "lugares.tsv:3:13"])
  }
}
