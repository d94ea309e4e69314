import Foundation
import Rehearsal
import Testing

@Suite("accounts, coordination")
struct JudgingCommandTests {
  private static let brands = """
    brands:
      - id: andina
        names: [Andina Móvil]
        official: [{network: x, handle: AndinaMovil}]
    """

  @Test("a line an account, in order, with points that add up; a bad line is told and skipped")
  func accounts() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.brands, to: "marcas.yaml")
    let input = """
      {"id":"1","handle":"Andina_Ayuda24","name":"Andina Móvil","brand":"andina"}
      {"handle":7}
      {"id":"2","handle":"ana_lopez","name":"Ana"}
      {"id":"3","handle":"x","brand":"otra"}
      """
    let result = try Shell.vigia("accounts", "--brands", file, input: input)
    #expect(result.status == 0)
    let lines = result.lines
    try #require(lines.count == 2)
    #expect(lines[0].contains(#""tier":"probable""#))
    #expect(lines[1].contains(#"{"points":0,"tier":"none","evidence":[]}"#))
    #expect(result.err.contains("línea 2") && result.err.contains("línea 4"))
    #expect(try Shell.vigia("accounts", "--brands", file, "--strict", input: input).status == 65)
    #expect(try Shell.vigia("accounts", input: input).status == 64)
    #expect(try Shell.vigia("accounts", "--brands", "/no/hay.yaml", input: input).status == 66)
  }

  @Test("a burst of copies is coordinated; an empty one organic")
  func coordination() throws {
    let lines = (0..<5).map {
      #"{"id":"\#($0)","text":"basta de robar, quiero la baja del servicio y nadie me responde","author":{"handle":"z\#($0)"}}"#
    }
    let result = try Shell.vigia("coordination", input: lines.joined(separator: "\n"))
    #expect(result.status == 0)
    #expect(result.out.hasPrefix(#"{"verdict":"coordinated","share":1,"messages":5,"authors":5,"#))
    #expect(result.out.contains(#""effective_voices":1,"clusters":[{"type":"copy","#))
    #expect(try Shell.vigia("coordination").out.contains(#""verdict":"organic","share":0"#))
  }
}
