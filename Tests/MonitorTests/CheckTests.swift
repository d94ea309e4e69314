import Model
import Monitor
import Rehearsal
import Testing

@Suite("Checking a configuration")
struct CheckTests {
  @Test("tells an unknown connector and what it lacks together with every other mistake, by line")
  func together() throws {
    let folder = try TemporaryFolder()
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacing(
        "sources: []",
        with: """
          sources:
            - {id: uno, type: connector, connector: mastodon-tog}
            - {id: dos, type: connector, connector: mastodon-tag}
            - {id: tres, type: feed, url: "https://a.example/f", interval: 60}
          """)
    let file = try folder.write(text, to: "vigia.yaml")
    let report = try DataFolder(named: World.root).check(configuration: file)
    let told = report.faults.map(\.description)
    // The second lacks two of what its connector needs.
    #expect(told.count == 4, "\(told)")
    #expect(told.first?.contains("no hay ningún conector «mastodon-tog»") == true)
    #expect(told.first?.contains("¿quiso decir «mastodon-tag»?") == true)
    #expect(told.last?.contains("no se conoce «interval»") == true)
    let lines = report.faults.map { $0.place?.line ?? 0 }
    #expect(lines == lines.sorted() && lines.first != 0)
  }
}
