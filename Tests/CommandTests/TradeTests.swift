import Foundation
import Rehearsal
import Testing

@Suite("Another trade than telephony")
struct TradeTests {
  private static func configuration(rules: String) -> String {
    """
    format: vigia-config/1
    timezone: America/Argentina/Buenos_Aires
    rules: \(rules)
    brands:
      - {id: luzsur, names: [Luz del Sur], terms: ["@LuzDelSur"]}
    sources: []

    """
  }

  @Test("reads by its own pack of drivers, which the configuration names")
  func energy() throws {
    let folder = try TemporaryFolder()
    let mention =
      #"{"id":"a","text":"@LuzDelSur hace tres horas sin luz, un desastre","published_at":"2026-03-02T22:00:00Z","author":{"id":"ana"}}"#
    let recording = try folder.write(mention + "\n", to: "tarde.ndjson")
    for (rules, isKnown) in [("energy", true), ("telco", false)] {
      let file = try folder.write(Self.configuration(rules: rules), to: "\(rules).yaml")
      let replay = try Shell.vigia("replay", recording, "--config", file)
      #expect(replay.status == 0)
      let opened = try #require(replay.lines.first { $0.contains(#""case.opened""#) })
      #expect(opened.contains("power_cut") == isKnown, "\(rules): \(opened)")
    }
  }

  @Test("that nobody wrote a pack for is named with those there are")
  func unknown() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.configuration(rules: "energia"), to: "vigia.yaml")
    let check = try Shell.vigia("check", "--config", file)
    #expect(check.status == 78)
    #expect((check.out + check.err).contains("banking, energy, telco"))
    let path = try folder.write(Self.configuration(rules: "../energy"), to: "ruta.yaml")
    #expect(try Shell.vigia("check", "--config", path).status == 78)
  }
}
