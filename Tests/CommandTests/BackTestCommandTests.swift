import Foundation
import Rehearsal
import Testing

@Suite("vigia replay --against")
struct BackTestCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let usual = """
      format: vigia-config/1
      timezone: America/Argentina/Buenos_Aires
      brands: [{id: andina, names: [Andina], terms: [andina]}]
      history: [historia.ndjson]

      """
    let counts = (0..<24 * 8).map { String(20 + $0 % 3) }.joined(separator: ",")
    try folder.write(
      #"{"control":"history","series":{"brand":"andina"},"start":"2026-02-22T23:00:00Z","step_s":3600,"counts":[\#(counts)]}"#
        + "\n", to: "historia.ndjson")
    let lines = (0..<120).map { number in
      let clock = String(format: "23:%02d:%02d", number / 6, number % 6 * 10)
      return
        #"{"id":"m\#(number)","text":"andina sin señal, un desastre","published_at":"2026-03-02T\#(clock)Z","author":{"handle":"v\#(number)"}}"#
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "noche.ndjson")
    try folder.write(usual, to: "actual.yaml")
    try folder.write(usual + "threshold: 40\n", to: "nueva.yaml")
    return folder
  }

  @Test("says for people and for machines what a change of configuration changes")
  func compares() throws {
    let folder = try folder()
    func compare(_ more: String) throws -> Shell.Result {
      try Shell.vigia(
        "replay", folder.path("noche.ndjson"), "--config", folder.path("nueva.yaml"), "--against",
        folder.path("actual.yaml"), "--data", Shell.root, more)
    }
    let said = try compare("--strict")
    #expect(said.status == 0, "\(said.err)")
    #expect(said.lines.first?.hasPrefix("Grabación de ") == true)
    #expect(said.out.contains("Cambia: 1") || said.out.contains("Dejaría de avisar: 1"))
    let json = try compare("--json")
    #expect(json.lines.count == 1)
    #expect(json.out.contains(#""judged_by":"rule""#))
  }

  @Test("needs both configurations, and what goes with it goes with nothing else")
  func usage() throws {
    let folder = try folder()
    let night = folder.path("noche.ndjson")
    let alone = try Shell.vigia("replay", night, "--against", folder.path("actual.yaml"))
    #expect(alone.status == 64)
    let expected = try Shell.vigia("replay", night, "--expected", "esperado.json")
    #expect(expected.status == 64)
  }
}
